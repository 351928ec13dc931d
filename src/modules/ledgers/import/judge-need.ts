import { foldText } from '#engines/documents/cells/fold.ts';
import { foldName } from './directory.ts';
import { judgePlace } from './judge-enterprise.ts';
import { addFieldProblem, addRowProblem, isColourOnly, isStruckOut, type Draft, type RawRow, type SheetContext } from './judge.ts';

const OTHER_KINDS = /(资金|贷款|融资|用地|土地|厂房|用工|招工|用电|人才公寓)/;

/** Which enterprise needs what; short names are recognised but only proposed. */
export function judgeNeed(draft: Draft, sheet: SheetContext, row: RawRow): void {
  const titles = titlesOf(draft);
  if (titles.length === 0) addFieldProblem(draft, sheet, 'title', { code: 'title_missing', values: {}, level: 'must', proposal: null });
  const isKept = row.choice === 'separate' || row.choice === 'merge';
  if (!isKept && isStruckOut(row, sheet, 'title')) addRowProblem(draft, 'struck_out');
  findFirm(draft, sheet, row);
  judgePlace(draft, sheet);
  if (isColourOnly(row, sheet, 'is_solved') || isColourOnly(row, sheet, 'progress')) {
    addFieldProblem(draft, sheet, 'is_solved', { code: 'colour_only', values: {}, level: 'should', proposal: null });
  }
  const kind = draft.values['kind'];
  if (typeof kind === 'string' && OTHER_KINDS.test(kind)) {
    addFieldProblem(draft, sheet, 'kind', { code: 'not_technology', values: { kind }, level: 'should', proposal: null });
  }
  draft.action = 'new';
  const who = draft.enterpriseId ?? foldName(textOf(draft, 'enterprise_name'));
  draft.matchKey = `${who}|${titles.map((title) => foldText(title)).join('|')}`.slice(0, 400);
}

/** What is needed: the title, or the difficulty in its place; several in one cell are several needs. */
export function titlesOf(draft: { readonly values: Draft['values'] }): readonly string[] {
  const titles = draft.values['title'];
  if (Array.isArray(titles) && titles.length > 0) return titles as readonly string[];
  const whole = draft.values['title_text'];
  if (typeof whole === 'string' && whole !== '') return [whole];
  const difficulty = draft.values['difficulty'];
  return typeof difficulty === 'string' && difficulty !== '' ? [difficulty] : [];
}

function textOf(draft: Draft, field: string): string {
  const value = draft.values[field];
  return typeof value === 'string' ? value : '';
}

function findFirm(draft: Draft, sheet: SheetContext, row: RawRow): void {
  const name = textOf(draft, 'enterprise_name');
  const say = (code: string, proposal: string | null, values: Record<string, string> = {}) =>
    addFieldProblem(draft, sheet, 'enterprise_name', { code, values: { name, ...values }, level: 'must', proposal });
  if (name === '') return say('name_missing', null);
  const found = sheet.directory.byName(name, true);
  if (found.by === 'exact') {
    draft.enterpriseId = found.enterprise.id;
  } else if (found.by === 'several') {
    say('enterprise_ambiguous', null, {
      names: found.enterprises
        .slice(0, 5)
        .map((one) => one.name)
        .join('、'),
    });
  } else if (found.by === 'nothing') {
    // Kept separate: the enterprise is added with the need.
    if (row.choice !== 'separate') say('enterprise_unknown', null);
  } else if (row.choice === 'merge') {
    draft.enterpriseId = found.enterprise.id;
  } else {
    say('enterprise_guess', found.enterprise.name);
  }
}
