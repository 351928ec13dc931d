import { sql } from 'drizzle-orm';
import type { Ctx } from '#platform/ctx.ts';
import { placesOf } from '#modules/parties/index.ts';

/** Work done for `from` counts for `into` from now on, in its park and county as well; each row keeps for whom it was done. */
export async function countWorkFor(ctx: Ctx, from: string, into: string): Promise<void> {
  const place = (await placesOf(ctx, [into])).get(into);
  await ctx.db.execute(sql`
    update ledger_work_entries set
      origin_ids = coalesce(origin_ids, enterprise_ids),
      enterprise_ids = case when ${into} = any (enterprise_ids) then array_remove(enterprise_ids, ${from}::text)
        else array_replace(enterprise_ids, ${from}::text, ${into}::text) end,
      park_ids = ${together(sql`park_ids`, place?.parkId)},
      county_ids = ${together(sql`county_ids`, place?.countyId)}
    where enterprise_ids @> array[${from}::text]`);
}

const together = (column: ReturnType<typeof sql>, id: string | null | undefined) =>
  id ? sql`array(select distinct unnest(${column} || ${id}::text))` : column;

/** Work done for `from` before it was merged into `into` is its own again; `into` keeps the sight of what is still its own. */
export async function countWorkForItself(ctx: Ctx, from: string, into: string): Promise<void> {
  const place = (await placesOf(ctx, [into])).get(into);
  const lies = sql`select from ledger_cards c where c.enterprise_id = any (w.ids)`;
  await ctx.db.execute(sql`
    with own as (
      select id, origin_ids, array(
        select distinct case when o.id = ${from} then o.id else coalesce(c.merged_into, o.id) end
        from unnest(origin_ids) o(id) left join ledger_cards c on c.enterprise_id = o.id) as ids
      from ledger_work_entries where origin_ids @> array[${from}::text]
    )
    update ledger_work_entries e set
      enterprise_ids = w.ids,
      origin_ids = case when w.ids @> w.origin_ids then null else w.origin_ids end,
      park_ids = array(select p from unnest(e.park_ids) p
        where p is distinct from ${place?.parkId ?? null} or p = e.park_id or exists (${lies} and c.park_id = p)),
      county_ids = array(select p from unnest(e.county_ids) p
        where p is distinct from ${place?.countyId ?? null} or p = e.org_id or exists (${lies} and c.county_id = p))
    from own w where w.id = e.id`);
}
