import { sql, type SQL } from 'drizzle-orm';
import type { Day } from '#shared/dates.ts';
import type { FigureScope, FigureUnit } from '#shared/figures.ts';
import { say, type Locale } from '#shared/words.ts';
import type { Ctx } from '#platform/ctx.ts';
import { figureWords, type FigureRows, type FigureSource, type RowPart, type Value } from '#platform/figures.ts';
import { WORK_CLAUSES, WORK_KINDS } from '../contract/work.ts';
import { ledgerCards as cards } from '../tables/facts.ts';
import { ledgerWorkEntries as work } from '../tables/work.ts';
import { sentenceOf } from '../work-queries.ts';
import { cut, enterprisePath, workIn } from './scope.ts';

/** A figure of the work ledger: how many entries, a sum over them, or how many enterprises are in them. */
type WorkFigure = {
  readonly id: string;
  readonly unit: FigureUnit;
  readonly where: SQL;
  readonly sum?: SQL;
  readonly words: Pick<FigureSource, 'name' | 'meaning'>;
};

const ofKind = (...kinds: readonly string[]) =>
  sql`${work.kind} in (${sql.join(
    kinds.map((kind) => sql`${kind}`),
    sql`, `,
  )})`;
const words = (name: string) => figureWords(`ledgers_figures_${name}`);
const POLICY = ofKind('policy_wall', 'policy_door', 'policy_web');
const SOLVED = sql`coalesce(${work.problemsSolved}, '') <> ''`;

const ENTRY_FIGURES: readonly WorkFigure[] = [
  { id: 'ledgers.work_entries', unit: 'entries', where: sql`true`, words: words('work_entries') },
  { id: 'ledgers.visits', unit: 'times', where: ofKind('visit'), words: words('visits') },
  {
    id: 'ledgers.visit_person_times',
    unit: 'person_times',
    where: ofKind('visit'),
    sum: sql`greatest(coalesce(cardinality(${work.personIds}), 0), 1)`,
    words: words('visit_person_times'),
  },
  {
    id: 'ledgers.trainings',
    unit: 'times',
    where: ofKind('training'),
    sum: sql`coalesce(${work.sessions}, 1)`,
    words: words('trainings'),
  },
  {
    id: 'ledgers.training_people',
    unit: 'person_times',
    where: ofKind('training'),
    sum: sql`coalesce(${work.personTimes}, 0)`,
    words: words('training_people'),
  },
  {
    id: 'ledgers.handouts',
    unit: 'items',
    where: sql`coalesce(${work.handouts}, 0) > 0`,
    sum: sql`coalesce(${work.handouts}, 0)`,
    words: words('handouts'),
  },
  { id: 'ledgers.problems_solved', unit: 'items', where: SOLVED, words: words('problems_solved') },
  {
    id: 'ledgers.problems_open',
    unit: 'items',
    where: sql`coalesce(${work.followUp}, '') <> '' and not (${SOLVED})`,
    words: words('problems_open'),
  },
  ...WORK_KINDS.filter((kind) => kind !== 'visit' && kind !== 'training').map((kind) => ({
    id: `ledgers.work_${kind}`,
    unit: 'times' as const,
    where: ofKind(kind),
    words: composed('work_kind', (locale) => ({ kind: say(`code_work_kind_${kind}`, {}, locale) })),
  })),
  ...WORK_CLAUSES.map((clause) => ({
    id: `ledgers.clause_${clause.replace('.', '_')}`,
    unit: 'entries' as const,
    where: sql`${work.clause} = ${clause}`,
    words: composed('work_clause', () => ({ clause })),
  })),
];

const ENTERPRISE_FIGURES: readonly WorkFigure[] = [
  { id: 'ledgers.enterprises_visited', unit: 'enterprises', where: ofKind('visit'), words: words('enterprises_visited') },
  { id: 'ledgers.enterprises_reached', unit: 'enterprises', where: sql`true`, words: words('enterprises_reached') },
  { id: 'ledgers.enterprises_trained', unit: 'enterprises', where: ofKind('training'), words: words('enterprises_trained') },
  { id: 'ledgers.policy_enterprises', unit: 'enterprises', where: POLICY, words: words('policy_enterprises') },
];

function composed(name: string, values: (locale: Locale) => Record<string, string>): WorkFigure['words'] {
  return {
    name: (locale) => say(`ledgers_figures_${name}`, values(locale), locale),
    meaning: (locale) => say(`ledgers_figures_${name}_meaning`, values(locale), locale),
  };
}

/** All figures that count entries, in one pass over the scope's rows. */
async function measureEntries(ctx: Ctx, scope: FigureScope): Promise<Readonly<Record<string, Value>>> {
  const columns = ENTRY_FIGURES.map(
    (
      { where, sum },
      index,
    ) => sql`${sum ? sql`coalesce(sum(${sum})` : sql`(count(*)`} filter (where ${where})${sum ? sql`, 0` : sql``})::bigint
      as ${sql.identifier(`f${index}`)}`,
  );
  const { rows } = await ctx.db.execute<Record<string, number>>(
    sql`select ${sql.join(columns, sql`, `)} from ${work} where ${workIn(ctx, scope)}`,
  );
  return Object.fromEntries(ENTRY_FIGURES.map(({ id }, index) => [id, rows[0]?.[`f${index}`] ?? 0]));
}

/** All figures that count enterprises met, in one pass. */
async function measureEnterprises(ctx: Ctx, scope: FigureScope): Promise<Readonly<Record<string, Value>>> {
  const name = (index: number) => sql.identifier(`f${index}`);
  const flags = sql.join(
    ENTERPRISE_FIGURES.map(({ where }, index) => sql`bool_or(${where}) as ${name(index)}`),
    sql`, `,
  );
  const counts = sql.join(
    ENTERPRISE_FIGURES.map((_, index) => sql`count(*) filter (where ${name(index)}) as ${name(index)}`),
    sql`, `,
  );
  const { rows } = await ctx.db.execute<Record<string, number>>(sql`select ${counts} from (
    select ${flags} from ${work}, unnest(${work.enterpriseIds}) met where ${workIn(ctx, scope)} group by met) each`);
  return Object.fromEntries(ENTERPRISE_FIGURES.map(({ id }, index) => [id, rows[0]?.[`f${index}`] ?? 0]));
}

type EntryRow = Parameters<typeof sentenceOf>[1] & { id: string; occurredOn: string; note: string | null; amount: number | null };

const NOTE_LENGTH = 200;

async function entryRows(ctx: Ctx, { where, sum }: WorkFigure, scope: FigureScope, part: RowPart): Promise<FigureRows> {
  const found = sql`${workIn(ctx, scope)} and ${where}`;
  const { rows } = await ctx.db.execute<EntryRow>(sql`select ${work.id}, ${work.occurredOn} as "occurredOn", ${work.title}, ${work.text},
      ${work.kind}, ${work.topics}, ${work.recordType} as "recordType", ${work.recordValues} as "recordValues",
      left(nullif(${work.problemsSolved}, ''), ${NOTE_LENGTH}::int) as note, ${sum ?? sql`null`} as amount
    from ${work} where ${found} order by ${work.occurredOn} desc, ${work.id} desc ${cut(part)}`);
  const total = part === 'all' ? rows.length : await countOf(ctx, sql`select count(*) as count from ${work} where ${found}`);
  return {
    total,
    rows: rows.map((row) => ({
      id: row.id,
      label: sentenceOf(ctx, row, []),
      note: row.note,
      day: row.occurredOn,
      amount: row.amount,
      path: `/work?open=${row.id}`,
    })),
  };
}

/** The enterprises met, with how often and when last. */
async function enterpriseRows(ctx: Ctx, { where }: WorkFigure, scope: FigureScope, part: RowPart): Promise<FigureRows> {
  const met = sql`select met, count(*) as times, max(${work.occurredOn}) as last_on from ${work}, unnest(${work.enterpriseIds}) met
    where ${workIn(ctx, scope)} and ${where} group by met`;
  const { rows } = await ctx.db.execute<{ id: string; name: string | null; times: number; day: string }>(sql`
    select met as id, ${cards.name}, times, last_on as day from (${met}) each left join ${cards} on ${cards.enterpriseId} = met
    order by met ${cut(part)}`);
  const total = part === 'all' ? rows.length : await countOf(ctx, sql`select count(*) as count from (${met}) each`);
  return {
    total,
    rows: rows.map(({ id, name, times, day }) => ({
      id,
      label: name ?? id,
      note: say('ledgers_figures_times', { count: times }, ctx.locale),
      day,
      amount: null,
      path: enterprisePath(id),
    })),
  };
}

async function countOf(ctx: Ctx, statement: SQL): Promise<number> {
  const { rows } = await ctx.db.execute<{ count: number }>(statement);
  return rows[0]?.count ?? 0;
}

/** The day of the scope's first entry: before it the ledger was not kept. */
async function workSince(ctx: Ctx, { parkId, orgId }: FigureScope): Promise<Day | null> {
  const { rows } = await ctx.db.execute<{ day: Day | null }>(
    // The first of an index, where `min` would read them all.
    sql`select ${work.occurredOn} as day from ${work} where ${workIn(ctx, { parkId, orgId, from: '1900-01-01', until: '2199-12-31' })}
      order by ${work.occurredOn} limit 1`,
  );
  return rows[0]?.day ?? null;
}

const source = (
  figure: WorkFigure,
  measureAll: typeof measureEntries,
  rowsOf: (ctx: Ctx, figure: WorkFigure, scope: FigureScope, part: RowPart) => Promise<FigureRows>,
): FigureSource => ({
  id: figure.id,
  unit: figure.unit,
  kind: 'flow',
  ability: 'ledgers.read_work',
  ...figure.words,
  measureAll,
  since: workSince,
  rows: (ctx, scope, part) => rowsOf(ctx, figure, scope, part),
});

/** What the work ledger says: visits, trainings, publicity, what was solved, by kind and by clause. */
export const workFigureSources: readonly FigureSource[] = [
  ...ENTRY_FIGURES.map((figure) => source(figure, measureEntries, entryRows)),
  ...ENTERPRISE_FIGURES.map((figure) => source(figure, measureEnterprises, enterpriseRows)),
];
