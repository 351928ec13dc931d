import { readDate } from '#engines/documents/cells/dates.ts';
import { foldText } from '#engines/documents/cells/fold.ts';
import { moneyUnit, readMoney, type MoneyUnit } from '#engines/documents/cells/money.ts';
import { readNumber } from '#engines/documents/cells/numbers.ts';
import { isProblem } from '#engines/documents/cells/outcome.ts';
import { readYesNo } from '#engines/documents/cells/yes-no.ts';
import { spokenCode } from '#shared/spoken-code.ts';
import { LOCALES } from '#shared/words.ts';
import type { ImportProblem } from '../contract/imports.ts';
import type { ItemNoun } from '../contract/item-codes.ts';
import { FIELDS_OF, fieldKey, piecesOf, type ItemField } from '../contract/item-fields.ts';
import type { ItemValues } from '../item.ts';

type Read = { readonly values: ItemValues; readonly problems: ImportProblem[] };
type Told = { value: unknown } | { problem: string; values?: Record<string, string | number> };

const LONGEST: Readonly<Record<string, number>> = {
  title: 120,
  title_en: 200,
  summary: 2000,
  owner_name: 100,
  contact_name: 40,
  contact_phone: 40,
};
const NOTHING = /^(无|暂无|—|-|\/|待定|不详)$/u;
const short = (text: string) => text.slice(0, 30);

/** Reads the cells of one row; what cannot be read is named at its cell and never guessed. `units`: of money, by field. */
export function readItemCells(noun: ItemNoun, cells: Readonly<Record<string, string>>, units: ReadonlyMap<string, MoneyUnit>): Read {
  const problems: ImportProblem[] = [];
  const values: Record<string, unknown> = {};
  for (const field of FIELDS_OF[noun]) {
    const id = fieldKey(field.name);
    const text = cells[id]?.trim();
    if (!text || NOTHING.test(text)) continue;
    const told = readCell(field, id, text, units.get(id) ?? null);
    if ('problem' in told) problems.push({ field: id, code: told.problem, values: told.values ?? {} });
    else if (told.value !== null) values[field.name] = told.value;
  }
  return { values: values as ItemValues, problems };
}

function readCell(field: ItemField, id: string, text: string, unit: MoneyUnit | null): Told {
  if (field.name === 'maturity') return maturityOf(text);
  if (field.form === 'money') return amountOf(text, unit);
  if (field.form === 'count') return countOf(text);
  if (field.form === 'day') return dayOfCell(text);
  if (field.form === 'yes_no') return yesNoOf(text);
  if (field.form === 'code' && field.list) return codeOf(field, text);
  if (field.form === 'codes' && field.list) return codesOf(field, text);
  if (field.form === 'words' || field.form === 'names')
    return {
      value: piecesOf(field.name, text)
        .map((piece) => piece.slice(0, 80))
        .slice(0, 12),
    };
  return { value: text.slice(0, LONGEST[id] ?? 1000) };
}

const folded = (text: string) =>
  foldText(text)
    .toLowerCase()
    .replaceAll(/[\s（）()]/gu, '');

/** A code by its label in any language, or by itself. */
function codeIn(field: ItemField, text: string): string | number | null {
  const wanted = folded(text);
  return (
    (field.codes ?? []).find((code) => {
      const labels = LOCALES.map((locale) => folded(spokenCode(field.list ?? '', String(code), locale)));
      return String(code) === wanted || labels.includes(wanted);
    }) ?? null
  );
}

function codeOf(field: ItemField, text: string): Told {
  const code = codeIn(field, text);
  return code === null ? { problem: 'unknown_code', values: { text: short(text) } } : { value: code };
}

function codesOf(field: ItemField, text: string): Told {
  const whole = codeIn(field, text);
  if (whole !== null) return { value: [whole] };
  const found = new Set<string | number>();
  for (const piece of piecesOf(field.name, text)) {
    const code = codeIn(field, piece);
    if (code === null) return { problem: field.name === 'fields' ? 'unknown_field' : 'unknown_code', values: { text: short(piece) } };
    found.add(code);
  }
  return { value: [...found].slice(0, 4) };
}

/** TRL 6, 6级, 正样级. */
function maturityOf(text: string): Told {
  const digit = /(?<!\d)([1-9])(?!\d)/u.exec(foldText(text))?.[1];
  if (digit) return { value: Number(digit) };
  const level = [1, 2, 3, 4, 5, 6, 7, 8, 9].find((one) => folded(spokenCode('maturity', String(one), 'zh-CN')).includes(folded(text)));
  return level && folded(text).length > 2 ? { value: level } : { problem: 'unknown_code', values: { text: short(text) } };
}

/** In 分. Neither a range nor a bare figure under a heading without a unit is an amount; 面议 is none. */
function amountOf(text: string, unit: MoneyUnit | null): Told {
  const outcome = readMoney(text, { unit });
  if (isProblem(outcome))
    return { problem: outcome.problem === 'unit_missing' ? 'unit_missing' : 'not_an_amount', values: { text: short(text) } };
  if (outcome.certainty === 'unsure' || (outcome.value ?? 0) < 0) return { problem: 'not_an_amount', values: { text: short(text) } };
  return { value: outcome.value };
}

function countOf(text: string): Told {
  const outcome = readNumber(text);
  const value = isProblem(outcome) || outcome.certainty === 'unsure' ? null : outcome.value;
  return value === null || value < 0 ? { problem: 'not_a_count', values: { text: short(text) } } : { value: Math.round(value) };
}

function dayOfCell(text: string): Told {
  const outcome = readDate(text);
  if (isProblem(outcome) || !outcome.value) return { problem: 'not_a_day', values: { text: short(text) } };
  return { value: outcome.value.start };
}

function yesNoOf(text: string): Told {
  const outcome = readYesNo(text);
  return isProblem(outcome) ? { problem: 'not_yes_or_no', values: { text: short(text) } } : { value: outcome.value };
}

/** The unit of money that a heading names: 意向价格（万元）. */
export function unitsOf(columns: readonly { readonly field: string; readonly heading: string }[]): ReadonlyMap<string, MoneyUnit> {
  return new Map(
    columns.flatMap(({ field, heading }): [string, MoneyUnit][] => {
      const said = /[（(/]\s*(?:单位[:：])?([^（()）/]*元)\s*[)）]?$/u.exec(heading.trim())?.[1];
      const unit = moneyUnit(said);
      return unit ? [[field, unit]] : [];
    }),
  );
}
