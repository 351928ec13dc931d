import { createHash } from 'node:crypto';
import { foldText } from '#engines/documents/cells/fold.ts';
import type { DateSpan } from '#engines/documents/cells/calendar.ts';
import { isOwnStep } from './drafts.ts';
import { judgePlace } from './judge-enterprise.ts';
import { addFieldProblem, type Draft, type SheetContext } from './judge.ts';
import type { Names } from './reading.ts';

/** What was done when and for whom. Enterprises nobody knows stay in the words of the entry. */
export function judgeWork(draft: Draft, sheet: SheetContext): void {
  const { values } = draft;
  if (typeof values['kind'] === 'string' && isOwnStep(values['kind'])) {
    draft.reason = 'written_by_itself';
    return;
  }
  monthAsDate(draft, sheet);
  const span = values['date'] as DateSpan | undefined;
  const isAhead = span !== undefined && span.start > sheet.today;
  if (!span) {
    if (!draft.problems.some((one) => one.level === 'must')) {
      addFieldProblem(draft, sheet, 'date', { code: 'date_missing', values: {}, level: 'must', proposal: null });
    }
  } else if (isAhead) {
    addFieldProblem(draft, sheet, 'date', { code: 'date_ahead', values: { text: span.start }, level: 'must', proposal: null });
  }
  const what = ['content', 'title', 'kind'].map((field) => values[field]).find((one) => typeof one === 'string' && one !== '');
  if (what === undefined) addFieldProblem(draft, sheet, 'content', { code: 'content_missing', values: {}, level: 'must', proposal: null });
  const ids = findFirms(draft, sheet);
  if (ids.length > 0) values['enterprise_ids'] = ids;
  draft.enterpriseId = ids.length === 1 ? (ids[0] ?? null) : null;
  judgePlace(draft, sheet);
  draft.enterpriseId = null;
  draft.action = 'new';
  draft.matchKey = createHash('sha256')
    .update(JSON.stringify(Object.entries(values).sort()))
    .digest('base64url');
}

/** 3月 stands for the whole month when there is no day. */
function monthAsDate(draft: Draft, sheet: SheetContext): void {
  const { values } = draft;
  const month = values['month'];
  if (values['date'] !== undefined || typeof month !== 'string') return;
  const found = /^(?:(20\d{2})\s*[年./-]\s*)?(\d{1,2})\s*月?(?:份)?$/.exec(foldText(month));
  const number = Number(found?.[2] ?? 0);
  if (number < 1 || number > 12) {
    addFieldProblem(draft, sheet, 'month', { code: 'not_a_date', values: { text: month }, level: 'must', proposal: null });
    return;
  }
  const year = found?.[1] ? Number(found[1]) : sheet.defaultYear;
  if (year === null) {
    addFieldProblem(draft, sheet, 'month', { code: 'year_missing', values: { text: month }, level: 'must', proposal: null });
    return;
  }
  const pad = String(number).padStart(2, '0');
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
  values['date'] = { start: `${year}-${pad}-01`, end: `${year}-${pad}-${last}`, precision: 'month' };
}

function findFirms(draft: Draft, sheet: SheetContext): string[] {
  const names = draft.values['enterprises'] as Names | undefined;
  if (!names) return [];
  const ids: string[] = [];
  const unknown: string[] = [];
  const guessed: string[] = [];
  for (const name of names.named) {
    const found = sheet.directory.byName(name, true);
    const isElsewhere = 'enterprise' in found && sheet.parkIds !== null && !sheet.parkIds.includes(found.enterprise.parkId ?? '');
    if (isElsewhere) unknown.push(name);
    else if (found.by === 'exact') ids.push(found.enterprise.id);
    else if (found.by === 'alike' || found.by === 'part') guessed.push(found.enterprise.name);
    else unknown.push(name);
  }
  if (guessed.length > 0) {
    const proposal = [...ids.map((id) => sheet.directory.byId(id)?.name ?? ''), ...guessed, ...unknown].join('、');
    const values = { names: guessed.join('、') };
    addFieldProblem(draft, sheet, 'enterprises', { code: 'firms_guess', values, level: 'must', proposal });
  }
  if (unknown.length > 0) {
    addFieldProblem(draft, sheet, 'enterprises', {
      code: 'firms_unknown',
      values: { names: unknown.join('、') },
      level: 'should',
      proposal: null,
    });
  }
  return [...new Set(ids)];
}
