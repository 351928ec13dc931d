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

/** Keeps many rows in one statement: one parameter of JSON is far cheaper than thousands of bound values. */
export async function insertRows(ctx: Ctx, importId: string, rows: readonly JudgedRow[]): Promise<void> {
  if (rows.length === 0) return;
  const json = jsonOf(
    rows.map((row) => [
      row.seq,
      row.sheetId,
      row.rowNumber,
      row.cells,
      row.verdict,
      row.action,
      row.reason,
      row.problems,
      row.values,
      row.enterpriseId,
      row.matchKey,
      row.codeKey,
      row.digest,
    ]),
  );
  await ctx.db.execute(sql`
    insert into ledger_import_rows (import_id, seq, sheet_id, row_number, cells, verdict, action, reason, problems, values,
      enterprise_id, match_key, code_key, digest)
    select ${importId}, (r->>0)::int, r->>1, (r->>2)::int, r->3, r->>4, r->>5, r->>6, nullif(r->7, 'null'::jsonb), r->8,
      r->>9, r->>10, r->>11, r->>12
    from jsonb_array_elements(${json}::jsonb) r`);
}

/** Puts a new judgement over the old one; rows that are in the ledger stay as they are. */
export async function updateRows(ctx: Ctx, importId: string, rows: readonly ({ readonly seq: number } & Judged)[]): Promise<void> {
  if (rows.length === 0) return;
  const json = jsonOf(
    rows.map((row) => [
      row.seq,
      row.verdict,
      row.action,
      row.reason,
      row.problems,
      row.values,
      row.enterpriseId,
      row.matchKey,
      row.codeKey,
      row.digest,
    ]),
  );
  await ctx.db.execute(sql`
    update ledger_import_rows t set verdict = r->>1, action = r->>2, reason = r->>3, problems = nullif(r->4, 'null'::jsonb), values = r->5,
      enterprise_id = r->>6, match_key = r->>7, code_key = r->>8, digest = r->>9, twin_seq = null
    from jsonb_array_elements(${json}::jsonb) r
    where t.import_id = ${importId} and t.seq = (r->>0)::int and t.verdict <> 'admitted'`);
}

/** Signs that no database keeps (NUL, half of a pair) are left out; they come from broken files only. */
function jsonOf(value: unknown): string {
  const json = JSON.stringify(value);
  if (!/\\u(?:0000|d[89a-f])/i.test(json)) return json;
  return JSON.stringify(value, (_, one: unknown) => (typeof one === 'string' ? one.replaceAll('\u0000', '').toWellFormed() : one));
}
