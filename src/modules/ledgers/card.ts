import { sql } from 'drizzle-orm';
import { dayOf } from '#shared/dates.ts';
import type { Ctx } from '#platform/ctx.ts';
import { enterprisesOf } from '#modules/parties/index.ts';

/** The facts without which an enterprise has no complete file (clause 3.1 asks for one per enterprise). */
export const FILE_KINDS = [
  'credit_code',
  'legal_representative',
  'established_on',
  'main_products',
  'industry_code',
  'field_code',
  'address',
  'contact_name',
  'contact_phone',
  'sales_income',
  'rd_accounting',
  'headcount',
] as const;

const YEAR_KINDS = ['sales_income', 'rd_accounting', 'hightech_income_share', 'tax_paid', 'headcount', 'st_staff'];
const CARD_KINDS = [...new Set([...FILE_KINDS, ...YEAR_KINDS, 'enterprise_size'])];
const CHUNK = 2000;

/** Derives the cards and yearly figures of these enterprises anew; makes the cards that are not there yet. */
export async function refreshCards(ctx: Ctx, enterpriseIds: readonly string[]): Promise<void> {
  for (let start = 0; start < enterpriseIds.length; start += CHUNK) await refreshChunk(ctx, enterpriseIds.slice(start, start + CHUNK));
}

async function refreshChunk(ctx: Ctx, ids: readonly string[]): Promise<void> {
  const register = (await enterprisesOf(ctx, ids)).map((row) => ({
    ...row,
    search_text: [row.name, ...row.former_names, row.credit_code ?? ''].join(' ').toLowerCase(),
  }));
  const listed = sql`${JSON.stringify(register)}::jsonb`;
  const known = sql`${JSON.stringify(register.map((row) => row.id))}::jsonb`;
  await ctx.db.execute(sql`delete from ledger_years where enterprise_id in (select jsonb_array_elements_text(${known}))`);
  await ctx.db.execute(yearsSql(known));
  await ctx.db.execute(cardsSql(ctx, listed));
}

type Part = ReturnType<typeof sql>;
const list = (kinds: readonly string[]) =>
  sql.join(
    kinds.map((kind) => sql`${kind}`),
    sql`, `,
  );

/** What counts now: of each kind and year the fact of the latest day, of those the last stated. */
const current = (ids: Part, kinds: readonly string[]) => sql`
  select distinct on (f.enterprise_id, f.kind, f.year) f.enterprise_id, f.kind, f.year, f.value, f.status, f.as_of
  from ledger_facts f
  where f.enterprise_id in (select jsonb_array_elements_text(${ids})) and f.kind in (${list(kinds)})
    and f.period in ('none', 'year') and f.retracted_at is null
  order by f.enterprise_id, f.kind, f.year, f.as_of desc, f.position desc`;

const yearsSql = (ids: Part) => sql`
  insert into ledger_years (enterprise_id, year, is_actual, revenue_fen, rd_fen, hightech_share, tax_fen, headcount, st_staff)
  select enterprise_id, year, bool_or(status <> 'estimated'),
    max((value #>> '{}')::numeric) filter (where kind = 'sales_income'),
    max((value #>> '{}')::numeric) filter (where kind = 'rd_accounting'),
    max((value #>> '{}')::numeric) filter (where kind = 'hightech_income_share'),
    max((value #>> '{}')::numeric) filter (where kind = 'tax_paid'),
    max((value #>> '{}')::numeric) filter (where kind = 'headcount'),
    max((value #>> '{}')::numeric) filter (where kind = 'st_staff')
  from (${current(ids, YEAR_KINDS)}) figure
  where year is not null
  group by enterprise_id, year`;

const text = (kind: string) => sql`max(value #>> '{}') filter (where kind = ${kind})`;

const cardsSql = (ctx: Ctx, listed: Part) => sql`
  with register as (
    select * from jsonb_to_recordset(${listed}) as r(id text, name text, search_text text, credit_code text, park_id text, county_id text,
      closed_on date, merged_into text)
  ), told as (
    select enterprise_id, ${text('legal_representative')} as legal_representative, ${text('main_products')} as main_products,
      ${text('field_code')} as field_code, ${text('industry_code')} as industry_code, ${text('enterprise_size')} as size,
      ${text('established_on')}::date as established_on, array_agg(distinct kind) as kinds, max(as_of) as as_of
    from (${current(sql`(select jsonb_agg(id) from register)`, CARD_KINDS)}) fact
    group by enterprise_id
  ), certified as (
    select enterprise_id, array_agg(kind order by kind) as kinds, array_agg(until::text order by kind) as days,
      min(until) filter (where until between ${dayOf(ctx.now)} and '9000-01-01') as next
    from (
      select enterprise_id, kind, max(coalesce(valid_until, '9999-12-31')) as until from ledger_certificates
      where withdrawn_at is null and enterprise_id in (select id from register)
      group by enterprise_id, kind
    ) held
    group by enterprise_id
  )
  insert into ledger_cards (enterprise_id, name, search_text, credit_code, park_id, county_id, closed_on, merged_into, legal_representative,
    main_products, field_code, industry_code, size, established_on, certificate_kinds, certificate_days, next_expiry_on, figures_year, revenue_fen, rd_fen,
    hightech_share, tax_fen, headcount, st_staff, missing, facts_as_of, changed_at)
  select r.id, r.name, r.search_text || ' ' || coalesce(lower(t.legal_representative), ''), r.credit_code, r.park_id, r.county_id, r.closed_on,
    r.merged_into, t.legal_representative, t.main_products, t.field_code, t.industry_code, t.size, t.established_on,
    coalesce(c.kinds, '{}'), coalesce(c.days, '{}'), c.next, y.year, y.revenue_fen, y.rd_fen, y.hightech_share, y.tax_fen, y.headcount, y.st_staff,
    array(select kind from unnest(array[${list(FILE_KINDS)}]) kind
      where case when kind = 'credit_code' then r.credit_code is null else not kind = any (coalesce(t.kinds, '{}')) end),
    t.as_of, ${ctx.now.toISOString()}::timestamptz
  from register r
  left join told t on t.enterprise_id = r.id
  left join certified c on c.enterprise_id = r.id
  left join lateral (
    select * from ledger_years where enterprise_id = r.id and is_actual order by year desc limit 1
  ) y on true
  on conflict (enterprise_id) do update set (name, search_text, credit_code, park_id, county_id, closed_on, merged_into, legal_representative,
    main_products, field_code, industry_code, size, established_on, certificate_kinds, certificate_days, next_expiry_on, figures_year, revenue_fen, rd_fen,
    hightech_share, tax_fen, headcount, st_staff, missing, facts_as_of, changed_at)
    = (excluded.name, excluded.search_text, excluded.credit_code, excluded.park_id, excluded.county_id, excluded.closed_on, excluded.merged_into,
    excluded.legal_representative, excluded.main_products, excluded.field_code, excluded.industry_code, excluded.size, excluded.established_on,
    excluded.certificate_kinds, excluded.certificate_days, excluded.next_expiry_on, excluded.figures_year, excluded.revenue_fen, excluded.rd_fen, excluded.hightech_share,
    excluded.tax_fen, excluded.headcount, excluded.st_staff, excluded.missing, excluded.facts_as_of, excluded.changed_at)`;
