import { cutDocument, type Outline } from '#engines/documents/outline/cut.ts';
import { linesOf, type Span } from '#engines/documents/outline/lines.ts';
import { Refusal } from '#shared/refusal.ts';
import { MAX_TEXT, supervisionRefusals, type Cut, type MeasureKind, type Piece, type TextPart } from './contract.ts';

/** A chapter, article or measure to be kept. `parent` is the place of its chapter or article in the list, or -1. */
export type CutPart = {
  readonly kind: MeasureKind;
  readonly parent: number;
  readonly number: number;
  readonly mark: string;
  readonly clause: string | null;
  readonly title: string;
  readonly start: number;
  readonly end: number;
};

/** Cuts a text. Refuses one that is too long and one in which neither chapters nor articles are found. */
export function cutPolicy(text: string): { outline: Outline; parts: readonly CutPart[] } {
  if (text.length > MAX_TEXT) throw new Refusal(supervisionRefusals.text_too_long, { limit: MAX_TEXT });
  const outline = cutDocument(text);
  const parts = partsOf(outline);
  if (!parts.some((part) => part.kind === 'article')) throw new Refusal(supervisionRefusals.nothing_to_cut);
  return { outline, parts };
}

function partsOf(outline: Outline): CutPart[] {
  const parts: CutPart[] = [];
  const add = (kind: MeasureKind, span: Span & { number: number; mark: string; title: string }, parent: number, clause: string | null) => {
    const { start, end, number, mark, title } = span;
    return parts.push({ kind, parent, number, mark, clause, title: title.slice(0, 120), start, end }) - 1;
  };
  for (const chapter of outline.chapters) {
    // Articles before the first chapter stand on their own.
    const above = chapter.number === 0 ? -1 : add('chapter', chapter, -1, null);
    for (const article of chapter.articles) {
      const at = add('article', article, above, String(article.number));
      for (const measure of article.measures) add('measure', measure, at, `${article.number}.${measure.number}`);
    }
  }
  return parts;
}

/** The whole text as pieces in order, each with what it was taken for; what was taken for nothing is left over. */
export function previewOf(text: string): Cut {
  const { outline, parts } = cutPolicy(text);
  const plain = (part: TextPart, spans: readonly (Span | null)[]): Piece[] =>
    spans.flatMap((span) =>
      span ? [{ part, start: span.start, end: span.end, mark: '', clause: null, title: span.text.slice(0, 120) }] : [],
    );
  const pieces: Piece[] = [
    ...plain('title', [outline.title]),
    ...plain('number', [outline.documentNumber]),
    ...plain('addressee', [outline.addressee]),
    ...plain('preamble', [outline.preamble]),
    ...parts.map((part, at) => headOnly(part, at, parts)),
    ...plain('closing', outline.closing),
    ...plain('stripped', outline.stripped),
  ];
  const left = plain(
    'left_over',
    linesOf(text).filter((line) => !isTaken(line, [...pieces, ...parts])),
  );
  const count = (kind: MeasureKind) => parts.filter((part) => part.kind === kind).length;
  return {
    text,
    title: outline.title?.text ?? '',
    number: outline.documentNumber?.text ?? '',
    counts: { chapters: count('chapter'), articles: count('article'), measures: count('measure'), leftOver: left.length },
    pieces: [...pieces, ...left].toSorted((one, other) => one.start - other.start),
  };
}

/** A chapter or article shown by itself ends where the first part in it begins. */
function headOnly({ kind, mark, clause, title, start, end }: CutPart, at: number, parts: readonly CutPart[]): Piece {
  const first = parts.find((part) => part.parent === at);
  return { part: kind, start, end: first ? first.start : end, mark, clause, title };
}

function isTaken(line: Span, spans: readonly { start: number; end: number }[]): boolean {
  return spans.some((span) => line.start >= span.start && line.end <= span.end);
}
