import { sql, type SQL } from 'drizzle-orm';
import type { FigureScope, FigureUnit } from '#shared/figures.ts';
import type { Ctx } from '#platform/ctx.ts';
import { figureWords, type FigureRows, type FigureSource, type RowPart, type Value } from '#platform/figures.ts';
import { ledgerCards as cards, ledgerFacts as facts, ledgerYears as years } from '../tables/facts.ts';
import { cardsOf, cut, enterprisePath } from './scope.ts';

/** A yearly figure of enterprises, added up over the scope. */
type YearFigure = {
  readonly id: string;
  readonly unit: FigureUnit;
  readonly ability: 'ledgers.read_research' | 'ledgers.read_enterprises';
  /** Rows of enterprise, year, amount and whether it is final. */
  readonly amounts: SQL;
};

const ofColumn = (column: SQL) => sql`select ${years.enterpriseId} as enterprise_id, ${years.year} as year, ${column} as amount,
  ${years.isActual} as is_actual from ${years} where ${column} is not null`;
/** What counts now of one kind of fact, by enterprise and year. */
const ofFacts = (...kinds: readonly string[]) => sql`select enterprise_id, year, sum((value #>> '{}')::numeric) as amount,
    bool_and(status <> 'estimated') as is_actual
  from (select distinct on (${facts.enterpriseId}, ${facts.kind}, ${facts.year}) ${facts.enterpriseId}, ${facts.year}, ${facts.value}, ${facts.status}
    from ${facts} where ${facts.kind} in (${sql.join(
      kinds.map((kind) => sql`${kind}`),
      sql`, `,
    )}) and ${facts.period} = 'year' and ${facts.retractedAt} is null
    order by ${facts.enterpriseId}, ${facts.kind}, ${facts.year}, ${facts.asOf} desc, ${facts.position} desc) current
  group by enterprise_id, year`;

const YEAR_FIGURES: readonly YearFigure[] = [
  { id: 'ledgers.rd_spend', unit: 'money_fen', ability: 'ledgers.read_research', amounts: ofColumn(sql`${years.rdFen}`) },
  { id: 'ledgers.revenue', unit: 'money_fen', ability: 'ledgers.read_enterprises', amounts: ofColumn(sql`${years.revenueFen}`) },
  { id: 'ledgers.technology_staff', unit: 'people', ability: 'ledgers.read_enterprises', amounts: ofColumn(sql`${years.stStaff}`) },
  { id: 'ledgers.invention_patents', unit: 'items', ability: 'ledgers.read_enterprises', amounts: ofFacts('invention_patents') },
  {
    id: 'ledgers.ip_rights',
    unit: 'items',
    ability: 'ledgers.read_enterprises',
    amounts: ofFacts('ip_class1_count', 'ip_class2_count'),
  },
  { id: 'ledgers.patents_granted', unit: 'items', ability: 'ledgers.read_enterprises', amounts: ofFacts('patents_granted_year') },
  {
    id: 'ledgers.technology_contract_value',
    unit: 'money_fen',
    ability: 'ledgers.read_research',
    amounts: ofFacts('technology_contract_value'),
  },
];

type YearSum = { readonly year: number; readonly amount: number; readonly enterprises: number; readonly isActual: boolean };

const amountsIn = (ctx: Ctx, { amounts, ability }: YearFigure, scope: FigureScope) => sql`(${amounts}) figure
  join ${cards} on ${cards.enterpriseId} = figure.enterprise_id where ${cardsOf(ctx, scope, ability)}`;

/**
 * The year shown on a day: on the last of December the year itself, once half of those who told of the year before have
 * told of it; before that the year before.
 */
async function yearOf(ctx: Ctx, figure: YearFigure, scope: FigureScope): Promise<YearSum | null> {
  const own = Number(scope.until.slice(0, 4));
  const { rows } = await ctx.db.execute<YearSum>(sql`
    select figure.year, sum(amount)::float8 as amount, count(*) as enterprises, bool_and(is_actual) as "isActual"
    from ${amountsIn(ctx, figure, scope)} and figure.year in (${own}::int, ${own - 1}::int) group by figure.year`);
  const of = (year: number) => rows.find((row) => row.year === year);
  const [now, before] = [of(own), of(own - 1)];
  const isYearEnd = scope.until.endsWith('-12-31');
  return isYearEnd && now && now.enterprises * 2 >= (before?.enterprises ?? 0) ? now : (before ?? null);
}

async function measureYear(ctx: Ctx, figure: YearFigure, scope: FigureScope): Promise<Value> {
  const found = await yearOf(ctx, figure, scope);
  return found && { value: found.amount, year: found.year, mark: found.isActual ? 'actual' : 'estimate' };
}

async function yearRows(ctx: Ctx, figure: YearFigure, scope: FigureScope, part: RowPart): Promise<FigureRows> {
  const found = await yearOf(ctx, figure, scope);
  if (!found) return { rows: [], total: 0 };
  const { rows } = await ctx.db.execute<{ id: string; name: string; amount: number }>(sql`
    select figure.enterprise_id as id, ${cards.name}, amount::float8 as amount
    from ${amountsIn(ctx, figure, scope)} and figure.year = ${found.year}::int order by amount desc, figure.enterprise_id ${cut(part)}`);
  return {
    total: found.enterprises,
    rows: rows.map(({ id, name, amount }) => ({ id, label: name, note: null, day: null, amount, path: enterprisePath(id) })),
  };
}

/** What enterprises report once a year: research, revenue, people, rights. */
export const yearFigureSources: readonly FigureSource[] = YEAR_FIGURES.map((figure) => ({
  id: figure.id,
  unit: figure.unit,
  kind: 'yearly',
  ability: figure.ability,
  ...figureWords(`ledgers_figures_${figure.id.replace('ledgers.', '')}`),
  measure: (ctx, scope) => measureYear(ctx, figure, scope),
  rows: (ctx, scope, part) => yearRows(ctx, figure, scope, part),
}));
