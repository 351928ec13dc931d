import { asc, eq } from 'drizzle-orm';
import { saySafe, type Locale } from '#shared/words.ts';
import type { OutCell, OutRow, OutSheet } from '#engines/documents/workbook/out.ts';
import { writeWorkbook } from '#engines/documents/workbook/write.ts';
import { m } from '#words/messages.js';
import type { Ctx } from '#platform/ctx.ts';
import type { FileAnswer } from '#platform/http/handlers.ts';
import { openFile } from '#platform/files/uploads.ts';
import { Refusal } from '#shared/refusal.ts';
import { importRefusals } from '../contract/imports.ts';
import { ledgerImportFiles, ledgerImportSheets, type RowProblem } from '../tables/imports.ts';
import { unpackCell, type PackedCell } from './cells.ts';
import type { SheetRow } from './context.ts';
import { importRow } from './lock.ts';
import { rowsLeft } from './row-queries.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The rows left, in the columns they came in, wrong cells red, with a column that says why: put right, it can be imported. */
export async function problemsWorkbook(ctx: Ctx, importId: string): Promise<FileAnswer> {
  const one = await importRow(ctx, importId);
  const sheets = await ctx.db
    .select()
    .from(ledgerImportSheets)
    .where(eq(ledgerImportSheets.importId, importId))
    .orderBy(asc(ledgerImportSheets.position));
  const written: OutSheet[] = [];
  for (const sheet of sheets) {
    const rows = sheet.columns.length === 0 ? [] : await rowsLeft(ctx, importId, sheet.id);
    if (rows.length > 0) written.push(sheetOf(sheet, rows, ctx.locale));
  }
  if (written.length === 0)
    written.push({
      name: m.ledgers_import_problems_none({}, { locale: ctx.locale }),
      columns: [{ heading: m.ledgers_import_problems_none({}, { locale: ctx.locale }), width: 40 }],
      rows: [],
    });
  const name = `${one.title} ${m.ledgers_import_problems_file({}, { locale: ctx.locale })}.xlsx`;
  return { name, mediaType: XLSX, bytes: await writeWorkbook(written) };
}

type Left = Awaited<ReturnType<typeof rowsLeft>>[number];

function sheetOf(sheet: SheetRow, rows: readonly Left[], locale: Locale): OutSheet {
  const columns = sheet.columns.map((column) => ({ heading: headingOf(column.path), width: 16 }));
  const period = sheet.head?.period;
  return {
    name: sheet.name,
    ...(sheet.head?.title ? { title: sheet.head.title } : {}),
    lead: {
      ...(sheet.head?.reportingUnit ? { left: `填报单位：${sheet.head.reportingUnit}` } : {}),
      ...(period ? { right: `填报日期：${period}` } : {}),
    },
    columns: [...columns, { heading: m.ledgers_import_problems_reason({}, { locale }), width: 60 }],
    rows: rows.map((row) => rowOf(row, sheet, locale)),
  };
}

/** Two levels at most; deeper ones are joined. */
function headingOf(path: readonly string[]): string | readonly [string, string] {
  const [first = '', ...rest] = path;
  return rest.length === 0 ? first : [first, rest.join('/')];
}

function rowOf(row: Left, sheet: SheetRow, locale: Locale): OutRow {
  const problems = row.problems ?? [];
  const cells = sheet.columns.map(({ index }): OutCell => {
    const problem = problems.find((one) => one.c === index && one.level === 'must');
    const value = shownValue(row.cells[index], row.fixes?.[index]);
    return problem ? { value, isWrong: true, note: sentenceOf(problem, locale) } : value;
  });
  return [...cells, { value: reasonOf(row, sheet, problems, locale), isWrong: true }];
}

function shownValue(packed: PackedCell | undefined, fix: string | null | undefined) {
  if (fix !== undefined) return fix;
  const cell = unpackCell(packed);
  return cell.error ?? cell.value;
}

function reasonOf(row: Left, sheet: SheetRow, problems: readonly RowProblem[], locale: Locale): string {
  const said = problems
    .filter((problem) => problem.level === 'must')
    .map((problem) => {
      const column = sheet.columns.find(({ index }) => index === problem.c);
      return `${column ? `${column.heading}：` : ''}${sentenceOf(problem, locale)}`;
    });
  if (row.verdict === 'duplicate') said.push(saySafe(`code_import_reason_${row.reason}`, row.reason ?? '', {}, locale));
  return said.join('\n');
}

/** A problem as a sentence, with the proposal where there is one. */
export function sentenceOf(problem: RowProblem, locale: Locale): string {
  const sentence = saySafe(`code_import_problem_${problem.code}`, problem.code, problem.values, locale);
  return problem.proposal === null ? sentence : `${sentence} ${m.ledgers_import_proposed({ proposal: problem.proposal }, { locale })}`;
}

/** A file as it was brought. */
export async function originalFile(ctx: Ctx, importId: string, fileId: string): Promise<FileAnswer> {
  const one = await importRow(ctx, importId);
  const files = await ctx.db.select().from(ledgerImportFiles).where(eq(ledgerImportFiles.importId, one.id));
  if (!files.some((file) => file.fileId === fileId)) throw new Refusal(importRefusals.import_not_found, { id: fileId });
  const file = await openFile(ctx, fileId);
  return { name: file.name, mediaType: XLSX, bytes: file.bytes };
}
