import { hash } from 'node:crypto';
import { cellText, isBlankCell } from '#engines/documents/cells/fold.ts';
import type { ShareScale } from '#engines/documents/cells/share.ts';
import type { CellProblem, ImportLedger, RowAction, RowChoice, RowVerdict } from '../contract/imports.ts';
import type { RowProblem } from '../tables/imports.ts';
import { cellAbove, unpackCell, type PackedCell } from './cells.ts';
import type { Directory } from './directory.ts';
import { fieldOf, STANDS_FOR, type Field } from './fields.ts';
import { judgeEnterprise } from './judge-enterprise.ts';
import { judgeNeed } from './judge-need.ts';
import { judgeWork } from './judge-work.ts';
import type { ColumnMapping } from './mapping.ts';
import { readCell, type RowValue, type RowValues } from './reading.ts';

/** What one sheet's rows are judged by. */
export type SheetContext = {
  readonly ledger: ImportLedger;
  readonly columns: readonly ColumnMapping[];
  /** Needed fields that no column gives. */
  readonly missing: readonly string[];
  readonly scales: Readonly<Record<string, ShareScale>>;
  readonly asOf: string;
  readonly today: string;
  readonly defaultYear: number | null;
  readonly parkId: string | null;
  /** The parks whose rows this person may bring; null for all. */
  readonly parkIds: readonly string[] | null;
  readonly directory: Directory;
};

/** A row as it came, with what a person has put in place of cells and decided about it. */
export type RawRow = {
  readonly cells: readonly PackedCell[];
  readonly fixes?: Readonly<Record<string, string | null>> | null;
  readonly choice?: RowChoice | null;
};

/** What is said of one row. */
export type Judged = {
  readonly verdict: RowVerdict;
  readonly action: RowAction | null;
  readonly reason: string | null;
  readonly problems: readonly RowProblem[] | null;
  readonly values: RowValues;
  readonly enterpriseId: string | null;
  readonly matchKey: string | null;
  readonly codeKey: string | null;
  readonly digest: string | null;
};

/** The row while it is judged; the ledger's own part adds to it. */
export type Draft = {
  values: Record<string, RowValue>;
  problems: RowProblem[];
  action: RowAction | null;
  reason: string | null;
  enterpriseId: string | null;
  matchKey: string | null;
  codeKey: string | null;
  isDuplicate: boolean;
};

type Reading = { readonly column: ColumnMapping; readonly field: Field };

const readings = new WeakMap<readonly ColumnMapping[], readonly Reading[]>();

function readingsOf(sheet: SheetContext): readonly Reading[] {
  const known = readings.get(sheet.columns);
  if (known) return known;
  const made = sheet.columns.flatMap((column) => {
    const field = column.state === 'taken' && column.field !== null ? fieldOf(sheet.ledger, column.field) : undefined;
    return field ? [{ column, field }] : [];
  });
  readings.set(sheet.columns, made);
  return made;
}

/** Judges one row: what it says, what is wrong at which cell, what admission would do with it. */
export function judgeRow(row: RawRow, sheet: SheetContext): Judged {
  const draft: Draft = {
    values: {},
    problems: [],
    action: null,
    reason: null,
    enterpriseId: null,
    matchKey: null,
    codeKey: null,
    isDuplicate: false,
  };
  for (const { column, field } of readingsOf(sheet)) readColumn(draft, row, sheet, column, field);
  if (row.choice === 'skip') return finish(draft, sheet, 'skipped', 'left_out');
  for (const field of sheet.missing) addRowProblem(draft, 'needed_column_missing', { field });
  if (sheet.missing.length === 0) {
    if (sheet.ledger === 'enterprises') judgeEnterprise(draft, sheet, row.choice ?? null);
    else if (sheet.ledger === 'needs') judgeNeed(draft, sheet, row);
    else judgeWork(draft, sheet);
    if (draft.reason === 'written_by_itself') return finish(draft, sheet, 'skipped', draft.reason);
  }
  if (draft.problems.some((one) => one.level === 'must')) return finish(draft, sheet, 'problem', null);
  return draft.isDuplicate ? finish(draft, sheet, 'duplicate', draft.reason) : finish(draft, sheet, 'good', draft.reason);
}

function readColumn(draft: Draft, row: RawRow, sheet: SheetContext, column: ColumnMapping, field: Field): void {
  const fix = row.fixes?.[column.index];
  if (fix === null) return;
  const packed = row.cells[column.index];
  const isFixed = fix !== undefined;
  if (!isFixed && (packed === null || packed === undefined)) return;
  const cell = isFixed ? { value: fix } : unpackCell(cellAbove(packed) ?? packed);
  const read = readCell(field, cell, {
    unit: column.unit,
    defaultYear: column.year ?? sheet.defaultYear,
    scale: sheet.scales[column.index] ?? 'unknown',
    isFixed,
  });
  for (const [id, value] of Object.entries(read.values)) {
    const key = keyOf(field, id, column.year ?? sheet.defaultYear);
    if (key !== null && !(key in draft.values)) draft.values[key] = value;
  }
  if (read.problem) draft.problems.push({ c: column.index, ...read.problem });
}

/** `headcount@2024`; null for a yearly figure whose year nobody has said. */
function keyOf(field: Field, id: string, year: number | null): string | null {
  const one = id === field.id ? field : fieldOf(field.ledger, id);
  if (!one?.isYearly) return id;
  return year === null ? null : `${id}@${year}`;
}

function finish(draft: Draft, sheet: SheetContext, verdict: RowVerdict, reason: string | null): Judged {
  const { values, problems, action, enterpriseId, matchKey, codeKey } = draft;
  return {
    verdict,
    action: verdict === 'good' || verdict === 'duplicate' ? action : null,
    reason,
    problems: problems.length > 0 ? problems : null,
    values,
    enterpriseId,
    matchKey,
    codeKey,
    digest: verdict === 'problem' ? null : digestOf(sheet, values),
  };
}

/** The same for the same words under the same headings on the same day, whoever brings them. */
function digestOf(sheet: SheetContext, values: RowValues): string {
  const said = inOrder(Object.keys(values)).map((key) => [key, values[key]]);
  return hash('sha256', JSON.stringify([sheet.ledger, sheet.asOf, said]), 'base64url').slice(0, 22);
}

const orders = new Map<string, readonly string[]>();

/** Keys sorted; the rows of a sheet mostly have the same ones, and sorting them again costs more than looking them up. */
function inOrder(keys: string[]): readonly string[] {
  const given = keys.join(' ');
  const known = orders.get(given);
  if (known) return known;
  if (orders.size > 1000) orders.clear();
  const sorted = keys.toSorted();
  orders.set(given, sorted);
  return sorted;
}

export function addRowProblem(draft: Draft, code: string, values: CellProblem['values'] = {}, level: CellProblem['level'] = 'must'): void {
  draft.problems.push({ c: null, code, values, level, proposal: null });
}

/** Marks the cell of a field; the row when no column gives it. */
export function addFieldProblem(draft: Draft, sheet: SheetContext, field: string, problem: CellProblem): void {
  draft.problems.push({ c: columnOf(sheet, field), ...problem });
}

/** The column that gives a field, alone, together with others, or by what stands for it. */
export function columnOf(sheet: SheetContext, field: string): number | null {
  const given = (id: string) => readingsOf(sheet).find((one) => one.field.id === id || one.field.parts.includes(id))?.column.index ?? null;
  const stand = (STANDS_FOR[`${sheet.ledger}.${field}`] ?? []).map(given).find((one) => one !== null);
  return given(field) ?? stand ?? null;
}

/** True when the cell of a field is struck through: somebody has taken the line back. */
export function isStruckOut(row: RawRow, sheet: SheetContext, field: string): boolean {
  const column = columnOf(sheet, field);
  if (column === null || row.fixes?.[column] !== undefined) return false;
  return unpackCell(row.cells[column]).isStruck === true;
}

/** True when a cell has a colour and no words: somebody told a state by it. */
export function isColourOnly(row: RawRow, sheet: SheetContext, field: string): boolean {
  const column = columnOf(sheet, field);
  if (column === null || row.fixes?.[column] !== undefined) return false;
  const cell = unpackCell(row.cells[column]);
  return cell.fill !== undefined && (isBlankCell(cell) || cellText(cell) === '');
}
