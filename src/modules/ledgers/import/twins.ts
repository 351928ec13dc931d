import { sql } from 'drizzle-orm';
import type { Ctx } from '#platform/ctx.ts';

/**
 * Finds rows of an import that are about the same thing as an earlier row: the same code under another name, the same
 * enterprise, need or work twice on a sheet, or on two sheets that say different things. Two sheets that agree, or that
 * tell different things of one enterprise, complete each other and are no twins. Rows somebody has decided on stay.
 */
export async function markTwins(ctx: Ctx, importId: string): Promise<void> {
  // What was a twin before may be none any more.
  await ctx.db.execute(sql`
    update ledger_import_rows set verdict = 'good', reason = null, twin_seq = null
    where import_id = ${importId} and verdict = 'duplicate' and twin_seq is not null and choice is null`);
  await ctx.db.execute(sql`
    update ledger_import_rows r set match_key = f.match_key
    from (
      select code_key, (array_agg(match_key order by seq))[1] as match_key
      from ledger_import_rows
      where import_id = ${importId} and code_key is not null and verdict in ('good', 'problem', 'duplicate')
      group by code_key having count(distinct match_key) > 1
    ) f
    where r.import_id = ${importId} and r.code_key = f.code_key and r.match_key <> f.match_key and r.verdict in ('good', 'problem', 'duplicate')`);
  await ctx.db.execute(sql`
    with keys as (
      select match_key from ledger_import_rows
      where import_id = ${importId} and match_key is not null and verdict in ('good', 'problem', 'duplicate')
      group by match_key having count(*) > 1
    ), firsts as (
      select distinct on (r.match_key) r.match_key, r.seq, r.sheet_id, r.values
      from ledger_import_rows r join keys using (match_key)
      where r.import_id = ${importId} and r.verdict in ('good', 'problem', 'duplicate')
      order by r.match_key, r.seq
    )
    update ledger_import_rows r set verdict = 'duplicate', twin_seq = f.seq,
      reason = case when r.sheet_id = f.sheet_id then 'within_sheet' else 'across_sheets' end
    from firsts f
    where r.import_id = ${importId} and r.match_key = f.match_key and r.seq > f.seq and r.verdict = 'good' and r.choice is null
      and (r.sheet_id = f.sheet_id or exists (
        select 1 from jsonb_each(r.values::jsonb) mine join jsonb_each(f.values::jsonb) other using (key) where mine.value <> other.value
      ))`);
}
