/** Fills the ledger with enterprises of the two parks, as SQL for the owner's connection. */
export const enterprisesSql = (count: number) => `
insert into party_organisations (id, kind, name, park_id, county_id, added_at)
select 'ent_bench' || i, 'enterprise', '靖朔试样' || i || '有限公司', (select id from party_organisations where kind = 'park' order by id limit 1 offset i % 2), null, now()
from generate_series(1, ${count}) i;
insert into ledger_cards (enterprise_id, name, search_text, park_id, field_code, figures_year, revenue_fen, rd_fen, changed_at)
select id, name, name, park_id, (1 + (hashtext(id) & 7))::text, 2025, abs(hashtext(id))::bigint * 100, abs(hashtext(id || 'rd'))::bigint * 10, now()
from party_organisations where id like 'ent_bench%';
analyze;`;
