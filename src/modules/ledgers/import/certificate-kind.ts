import type { ImportSheet } from '../contract/imports.ts';
import type { SheetRow } from './context.ts';
import { CERTIFICATE_KINDS } from './fields.ts';

/** What a person answers when a sheet's certificates are not to be brought. */
export const NO_CERTIFICATES = 'none';

const FIELDS = new Set(['certificate_number', 'certificate_issued_on', 'certificate_valid_until']);

type Sheet = Pick<SheetRow, 'ledger' | 'state' | 'name' | 'head' | 'columns' | 'certificateKind'>;

/**
 * Of which kind the certificates of a sheet are: as a person said, or as its words say: the columns' own headings, else
 * the sheet's name and title, else the questions of its other columns (是否高企). Words that name several kinds, or none,
 * name no kind: a person is asked. Null when the sheet has no such columns.
 */
export function certificateOf(sheet: Sheet): ImportSheet['certificate'] {
  if (sheet.ledger !== 'enterprises' || sheet.state !== 'table') return null;
  const columns = sheet.columns.filter(({ field, state }) => state === 'taken' && field?.split('+').some((part) => FIELDS.has(part)));
  if (columns.length === 0) return null;
  if (sheet.certificateKind) return { kind: sheet.certificateKind, chosenBy: 'person' };
  const places = [
    columns.map(({ heading }) => heading),
    [sheet.name, sheet.head?.title ?? ''],
    sheet.columns.map(({ heading }) => heading).filter((heading) => heading.startsWith('是否')),
  ];
  for (const texts of places) {
    const kinds = new Set(texts.flatMap(kindsIn));
    if (kinds.size > 0) return { kind: kinds.size === 1 ? ([...kinds][0] ?? null) : null, chosenBy: 'words' };
  }
  return { kind: null, chosenBy: 'words' };
}

/** Quotes and brackets are written one way or another. */
const bare = (text: string) => text.replaceAll(/["“”'‘’()（）\s]/gu, '');

const WORDS = CERTIFICATE_KINDS.flatMap(({ id, words }) => words.map((word) => ({ id, word: bare(word) }))).toSorted(
  (one, other) => other.word.length - one.word.length,
);

/** The longest word wins its place: 专精特新“小巨人” does not also say 专精特新. */
function kindsIn(text: string): string[] {
  let rest = bare(text);
  return WORDS.flatMap(({ id, word }) => {
    if (!rest.includes(word)) return [];
    rest = rest.replaceAll(word, ' ');
    return [id];
  });
}
