import { parseNumeral } from '../cells/numerals.ts';
import { isBoilerplate, linesOf, spanOf } from './lines.ts';
import type { Span } from './lines.ts';
import { measuresOf } from './measures.ts';
import type { Measure } from './measures.ts';

export type Article = Span & {
  readonly number: number;
  /** The number as written: （一）. */
  readonly mark: string;
  readonly title: string;
  readonly measures: readonly Measure[];
};

export type Chapter = Span & {
  readonly number: number;
  readonly mark: string;
  readonly title: string;
  readonly articles: readonly Article[];
};

/** A policy document taken apart. All offsets count in the text that was given. */
export type Outline = {
  readonly title: Span | null;
  /** 靖政发〔2025〕8号 */
  readonly documentNumber: Span | null;
  /** 主送: the line of those it is addressed to. */
  readonly addressee: Span | null;
  readonly preamble: Span | null;
  readonly chapters: readonly Chapter[];
  /** Signature, date and annex lines after the last article. */
  readonly closing: readonly Span[];
  /** Lines of a web page that are no part of the document, and a title said twice. */
  readonly stripped: readonly Span[];
};

const NUMERAL = '[一二三四五六七八九十百]{1,4}';
const CHAPTER = new RegExp(`^(?:(${NUMERAL})\\s*、|第(${NUMERAL})[章部])\\s*(.*)$`, 's');
const ARTICLE = new RegExp(`^(?:[(（]\\s*(${NUMERAL})\\s*[)）]|第(${NUMERAL})[条條])\\s*[、.．]?\\s*(.*)$`, 's');
const DOCUMENT_NUMBER = /^\S{1,12}[〔[［【(（]\s*(?:19|20)\d{2}\s*[〕\]］】)）]\s*\d+\s*[号號]$/;
const CLOSING =
  /^(?:(?:二[〇○零]|20)\S{2,8}年\S{1,3}月\S{1,3}日|附件\s*\d*\s*[:：].*|[(（]此件.*[)）]|(?!.*[。；;，,：:]).{2,24}(?:人民政府|委员会|委員會|管委会|管委會|办公室|辦公室|科学技术局|科學技術局|科技局))$/;

type Head = { readonly span: Span; readonly number: number; readonly mark: string; readonly title: string; readonly end: number };

/** Cuts a policy document into chapters, articles and measures. Works alike on Traditional and Simplified text. */
export function cutDocument(source: string): Outline {
  const lines = linesOf(source);
  const stripped = lines.filter((line) => isBoilerplate(line.text));
  const kept = lines.filter((line) => !isBoilerplate(line.text));
  const first = kept.findIndex((line) => headOf(line, CHAPTER) !== null || headOf(line, ARTICLE) !== null);
  const opening = openingOf(source, first < 0 ? kept : kept.slice(0, first));
  const { body, closing } = splitClosing(first < 0 ? [] : kept.slice(first));
  return {
    ...opening,
    chapters: chaptersOf(source, body),
    closing,
    stripped: [...stripped, ...opening.stripped].toSorted((one, other) => one.start - other.start),
  };
}

function openingOf(source: string, lines: readonly Span[]): Omit<Outline, 'chapters' | 'closing'> {
  const title = lines.find((line) => isTitle(line.text)) ?? null;
  const documentNumber = lines.find((line) => DOCUMENT_NUMBER.test(line.text)) ?? null;
  const rest = lines.filter((line) => line !== title && line !== documentNumber && line.text !== title?.text);
  const addressee = rest.find((line) => /[:：]$/.test(line.text)) ?? null;
  const after = addressee === null ? rest : rest.filter((line) => line.start > addressee.start);
  const paragraphs = after.filter((line) => /[。：:；;]$/.test(line.text) || line.text.length > 40);
  const start = paragraphs[0]?.start;
  const end = paragraphs.at(-1)?.end;
  const preamble = start === undefined || end === undefined ? null : spanOf(source, start, end);
  const stripped = lines.filter((line) => line !== title && line.text === title?.text);
  return { title, documentNumber, addressee, preamble, stripped };
}

function isTitle(text: string): boolean {
  return text.length <= 60 && !/[。：:；;]$/.test(text) && !DOCUMENT_NUMBER.test(text);
}

/** Signature, date and annexes stand at the very end; the first line that is none of these belongs to the last article. */
function splitClosing(lines: readonly Span[]): { body: readonly Span[]; closing: readonly Span[] } {
  let end = lines.length;
  while (end > 1 && CLOSING.test(lines[end - 1]?.text ?? '')) end -= 1;
  return { body: lines.slice(0, end), closing: lines.slice(end) };
}

function headOf(line: Span, shape: RegExp): Omit<Head, 'end'> | null {
  const found = shape.exec(line.text);
  const numeral = found?.[1] ?? found?.[2];
  const number = numeral === undefined ? null : parseNumeral(numeral);
  if (found === null || number === null) return null;
  const rest = found[3] ?? '';
  return { span: line, number, mark: line.text.slice(0, line.text.length - rest.length).trim(), title: rest };
}

/** The heads of one level with the end of what belongs to each. */
function headsOf(lines: readonly Span[], shape: RegExp): Head[] {
  const found: { head: Omit<Head, 'end'>; at: number }[] = [];
  lines.forEach((line, at) => {
    const head = headOf(line, shape);
    if (head !== null) found.push({ head, at });
  });
  return found.map(({ head }, index) => {
    const next = found[index + 1];
    const last = next === undefined ? lines.at(-1) : lines[next.at - 1];
    return { ...head, end: last?.end ?? head.span.end };
  });
}

function chaptersOf(source: string, lines: readonly Span[]): Chapter[] {
  const heads = headsOf(lines, CHAPTER);
  const firstStart = heads[0]?.span.start ?? Number.POSITIVE_INFINITY;
  const loose = lines.filter((line) => line.start < firstStart);
  const chapters = heads.map((head) => ({
    ...spanOf(source, head.span.start, head.end),
    number: head.number,
    mark: head.mark,
    title: head.title.replace(/[。.]$/, ''),
    articles: articlesOf(
      source,
      lines.filter((line) => line.start > head.span.start && line.end <= head.end),
    ),
  }));
  const before = articlesOf(source, loose);
  const start = before[0]?.start;
  const end = before.at(-1)?.end;
  if (start === undefined || end === undefined) return chapters;
  return [{ ...spanOf(source, start, end), number: 0, mark: '', title: '', articles: before }, ...chapters];
}

function articlesOf(source: string, lines: readonly Span[]): Article[] {
  return headsOf(lines, ARTICLE).map((head) => {
    const span = spanOf(source, head.span.start, head.end);
    const bodyStart = span.start + head.span.text.length - head.title.length;
    return {
      ...span,
      number: head.number,
      mark: head.mark,
      title: sentenceOf(head.title),
      measures: measuresOf(source, bodyStart, span.end),
    };
  });
}

/** An article is called by its first sentence. */
function sentenceOf(text: string): string {
  return (/^[^。\n]*/.exec(text)?.[0] ?? '').trim();
}
