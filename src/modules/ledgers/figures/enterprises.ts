import { sql, type SQL } from 'drizzle-orm';
import type { Day } from '#shared/dates.ts';
import type { FigureKind, FigureScope } from '#shared/figures.ts';
import type { Ctx } from '#platform/ctx.ts';
import { figureWords, type FigureRows, type FigureSource, type RowPart, type Value } from '#platform/figures.ts';
import { FILE_KINDS } from '../card.ts';
import { ledgerCards as cards, ledgerCertificates as certificates, ledgerFacts as facts } from '../tables/facts.ts';
import { ledgerImports as imports } from '../tables/imports.ts';
import { ledgerWorkEntries as work } from '../tables/work.ts';
import { cardsOf, cardsOn, cut, enterprisePath, workIn } from './scope.ts';

const words = (name: string) => figureWords(`ledgers_figures_${name}`);
/** How far ahead a certificate counts as running out. */
const EXPIRING_DAYS = 180;

/** Enterprises that meet a condition: one statement counts them, the same gives the rows. */
type CardFigure = {
  readonly id: string;
  readonly kind: FigureKind;
  /** Which cards; the days are the scope's. */
  readonly where: (ctx: Ctx, scope: FigureScope) => SQL;
  /** The day that matters, beside the name. */
  readonly day?: (scope: FigureScope) => SQL;
  readonly since?: NonNullable<FigureSource['since']>;
};

const FILE_FACTS = FILE_KINDS.filter((kind) => kind !== 'credit_code');
/** Everything that makes a file was known by the scope's last day. */
const hasFile = ({ until }: FigureScope) => sql`${cards.creditCode} is not null and (
  select count(distinct ${facts.kind}) from ${facts} where ${facts.enterpriseId} = ${cards.enterpriseId} and ${facts.retractedAt} is null
    and ${facts.asOf} <= ${until} and ${facts.kind} in ${[...FILE_FACTS]}) = ${FILE_FACTS.length}::int`;

/** The day of which the first fact of the scope's enterprises was told. */
async function factsSince(ctx: Ctx, scope: FigureScope): Promise<Day | null> {
  const { rows } = await ctx.db.execute<{ day: Day | null }>(sql`select min(${facts.asOf}) as day from ${facts}
    join ${cards} on ${cards.enterpriseId} = ${facts.enterpriseId} where ${cardsOf(ctx, scope)} and ${facts.kind} = 'legal_representative'`);
  return rows[0]?.day ?? null;
}

const certified = (condition: SQL) => sql`exists (select 1 from ${certificates} where ${certificates.enterpriseId} = ${cards.enterpriseId}
  and ${certificates.withdrawnAt} is null and ${condition})`;
const validOn = (day: SQL) => sql`(${certificates.issuedOn} is null or ${certificates.issuedOn} <= ${day})
  and (${certificates.validUntil} is null or ${certificates.validUntil} >= ${day})`;
const holding =
  (kind: string): CardFigure['where'] =>
  (ctx, scope) =>
    sql`${cardsOn(ctx, scope)} and ${certified(sql`${certificates.kind} = ${kind} and ${validOn(sql`${scope.until}::date`)}`)}`;
const certificateDay =
  (kind: string, column: SQL): NonNullable<CardFigure['day']> =>
  () =>
    sql`(select max(${column}) from ${certificates} where ${certificates.enterpriseId} = ${cards.enterpriseId}
      and ${certificates.withdrawnAt} is null and ${certificates.kind} = ${kind})`;
const issued =
  (kind: string): CardFigure['where'] =>
  (ctx, scope) =>
    sql`${cardsOf(ctx, scope)} and ${certified(sql`${certificates.kind} = ${kind} and ${certificates.issuedOn} between ${scope.from} and ${scope.until}`)}`;
const expiring =
  (kind: string): CardFigure['where'] =>
  (ctx, scope) =>
    sql`${cardsOn(ctx, scope)} and ${certified(sql`${certificates.kind} = ${kind}
      and ${certificates.validUntil} between ${scope.until} and ${scope.until}::date + ${EXPIRING_DAYS}::int`)}`;
const ofPolicy = sql`${work.kind} in ('policy_wall', 'policy_door', 'policy_web')`;

const HIGH_TECH = 'high_tech_enterprise';
const CARD_FIGURES: readonly CardFigure[] = [
  { id: 'ledgers.enterprises', kind: 'stock', where: cardsOn, day: () => sql`${cards.establishedOn}` },
  {
    id: 'ledgers.enterprises_established',
    kind: 'flow',
    where: (ctx, scope) => sql`${cardsOf(ctx, scope)} and ${cards.establishedOn} between ${scope.from} and ${scope.until}`,
    day: () => sql`${cards.establishedOn}`,
  },
  { id: 'ledgers.with_file', kind: 'stock', where: (ctx, scope) => sql`${cardsOn(ctx, scope)} and ${hasFile(scope)}`, since: factsSince },
  {
    id: 'ledgers.without_file',
    kind: 'stock',
    where: (ctx, scope) => sql`${cardsOn(ctx, scope)} and not (${hasFile(scope)})`,
    since: factsSince,
  },
  {
    id: 'ledgers.enterprises_updated',
    kind: 'flow',
    where: (ctx, scope) => sql`${cardsOf(ctx, scope)} and exists (select 1 from ${facts} where ${facts.enterpriseId} = ${cards.enterpriseId}
      and (${facts.statedAt} at time zone 'Asia/Shanghai')::date between ${scope.from} and ${scope.until})`,
    since: factsSince,
  },
  {
    id: 'ledgers.policy_unreached',
    kind: 'flow',
    where: (ctx, scope) => sql`${cardsOn(ctx, scope)} and ${cards.enterpriseId} not in (
      select unnest(${work.enterpriseIds}) from ${work} where ${workIn(ctx, scope)} and ${ofPolicy})`,
  },
  {
    id: 'ledgers.hightech_enterprises',
    kind: 'stock',
    where: holding(HIGH_TECH),
    day: certificateDay(HIGH_TECH, sql`${certificates.validUntil}`),
  },
  {
    id: 'ledgers.hightech_recognised',
    kind: 'flow',
    where: issued(HIGH_TECH),
    day: certificateDay(HIGH_TECH, sql`${certificates.issuedOn}`),
  },
  {
    id: 'ledgers.hightech_expiring',
    kind: 'stock',
    where: expiring(HIGH_TECH),
    day: certificateDay(HIGH_TECH, sql`${certificates.validUntil}`),
  },
  {
    // A registration ends in March and is made anew from July on: in between the last one counts.
    id: 'ledgers.technology_smes',
    kind: 'stock',
    where: (ctx, scope) =>
      sql`${cardsOn(ctx, scope)} and ${certified(sql`${certificates.kind} = 'technology_sme'
        and ${certificates.issuedOn} between ${scope.until}::date - 365 and ${scope.until}`)}`,
    day: certificateDay('technology_sme', sql`${certificates.validUntil}`),
  },
  {
    id: 'ledgers.technology_smes_registered',
    kind: 'flow',
    where: issued('technology_sme'),
    day: certificateDay('technology_sme', sql`${certificates.issuedOn}`),
  },
  {
    id: 'ledgers.specialised_smes',
    kind: 'stock',
    where: (ctx, scope) => sql`${cardsOn(ctx, scope)}
      and ${certified(sql`${certificates.kind} in ('specialised_sme', 'little_giant') and ${validOn(sql`${scope.until}::date`)}`)}`,
  },
  { id: 'ledgers.incubated', kind: 'stock', where: holding('incubated_enterprise') },
  {
    id: 'ledgers.rd_bodies',
    kind: 'stock',
    where: (ctx, scope) =>
      sql`${cardsOn(ctx, scope)} and ${certified(sql`${certificates.kind} in ('enterprise_technology_centre',
      'engineering_research_centre', 'key_laboratory', 'expert_workstation', 'postdoctoral_base') and ${validOn(sql`${scope.until}::date`)}`)}`,
  },
];

async function countCards(ctx: Ctx, figure: CardFigure, scope: FigureScope): Promise<number> {
  const { rows } = await ctx.db.execute<{ count: number }>(sql`select count(*) as count from ${cards} where ${figure.where(ctx, scope)}`);
  return rows[0]?.count ?? 0;
}

async function cardRows(ctx: Ctx, figure: CardFigure, scope: FigureScope, part: RowPart): Promise<FigureRows> {
  const { rows } = await ctx.db.execute<{ id: string; name: string; day: string | null }>(sql`
    select ${cards.enterpriseId} as id, ${cards.name}, ${figure.day?.(scope) ?? sql`null::date`} as day
    from ${cards} where ${figure.where(ctx, scope)} order by ${cards.name}, ${cards.enterpriseId} ${cut(part)}`);
  return {
    total: part === 'all' ? rows.length : await countCards(ctx, figure, scope),
    rows: rows.map(({ id, name, day }) => ({ id, label: name, note: null, day, amount: null, path: enterprisePath(id) })),
  };
}

const sinceOf = ({ since }: CardFigure) => (since ? { since } : {});

const cardSource = (figure: CardFigure): FigureSource => ({
  id: figure.id,
  unit: 'enterprises',
  kind: figure.kind,
  ability: 'ledgers.read_enterprises',
  ...words(figure.id.replace('ledgers.', '')),
  ...sinceOf(figure),
  measure: (ctx, scope) => countCards(ctx, figure, scope),
  rows: (ctx, scope, part) => cardRows(ctx, figure, scope, part),
});

const figureOf = (id: string): CardFigure => {
  const found = CARD_FIGURES.find((figure) => figure.id === id);
  if (!found) throw new Error(`no figure ${id}`);
  return found;
};

/** A share of the enterprises on file; its rows are those that make it. */
const share = (name: string, part: string): FigureSource => ({
  id: `ledgers.${name}`,
  unit: 'share',
  kind: figureOf(part).kind,
  ability: 'ledgers.read_enterprises',
  ...words(name),
  ...sinceOf(figureOf(part)),
  measure: async (ctx, scope): Promise<Value> => {
    const all = await countCards(ctx, figureOf('ledgers.enterprises'), scope);
    return all === 0 ? null : (await countCards(ctx, figureOf(part), scope)) / all;
  },
  rows: (ctx, scope, rowPart) => cardRows(ctx, figureOf(part), scope, rowPart),
});

const importsIn = ({ parkId, orgId, from, until }: FigureScope) => sql`${imports.state} = 'admitted'
  and (${imports.admittedAt} at time zone 'Asia/Shanghai')::date between ${from} and ${until}
  and ${parkId ? sql`${imports.parkId} = ${parkId}` : sql`true`} and ${orgId ? sql`${imports.orgId} = ${orgId}` : sql`true`}`;

const importSource: FigureSource = {
  id: 'ledgers.imports',
  unit: 'times',
  kind: 'flow',
  ability: 'ledgers.import',
  ...words('imports'),
  measure: async (ctx, scope) => {
    const { rows } = await ctx.db.execute<{ count: number }>(sql`select count(*) as count from ${imports} where ${importsIn(scope)}`);
    return rows[0]?.count ?? 0;
  },
  rows: async (ctx, scope, part) => {
    const { rows } = await ctx.db.execute<{ id: string; title: string; day: string; total: number }>(sql`
      select ${imports.id}, ${imports.title}, (${imports.admittedAt} at time zone 'Asia/Shanghai')::date as day, count(*) over () as total
      from ${imports} where ${importsIn(scope)} order by ${imports.id} ${cut(part)}`);
    return {
      total: rows[0]?.total ?? 0,
      rows: rows.map(({ id, title, day }) => ({ id, label: title, note: null, day, amount: null, path: `/imports/${id}` })),
    };
  },
};

/** Who is on file, what is known of them, which certificates they hold. */
export const enterpriseFigureSources: readonly FigureSource[] = [
  ...CARD_FIGURES.map(cardSource),
  share('file_share', 'ledgers.with_file'),
  importSource,
];
