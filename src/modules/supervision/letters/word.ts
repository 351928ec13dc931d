import { draftingSheet, type SheetOpinion } from '#engines/documents/word/drafting-sheet.ts';
import { officialLetter, type LetterHead } from '#engines/documents/word/letter.ts';
import type { Block } from '#engines/documents/word/official.ts';
import { dayOf } from '#shared/dates.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { FileAnswer } from '#platform/http/handlers.ts';
import { peopleNamesOf } from '#modules/parties/index.ts';
import { linesOf, type LetterContent, type LetterKind, type LetterPart } from '../contract/letters.ts';
import { readLetter } from './queries.ts';
import { letterForReader } from './reading.ts';
import { letterInSight, type LetterRecord } from './sight.ts';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
/** What the paper says is Chinese in every language of the reader. */
const URGENCY = { normal: '', urgent: '加急', most_urgent: '特急' } as const;
const CLASS = { open: '公开', internal: '内部' } as const;
const BLANK_DATE = '　　年　　月　　日';

/** 2026年11月23日; blank till the letter is signed. */
export function dateInWords(day: string | null): string {
  if (!day) return BLANK_DATE;
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

const HEADS: Readonly<Record<LetterKind, LetterHead['kind']>> = {
  notice: 'document',
  circular: 'document',
  report: 'upward',
  correspondence: 'letterhead',
  minutes: 'minutes',
  bulletin: 'bulletin',
};
const UNSIGNED: readonly LetterKind[] = ['minutes', 'bulletin'];

/** The letter in Word, for its office, for countersigners and, once it is issued, for its recipients. */
export async function letterInWord(ctx: Ctx, id: string): Promise<FileAnswer> {
  const row = await letterForReader(ctx, id);
  const names = await peopleNamesOf(ctx, row.signedBy ? [row.signedBy] : []);
  const bytes = await officialLetter({
    head: headOf(row, names.get(row.signedBy ?? '') ?? ''),
    title: row.content.title,
    recipients: row.kind === 'bulletin' ? '' : row.content.mainRecipients,
    body: row.content.body.flatMap(blocksOf),
    attachments: row.content.attachments,
    signer: UNSIGNED.includes(row.kind) ? '' : row.orgName,
    date: dateInWords(row.signedOn),
    remark: row.content.contact,
    attendance: attendanceOf(row.content),
    imprint: {
      copiesTo: [row.kind === 'bulletin' ? row.content.mainRecipients : '', row.content.copiesTo].filter(Boolean).join('，'),
      printedBy: `${row.orgName}办公室`,
      printedOn: dateInWords(row.issuedAt ? dayOf(row.issuedAt) : row.signedOn),
    },
    at: row.changedAt,
  });
  return { name: `${row.title}.docx`, mediaType: WORD, bytes };
}

function headOf(row: LetterRecord, signer: string): LetterHead {
  const { kind, form, content, orgName, number } = row;
  return {
    kind: form === 'plain' ? 'plain' : HEADS[kind],
    issuer: orgName,
    number: kind === 'bulletin' ? String(content.issueNo ?? '') : (number ?? ''),
    signer,
    urgency: URGENCY[content.urgency] || undefined,
    ...(content.editorsNote && { note: content.editorsNote }),
  };
}

function attendanceOf({ meeting }: LetterContent): (readonly [string, string])[] {
  if (!meeting) return [];
  return [
    ['出席', meeting.present],
    ['请假', meeting.absent],
    ['列席', meeting.listening],
    ['记录', meeting.recorder],
  ];
}

function blocksOf(part: LetterPart): Block[] {
  if (part.kind === 'text') return linesOf(part.text);
  const [head = [], ...rows] = part.rows;
  const longest = head.map((_, at) => Math.max(2, ...part.rows.map((row) => (row[at] ?? '').length)));
  const columns = head.map((heading, at) => ({ heading, share: Math.min(longest[at] ?? 2, 16) + 2, align: alignOf(rows, at) }));
  return [{ kind: 'table', ...(part.caption && { caption: part.caption }), table: { columns, rows } }];
}

/** Figures stand right, short words in the middle. */
function alignOf(rows: readonly (readonly string[])[], at: number): 'left' | 'center' | 'right' {
  const cells = rows.map((row) => row[at] ?? '').filter((text) => text !== '');
  if (cells.length > 0 && cells.every((text) => /^[-+]?[\d,.]+%?$/.test(text))) return 'right';
  return cells.every((text) => text.length <= 6) ? 'center' : 'left';
}

/** 发文稿纸 with what has been said so far. */
export async function draftingSheetInWord(ctx: Ctx, id: string): Promise<FileAnswer> {
  const row = await letterInSight(ctx, id);
  const letter = await readLetter(ctx, id);
  const latest = (...verbs: readonly string[]) => letter.steps.findLast(({ verb }) => verbs.includes(verb)) ?? null;
  const bytes = await draftingSheet({
    issuer: row.orgName,
    number: row.number ?? '',
    securityClass: row.content.securityClass === 'internal' ? CLASS.internal : CLASS.open,
    urgency: URGENCY[row.content.urgency] || '平件',
    signed: row.signedBy ? said(latest('sign')) : null,
    countersigned: letter.countersigns.flatMap((one) =>
      one.answeredAt && one.agrees
        ? [{ office: one.orgName, opinion: one.opinion ?? '同意。', by: one.answeredBy ?? '', day: dayInWords(one.answeredAt) }]
        : [],
    ),
    checked: row.checkedBy ? said(latest('pass_to_signing', 'pass_to_countersigning')) : null,
    draftingOffice: row.orgName,
    draftedBy: letter.draftedBy,
    draftedOn: dateInWords(dayOf(row.draftedAt)),
    contact: row.content.contact,
    mainRecipients: row.content.mainRecipients,
    copiesTo: row.content.copiesTo,
    title: row.content.title,
    attachments: row.content.attachments,
    printRun: row.content.printRun === null ? '' : `${row.content.printRun} 份`,
    at: row.changedAt,
  });
  return { name: `${row.title}（发文稿纸）.docx`, mediaType: WORD, bytes };
}

const dayInWords = (at: string) => dateInWords(dayOf(new Date(at)));

function said(step: { text: string | null; by: string; at: string } | null): SheetOpinion | null {
  return step && { opinion: step.text ?? '同意。', by: step.by, day: dayInWords(step.at) };
}
