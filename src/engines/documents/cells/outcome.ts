import type { CellValue, SheetCell } from '../workbook/sheet.ts';

/** `sure`: said plainly. `likely`: one reading stands out and is shown. `unsure`: a person must choose. */
export type Certainty = 'sure' | 'likely' | 'unsure';

/** One cell understood. `note` says why it is not plain; `parts` holds the pieces (both ends of a range, the items of a list). */
export type Reading<T, P = T> = {
  readonly value: T;
  readonly certainty: Certainty;
  readonly note?: string;
  readonly parts?: readonly P[];
  /** The words kept when the cell holds words where a figure was expected (面议). */
  readonly text?: string;
};

/** One cell not understood: a code with what its sentence needs, and a proposal when one stands out. */
export type Problem = {
  readonly problem: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly proposal?: string;
};

export type Outcome<T, P = T> = Reading<T, P> | Problem;

/** What the readers take: a cell of a sheet or its bare value. */
export type CellInput = SheetCell | CellValue;

export function isProblem<T, P>(outcome: Outcome<T, P>): outcome is Problem {
  return 'problem' in outcome;
}

export function problem(code: string, values: Problem['values'] = {}, proposal?: string | null): Problem {
  return proposal == null ? { problem: code, values } : { problem: code, values, proposal };
}

export function sure<T>(value: T, note?: string): Reading<T, never> {
  return note === undefined ? { value, certainty: 'sure' } : { value, certainty: 'sure', note };
}

export function likely<T>(value: T, note: string): Reading<T, never> {
  return { value, certainty: 'likely', note };
}

export function unsure<T>(value: T, note: string): Reading<T, never> {
  return { value, certainty: 'unsure', note };
}

const RANK: Record<Certainty, number> = { sure: 2, likely: 1, unsure: 0 };

/** The lower of two certainties. */
export function lower(one: Certainty, other: Certainty): Certainty {
  return RANK[one] <= RANK[other] ? one : other;
}

export function cellOf(input: CellInput): SheetCell {
  return typeof input === 'object' && input !== null ? input : { value: input };
}
