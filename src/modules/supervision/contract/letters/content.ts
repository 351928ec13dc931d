import { z } from 'zod';
import { isDay } from '#shared/dates.ts';
import { SECURITY_CLASSES, URGENCIES } from './codes.ts';

export const MOST_CHARACTERS = 60_000;
const MOST_PARTS = 40;
const MOST_ROWS = 300;
const MOST_COLUMNS = 12;

const line = (most: number) => z.string().trim().max(most);

/** A part of the body: lines of text, in which a mark (一、 （一） 1. （1）) makes a heading, or a table. */
export const letterPartShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string().max(MOST_CHARACTERS) }),
  z.object({
    kind: z.literal('table'),
    caption: line(100),
    /** The first row is the head. */
    rows: z
      .array(z.array(z.string().max(400)).min(1).max(MOST_COLUMNS))
      .min(1)
      .max(MOST_ROWS),
  }),
]);
export type LetterPart = z.output<typeof letterPartShape>;

/** 纪要: who met when and where. Names as they are written, in their order. */
export const meetingShape = z.object({
  heldOn: z.union([z.literal(''), z.string().refine(isDay, 'field.invalid_day')]),
  place: line(100),
  chair: line(60),
  present: line(600),
  absent: line(300),
  listening: line(300),
  recorder: line(60),
});
export type Meeting = z.output<typeof meetingShape>;
export const NO_MEETING: Meeting = { heldOn: '', place: '', chair: '', present: '', absent: '', listening: '', recorder: '' };

/** What stands in a letter; kept whole as a version each time it is changed. */
export const letterContentShape = z.object({
  /** A line break where a long title breaks by sense. */
  title: z.string().trim().min(2).max(120),
  /** 主送. */
  mainRecipients: line(300),
  /** 抄送. */
  copiesTo: line(300),
  body: z.array(letterPartShape).max(MOST_PARTS),
  /** 附件说明: names as they stand in the text. */
  attachments: z.array(z.string().trim().min(1).max(120)).max(20),
  securityClass: z.enum(SECURITY_CLASSES),
  urgency: z.enum(URGENCIES),
  /** 附注: 联系人：…，电话：…. */
  contact: line(120),
  /** 印数. */
  printRun: z.number().int().min(1).max(5000).nullable(),
  /** 通报: by which decision it is issued. */
  approvalGround: line(200),
  meeting: meetingShape.nullable(),
  /** 简报: 第×期. */
  issueNo: z.number().int().min(1).max(9999).nullable(),
  /** 简报: 按语. */
  editorsNote: line(400),
});
export type LetterContent = z.output<typeof letterContentShape>;

export type TextLine =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly text: string }
  | { readonly kind: 'paragraph'; readonly lead: string; readonly text: string };

const MARKS: readonly [1 | 2 | 3 | 4, RegExp][] = [
  [1, /^[一二三四五六七八九十]{1,3}、/],
  [2, /^（[一二三四五六七八九十]{1,3}）/],
  [3, /^\d{1,2}[.．、]/],
  [4, /^（\d{1,2}）/],
];
const LONGEST_HEADING = 40;

/**
 * The lines of a text as they are set. A marked line that ends without a full stop is a heading; one that goes on
 * after its first sentence begins with it: 一是建台账。….
 */
export function linesOf(text: string): TextLine[] {
  return text.split('\n').flatMap((raw): TextLine[] => {
    const line = raw.trim();
    if (line === '') return [];
    const level = MARKS.find(([, mark]) => mark.test(line))?.[0];
    if (level && line.length <= LONGEST_HEADING && !/[。；：:;，,]$/.test(line)) return [{ kind: 'heading', level, text: line }];
    const lead = (level ? /^[^。]{1,30}。(?=.)/ : /^[一二三四五六七八九十]{1,2}是[^。]{1,24}。(?=.)/).exec(line)?.[0] ?? '';
    return [{ kind: 'paragraph', lead, text: line.slice(lead.length) }];
  });
}

/** Rows out of what was copied from a sheet: tabs between cells, all rows equally wide. */
export function rowsOfPasted(text: string): string[][] {
  const rows = text
    .split(/\r?\n/)
    .filter((row) => row.trim() !== '')
    .slice(0, MOST_ROWS)
    .map((row) =>
      row
        .split('\t')
        .slice(0, MOST_COLUMNS)
        .map((cell) => cell.trim().slice(0, 400)),
    );
  const width = Math.max(1, ...rows.map((row) => row.length));
  return rows.map((row) => [...row, ...Array.from({ length: width - row.length }, () => '')]);
}

/** The other way round, for the field they are typed in. */
export const pastedOfRows = (rows: readonly (readonly string[])[]): string => rows.map((row) => row.join('\t')).join('\n');

/** All words of the body, for checks and differences. */
export function wordsOfBody(body: readonly LetterPart[]): string {
  return body.map((part) => (part.kind === 'text' ? part.text : `${part.caption}\n${pastedOfRows(part.rows)}`)).join('\n');
}
