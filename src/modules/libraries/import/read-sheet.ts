import { cellText, isBlankCell } from '#engines/documents/cells/fold.ts';
import { refusedCell } from '#engines/documents/cells/refused.ts';
import { matchColumns } from '#engines/documents/table/match.ts';
import { recogniseTable, type DataRow, type Table } from '#engines/documents/table/rows.ts';
import { WorkbookRefused } from '#engines/documents/workbook/limits.ts';
import type { Sheet } from '#engines/documents/workbook/sheet.ts';
import { readWorkbookIsolated } from '#platform/files/workbook-isolated.ts';
import type { Ctx } from '#platform/ctx.ts';
import { Refusal } from '#shared/refusal.ts';
import { say } from '#shared/words.ts';
import { libraryImportRefusals, type ImportProblem } from '../contract/imports.ts';
import type { Importer } from './importer.ts';

/** What a sheet says, column by column understood. */
export type ReadSheet = {
  readonly sheetName: string;
  readonly columns: { field: string; heading: string; letter: string }[];
  readonly passedOver: string[];
  readonly neverKept: string[];
  readonly rows: { rowNumber: number; cells: Record<string, string>; refused: ImportProblem[] }[];
};

export const MOST_ROWS = 5000;

/** Never kept, whoever brings it: identity cards, bank accounts. */
const NEVER = /身份证|证件号|银行|开户行|账号|帐号|卡号|bank|identity card/iu;
/** Running numbers mean nothing outside their sheet. */
const COUNTING = /^(序号|编号|no\.?)$/iu;

/** Reads the first sheet in which the importer finds its leading column. The file's bytes are not kept. */
export async function readSheet(ctx: Ctx, file: File, importer: Importer): Promise<ReadSheet> {
  const sheets = await sheetsOf(ctx, file);
  const tables = sheets
    .filter((sheet) => !sheet.isHidden)
    .flatMap((sheet) => {
      const table = recogniseTable(sheet);
      return table ? [{ sheet, table }] : [];
    });
  if (tables.length === 0) throw new Refusal(libraryImportRefusals.import_no_table, { name: file.name });
  const read = tables.map(({ sheet, table }) => understood(sheet, table, importer));
  const found = read.find((sheet) => sheet.columns.some(({ field }) => field === importer.leading));
  if (!found) {
    const heading = say(`code_${importer.kind}_field_${importer.leading}`, {}, ctx.locale);
    throw new Refusal(libraryImportRefusals.import_no_name, { name: file.name, heading });
  }
  if (found.rows.length > MOST_ROWS) {
    throw new Refusal(libraryImportRefusals.import_too_long, { rows: found.rows.length, limit: MOST_ROWS });
  }
  return found;
}

async function sheetsOf(ctx: Ctx, file: File): Promise<Sheet[]> {
  try {
    return await readWorkbookIsolated(new Uint8Array(await file.arrayBuffer()));
  } catch (error) {
    if (!(error instanceof WorkbookRefused)) throw error;
    const { kind, ...rest } = error.verdict;
    const code = kind === 'not_a_workbook' ? `not_a_workbook_${(rest as { found: string }).found}` : kind;
    const reason = say(`code_import_failure_${code}`, { ...(rest as Record<string, string | number>), name: file.name }, ctx.locale);
    throw new Refusal(libraryImportRefusals.import_file_refused, { reason });
  }
}

function understood(sheet: Sheet, table: Table, importer: Importer): ReadSheet {
  const never = table.columns.filter((column) => NEVER.test(column.heading));
  const open = table.columns.filter((column) => !NEVER.test(column.heading));
  const synonyms = importer.fields.map(({ id, words, kind }) => ({ field: id, words, kind }));
  const samples = new Map(open.map(({ index }) => [index, table.dataRows.slice(0, 30).flatMap((row) => row.cells[index] ?? [])]));
  const matches = new Map(matchColumns(open, synonyms, samples).map((match) => [match.index, match.field]));
  const known = open.flatMap(({ index, heading }) => {
    const field = matches.get(index);
    return field ? [{ index, heading, field }] : [];
  });
  return {
    sheetName: sheet.name,
    columns: known.map(({ index, heading, field }) => ({ field, heading, letter: letterOf(index) })),
    passedOver: open.filter(({ index, heading }) => !matches.get(index) && !COUNTING.test(heading)).map(({ heading }) => heading),
    neverKept: never.map(({ heading }) => heading),
    rows: table.dataRows.map((row) => cellsOf(row, known)),
  };
}

function cellsOf(row: DataRow, known: readonly { index: number; field: string }[]): ReadSheet['rows'][number] {
  const cells: Record<string, string> = {};
  const refused: ImportProblem[] = [];
  for (const { index, field } of known) {
    const cell = row.cells[index];
    if (!cell || (isBlankCell(cell) && cell.error === undefined)) continue;
    const problem = refusedCell(cell);
    const raw = typeof cell.value === 'string' ? cell.value.trim() : cellText(cell);
    cells[field] = (problem ? (cell.error ?? raw) : raw).slice(0, 2000);
    if (problem) refused.push({ field, code: problem.problem, values: {} });
    else if (cell.isRounded) refused.push({ field, code: 'digits_lost', values: {} });
  }
  return { rowNumber: row.row + 1, cells, refused };
}

function letterOf(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : letterOf(Math.floor(index / 26) - 1) + String.fromCharCode(65 + (index % 26));
}
