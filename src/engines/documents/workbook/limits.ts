const MIB = 1024 * 1024;

/** What an uploaded workbook may cost us. Sizes in bytes. */
export type WorkbookLimits = {
  readonly maxBytes: number;
  /** All zip entries together, inflated. */
  readonly maxInflated: number;
  readonly maxEntries: number;
  /** Inflated to deflated, asked only of entries above 1 MiB. */
  readonly maxRatio: number;
  /** Columns that hold something; cells that are only formatted do not count. */
  readonly maxColumns: number;
  readonly maxRows: number;
  /** Characters in all cells together: one shared text may be pointed at by a million cells. */
  readonly maxText: number;
};

export const WORKBOOK_LIMITS: WorkbookLimits = {
  maxBytes: 20 * MIB,
  maxInflated: 100 * MIB,
  maxEntries: 2000,
  maxRatio: 100,
  maxColumns: 150,
  maxRows: 200_000,
  maxText: 100_000_000,
};

/** Why a file is not read. `ok` carries what was counted; every other kind is also a sentence's key for the caller. */
export type WorkbookVerdict =
  | { readonly kind: 'ok'; readonly entries: number; readonly inflated: number }
  | { readonly kind: 'old_xls' | 'et' | 'macro' | 'encrypted' | 'broken' | 'took_too_long' | 'took_too_much_memory' }
  | { readonly kind: 'not_a_workbook'; readonly found: FoundKind }
  | { readonly kind: 'too_large' | 'inflates_too_much'; readonly bytes: number; readonly limit: number }
  | { readonly kind: 'too_many_entries'; readonly entries: number; readonly limit: number }
  | { readonly kind: 'ratio_too_high'; readonly entry: string; readonly ratio: number; readonly limit: number }
  | { readonly kind: 'too_much_text'; readonly limit: number }
  | { readonly kind: 'too_many_columns'; readonly sheet: string; readonly columns: number; readonly limit: number }
  | { readonly kind: 'too_many_rows'; readonly sheet: string; readonly rows: number; readonly limit: number };

/** What a file that is no workbook seems to be. */
export type FoundKind = 'empty' | 'csv' | 'html' | 'pdf' | 'ods' | 'xlsb' | 'zip' | 'other';

/** Thrown by readers with a verdict that is never `ok`; the edge turns it into its own refusal. */
export class WorkbookRefused extends Error {
  readonly verdict: Exclude<WorkbookVerdict, { kind: 'ok' }>;

  constructor(verdict: Exclude<WorkbookVerdict, { kind: 'ok' }>, cause?: unknown) {
    super(`workbook refused: ${verdict.kind}`, { cause });
    this.name = 'WorkbookRefused';
    this.verdict = verdict;
  }
}
