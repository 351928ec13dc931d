import { and, arrayOverlaps, asc, count, desc, eq, gte, isNotNull, isNull, like, sql, type SQL } from 'drizzle-orm';
import { foldText } from '#engines/documents/cells/fold.ts';
import type { Page } from '#shared/page.ts';
import type { Ctx } from '#platform/ctx.ts';
import { namesOf } from '#modules/parties/index.ts';
import type { Achievement, AchievementDetail, AchievementQuery } from './contract/achievements.ts';
import type { ItemNoun } from './contract/item-codes.ts';
import type { Project, ProjectDetail, ProjectQuery } from './contract/projects.ts';
import type { ItemRow } from './item.ts';
import { detailOf } from './item-detail.ts';
import { itemsWithin } from './item-merge.ts';
import { itemsWhere, readableItem } from './item-sight.ts';
import { shownItem } from './item-shown.ts';
import { transferCounts, transfersOf } from './transfer.ts';
import { libraryItems as items } from './tables/items.ts';

export type ItemFilter = Partial<Omit<AchievementQuery & ProjectQuery, 'kind' | 'page' | 'pageSize' | 'sort'>> & {
  readonly kind?: string | undefined;
};

const STATES = {
  current: and(isNull(items.withdrawnAt), isNull(items.mergedInto)),
  withdrawn: isNotNull(items.withdrawnAt),
  merged: isNotNull(items.mergedInto),
};

/** The rows a filter finds among those this person may read; without a state, those of the library today. */
export function itemsFound(ctx: Ctx, noun: ItemNoun, filter: ItemFilter): SQL | undefined {
  return and(
    eq(items.noun, noun),
    itemsWhere(ctx, 'libraries.read_items'),
    STATES[filter.state ?? 'current'],
    ...textWhere(filter.q),
    filter.field ? arrayOverlaps(items.fields, [filter.field]) : undefined,
    filter.publication ? eq(items.publicationState, filter.publication) : undefined,
    filter.kind ? eq(items.kind, filter.kind as ItemRow['kind']) : undefined,
    filter.way ? arrayOverlaps(items.ways, [filter.way]) : undefined,
    filter.maturity ? gte(items.maturity, filter.maturity) : undefined,
    filter.projectState ? eq(items.state, filter.projectState) : undefined,
    filter.stage ? eq(items.stage, filter.stage) : undefined,
    filter.level ? eq(items.level, filter.level) : undefined,
    filter.ownerId ? eq(items.ownerId, filter.ownerId) : undefined,
    filter.parkId ? eq(items.parkId, filter.parkId) : undefined,
    filter.importId ? eq(items.importId, filter.importId) : undefined,
  );
}

/** Every word must be there, anywhere. */
export function textWhere(text: string | undefined): SQL[] {
  const words = foldText(text ?? '')
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '');
  return words.map((word) => like(items.searchText, `%${word.replaceAll(/[%_\\]/gu, '\\$&')}%`));
}

const SORTS = {
  title: items.title,
  ownerName: items.ownerName,
  kind: items.kind,
  maturity: items.maturity,
  priceFen: items.priceFen,
  finishedOn: items.finishedOn,
  startsOn: items.startsOn,
  grantedFen: items.grantedFen,
  investmentFen: items.investmentFen,
  state: items.state,
  publication: items.publicationState,
  changedAt: items.changedAt,
} as const;

export function itemsOrder(sort: string | undefined): SQL[] {
  const key = (sort ?? '').replace(/^-/u, '') as keyof typeof SORTS;
  const isDown = !SORTS[key] || sort?.startsWith('-');
  const column = SORTS[key] ?? SORTS.changedAt;
  return [sql`${column} ${sql.raw(isDown ? 'desc' : 'asc')} nulls last`, isDown ? desc(items.id) : asc(items.id)];
}

type Listing = ItemFilter & { readonly page: number; readonly pageSize: number; readonly sort?: string | undefined };

async function pageOfItems(ctx: Ctx, noun: ItemNoun, query: Listing): Promise<Page<ItemRow>> {
  const where = itemsFound(ctx, noun, query);
  const rows = await ctx.db
    .select()
    .from(items)
    .where(where)
    .orderBy(...itemsOrder(query.sort))
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize);
  const [total] = await ctx.db.select({ rows: count() }).from(items).where(where);
  return { rows, total: total?.rows ?? 0, page: query.page, pageSize: query.pageSize };
}

const parksOf = (ctx: Ctx, rows: readonly ItemRow[]) =>
  namesOf(
    ctx,
    rows.flatMap((row) => row.parkId ?? []),
  );

/** One page of the achievements library. */
export async function listAchievements(ctx: Ctx, query: AchievementQuery): Promise<Page<Achievement>> {
  const found = await pageOfItems(ctx, 'achievement', query);
  const parks = await parksOf(ctx, found.rows);
  const transfers = await transferCounts(
    ctx,
    found.rows.map(({ id }) => id),
  );
  return { ...found, rows: found.rows.map((row) => achievementOf(ctx, row, parks, transfers.get(row.id) ?? 0)) };
}

function achievementOf(ctx: Ctx, row: ItemRow, parks: ReadonlyMap<string, string>, transfers: number): Achievement {
  return {
    ...shownItem(ctx, row, parks),
    kind: row.kind as Achievement['kind'],
    ipState: row.ipState as Achievement['ipState'],
    ways: row.ways as Achievement['ways'],
    priceFen: row.priceFen,
    finishedOn: row.finishedOn,
    transfers,
  };
}

/** One page of the project library. */
export async function listProjects(ctx: Ctx, query: ProjectQuery): Promise<Page<Project>> {
  const found = await pageOfItems(ctx, 'project', query);
  const parks = await parksOf(ctx, found.rows);
  return { ...found, rows: found.rows.map((row) => projectOf(ctx, row, parks)) };
}

function projectOf(ctx: Ctx, row: ItemRow, parks: ReadonlyMap<string, string>): Project {
  return {
    ...shownItem(ctx, row, parks),
    kind: row.kind as Project['kind'],
    stage: row.stage as Project['stage'],
    state: row.state,
    level: row.level as Project['level'],
    programme: row.programme,
    leaderName: row.leaderName,
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    grantedFen: row.grantedFen,
    investmentFen: row.investmentFen,
  };
}

/** One achievement with everything this person may know of it. */
export async function readAchievement(ctx: Ctx, id: string): Promise<AchievementDetail> {
  const row = await readableItem(ctx, id, 'achievement');
  const history = await transfersOf(ctx, await itemsWithin(ctx, id));
  const standing = history.filter((transfer) => !transfer.isWithdrawn).length;
  return {
    ...achievementOf(ctx, row, await parksOf(ctx, [row]), standing),
    ...(await detailOf(ctx, row)),
    ipNumbers: row.ipNumbers,
    priceTerms: row.priceTerms,
    evaluation: row.evaluation,
    registrationNumber: row.registrationNumber,
    demonstrations: row.demonstrations,
    transferHistory: history,
  };
}

/** One project with everything this person may know of it. */
export async function readProject(ctx: Ctx, id: string): Promise<ProjectDetail> {
  const row = await readableItem(ctx, id, 'project');
  return {
    ...projectOf(ctx, row, await parksOf(ctx, [row])),
    ...(await detailOf(ctx, row)),
    partners: row.partners,
    leaderId: row.leaderId,
    askedFen: row.askedFen,
    ownFen: row.ownFen,
    results: row.results,
    landMu: row.landMu,
    jobs: row.jobs,
  };
}

/** Every item a filter finds, for the workbook; one more than `limit` tells that there are too many. */
export function allItems(ctx: Ctx, noun: ItemNoun, filter: ItemFilter, limit: number): Promise<ItemRow[]> {
  return ctx.db
    .select()
    .from(items)
    .where(itemsFound(ctx, noun, filter))
    .orderBy(asc(items.ownerName), asc(items.title), asc(items.id))
    .limit(limit + 1);
}
