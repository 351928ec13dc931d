import { cellText, isBlankCell } from './fold.ts';
import { cellOf, sure } from './outcome.ts';
import type { CellInput, Outcome } from './outcome.ts';
import { refusedCell } from './refused.ts';

export type Person = { readonly name: string; readonly title?: string };

/** Names as written with `count` when the cell says more than it names (景岚等6人). */
export type Named<T> = { readonly named: readonly T[]; readonly count: number | null };

const TITLE =
  /^(.{1,4}?)(副?(?:局长|主任|科长|处长|书记|站长|所长|院长|教授|研究员|经理|总经理|董事长|厂长|工程师|主管|秘书|专员|博士|老师|总|工)|同志|先生|女士)$/;

/** Reads people's names from a cell, with the titles beside them. */
export function readPeople(input: CellInput): Outcome<Named<Person>> {
  const cell = cellOf(input);
  const refused = refusedCell(cell);
  if (refused !== null) return refused;
  if (isBlankCell(cell)) return sure({ named: [], count: null }, 'blank');
  const { rest, count } = cutCount(cellText(cell), /等?共?\s*(\d+)\s*(?:余|多)?\s*(?:人|名|位|名同志)$/);
  const people = splitNames(rest).map(personOf);
  const value = { named: people, count: count ?? null };
  if (people.some((one) => !isName(one.name))) return { value, certainty: 'unsure', note: 'not_all_names' };
  if (count !== null && count > people.length) return { value, certainty: 'likely', note: 'only_some_named' };
  return sure(value);
}

/** Reads enterprises: several in one cell, 靖朔恒源等6家. The names stay as written; who they are is not decided here. */
export function readFirms(input: CellInput): Outcome<Named<string>> {
  const cell = cellOf(input);
  const refused = refusedCell(cell);
  if (refused !== null) return refused;
  if (isBlankCell(cell)) return sure({ named: [], count: null }, 'blank');
  const text = cellText(cell);
  const { rest, count } = cutCount(text, /等?共?\s*(\d+)\s*(?:余|多)?家(?:企业|公司|单位)?$/);
  const named = rest
    .split(/[、,;\n]|\s{2,}/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
  const value = { named, count };
  if (count !== null && count > named.length)
    return { value, certainty: 'likely', note: named.length === 0 ? 'none_named' : 'only_some_named' };
  if (count !== null && count < named.length) return { value, certainty: 'unsure', note: 'more_named_than_counted' };
  if (text.endsWith('等'))
    return { value: { named: named.map((one) => one.replace(/等$/, '')), count: null }, certainty: 'likely', note: 'only_some_named' };
  return named.length > 1 ? { value, certainty: 'likely', note: 'several_firms' } : sure(value);
}

function cutCount(text: string, shape: RegExp): { rest: string; count: number | null } {
  const found = shape.exec(text);
  if (found === null) return { rest: text, count: null };
  return { rest: text.slice(0, found.index), count: Number(found[1]) };
}

/** Splits at separators and lone spaces; 景 岚, spaced out to line up with three-sign names, stays one name. */
function splitNames(text: string): string[] {
  const joined = text.replace(/(?<![\u3400-\u9fff])([\u3400-\u9fff]) +([\u3400-\u9fff])(?![\u3400-\u9fff])/g, '$1$2');
  return joined
    .split(/[、,;/\n ]+/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

function personOf(text: string): Person {
  const bare = text.replace(/\(.*\)$/, '');
  const found = TITLE.exec(bare);
  const name = found?.[1] ?? bare;
  return found?.[2] === undefined ? { name } : { name, title: found[2] };
}

function isName(text: string): boolean {
  if (/(科|局|处|站|室|部|中心|委|办|组|所|院|公司|人员|全体|待定|未定)$/.test(text)) return false;
  return /^[\u3400-\u9fff]{1,4}$/.test(text) || /^[\u3400-\u9fff]+·[\u3400-\u9fff]+$/.test(text) || /^[A-Za-z][A-Za-z .'-]+$/.test(text);
}
