import { and, count, desc, eq, sql } from 'drizzle-orm';
import type { FigureRow } from '#shared/figures.ts';
import type { Page } from '#shared/page.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Ctx } from '#platform/ctx.ts';
import { colleaguesOf, peopleNamesOf } from '#modules/parties/index.ts';
import {
  summaryRefusals,
  type Summary,
  type SummaryCase,
  type SummaryFigure,
  type SummaryOpinion,
  type SummaryRow,
  type SummaryText,
} from '../contract/summaries.ts';
import { SUMMARY_LEVELS, type SummaryKind, type SummaryState } from '../contract/summary-codes.ts';
import { formatted } from '../contract/summary-values.ts';
import { supervisionSummaries as summaries, supervisionSummaryOpinions as opinions } from '../tables/summaries.ts';
import { draftedSections, openingOf, type Draftable } from './drafting.ts';
import { openFrozen } from './frozen.ts';
import { issuersOf, type Issuers } from './issuers.ts';
import { scopeOf, targetsOf, withNotes } from './measuring.ts';
import { sectionsOf } from './outline.ts';
import { SIGN, summaryProcedure } from './procedure.ts';
import { countedScope, isSigner, mayDraft, summariesInSight, summaryInSight, type StoredSummary } from './sight.ts';

type Asked = {
  readonly page: number;
  readonly pageSize: number;
  readonly state?: SummaryState | undefined;
  readonly kind?: SummaryKind | undefined;
  readonly year?: number | undefined;
  readonly q?: string | undefined;
};

/** Summaries in sight, the latest period first. */
export async function listSummaries(ctx: Ctx, { page, pageSize, state, kind, year, q }: Asked): Promise<Page<SummaryRow>> {
  const where = and(
    summariesInSight(ctx),
    state ? eq(summaries.state, state) : undefined,
    kind ? eq(summaries.kind, kind) : undefined,
    year ? eq(summaries.year, year) : undefined,
    q ? sql`strpos(replace(${summaries.title}, chr(10), ''), ${q}) > 0` : undefined,
  );
  const rows = await ctx.db
    .select()
    .from(summaries)
    .where(where)
    .orderBy(desc(summaries.untilDay), desc(summaries.id))
    .limit(pageSize)
    .offset((page - 1) * pageSize);
  const [total] = await ctx.db.select({ rows: count() }).from(summaries).where(where);
  return { rows: await describeRows(ctx, rows), total: total?.rows ?? 0, page, pageSize };
}

async function describeRows(ctx: Ctx, rows: readonly StoredSummary[]): Promise<SummaryRow[]> {
  const issuers = await issuersOf(ctx);
  const people = await peopleNamesOf(
    ctx,
    rows.flatMap(({ draftedBy, signerId }) => [draftedBy, ...(signerId ? [signerId] : [])]),
  );
  return rows.map((row) => describeRow(row, issuers, people));
}

function describeRow(row: StoredSummary, issuers: Issuers, people: ReadonlyMap<string, string>): SummaryRow {
  const named = (id: string) => ({ id, name: people.get(id) ?? '' });
  return {
    id: row.id,
    kind: row.kind,
    level: row.level,
    parkId: row.parkId,
    scopeName: issuers.nameOf(row),
    year: row.year,
    from: row.fromDay,
    until: row.untilDay,
    title: row.title,
    state: row.state,
    draftedBy: named(row.draftedBy),
    draftedAt: row.draftedAt.toISOString(),
    signedBy: row.signedAt && row.signerId ? named(row.signerId) : null,
    signedAt: row.signedAt?.toISOString() ?? null,
    hasScan: row.scanFileId !== null,
  };
}

/** A summary whole: its text is drafted from its figures each time, and own words stand in their places. */
export async function readSummary(ctx: Ctx, id: string): Promise<Summary> {
  const row = await summaryInSight(ctx, id);
  const issuers = await issuersOf(ctx);
  const said = await ctx.db.select().from(opinions).where(eq(opinions.summaryId, id)).orderBy(opinions.askedAt, opinions.id);
  const people = await peopleNamesOf(ctx, [row.draftedBy, row.signerId ?? '', ...said.map(({ personId }) => personId)]);
  const figures = withNotes(row.figures, row.notes);
  const [corrects] = row.correctsId ? await linked(ctx, eq(summaries.id, row.correctsId)) : [];
  const [correctedBy] = await linked(ctx, eq(summaries.correctsId, id));
  return {
    ...describeRow(row, issuers, people),
    measuredAt: row.measuredAt.toISOString(),
    // What goes round and what is signed is read as it was frozen, whatever the outline says by then.
    ...(row.frozenText ?? (await draftedText(ctx, row, figures))),
    cases: row.cases,
    plans: row.plans,
    figures,
    signer: row.signerId ? { id: row.signerId, name: people.get(row.signerId) ?? '' } : null,
    opinions: said.map((one) => describeOpinion(one, people)),
    scanName: row.scanName,
    digest: row.state === 'signed' ? row.digest : null,
    frozenRows: row.state === 'signed' ? row.frozenRows : null,
    corrects: corrects ?? null,
    correctedBy: correctedBy ?? null,
    abilities: abilitiesOn(ctx, row, said, correctedBy !== undefined),
  };
}

/** The text as it is drafted from these figures, with the officer's own words in their places. */
export async function draftedText(ctx: Ctx, row: StoredSummary, figures: readonly SummaryFigure[]): Promise<SummaryText> {
  const draft: Draftable = {
    kind: row.kind,
    year: row.year,
    until: countedScope(row, row.measuredAt).until,
    scopeName: (await issuersOf(ctx)).nameOf(row),
    figures: new Map(figures.map((figure) => [figure.id, figure])),
    texts: row.texts,
    nextTargets: await nextTargets(ctx, row),
  };
  return { opening: openingOf(draft), sections: draftedSections(draft) };
}

type StoredOpinion = typeof opinions.$inferSelect;

const describeOpinion = (one: StoredOpinion, people: ReadonlyMap<string, string>): SummaryOpinion => ({
  person: { id: one.personId, name: people.get(one.personId) ?? '' },
  askedAt: one.askedAt.toISOString(),
  stance: one.stance,
  text: one.text,
  givenAt: one.givenAt?.toISOString() ?? null,
});

function abilitiesOn(ctx: Ctx, row: StoredSummary, said: readonly StoredOpinion[], isCorrected: boolean): Summary['abilities'] {
  const drafts = mayDraft(ctx, row);
  const verbs = summaryProcedure.verbsIn(row.state, (ability) => (ability === SIGN ? isSigner(ctx, row) : drafts));
  return {
    edit: verbs.includes('edit'),
    circulate: verbs.includes('circulate'),
    takeBack: verbs.includes('takeBack'),
    opine: row.state === 'circulating' && said.some(({ personId, givenAt }) => personId === ctx.actor.personId && !givenAt),
    sign: verbs.includes('sign'),
    attachScan: drafts && row.state === 'signed',
    correct: drafts && row.state === 'signed' && !isCorrected,
  };
}

async function linked(ctx: Ctx, where: ReturnType<typeof eq>) {
  const rows = await ctx.db.select({ id: summaries.id, title: summaries.title }).from(summaries).where(where).limit(1);
  return rows.map(({ id, title }) => ({ id, title: title.replaceAll('\n', '') }));
}

/** Of a year-end: the targets of the year that follows, in words of the document. */
async function nextTargets(ctx: Ctx, row: StoredSummary): Promise<Draftable['nextTargets']> {
  if (row.kind !== 'year_end') return [];
  const goals = await targetsOf(ctx, row.parkId, row.year + 1);
  return [...goals.values()].flatMap(({ figureId, value }) => {
    const source = ctx.figures.sources.get(figureId);
    return source ? [{ name: source.name('zh-CN'), value: formatted(value, source.unit) }] : [];
  });
}

/** The rows behind a figure: of the ledgers as long as it is a draft, then those that were frozen with it. */
export async function figureRows(
  ctx: Ctx,
  id: string,
  figureId: string,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<Page<FigureRow> & { isFrozen: boolean }> {
  const row = await summaryInSight(ctx, id);
  const offset = (page - 1) * pageSize;
  if (!row.figures.some((figure) => figure.id === figureId)) throw new Refusal(summaryRefusals.summary_figure_unknown, { id: figureId });
  if (row.state === 'draft') {
    const scope = scopeOf(countedScope(row, row.measuredAt));
    const part = await ctx.figures.rows(ctx, figureId, scope, { offset, limit: pageSize });
    return { rows: [...part.rows], total: part.total, page, pageSize, isFrozen: false };
  }
  const frozen = await openFrozen(ctx, row);
  const rows = frozen.figures.find(({ figure }) => figure.id === figureId)?.rows ?? [];
  return { rows: rows.slice(offset, offset + pageSize), total: rows.length, page, pageSize, isFrozen: true };
}

const EACH = 12;

/** Rows worth telling: solved needs and problems, matchings, recognitions; those that say what came of it first. */
export async function notableRows(ctx: Ctx, id: string): Promise<{ rows: SummaryCase[] }> {
  const row = await summaryInSight(ctx, id);
  const spoken: Ctx = { ...ctx, locale: 'zh-CN' };
  const scope = scopeOf(countedScope(row, row.measuredAt));
  const ids = sectionsOf(row.kind).flatMap((section) => (section.kind === 'cases' ? section.from : []));
  const found: SummaryCase[] = [];
  for (const figureId of ids.filter((one) => row.figures.some((figure) => figure.id === one))) {
    const { rows } = await ctx.figures.rows(spoken, figureId, scope, { offset: 0, limit: EACH });
    found.push(...rows.map((one) => caseOf(figureId, one)));
  }
  return { rows: [...new Map(found.map((one) => [one.rowId, one])).values()] };
}

const caseOf = (figureId: string, { id, label, note, day, path }: FigureRow): SummaryCase => ({
  figureId,
  rowId: id,
  label,
  day,
  path,
  text: note && note !== label ? `${label}。${note}`.replaceAll('。。', '。') : label,
});

/** Whose summaries this person may draft, and who may be asked. */
export async function summaryChoices(ctx: Ctx, q: string | undefined) {
  const issuers = await issuersOf(ctx);
  const places = [null, ...issuers.parks.map((park) => park.id)];
  const scopes = SUMMARY_LEVELS.flatMap((level) =>
    places
      .map((parkId) => ({ level, parkId }))
      .filter((scope) => (scope.level === 'city') === (scope.parkId === null) && mayDraft(ctx, scope))
      .map((scope) => ({ ...scope, name: issuers.nameOf(scope) })),
  );
  const people = await colleaguesOf(ctx, q, 20);
  return { scopes, people: people.map(({ id, name, orgName }) => ({ id, name, orgName })) };
}
