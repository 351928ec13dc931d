import { cellText } from '#engines/documents/cells/fold.ts';
import type { CellInput } from '#engines/documents/cells/outcome.ts';
import { foldHeading } from '#engines/documents/table/heading.ts';
import type { Column } from '#engines/documents/table/head.ts';
import { matchColumns, type Candidate, type ColumnMatch, type Synonym } from '#engines/documents/table/match.ts';
import { IMPORT_LEDGERS, type ImportLedger } from '../contract/imports.ts';
import { AMBIGUOUS, fieldOf, fieldsFor, matchKind, STANDS_FOR, unitsOf } from './fields.ts';

/** From here on a column is taken without asking. */
export const SURE_ENOUGH = 0.85;

/** A running number is no content. */
const COUNTER = /^(序号|编号|序|No\.?)$/i;

export type ChosenBy = 'words' | 'person';

/** What a column of a sheet means, kept with the sheet. */
export type ColumnMapping = {
  readonly index: number;
  readonly heading: string;
  readonly path: readonly string[];
  readonly unit: string | null;
  readonly year: number | null;
  readonly field: string | null;
  readonly certainty: number;
  readonly reason: string;
  /** `taken`: its cells are read. `asked`: a person must say yes or choose. `none`: kept in the original only. */
  readonly state: 'taken' | 'asked' | 'none';
  readonly chosenBy: ChosenBy;
  readonly candidates: readonly { readonly field: string; readonly certainty: number }[];
};

/** The words of one ledger, and which of them people have taught: those are no longer ambiguous. */
export type Vocabulary = { readonly synonyms: readonly Synonym[]; readonly learned: ReadonlySet<string> };

export type Words = Readonly<Record<ImportLedger, Vocabulary>>;

/** Folds a heading of one or more levels as the engine compares it. */
export const foldPath = (heading: string): string => heading.split('/').map(foldHeading).join('');

/** Builds the engine's synonyms of a ledger from the words kept for its fields. */
export function vocabularyOf(ledger: ImportLedger, rows: readonly { field: string; word: string; isLearned: boolean }[]): Vocabulary {
  const byField = Map.groupBy(rows, (row) => row.field);
  const synonyms = fieldsFor(ledger).map((field): Synonym => {
    const units = unitsOf(field);
    const words = (byField.get(field.id) ?? []).map((row) => row.word);
    return { field: field.id, words, kind: matchKind(field), ...(units ? { units } : {}) };
  });
  return { synonyms, learned: new Set(rows.filter((row) => row.isLearned).map((row) => foldPath(row.word))) };
}

/** Which ledger a table belongs to, by how well its headings are known there; null when they are known nowhere. */
export function ledgerOf(
  columns: readonly Column[],
  words: Words,
  samples: ReadonlyMap<number, readonly CellInput[]>,
): ImportLedger | null {
  const scores = IMPORT_LEDGERS.map((ledger) => {
    const mapped = mapColumns(ledger, columns, words[ledger], samples);
    const known = mapped.filter((one) => one.field !== null).reduce((sum, one) => sum + one.certainty, 0);
    return { ledger, score: known + (missingFields(ledger, mapped).length === 0 ? 1 : 0) };
  });
  const best = scores.toSorted((one, other) => other.score - one.score)[0];
  return best && best.score >= 1.5 ? best.ledger : null;
}

/** Maps the columns of a table; what is not plain is asked, never taken silently. */
export function mapColumns(
  ledger: ImportLedger,
  columns: readonly Column[],
  words: Vocabulary,
  samples: ReadonlyMap<number, readonly CellInput[]>,
): ColumnMapping[] {
  const matches = matchAll(
    columns.filter((column) => !COUNTER.test(column.path.at(-1) ?? '')),
    words.synonyms,
    samples,
  );
  return columns.map((column) => {
    const { index, heading, path, unit, year } = column;
    const match = matches.get(index);
    const base = { index, heading, path, unit, year, chosenBy: 'words' as const };
    if (!match) return { ...base, field: null, certainty: 1, reason: 'counter', state: 'none', candidates: [] };
    const told = doubtOf(ledger, column, words, samples.get(index) ?? []);
    if (told) {
      const certainty = Math.min(0.6, match.certainty || 0.6);
      return { ...base, field: told.field, certainty, reason: told.reason, state: 'asked', candidates: told.candidates };
    }
    const candidates = match.candidates.map(({ field, certainty }: Candidate) => ({ field, certainty }));
    const state = match.field === null ? 'none' : match.certainty >= SURE_ENOUGH ? 'taken' : 'asked';
    return { ...base, field: match.field, certainty: match.certainty, reason: match.reason, state, candidates };
  });
}

/** A heading of two levels is one thing under another, never two things in one cell: 职工总数/其中科技人员. */
function matchAll(
  columns: readonly Column[],
  synonyms: readonly Synonym[],
  samples: ReadonlyMap<number, readonly CellInput[]>,
): ReadonlyMap<number, ColumnMatch> {
  const isDeep = (column: Column) => column.path.length > 1;
  const flat = matchColumns(
    columns.filter((column) => !isDeep(column)),
    synonyms,
    samples,
  );
  const single = synonyms.filter((synonym) => !synonym.field.includes('+'));
  const taken = new Set(flat.filter((match) => match.year === null).map((match) => match.field));
  const rest = single.filter((synonym) => !taken.has(synonym.field));
  const deep = matchColumns(columns.filter(isDeep), rest, samples);
  return new Map([...flat, ...deep].map((match) => [match.index, match]));
}

type Doubt = { field: string | null; reason: string; candidates: { field: string; certainty: number }[] };

/** Headings that are known and still not plain: four measures of R&D spend, a firm and its need in one cell. */
function doubtOf(ledger: ImportLedger, column: Column, words: Vocabulary, cells: readonly CellInput[]): Doubt | null {
  const folded = foldPath(column.heading);
  if (words.learned.has(folded)) return null;
  if (ledger === 'enterprises') {
    const found = AMBIGUOUS.find((one) => foldPath(one.heading) === folded);
    if (!found || found.candidates.length < 2) return null;
    const candidates = found.candidates.map((field) => ({ field, certainty: 0.6 }));
    return { field: found.candidates[0] ?? null, reason: 'ambiguous', candidates };
  }
  if (ledger !== 'needs' || foldPath(column.heading) !== '需求') return null;
  const texts = cells.map(cellText).filter((text) => text !== '');
  const isPair = texts.length > 2 && texts.filter((text) => /^[^:]{2,20}:.{4,}/.test(text)).length > texts.length * 0.7;
  if (!isPair) return null;
  const pair = 'enterprise_name+title';
  return {
    field: pair,
    reason: 'pair',
    candidates: [
      { field: pair, certainty: 0.6 },
      { field: 'title', certainty: 0.5 },
    ],
  };
}

/** Needed fields that no column taken gives: the sheet cannot be imported before a person says where they are. */
export function missingFields(ledger: ImportLedger, columns: readonly Pick<ColumnMapping, 'field' | 'state'>[]): string[] {
  const given = new Set(
    columns.flatMap((column) => {
      if (column.state !== 'taken' || column.field === null) return [];
      return [column.field, ...(fieldOf(ledger, column.field)?.parts ?? [])];
    }),
  );
  return fieldsFor(ledger)
    .filter((field) => field.isNeeded)
    .filter((field) => ![field.id, ...(STANDS_FOR[`${ledger}.${field.id}`] ?? [])].some((id) => given.has(id)))
    .map((field) => field.id);
}

/** Columns of yearly figures that nobody has given a year. */
export function yearlessColumns(ledger: ImportLedger, columns: readonly ColumnMapping[], defaultYear: number | null): ColumnMapping[] {
  if (ledger !== 'enterprises' || defaultYear !== null) return [];
  return columns.filter((column) => {
    const field = column.field === null ? undefined : fieldOf(ledger, column.field);
    const isYearly = field?.isYearly || field?.parts.some((part) => fieldOf(ledger, part)?.isYearly);
    return column.state === 'taken' && column.year === null && isYearly === true;
  });
}
