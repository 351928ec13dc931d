import { dayOf } from '#shared/dates.ts';
import type { FigureRow } from '#shared/figures.ts';
import type { Ctx } from '#platform/ctx.ts';
import { draftingSheet } from '#engines/documents/word/drafting-sheet.ts';
import { officialDocument, type Annex, type Block } from '#engines/documents/word/official.ts';
import type { WordTable } from '#engines/documents/word/table.ts';
import type { Summary, SummaryLine, SummarySection, SummaryTable } from '../contract/summaries.ts';
import { formatted, reachedShare, shownValue } from '../contract/summary-values.ts';
import { issuersOf } from './issuers.ts';
import { outline } from './outline.ts';
import { spelledDay } from './periods.ts';
import { figureRows } from './queries.ts';
import { changeOf, UNITS } from './sentences.ts';
import { summaryInSight } from './sight.ts';

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export const nameOfDocument = ({ title }: { readonly title: string }) => `${title.replaceAll('\n', '')}.docx`;

const ORDINALS = '一二三四五六七八九十';
const said = ({ own, drafted }: SummaryLine) => own ?? drafted;
const paragraphs = (text: string): Block[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({ kind: 'paragraph', text: line.trim() }));

/** The Word file: a station's is plain material, the others stand in the page of GB/T 9704 with a number left blank. */
export async function wordOf(ctx: Ctx, summary: Summary): Promise<Uint8Array> {
  const issuer = summary.scopeName;
  const isOfficial = summary.level !== 'station';
  const day = summary.signedAt ? spelledDay(dayOf(new Date(summary.signedAt))) : `${summary.until.slice(0, 4)}年　月　日`;
  const bureau = summary.level === 'park' ? (await issuersOf(ctx)).nameOf({ level: 'city', parkId: null }) : '';
  return officialDocument({
    title: summary.title,
    ...(isOfficial && { redHead: { issuer } }),
    ...(isOfficial && { recipients: summary.level === 'park' ? bureau : '市人民政府' }),
    body: [...paragraphs(said(summary.opening)), ...summary.sections.flatMap((section) => sectionBlocks(section, summary))],
    annexes: await annexesOf(ctx, summary),
    signer: issuer,
    date: day,
    ...(isOfficial && { imprint: { printedBy: `${issuer}办公室`, printedOn: day } }),
    at: new Date(summary.signedAt ?? summary.measuredAt),
  });
}

/** A section with its heading; one in which nothing stands is left out with it. */
function sectionBlocks(section: SummarySection, summary: Summary): Block[] {
  const body = [
    ...bodyOf(section, summary),
    ...paragraphs(section.own),
    ...(section.table ? [{ kind: 'table' as const, table: wordTable(section.table) }] : []),
  ];
  return body.length > 0 ? [{ kind: 'heading', level: 1, text: `${section.mark}${section.heading}` }, ...body] : [];
}

function bodyOf(section: SummarySection, { cases, plans }: Summary): Block[] {
  const numbered = (items: readonly { lead: string; text: string }[]): Block[] =>
    items.map(({ lead, text }, at) => ({ kind: 'paragraph', lead: `（${ORDINALS[at] ?? at + 1}）${lead}`, text }));
  switch (section.kind) {
    case 'parts':
      return section.parts.flatMap(({ mark, heading, lines }): Block[] => [
        { kind: 'heading', level: 2, text: `${mark}${heading}` },
        ...paragraphs(lines.map(said).join('')),
      ]);
    case 'cases':
      return numbered(cases.map(({ label, text }) => ({ lead: `${label.replace(/。$/, '')}。`, text: withoutLabel(text, label) })));
    case 'problems':
      return numbered(section.lines.map((line) => splitLead(said(line))));
    case 'plans':
      return numbered(plans.map(({ item, who, byWhen }) => ({ lead: '', text: planText(item, who, byWhen) })));
    default:
      return section.lines.length > 0 ? paragraphs(section.lines.map(said).join('')) : [];
  }
}

const planText = (item: string, who: string, byWhen: string) => {
  const aside = [who && `责任人：${who}`, byWhen && `时限：${byWhen}`].filter(Boolean).join('；');
  return `${item.replace(/。$/, '')}${aside ? `（${aside}）` : ''}。`;
};

/** The case's name stands before it already. */
const withoutLabel = (text: string, label: string) => (text.startsWith(label) ? text.slice(label.length).replace(/^。/, '') : text);

/** The first sentence names the problem. */
function splitLead(text: string): { lead: string; text: string } {
  const end = text.indexOf('。') + 1;
  return { lead: text.slice(0, end), text: text.slice(end) };
}

function wordTable({ columns, rows }: SummaryTable): WordTable {
  return {
    columns: columns.map((heading, at) => ({ heading, share: at === 0 ? 2.4 : 1, align: at === 0 ? 'left' : 'right' })),
    rows: rows.map((row) => [...row]),
  };
}

/** The annexes that there is something for, in the outline's order; the lying table comes first. */
async function annexesOf(ctx: Ctx, summary: Summary): Promise<Annex[]> {
  const { chart, ledgers, open_needs: needs, projects, indicators } = outline.annexes;
  const lists = [await listAnnex(ctx, summary, needs), await listAnnex(ctx, summary, projects)];
  const all = [indicatorAnnex(summary, indicators), chartAnnex(summary, chart), ledgersAnnex(summary, ledgers), ...lists];
  return all.filter((annex): annex is Annex => annex !== null);
}

const periodName = ({ kind, year }: Summary, before = 0) => `${year - before}年${kind === 'half_year' ? '上半年' : ''}`;
const MARKS = { actual: '', estimate: '（预计）', flash: '（快报）' } as const;

function indicatorAnnex(summary: Summary, title: string): Annex | null {
  const rows = summary.figures.flatMap((figure) => {
    const value = shownValue(figure);
    if (value === null) return [];
    const inUnit = (amount: number | null) => (amount === null ? '—' : formatted(amount, figure.unit));
    const reached = reachedShare(figure);
    const own = `${inUnit(value)}${MARKS[figure.mark]}`;
    return [
      [
        `${figure.name}${figure.year ? `（${figure.year}年）` : ''}`,
        UNITS[figure.unit],
        inUnit(figure.target),
        figure.confirmed ? `核定${own}\n台账${inUnit(figure.value)}` : own,
        inUnit(figure.before),
        changeOf(figure).replace('同比', '').replace('与上年同期', '') || '—',
        reached === null ? '—' : `${(reached * 100).toFixed(1)}%`,
        figure.confirmed ? `核定口径：${figure.confirmed.note}` : figure.meaning,
      ],
    ];
  });
  if (rows.length === 0) return null;
  const right = { share: 1.1, align: 'right' as const };
  const columns = [
    { heading: '指标', share: 2.3 },
    { heading: '单位', share: 0.7, align: 'center' as const },
    { heading: '年度目标', ...right },
    { heading: summary.kind === 'half_year' ? '上半年' : '本年', ...right, share: 1.5 },
    { heading: '上年同期', ...right, share: 1.2 },
    { heading: '增减', ...right, share: 1.4 },
    { heading: '完成比例', ...right },
    { heading: '来源与口径', share: 4.2 },
  ];
  return { title, isLying: true, body: [{ kind: 'table', table: { columns, rows, size: 'small' } }] };
}

function chartAnnex(summary: Summary, { title, indicators }: { title: string; indicators: readonly string[] }): Annex | null {
  const figures = indicators.flatMap((id) => summary.figures.find((figure) => figure.id === id) ?? []);
  if (figures.length < 2) return null;
  const series = [
    { name: periodName(summary, 1), values: figures.map(({ before }) => before), color: '9FB6C9' },
    { name: periodName(summary), values: figures.map(shownValue), color: '1F4E79' },
  ];
  const description = figures.map((figure) => `${figure.name}：${shownValue(figure) ?? '—'}，上年同期${figure.before ?? '—'}`).join('；');
  const chart = { description, categories: figures.map(({ name }) => name), series, widthMm: 154, heightMm: 95 };
  return { title, body: [{ kind: 'chart', chart, caption: `图1 ${title}` }] };
}

function ledgersAnnex(summary: Summary, { title, rows }: (typeof outline)['annexes']['ledgers']): Annex | null {
  const found = rows.flatMap(({ ledger, indicators }) => {
    const figures = indicators.flatMap((id) => summary.figures.find((figure) => figure.id === id) ?? []);
    return figures.map((figure, at) => [
      ...(at === 0 ? [{ text: ledger, rowSpan: figures.length }] : []),
      figure.name,
      `${formatted(shownValue(figure) ?? 0, figure.unit)}${UNITS[figure.unit]}`,
    ]);
  });
  if (found.length === 0) return null;
  const columns = [
    { heading: '台账', share: 1.5, align: 'center' as const },
    { heading: '项目', share: 2 },
    { heading: '数量', share: 1, align: 'right' as const },
  ];
  return { title, body: [{ kind: 'table', table: { columns, rows: found } }] };
}

type List = { readonly title: string; readonly indicator: string; readonly most: number };

async function listAnnex(ctx: Ctx, summary: Summary, { title, indicator, most }: List): Promise<Annex | null> {
  if (!summary.figures.some(({ id }) => id === indicator)) return null;
  const { rows, total } = await figureRows(ctx, summary.id, indicator, { page: 1, pageSize: most });
  if (rows.length === 0) return null;
  const columns = [
    { heading: '序号', share: 0.6, align: 'center' as const },
    { heading: '名称', share: 4 },
    { heading: '说明', share: 2.4 },
    { heading: '日期', share: 1.3, align: 'center' as const },
  ];
  const line = ({ label, note, day }: FigureRow, at: number) => [String(at + 1), label, note ?? '', day ?? ''];
  const more: Block[] = total > rows.length ? paragraphs(`共${total}项，以上列出${rows.length}项。`) : [];
  return { title, body: [{ kind: 'table', table: { columns, rows: rows.map(line), size: 'small' } }, ...more] };
}

/** The drafting sheet: what each wrote, with the day; a summary that is plain material has none. */
export async function sheetOf(ctx: Ctx, summary: Summary) {
  const row = await summaryInSight(ctx, summary.id);
  const day = (instant: string | null) => (instant ? spelledDay(dayOf(new Date(instant))) : '');
  const agreed = { agree: '同意', amend: '建议修改' } as const;
  const annexes = await annexesOf(ctx, summary);
  const bytes = await draftingSheet({
    issuer: summary.scopeName,
    number: '',
    securityClass: '',
    urgency: '',
    signed: summary.signedBy ? { opinion: '同意印发。', by: summary.signedBy.name, day: day(summary.signedAt) } : null,
    countersigned: summary.opinions.flatMap(({ person, stance, text, givenAt }) =>
      stance ? [{ opinion: [agreed[stance], text].filter(Boolean).join('：'), by: person.name, day: day(givenAt) }] : [],
    ),
    checked: null,
    draftingOffice: summary.scopeName,
    draftedBy: summary.draftedBy.name,
    draftedOn: day(summary.draftedAt),
    contact: '',
    mainRecipients: summary.level === 'park' ? (await issuersOf(ctx)).nameOf({ level: 'city', parkId: null }) : '市人民政府',
    copiesTo: '',
    title: summary.title,
    attachments: annexes.map(({ title }) => title),
    printRun: '',
    at: new Date(summary.signedAt ?? summary.measuredAt),
  });
  return { name: `${row.title.replaceAll('\n', '')}发文稿纸.docx`, mediaType: DOCX, bytes };
}
