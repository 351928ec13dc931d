import { landscapeTable } from '#engines/documents/word/landscape.ts';
import type { WordCell, WordRow } from '#engines/documents/word/table.ts';
import { writeWorkbook } from '#engines/documents/workbook/write.ts';
import type { Merge } from '#engines/documents/workbook/sheet.ts';
import { dayOf } from '#shared/dates.ts';
import { say } from '#shared/words.ts';
import type { FileAnswer } from '#platform/http/handlers.ts';
import type { Ctx } from '#platform/ctx.ts';
import { m } from '#words/messages.js';
import type { Measure } from './contract.ts';
import { documentRow } from './document.ts';
import { listMeasures } from './queries.ts';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

type Key =
  | 'article'
  | 'measure'
  | 'leader'
  | 'department'
  | 'departmentLeader'
  | 'office'
  | 'liaison'
  | 'supporting'
  | 'deadline'
  | 'state';

/** The list's columns: millimetres on a lying page and characters in a sheet. */
const COLUMNS: readonly { readonly key: Key; readonly share: number; readonly width: number }[] = [
  { key: 'article', share: 24, width: 22 },
  { key: 'measure', share: 31, width: 34 },
  { key: 'leader', share: 16, width: 14 },
  { key: 'department', share: 28, width: 24 },
  { key: 'departmentLeader', share: 16, width: 12 },
  { key: 'office', share: 19, width: 18 },
  { key: 'liaison', share: 16, width: 10 },
  { key: 'supporting', share: 39, width: 40 },
  { key: 'deadline', share: 21, width: 14 },
  { key: 'state', share: 15, width: 10 },
];

const HEADINGS: Record<Key, (inputs: object, options: { locale: Ctx['locale'] }) => string> = {
  article: m.supervision_article,
  measure: m.supervision_measure,
  leader: m.supervision_leader_in_charge,
  department: m.supervision_department,
  departmentLeader: m.supervision_department_leader,
  office: m.supervision_office,
  liaison: m.supervision_liaison,
  supporting: m.supervision_supporting,
  deadline: m.supervision_deadline,
  state: m.supervision_state,
};

type List = {
  readonly name: string;
  readonly title: string;
  readonly measures: readonly Measure[];
  readonly lead: { left: string; right: string };
  readonly foot: string;
};

async function listOf(ctx: Ctx, documentId: string): Promise<List> {
  const document = await documentRow(ctx, documentId);
  const { rows } = await listMeasures(ctx, { documentId });
  const options = { locale: ctx.locale };
  const assigned = rows.filter((row) => row.responsibility).length;
  return {
    name: m.supervision_list_file({ name: document.name }, options),
    title: m.supervision_list_title({}, options),
    measures: rows,
    lead: {
      left: `${document.name}${document.number ? `（${document.number}）` : ''}`,
      right: m.supervision_list_as_of({ day: dayOf(ctx.now) }, options),
    },
    foot: m.supervision_list_foot({ total: rows.length, assigned }, options),
  };
}

/** The list as people issue it: lying A4, an article's cell over its measures. */
export async function responsibilitiesInWord(ctx: Ctx, documentId: string): Promise<FileAnswer> {
  const { name, title, measures, lead, foot } = await listOf(ctx, documentId);
  const rows: WordRow[] = measures.map((measure, at) => {
    const rowSpan = spanAt(measures, at);
    const [article = '', ...rest] = COLUMNS.map(({ key }) => textOf(ctx, measure, key));
    const first: WordCell[] = rowSpan > 0 ? [{ text: article, rowSpan }] : [];
    return [...first, ...rest];
  });
  const columns = COLUMNS.map(({ key, share }) => ({
    heading: broken(HEADINGS[key]({}, { locale: ctx.locale }), share),
    share,
    align: isShort(key) ? ('center' as const) : ('left' as const),
  }));
  const bytes = await landscapeTable({ title, unitLine: lead, columns, rows, foot, at: ctx.now });
  return { name: `${name}.docx`, mediaType: WORD, bytes };
}

export async function responsibilitiesInExcel(ctx: Ctx, documentId: string): Promise<FileAnswer> {
  const { name, title, measures, lead, foot } = await listOf(ctx, documentId);
  const merges: Merge[] = measures.flatMap((_, at) => {
    const span = spanAt(measures, at);
    return span > 1 ? [{ top: at, left: 0, bottom: at + span - 1, right: 0 }] : [];
  });
  const columns = COLUMNS.map(({ key, width }) => ({ heading: HEADINGS[key]({}, { locale: ctx.locale }), width, format: 'text' as const }));
  const rows = measures.map((measure) => COLUMNS.map(({ key }) => textOf(ctx, measure, key)));
  const bytes = await writeWorkbook([{ name: title, title, lead, columns, rows, merges, foot }]);
  return { name: `${name}.xlsx`, mediaType: EXCEL, bytes };
}

/** Four characters over a narrow column stand two and two. */
const broken = (heading: string, millimetres: number) =>
  millimetres < 18 && /^\p{Script=Han}{4}$/u.test(heading) ? `${heading.slice(0, 2)}\n${heading.slice(2)}` : heading;

const isShort = (key: Key) => ['leader', 'departmentLeader', 'liaison', 'deadline', 'state'].includes(key);

/** Over how many rows the article's cell reaches that begins here; 0 where one above covers this row. */
function spanAt(measures: readonly Measure[], at: number): number {
  const article = measures[at]?.article;
  if (at > 0 && measures[at - 1]?.article === article) return 0;
  const end = measures.findIndex((measure, index) => index > at && measure.article !== article);
  return (end < 0 ? measures.length : end) - at;
}

function textOf(ctx: Ctx, { article, kind, mark, title, responsibility }: Measure, key: Key): string {
  if (key === 'article') return article;
  if (key === 'measure') return kind === 'measure' ? `${mark}${title}` : title;
  if (!responsibility) return '';
  switch (key) {
    case 'leader':
      return responsibility.leaderInCharge?.name ?? '';
    case 'department':
      return responsibility.department?.name ?? '';
    case 'departmentLeader':
      return responsibility.departmentLeader?.name ?? '';
    case 'office':
      return responsibility.officeResponsible ?? '';
    case 'liaison':
      return responsibility.liaison?.name ?? '';
    case 'supporting':
      return responsibility.supportingDepartments.map((one) => one.name).join('、');
    case 'deadline':
      return responsibility.isLongTerm ? m.supervision_long_term({}, { locale: ctx.locale }) : (responsibility.deadlineOn ?? '');
    case 'state':
      return say(`code_measure_state_${responsibility.state}`, {}, ctx.locale);
  }
}
