import type { RowChoice } from '../contract/imports.ts';
import { foldName, type Directory } from './directory.ts';
import { addFieldProblem, addRowProblem, columnOf, type Draft, type SheetContext } from './judge.ts';

/** Who the row is about, and what admission would do: a new enterprise, an update, or a doubt that a person decides. */
export function judgeEnterprise(draft: Draft, sheet: SheetContext, choice: RowChoice | null): void {
  const name = typeof draft.values['enterprise_name'] === 'string' ? draft.values['enterprise_name'] : '';
  const code = typeof draft.values['credit_code'] === 'string' ? draft.values['credit_code'] : null;
  if (name === '') {
    addFieldProblem(draft, sheet, 'enterprise_name', { code: 'name_missing', values: {}, level: 'must', proposal: null });
    return;
  }
  draft.codeKey = code;
  findEnterprise(draft, sheet, { name, code, choice });
  draft.matchKey = draft.enterpriseId ? `e:${draft.enterpriseId}` : `n:${foldName(name)}`;
  if (!draft.isDuplicate) draft.action = draft.enterpriseId ? 'update' : 'new';
  proposeCode(draft, sheet);
  for (const list of ['industry', 'field'] as const) judgeCode(draft, sheet, list);
  judgePlace(draft, sheet);
}

type Sought = { readonly name: string; readonly code: string | null; readonly choice: RowChoice | null };

function findEnterprise(draft: Draft, sheet: SheetContext, { name, code, choice }: Sought): void {
  const byCode = code ? sheet.directory.byCode(code) : undefined;
  const byName = sheet.directory.byName(name, false);
  if (byName.by === 'several') {
    const names = byName.enterprises.map((one) => one.name).join('、');
    if (!byCode)
      addFieldProblem(draft, sheet, 'enterprise_name', {
        code: 'enterprise_ambiguous',
        values: { name, names },
        level: 'must',
        proposal: null,
      });
  }
  const named = byName.by === 'exact' || byName.by === 'alike' ? byName.enterprise : undefined;
  if (byCode) {
    if (named && named.id !== byCode.id && choice !== 'merge') {
      addRowProblem(draft, 'code_and_name_disagree', { name, other: byCode.name });
      return;
    }
    draft.enterpriseId = byCode.id;
    if (!named && choice !== 'merge') doubt(draft, 'same_code_other_name');
    return;
  }
  if (byName.by === 'exact') {
    draft.enterpriseId = byName.enterprise.id;
    const known = byName.enterprise.creditCode;
    if (code && known && known !== code) {
      addFieldProblem(draft, sheet, 'credit_code', { code: 'code_differs', values: { known }, level: 'must', proposal: known });
    }
  } else if (byName.by === 'alike') {
    if (choice === 'separate') return;
    draft.enterpriseId = byName.enterprise.id;
    if (choice !== 'merge') doubt(draft, 'like_in_ledger');
  }
}

/** Somebody must say whether it is the same enterprise. */
function doubt(draft: Draft, reason: string): void {
  draft.isDuplicate = true;
  draft.reason = reason;
}

const LOST = new Set(['code_lost_digits', 'code_bad_check_digit', 'code_bad_length', 'code_bad_character']);

/** A code whose digits a spreadsheet lost is found again by the name, and only proposed. */
function proposeCode(draft: Draft, sheet: SheetContext): void {
  const column = columnOf(sheet, 'credit_code');
  const at = draft.problems.findIndex((one) => one.c === column && LOST.has(one.code));
  const lost = draft.problems[at];
  if (!lost) return;
  const known = draft.enterpriseId && !draft.isDuplicate ? sheet.directory.byId(draft.enterpriseId)?.creditCode : null;
  if (known) draft.problems[at] = { ...lost, proposal: known };
}

/** An industry or a field by its code or its name; what no list knows is kept in the original and marked. */
function judgeCode(draft: Draft, sheet: SheetContext, list: 'industry' | 'field'): void {
  const field = `${list}_code`;
  const text = draft.values[field];
  if (typeof text !== 'string') return;
  const code = sheet.directory.code(list, text);
  if (code) draft.values[field] = code;
  else {
    delete draft.values[field];
    addFieldProblem(draft, sheet, field, { code: 'code_unknown', values: { text: text.slice(0, 60) }, level: 'should', proposal: null });
  }
}

/** The park and the county as written; what is not known is kept in the original and marked. */
export function judgePlace(draft: Draft, sheet: SheetContext): void {
  const { directory } = sheet;
  const known = draft.enterpriseId ? directory.byId(draft.enterpriseId) : undefined;
  const place = placeOf(draft, sheet, directory);
  const parkId = known?.parkId ?? place ?? sheet.parkId;
  if (sheet.parkIds !== null && (parkId === null || !sheet.parkIds.includes(parkId))) {
    addRowProblem(draft, known ? 'enterprise_of_other_park' : 'park_not_yours', { name: known?.name ?? '' });
  }
}

function placeOf(draft: Draft, sheet: SheetContext, directory: Directory): string | null {
  const texts = ['park', 'county', 'region'].flatMap((field) => {
    const text = draft.values[field];
    return typeof text === 'string' ? text.split(/[/／、\s]+/).map((one) => ({ field, one })) : [];
  });
  for (const field of ['park', 'county', 'region']) delete draft.values[field];
  let parkId: string | null = null;
  for (const { field, one } of texts) {
    if (one === '') continue;
    const park = directory.place('park', one);
    const county = directory.place('county', one);
    if (park) parkId = draft.values['park_id'] = park.id;
    else if (county) draft.values['county_id'] = county.id;
    else
      addFieldProblem(draft, sheet, field === 'region' ? 'park' : field, {
        code: 'place_unknown',
        values: { text: one },
        level: 'should',
        proposal: null,
      });
  }
  return parkId;
}
