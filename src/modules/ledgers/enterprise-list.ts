import { createHash } from 'node:crypto';
import certificateKinds from '../../../content/codes/certificate-kinds.json' with { type: 'json' };
import { dayOf, type Day } from '#shared/dates.ts';
import type { Page } from '#shared/page.ts';
import { may, mayAtAll, relationsOf } from '#platform/access/table.ts';
import type { Ctx } from '#platform/ctx.ts';
import { ledgersAccess } from './access.ts';
import { ENTERPRISE_SORTS, type EnterpriseFilters, type EnterpriseRow, type EnterpriseSort } from './contract/enterprises.ts';

/** Where each sort key lives: on the card, or among the figures of the year that is asked for. */
const FIGURES: readonly EnterpriseSort[] = ['revenueFen', 'rdFen', 'hightechShare', 'taxFen', 'headcount', 'stStaff'];
const columnOf = (key: string) => key.replaceAll(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);

const CARD = `c.enterprise_id as id, c.name, c.credit_code as "creditCode", c.park_id as "parkId", c.county_id as "countyId",
  c.closed_on as "closedOn", c.legal_representative as "legalRepresentative", c.main_products as "mainProducts",
  c.field_code as "fieldCode", c.industry_code as "industryCode", c.size, c.established_on as "establishedOn",
  c.certificate_kinds as "certificateKinds",
  c.certificate_days as "certificateDays", c.next_expiry_on as "nextExpiryOn", c.missing, c.facts_as_of as "factsAsOf", c.changed_at as "changedAt"`;
const FIGURE_COLUMNS = (from: string, year: string) => `${from}.${year} as "figuresYear",
  ${FIGURES.map((key) => `${from}.${columnOf(key)} as "${key}"`).join(', ')}`;

type Asked = EnterpriseFilters & { readonly page: number; readonly pageSize: number; readonly ids?: readonly string[] };

/** Collects the values of a statement and gives their places in it. */
class Values {
  readonly list: unknown[] = [];
  add(value: unknown): string {
    this.list.push(value);
    return `$${this.list.length}`;
  }
}

const prepared = new Map<string, string>();
const MOST_PREPARED = 200;

/** The same statement has the same name for good, so that each connection parses it once; rare ones have none. */
function nameOf(text: string): string | undefined {
  const known = prepared.get(text);
  if (known || prepared.size >= MOST_PREPARED) return known;
  const made = `ledgers.list_${createHash('sha256').update(text).digest('base64url').slice(0, 16)}`;
  prepared.set(text, made);
  return made;
}

/**
 * The enterprise ledger, filtered, sorted, a page of it, with the count of all: one statement, made for 50,000 rows.
 * Only rows on which the actor may read are counted or shown.
 */
export async function listEnterprises(ctx: Ctx, asked: Asked): Promise<Page<EnterpriseRow>> {
  const values = new Values();
  const text = statement(ctx, asked, values);
  const client = ctx.db.$client;
  const name = nameOf(text);
  const { rows } = await client.query<Listed>({ ...(name && { name }), text, values: values.list });
  const { page, pageSize } = asked;
  // Behind the last page no row brings the count along.
  if (rows.length === 0 && page > 1) return { ...(await listEnterprises(ctx, { ...asked, page: 1 })), rows: [], page };
  return { rows: rows.map(rowMaker(ctx)), total: rows[0]?.total ?? 0, page, pageSize };
}

type Listed = Omit<EnterpriseRow, 'abilities' | 'changedAt'> & {
  readonly changedAt: Date;
  readonly certificateDays: readonly Day[];
  readonly total: number;
};

function statement(ctx: Ctx, asked: Asked, values: Values): string {
  const year = asked.year ? values.add(asked.year) : null;
  const from = year
    ? `ledger_cards c left join ledger_years y on y.enterprise_id = c.enterprise_id and y.year = ${year}`
    : 'ledger_cards c';
  const where = conditions(ctx, asked, values).join(' and ');
  const order = orderOf(sortFor(ctx, asked.sort ?? 'name'), year !== null);
  // Written out, not passed: the server then knows that few rows are wanted and reads them in order from an index.
  const limit = `limit ${asked.pageSize} offset ${(asked.page - 1) * asked.pageSize}`;
  return `select ${CARD}, ${year ? FIGURE_COLUMNS('y', 'year') : FIGURE_COLUMNS('c', 'figures_year')},
      (select count(*) from ledger_cards c where ${where}) as total
    from ${from} where ${where} ${order} ${limit}`;
}

const seesResearch = ({ actor }: Ctx) => mayAtAll(ledgersAccess, actor, 'ledgers.read_research');

/** An order tells what it is ordered by: who may not see research figures does not sort by them. */
const sortFor = (ctx: Ctx, sort: string) => (sort.endsWith('rdFen') && !seesResearch(ctx) ? 'name' : sort);

function orderOf(sort: string, isOfYear: boolean): string {
  const isTurned = sort.startsWith('-');
  const key = ENTERPRISE_SORTS.find((one) => one === sort.replace(/^-/u, '')) ?? 'name';
  const from = isOfYear && FIGURES.includes(key) ? 'y' : 'c';
  // A name is always there; of what may be missing, the missing comes last either way.
  if (key === 'name') return `order by c.name ${isTurned ? 'desc' : 'asc'}, c.enterprise_id ${isTurned ? 'desc' : 'asc'}`;
  return `order by ${from}.${columnOf(key)} ${isTurned ? 'desc nulls last' : 'asc nulls last'}, c.enterprise_id`;
}

function conditions(ctx: Ctx, asked: Asked, values: Values): string[] {
  const { q, parkId, countyId, field, industry, certificate, missing, ids } = asked;
  const wanted: (string | false | undefined)[] = [
    nearness(ctx, values),
    'c.merged_into is null',
    asked.state === 'closed' ? 'c.closed_on is not null' : asked.state !== 'all' && 'c.closed_on is null',
    q && `strpos(c.search_text, ${values.add(q.toLowerCase())}) > 0`,
    parkId && `c.park_id = ${values.add(parkId)}`,
    countyId && `c.county_id = ${values.add(countyId)}`,
    field && `c.field_top = ${values.add(field.split('.')[0])}`,
    field?.includes('.') && `c.field_code = ${values.add(field)}`,
    industry && `starts_with(c.industry_code, ${values.add(industry)})`,
    certificate && holds(values.add(certificate), values.add(dayOf(ctx.now))),
    missing === 'any' && `c.missing <> '{}'`,
    missing === 'none' && `c.missing = '{}'`,
    missing && missing !== 'any' && missing !== 'none' && `${values.add(missing)} = any (c.missing)`,
    ids && ids.length > 0 && `c.enterprise_id = any (${values.add([...ids])}::text[])`,
  ];
  return wanted.filter((one) => typeof one === 'string' && one !== '') as string[];
}

const holds = (kind: string, today: string) =>
  `c.certificate_kinds @> array[${kind}::text] and c.certificate_days[array_position(c.certificate_kinds, ${kind}::text)] >= ${today}::text`;

/** Which rows the actor may read, as a condition on the card. */
function nearness({ actor }: Ctx, values: Values): string {
  const relations = relationsOf(ledgersAccess, actor, 'ledgers.read_enterprises');
  if (relations.includes('any')) return 'true';
  const near = relations.flatMap((relation) => {
    if (relation === 'park') return `c.park_id = any (${values.add([...actor.parkIds])}::text[])`;
    if (relation === 'county') return `c.county_id = ${values.add(actor.orgId)}`;
    return relation === 'own' ? `c.enterprise_id = ${values.add(actor.orgId)}` : [];
  });
  return near.length > 0 ? `(${near.join(' or ')})` : 'false';
}

/** The recognitions that matter most come first, as the list of kinds has them. */
const RANKS = new Map(certificateKinds.map(({ id }, rank) => [id, rank]));
const rankOf = (kind: string) => RANKS.get(kind) ?? RANKS.size;

const ROW_ABILITIES = ['ledgers.state_facts', 'ledgers.keep_enterprises', 'ledgers.read_contacts'] as const;

/** What is the same for all rows is found once. */
function rowMaker(ctx: Ctx): (row: Listed) => EnterpriseRow {
  const today = dayOf(ctx.now);
  const isResearch = seesResearch(ctx);
  return ({ total: _total, certificateDays, ...card }) => {
    const placed = { parkId: card.parkId, countyId: card.countyId, orgId: card.id };
    return {
      ...card,
      certificateKinds: card.certificateKinds
        .filter((_, at) => (certificateDays[at] ?? '') >= today)
        .toSorted((a, b) => rankOf(a) - rankOf(b)),
      rdFen: isResearch ? card.rdFen : null,
      changedAt: card.changedAt.toISOString(),
      abilities: ROW_ABILITIES.filter((ability) => may(ledgersAccess, ctx.actor, ability, placed)),
    };
  };
}
