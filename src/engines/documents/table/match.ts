import { readCode } from '../cells/codes.ts';
import { readDate } from '../cells/dates.ts';
import { isBlankCell } from '../cells/fold.ts';
import { readMoney } from '../cells/money.ts';
import { readNumber } from '../cells/numbers.ts';
import { isProblem } from '../cells/outcome.ts';
import type { CellInput, Outcome } from '../cells/outcome.ts';
import { readPhones } from '../cells/phones.ts';
import { readShare } from '../cells/share.ts';
import { readYesNo } from '../cells/yes-no.ts';
import type { Column } from './head.ts';
import { editDistance, foldHeading, headingVariants } from './heading.ts';

export type FieldKind = 'text' | 'number' | 'money' | 'share' | 'date' | 'code' | 'phone' | 'yes_no';

/** What a field may be called. `words` may name two levels: 知识产权/Ⅰ类. Data, passed in; it learns by {@link learnWord}. */
export type Synonym = {
  readonly field: string;
  readonly words: readonly string[];
  /** Units its column may have; a column without a unit is no conflict. */
  readonly units?: readonly string[];
  readonly kind: FieldKind;
};

export type MatchReason = 'exact' | 'folded' | 'contained' | 'near' | 'values' | 'none';

export type Candidate = {
  readonly field: string;
  readonly certainty: number;
  readonly reason: MatchReason;
  readonly doubts: readonly ('unit' | 'values')[];
};

export type ColumnMatch = {
  readonly index: number;
  readonly field: string | null;
  readonly year: number | null;
  /** 0 to 1. From 0.85 on it may be taken without a question. */
  readonly certainty: number;
  readonly reason: MatchReason;
  /** The best five, the chosen one too. */
  readonly candidates: readonly Candidate[];
};

/** Below this nothing is chosen. */
const LEAST = 0.5;
const NO_DOUBTS: Candidate['doubts'] = [];

/** Matches columns to fields. A field is used once, or once a year when columns carry years. `samples` are some cells of each column. */
export function matchColumns(
  columns: readonly Column[],
  synonyms: readonly Synonym[],
  samples: ReadonlyMap<number, readonly CellInput[]> = new Map(),
): ColumnMatch[] {
  const folded = synonyms.map((synonym) => ({
    synonym,
    words: synonym.words.map((word) => ({ raw: word, text: word.split('/').map(foldHeading).join('') })),
  }));
  const lists = new Map(columns.map((column) => [column.index, candidatesOf(column, folded, samples.get(column.index) ?? [])]));
  const chosen = assign(columns, lists);
  return columns.map((column) => {
    const candidates = (lists.get(column.index) ?? []).slice(0, 5);
    const pick = chosen.get(column.index);
    return {
      index: column.index,
      field: pick?.field ?? null,
      year: column.year,
      certainty: pick?.certainty ?? 0,
      reason: pick?.reason ?? 'none',
      candidates,
    };
  });
}

/** The synonyms with a heading a person has assigned: it leaves the field it was under and joins the one named. */
export function learnWord(synonyms: readonly Synonym[], field: string, heading: string): Synonym[] {
  const folded = heading.split('/').map(foldHeading).join('');
  return synonyms.map((synonym) => {
    const others = synonym.words.filter((word) => word.split('/').map(foldHeading).join('') !== folded);
    if (synonym.field === field) return { ...synonym, words: [...others, heading] };
    return others.length === synonym.words.length ? synonym : { ...synonym, words: others };
  });
}

type Folded = { readonly synonym: Synonym; readonly words: readonly { readonly raw: string; readonly text: string }[] };

function candidatesOf(column: Column, synonyms: readonly Folded[], cells: readonly CellInput[]): Candidate[] {
  const variants = headingVariants(column.path);
  const found: Candidate[] = [];
  for (const { synonym, words } of synonyms) {
    let best: Pick<Candidate, 'certainty' | 'reason'> = { certainty: 0, reason: 'none' };
    for (const word of words) {
      const score = word.raw === column.heading ? { certainty: 1, reason: 'exact' as const } : scoreWord(variants, word.text);
      if (score.certainty > best.certainty) best = score;
    }
    const checked = check(best, column, synonym, cells);
    if (checked !== null) found.push({ field: synonym.field, ...checked });
  }
  return found.toSorted((one, other) => other.certainty - one.certainty);
}

function scoreWord(variants: ReturnType<typeof headingVariants>, word: string): Pick<Candidate, 'certainty' | 'reason'> {
  let best: Pick<Candidate, 'certainty' | 'reason'> = { certainty: 0, reason: 'none' };
  if (word === '') return best;
  for (const { text, weight } of variants) {
    const score = compare(text, word);
    if (score.certainty * weight > best.certainty) best = { ...score, certainty: score.certainty * weight };
  }
  return best;
}

function compare(text: string, word: string): Pick<Candidate, 'certainty' | 'reason'> {
  if (text === word) return { certainty: 0.97, reason: 'folded' };
  const [short, long] = text.length < word.length ? [text, word] : [word, text];
  const distance = editDistance(text, word);
  const near = distance <= Math.max(1, Math.floor(long.length / 4)) && long.length >= 4 ? 0.9 - (distance / long.length) * 0.9 : 0;
  const share = short.length >= 2 && long.includes(short) ? 0.5 + 0.4 * (short.length / long.length) : 0;
  if (share === 0 && near === 0) return { certainty: 0, reason: 'none' };
  return share >= near ? { certainty: share, reason: 'contained' } : { certainty: near, reason: 'near' };
}

/** Units and values raise or lower the certainty; values alone can only suggest a code or a phone. */
function check(
  score: Pick<Candidate, 'certainty' | 'reason'>,
  column: Column,
  synonym: Synonym,
  cells: readonly CellInput[],
): Omit<Candidate, 'field'> | null {
  const readable = readableShare(synonym.kind, column, cells);
  if (score.certainty === 0) {
    const isTelling = (synonym.kind === 'code' || synonym.kind === 'phone') && readable !== null && readable > 0.7;
    return isTelling ? { certainty: 0.4, reason: 'values', doubts: NO_DOUBTS } : null;
  }
  const doubts: Candidate['doubts'][number][] = [];
  let { certainty } = score;
  if (column.unit !== null && synonym.units !== undefined && !synonym.units.includes(column.unit)) {
    certainty *= 0.6;
    doubts.push('unit');
  } else if (column.unit !== null && synonym.units !== undefined) certainty += 0.02;
  if (readable !== null && readable < 0.3) {
    certainty *= 0.6;
    doubts.push('values');
  } else if (readable !== null && readable > 0.8 && synonym.kind !== 'text') certainty += 0.03;
  return { certainty: Math.round(Math.min(1, certainty) * 1000) / 1000, reason: score.reason, doubts };
}

/** The share of filled samples that read as the kind; null when there is nothing to tell by. */
function readableShare(kind: FieldKind, column: Column, cells: readonly CellInput[]): number | null {
  const filled = cells.filter((cell) => !isBlankCell(cell));
  const read = READERS[kind];
  if (filled.length === 0 || read === null) return null;
  return filled.filter((cell) => isOfKind(read(cell, column), kind)).length / filled.length;
}

const READERS: Record<FieldKind, ((cell: CellInput, column: Column) => Outcome<unknown>) | null> = {
  text: null,
  number: (cell) => readNumber(cell),
  money: (cell) => readMoney(cell, { unit: '万元' }),
  share: (cell) => readShare(cell, { isGrowth: true }),
  date: (cell, column) => readDate(cell, { defaultYear: column.year ?? 2000 }),
  code: (cell) => readCode(cell),
  phone: (cell) => readPhones(cell),
  yes_no: (cell) => readYesNo(cell),
};

/** A code with a wrong check digit is still a code column; a problem of another kind is not. */
function isOfKind(outcome: Outcome<unknown>, kind: FieldKind): boolean {
  if (!isProblem(outcome)) return true;
  const alike: Partial<Record<FieldKind, RegExp>> = {
    code: /^code_(lost_digits|bad_check_digit|bad_character)$/,
    phone: /^phone_/,
    date: /^(relative_date|year_missing|no_such_day|range_backwards)$/,
    money: /^(foreign_currency|amount_too_large)$/,
  };
  return alike[kind]?.test(outcome.problem) ?? false;
}

/** The most certain pairs first; a column once, a field once a year. */
function assign(columns: readonly Column[], lists: ReadonlyMap<number, readonly Candidate[]>): Map<number, Candidate> {
  const pairs = columns.flatMap((column) => (lists.get(column.index) ?? []).map((candidate) => ({ column, candidate })));
  const chosen = new Map<number, Candidate>();
  const used = new Set<string>();
  for (const { column, candidate } of pairs.toSorted((one, other) => other.candidate.certainty - one.candidate.certainty)) {
    const key = `${candidate.field}|${column.year ?? ''}`;
    if (candidate.certainty < LEAST || chosen.has(column.index) || used.has(key)) continue;
    chosen.set(column.index, candidate);
    used.add(key);
  }
  return chosen;
}
