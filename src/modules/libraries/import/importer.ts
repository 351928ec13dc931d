import type { FieldKind } from '#engines/documents/table/match.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { ImportProblem, LibraryKind } from '../contract/imports.ts';
import type { libraryImports } from '../tables/imports.ts';

export type LibraryImportHead = typeof libraryImports.$inferSelect;

/** A column an import understands. */
export type ImportField = {
  /** Its label is the catalogue key `code_<kind>_field_<id>`. */
  readonly id: string;
  /** What headings call it. */
  readonly words: readonly string[];
  readonly kind: FieldKind;
};

/** What is understood of a row. */
export type Judged = {
  readonly label: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly problems: readonly ImportProblem[];
  /** The entry that is already there. */
  readonly subjectId: string | null;
  /** The entry already says all of it. */
  readonly isSame: boolean;
  /** What makes two rows of one file the same thing. */
  readonly matchKey: string;
};

/** Judges rows one by one against what the library holds when it is opened; empty cells are not among `cells`. */
export type Judge = (cells: Readonly<Record<string, string>>) => Judged;

export type AdmittedRow = {
  readonly seq: number;
  readonly values: Readonly<Record<string, unknown>>;
  /** The entry to change; null for a new one. */
  readonly subjectId: string | null;
};

/** What one kind of library gives to the common import. */
export type Importer = {
  readonly kind: LibraryKind;
  readonly fields: readonly ImportField[];
  /** Without this column a sheet is not read. */
  readonly leading: string;
  readonly openJudge: (ctx: Ctx, head: LibraryImportHead) => Promise<Judge>;
  /** Adds and changes; gives the ids by row. The common import makes the record. */
  readonly admit: (ctx: Ctx, head: LibraryImportHead, rows: readonly AdmittedRow[]) => Promise<ReadonlyMap<number, string>>;
  /** Takes back what an import did, but for what others have built upon since. */
  readonly takeBack: (ctx: Ctx, head: LibraryImportHead) => Promise<{ readonly removed: number; readonly kept: number }>;
};
