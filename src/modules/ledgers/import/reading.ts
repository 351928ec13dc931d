import { readCode } from '#engines/documents/cells/codes.ts';
import { dateText, readDate } from '#engines/documents/cells/dates.ts';
import type { DateSpan } from '#engines/documents/cells/calendar.ts';
import { cellText, isBlankCell } from '#engines/documents/cells/fold.ts';
import { readList } from '#engines/documents/cells/lists.ts';
import { moneyText, moneyUnit, readMoney } from '#engines/documents/cells/money.ts';
import { readNumber } from '#engines/documents/cells/numbers.ts';
import { isProblem, type Outcome } from '#engines/documents/cells/outcome.ts';
import { readFirms, readPeople } from '#engines/documents/cells/people.ts';
import { readPhones } from '#engines/documents/cells/phones.ts';
import { refusedCell } from '#engines/documents/cells/refused.ts';
import { readShare, type ShareScale } from '#engines/documents/cells/share.ts';
import { readYesNo } from '#engines/documents/cells/yes-no.ts';
import type { SheetCell } from '#engines/documents/workbook/sheet.ts';
import type { CellProblem } from '../contract/imports.ts';
import { fieldOf, type Field } from './fields.ts';

/** A range of money as needs state it; both null for 面议, whose words are kept. */
export type Amount = { readonly low: number | null; readonly high: number | null; readonly text: string };
/** Names as written, with the count when the cell says more than it names. */
export type Names = { readonly named: readonly string[]; readonly count: number | null };
export type RowValue = string | number | boolean | readonly string[] | DateSpan | Amount | Names;
/** By field, or `field@year` for yearly figures. */
export type RowValues = Readonly<Record<string, RowValue>>;

export type ColumnContext = {
  readonly unit: string | null;
  readonly defaultYear: number | null;
  readonly scale: ShareScale;
  /** A person has put these words here: what they say is taken. */
  readonly isFixed: boolean;
};

export type CellRead = { readonly values: Record<string, RowValue>; readonly problem: CellProblem | null };

const EMPTY: CellRead = { values: {}, problem: null };

/** Notes of a reading that are worth a mark although one reading stands out. */
const MARKED = new Set(['split_numbered', 'several_phones', 'open_ended']);
/** Words kept instead of a figure: worth a mark, because no figure goes in. */
const WORDS = new Set(['negotiable', 'undecided', 'confidential', 'not_given']);

/** Reads one cell as a field; words that hold several fields are taken apart. */
export function readCell(field: Field, cell: SheetCell, context: ColumnContext): CellRead {
  if (isBlankCell(cell)) return EMPTY;
  if (field.readAs === 'parts') return readParts(field, cell, context);
  return READERS[field.readAs](field, cell, context);
}

type Reader = (field: Field, cell: SheetCell, context: ColumnContext) => CellRead;

const READERS: Record<Exclude<Field['readAs'], 'parts'>, Reader> = {
  text: (field, cell) => {
    const refused = refusedCell(cell);
    if (refused) return wrong(refused.problem, refused.values);
    const text = typeof cell.value === 'string' ? cell.value.trim() : cellText(cell);
    return text.length > 2000 ? wrong('text_too_long', { limit: 2000 }) : { values: { [field.id]: text }, problem: null };
  },
  count: (field, cell, context) => figure(field, readNumber(cell, { unit: context.unit ?? field.unit }), context, Math.round),
  number: (field, cell, context) => figure(field, readNumber(cell, { unit: context.unit ?? field.unit }), context, (one) => one),
  money: (field, cell, context) => readAmount(field, cell, context),
  share: (field, cell, context) => figure(field, readShare(cell, { scale: context.scale }), context, (one) => one),
  boolean: (field, cell, context) => taken(readYesNo(cell), context, (value) => (value === null ? {} : { [field.id]: value })),
  date: (field, cell, context) => readDay(field, cell, context),
  credit_code: (field, cell, context) => readCreditCode(field, cell, context),
  phone: (field, cell, context) => taken(readPhones(cell), context, (phones) => ({ [field.id]: phones.map(phoneText).join('、') })),
  list: (field, cell, context) => {
    const list = readList(cell);
    // A comma in a need's title parts no needs: only numbers do.
    const isWhole = field.id === 'title' && !isProblem(list) && list.note !== 'split_numbered';
    if (isWhole) return READERS.text({ ...field, id: 'title_text' }, cell, context);
    return taken(list, context, (items) => (items.length > 0 ? { [field.id]: items } : {}));
  },
  firms: (field, cell, context) => {
    if (field.id !== 'participants') return taken(readFirms(cell), context, (value) => ({ [field.id]: value }));
    return taken(readPeople(cell), { ...context, isFixed: true }, ({ named, count }) => ({
      [field.id]: { named: named.map((person) => person.name), count },
    }));
  },
};

const phoneText = (phone: { number: string; extension?: string }) =>
  phone.extension ? `${phone.number}-${phone.extension}` : phone.number;

function figure(field: Field, outcome: Outcome<number | null>, context: ColumnContext, keep: (value: number) => number): CellRead {
  return taken(
    outcome,
    context,
    (value) => (value === null ? {} : { [field.id]: keep(value) }),
    (value) => (value === null ? null : field.readAs === 'share' ? `${Number((value * 100).toPrecision(12))}%` : String(value)),
  );
}

/** Needs name a range, enterprises one figure. Money without a unit anywhere is a problem, never 万元 by habit. */
function readAmount(field: Field, cell: SheetCell, context: ColumnContext): CellRead {
  const outcome = readMoney(cell, { unit: moneyUnit(context.unit) });
  if (field.ledger !== 'needs') {
    return taken(
      outcome,
      context,
      (value) => (value === null ? {} : { [field.id]: value }),
      () => null,
    );
  }
  const text = cellText(cell);
  if (isProblem(outcome)) {
    // What a firm means to spend may stay in its own words.
    // A bare figure would be read with the unit of the next heading it is written under.
    const amount: Amount = { low: null, high: null, text: outcome.problem === 'unit_missing' ? `未写单位:${text}` : text };
    return { values: { [field.id]: amount }, problem: { code: outcome.problem, values: outcome.values, level: 'should', proposal: null } };
  }
  const [low, high] = outcome.parts ? [outcome.parts[0] ?? null, outcome.parts[1] ?? null] : [outcome.value, outcome.value];
  const isBare = context.unit !== null && low !== null && /[\d.]$/.test(text);
  const amount: Amount = { low, high, text: isBare ? `${text}${context.unit}` : text };
  return { values: { [field.id]: amount }, problem: null };
}

/** A day for a fact; both ends for a certificate and for work. A month or a year alone is marked. */
function readDay(field: Field, cell: SheetCell, context: ColumnContext): CellRead {
  const isSpan = field.ledger === 'work_entries' || field.id === 'certificate_valid_until';
  return taken(
    readDate(cell, { defaultYear: context.defaultYear }),
    context,
    (span): Record<string, RowValue> => (span === null ? {} : { [field.id]: isSpan ? span : span.start }),
    (span) => (span === null ? null : dateText(span)),
    (span) => (span !== null && span.precision !== 'day' && !isSpan ? `${span.precision}_only` : null),
  );
}

function readCreditCode(field: Field, cell: SheetCell, context: ColumnContext): CellRead {
  return taken(
    readCode(cell),
    context,
    (value): Record<string, RowValue> => {
      if (value === null || value.kind === 'organization') return {};
      return value.kind === 'credit' ? { [field.id]: value.code } : { old_registration_number: value.code };
    },
    (value) => value?.code ?? null,
  );
}

/** What a reading gives and how it is marked: a problem or a doubt must be seen to, a likely reading is shown. */
function taken<T>(
  outcome: Outcome<T, unknown>,
  context: ColumnContext,
  valuesOf: (value: T) => Record<string, RowValue>,
  proposalOf: (value: T) => string | null = () => null,
  noteOf: (value: T) => string | null = () => null,
): CellRead {
  if (isProblem(outcome))
    return { values: {}, problem: { code: outcome.problem, values: outcome.values, level: 'must', proposal: outcome.proposal ?? null } };
  const values = valuesOf(outcome.value);
  if (context.isFixed) return { values, problem: null };
  const code = outcome.note ?? noteOf(outcome.value);
  const said = { text: outcome.text ?? '', low: String(outcome.parts?.[0] ?? ''), high: String(outcome.parts?.[1] ?? '') };
  if (outcome.certainty === 'unsure') {
    return { values: {}, problem: { code: code ?? 'unsure', values: said, level: 'must', proposal: proposalOf(outcome.value) } };
  }
  const isMarked = outcome.certainty === 'likely' ? code !== 'several_firms' && code !== 'split_signs' : code !== null && code !== 'blank';
  if (!isMarked || code === null || (outcome.certainty === 'sure' && !isWorthAMark(code))) return { values, problem: null };
  return { values, problem: { code, values: said, level: 'should', proposal: null } };
}

const isWorthAMark = (code: string) => MARKED.has(code) || WORDS.has(code) || code.endsWith('_only');

function wrong(code: string, values: CellProblem['values']): CellRead {
  return { values: {}, problem: { code, values, level: 'must', proposal: null } };
}

/** 景岚 13900001111, 120/35, 企业：需求, 高新区/清柳县. */
function readParts(field: Field, cell: SheetCell, context: ColumnContext): CellRead {
  const refused = refusedCell(cell);
  if (refused) return wrong(refused.problem, refused.values);
  const [first, second] = field.parts;
  if (first === undefined || second === undefined) return EMPTY;
  if (second === 'contact_phone') return readContact(first, cell, context);
  if (first === 'county' && second === 'park') return { values: { region: cellText(cell) }, problem: null };
  if (second === 'title') return readPair(cell);
  const texts = cellText(cell)
    .replace(/[)]$/, '')
    .split(/[/(\n;]|\s+/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
  if (texts.length > 2) return wrong('too_many_parts', { text: cellText(cell), count: texts.length });
  const reads = texts.map((text, at) => {
    const part = fieldOf(field.ledger, field.parts[at] ?? '');
    return part ? readCell(part, { value: text }, context) : EMPTY;
  });
  return { values: Object.assign({}, ...reads.map((read) => read.values)), problem: reads.find((read) => read.problem)?.problem ?? null };
}

function readContact(nameField: string, cell: SheetCell, context: ColumnContext): CellRead {
  const read = taken(readPhones(cell), context, (phones) => {
    const person = phones.find((phone) => phone.person)?.person;
    return {
      ...(person ? { [nameField]: person } : {}),
      ...(phones.length > 0 ? { contact_phone: phones.map(phoneText).join('、') } : {}),
    };
  });
  // A name alone in such a column is a name without a phone.
  const text = cellText(cell);
  if (read.problem?.code === 'not_a_phone' && /^[\u3400-\u9fff·]{2,4}$/.test(text)) return { values: { [nameField]: text }, problem: null };
  return read;
}

function readPair(cell: SheetCell): CellRead {
  const text = typeof cell.value === 'string' ? cell.value.trim() : cellText(cell);
  const found = /^([^：:]{2,30})[：:]\s*(.{2,})$/s.exec(text);
  if (!found) return wrong('no_pair', { text: text.slice(0, 60) });
  return { values: { enterprise_name: found[1]?.trim() ?? '', title: [found[2]?.trim() ?? ''] }, problem: null };
}

/** A value as people read it, for the preview. */
export function valueText(field: string, value: RowValue, ledger: Field['ledger']): string {
  const kind = fieldOf(ledger, field.split('@')[0] ?? field)?.readAs;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') {
    if (kind === 'money') return `${moneyText(value, '万元')} 万元`;
    return kind === 'share' ? `${Number((value * 100).toPrecision(6))}%` : String(value);
  }
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.join('；');
  if ('start' in value) return dateText(value);
  if ('text' in value) return value.text;
  const names = value as Names;
  return names.count === null ? names.named.join('、') : `${names.named.join('、')}（${names.count}）`;
}
