import { sql } from 'drizzle-orm';
import type { Ctx } from '#platform/ctx.ts';
import type { PackedCell } from './cells.ts';
import type { Judged } from './judge.ts';

/** A row ready to be kept. */
export type JudgedRow = {
  readonly seq: number;
  readonly sheetId: string;
  readonly rowNumber: number;
  readonly cells: readonly PackedCell[];
} & Judged;

type Kept = { readonly seq: number } & Judged;

/** What is kept of a judgement, a column each: its name, its type in a list of parameters, and where it comes from. */
const JUDGEMENT = [
  ['verdict', 'text', (row: Kept) => row.verdict],
  ['action', 'text', (row: Kept) => row.action],
  ['reason', 'text', (row: Kept) => row.reason],
  ['problems', 'jsonb', (row: Kept) => (row.problems === null ? null : jsonOf(row.problems))],
  ['values', 'json', (row: Kept) => jsonOf(row.values)],
  ['enterprise_id', 'text', (row: Kept) => row.enterpriseId],
  ['match_key', 'text', (row: Kept) => row.matchKey],
  ['code_key', 'text', (row: Kept) => row.codeKey],
  ['digest', 'text', (row: Kept) => row.digest],
] as const;

const ROW = [
  ['seq', 'int', (row: JudgedRow) => row.seq],
  ['sheet_id', 'text', (row: JudgedRow) => row.sheetId],
  ['row_number', 'int', (row: JudgedRow) => row.rowNumber],
  ['cells', 'json', (row: JudgedRow) => jsonOf(row.cells)],
  ...JUDGEMENT,
] as const;

type Columns<T> = readonly (readonly [string, string, (row: T) => string | number | null])[];

/** Keeps many rows in one statement: a list a column is far cheaper than thousands of bound values. */
export async function insertRows(ctx: Ctx, importId: string, rows: readonly JudgedRow[]): Promise<void> {
  if (rows.length === 0) return;
  await ctx.db.execute(sql`
    insert into ledger_import_rows (import_id, ${namesOf(ROW)})
    select ${importId}, ${namesOf(ROW)} from ${listsOf(ROW, rows)}`);
}

/** Puts a new judgement over the old one; rows that are in the ledger stay as they are. */
export async function updateRows(ctx: Ctx, importId: string, rows: readonly Kept[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = [['seq', 'int', (row: Kept) => row.seq], ...JUDGEMENT] as const;
  const set = sql.raw(JUDGEMENT.map(([name]) => `${name} = r.${name}`).join(', '));
  await ctx.db.execute(sql`
    update ledger_import_rows t set ${set}, twin_seq = null from ${listsOf(columns, rows)}
    where t.import_id = ${importId} and t.seq = r.seq and t.verdict <> 'admitted'`);
}

const namesOf = <T>(columns: Columns<T>) => sql.raw(columns.map(([name]) => name).join(', '));

function listsOf<T>(columns: Columns<T>, rows: readonly T[]) {
  const lists = columns.map(([, type, valueOf]) => sql`${sql.param(rows.map(valueOf))}::${sql.raw(type)}[]`);
  return sql`unnest(${sql.join(lists, sql`, `)}) as r(${namesOf(columns)})`;
}

/** Signs that no database keeps (NUL, half of a pair) are left out; they come from broken files only. */
function jsonOf(value: unknown): string {
  const json = JSON.stringify(value);
  if (!/\\u(?:0000|d[89a-f])/i.test(json)) return json;
  return JSON.stringify(value, (_, one: unknown) => (typeof one === 'string' ? one.replaceAll('\u0000', '').toWellFormed() : one));
}
