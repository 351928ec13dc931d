import { addDays, dayOf, isDay, type Day } from '#shared/dates.ts';
import { toFen } from '#shared/money.ts';
import { Refusal, type FieldProblem } from '#shared/refusal.ts';
import type { Ctx } from '#platform/ctx.ts';
import { activeCodes } from '#modules/parties/index.ts';
import { factsRefusals, GIVEN_MONEY_UNITS, type FactKind, type FactValue, type GivenUnit, type Period } from './contract/facts.ts';
import { FACT_KINDS, REGISTER_KINDS } from './fact-kinds.ts';

export type Entry = {
  readonly kind: string;
  readonly year: number | null;
  readonly period?: Period | undefined;
  readonly value: FactValue;
  readonly unit?: GivenUnit | undefined;
  readonly asOf: Day;
};
export type CheckedEntry = {
  readonly kind: string;
  readonly year: number | null;
  readonly period: Period;
  readonly value: FactValue;
  readonly asOf: Day;
};

type Wrong = {
  readonly at: 'kind' | 'value' | 'unit' | 'year' | 'asOf' | 'period';
  readonly code: string;
  readonly values?: Record<string, string | number>;
};

/** 10 thousand 亿元 in 分: more is a slip of the unit. */
const MOST_FEN = 100_000_000_000_000;
const MOST_COUNT = 1_000_000;
const FIRST_YEAR = 2000;
/** What may be below nothing. */
const MAY_BE_NEGATIVE = new Set(['net_assets', 'profit_total', 'net_profit', 'income_tax_paid', 'vat_paid']);

/**
 * Checks what a form states, at its place, and turns it into what is kept: money into 分, a share into 0..1. Refuses
 * with every problem at once.
 */
export async function checkEntries(ctx: Ctx, entries: readonly Entry[]): Promise<CheckedEntry[]> {
  const codes = await codesFor(ctx, entries);
  const problems: FieldProblem[] = [];
  const checked = entries.flatMap((entry, at) => {
    const result = checkEntry(entry, dayOf(ctx.now), codes);
    if (!('code' in result)) return [result];
    problems.push({ path: `/facts/${at}/${result.at}`, code: result.code, ...(result.values && { values: result.values }) });
    return [];
  });
  if (problems.length > 0) throw new Refusal(factsRefusals.facts_wrong, { count: problems.length }, problems);
  return checked;
}

type Codes = ReadonlyMap<string, ReadonlySet<string>>;

/** The code lists that these entries are checked against, each read once. */
async function codesFor(ctx: Ctx, entries: readonly Entry[]): Promise<Codes> {
  const lists = new Map<string, ReadonlySet<string>>();
  for (const [kind, list] of [
    ['field_code', 'field'],
    ['industry_code', 'industry'],
  ] as const) {
    if (!entries.some((entry) => entry.kind === kind)) continue;
    lists.set(kind, new Set((await activeCodes(ctx, list)).map(({ code }) => code)));
  }
  return lists;
}

function checkEntry(entry: Entry, today: Day, codes: Codes): CheckedEntry | Wrong {
  const kind = FACT_KINDS.get(entry.kind);
  if (!kind || REGISTER_KINDS.has(kind.id) || kind.group === 'certificate')
    return { at: 'kind', code: 'ledgers.kind_unknown', values: { kind: entry.kind } };
  const asOf = checkDay(entry, kind, today);
  if (asOf) return asOf;
  const value = valueOf(entry, kind, today, codes);
  if (typeof value === 'object') return value;
  const period = kind.isYearly ? (entry.period ?? 'year') : 'none';
  return { kind: kind.id, year: kind.isYearly ? entry.year : null, period, value, asOf: entry.asOf };
}

function checkDay({ year, asOf, period }: Entry, kind: FactKind, today: Day): Wrong | null {
  const thisYear = Number(today.slice(0, 4));
  if (asOf > today) return { at: 'asOf', code: 'ledgers.as_of_ahead' };
  if (!kind.isYearly) return year === null ? null : { at: 'year', code: 'ledgers.year_not_wanted' };
  if (year === null) return { at: 'year', code: 'ledgers.year_wanted' };
  if (period === 'none') return { at: 'period', code: 'ledgers.year_wanted' };
  if (year < FIRST_YEAR || year > thisYear + 1)
    return { at: 'year', code: 'ledgers.year_range', values: { first: FIRST_YEAR, last: thisYear + 1 } };
  // A plan for the coming year may be known before it begins, nothing much earlier.
  return asOf < addDays(`${year}-01-01`, -366) ? { at: 'asOf', code: 'ledgers.as_of_before_year', values: { year } } : null;
}

function valueOf(entry: Entry, kind: FactKind, today: Day, codes: Codes): FactValue | Wrong {
  const { value, unit } = entry;
  if (unit && kind.valueType !== 'money_fen' && kind.valueType !== 'share') return wrongUnit(unit);
  switch (kind.valueType) {
    case 'money_fen':
      return moneyOf(value, unit, kind.id);
    case 'share':
      return shareOf(value, unit);
    case 'count':
      return isWhole(value) && value >= 0 && value <= MOST_COUNT
        ? value
        : { at: 'value', code: 'ledgers.count_wrong', values: { most: MOST_COUNT } };
    case 'number':
      return typeof value === 'number' && value >= 0 && value < 1e9 ? value : { at: 'value', code: 'ledgers.number_wrong' };
    case 'boolean':
      return typeof value === 'boolean' ? value : { at: 'value', code: 'ledgers.yes_or_no' };
    case 'date':
      return dateOf(value, today);
    case 'code':
    case 'text':
      return textOf(value, kind, codes);
  }
}

const wrongUnit = (unit: string): Wrong => ({ at: 'unit', code: 'ledgers.wrong_unit', values: { unit } });
const isWhole = (value: FactValue): value is number => typeof value === 'number' && Number.isSafeInteger(value);

function moneyOf(value: FactValue, unit: GivenUnit | undefined, kind: string): number | Wrong {
  if (unit === '%') return wrongUnit(unit);
  const moneyUnit = GIVEN_MONEY_UNITS.find((one) => one === unit);
  const fen = moneyUnit ? toFen(String(value), moneyUnit) : isWhole(value) ? value : null;
  if (fen === null || Math.abs(fen) > MOST_FEN) return { at: 'value', code: 'ledgers.money_wrong' };
  return fen < 0 && !MAY_BE_NEGATIVE.has(kind) ? { at: 'value', code: 'ledgers.below_nothing' } : fen;
}

function shareOf(value: FactValue, unit: GivenUnit | undefined): number | Wrong {
  if (unit && unit !== '%') return wrongUnit(unit);
  const number = typeof value === 'string' && /^\d{1,3}(\.\d{1,6})?$/u.test(value.trim()) ? Number(value) : value;
  // A per cent is divided through its decimal text: 7.3 % is 0.073, not 0.07300000000000001.
  const share = typeof number !== 'number' ? Number.NaN : unit ? Number(`${number}e-2`) : number;
  return share >= 0 && share <= 1 ? share : { at: 'value', code: 'ledgers.share_wrong' };
}

function dateOf(value: FactValue, today: Day): string | Wrong {
  if (typeof value !== 'string' || !isDay(value)) return { at: 'value', code: 'field.invalid_day' };
  return value > today ? { at: 'value', code: 'ledgers.as_of_ahead' } : value;
}

/** Texts with a form of their own. */
const FORMS: Readonly<Record<string, RegExp>> = {
  contact_phone: /^(?:\+?86[- ]?)?(?:1\d{10}|0\d{2,3}-?\d{7,8}(?:-\d{1,6})?)(?:[、,;/ ]+(?:1\d{10}|0\d{2,3}-?\d{7,8}))*$/u,
  contact_email: /^[^\s@]{1,64}@[^\s@]+\.[^\s@]{2,}$/u,
  website: /^(?:https?:\/\/)?[\w-]+(?:\.[\w-]+)+(?:\/\S*)?$/u,
  old_registration_number: /^\d{13,15}$/u,
};

function textOf(value: FactValue, kind: FactKind, codes: Codes): string | Wrong {
  const text = typeof value === 'string' ? value.trim() : '';
  if (text === '') return { at: 'value', code: 'field.missing' };
  const form = FORMS[kind.id];
  if (form && !form.test(text)) return { at: 'value', code: `ledgers.${kind.id}_wrong` };
  const list = codes.get(kind.id);
  if (list && !list.has(text)) return { at: 'value', code: 'ledgers.code_unknown', values: { code: text } };
  return text;
}
