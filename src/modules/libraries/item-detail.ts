import { and, count, desc, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '#platform/ctx.ts';
import { peopleNamesOf } from '#modules/parties/index.ts';
import type { AchievementDetail } from './contract/achievements.ts';
import { FIELDS_OF } from './contract/item-fields.ts';
import type { ItemRow } from './item.ts';
import { filesOf } from './item-files.ts';
import { publicationsOf } from './item-publication.ts';
import { mayItem, readsInside } from './item-sight.ts';
import { wordsOf } from './item-words.ts';
import { describeProvenances } from './provenance.ts';
import { libraryInquiries, libraryItemChanges, libraryItems } from './tables/items.ts';

type Parts = Pick<
  AchievementDetail,
  | 'summary'
  | 'applications'
  | 'people'
  | 'contactName'
  | 'contactPhone'
  | 'remark'
  | 'internalFields'
  | 'provenance'
  | 'publication'
  | 'withdrawnGround'
  | 'mergedIntoTitle'
  | 'mergedFrom'
  | 'files'
  | 'history'
  | 'openInquiries'
  | 'abilities'
>;

/** What the sheets of both libraries show: contacts and remarks only to those who keep the item or answer for it. */
export async function detailOf(ctx: Ctx, row: ItemRow): Promise<Parts> {
  const isInside = readsInside(ctx, row);
  const merged = await mergedOf(ctx, row);
  const within = [row.id, ...merged.from.map(({ id }) => id)];
  const [provenance] = await describeProvenances(ctx, [row]);
  const [publication] = await publicationsOf(ctx, [row]);
  if (!provenance || !publication) throw new Error(`nothing is known of ${row.id}`);
  return {
    summary: row.summary,
    applications: row.applications,
    people: row.people,
    contactName: isInside ? row.contactName : null,
    contactPhone: isInside ? row.contactPhone : null,
    remark: isInside ? row.remark : null,
    internalFields: row.internalFields,
    provenance,
    publication,
    withdrawnGround: row.withdrawnGround,
    mergedIntoTitle: merged.into,
    mergedFrom: merged.from,
    files: await filesOf(ctx, within),
    history: isInside ? await historyOf(ctx, row) : [],
    openInquiries: await openInquiriesOf(ctx, row),
    abilities: abilitiesOf(ctx, row),
  };
}

function abilitiesOf(ctx: Ctx, row: ItemRow): Parts['abilities'] {
  const keeps = mayItem(ctx, 'libraries.keep_items', row);
  const isCurrent = !row.withdrawnAt && !row.mergedInto;
  return {
    change: keeps && isCurrent,
    withdraw: keeps && isCurrent,
    restore: keeps && row.withdrawnAt !== null,
    merge: keeps && isCurrent,
    part: keeps && row.mergedInto !== null,
    answer: mayItem(ctx, 'libraries.answer_inquiries', row),
  };
}

async function mergedOf(ctx: Ctx, row: ItemRow): Promise<{ into: string | null; from: { id: string; title: string }[] }> {
  const columns = { id: libraryItems.id, title: libraryItems.title };
  const from = await ctx.db.select(columns).from(libraryItems).where(eq(libraryItems.mergedInto, row.id));
  if (!row.mergedInto) return { into: null, from };
  const [into] = await ctx.db.select(columns).from(libraryItems).where(eq(libraryItems.id, row.mergedInto)).limit(1);
  return { into: into?.title ?? null, from };
}

async function historyOf(ctx: Ctx, row: ItemRow): Promise<Parts['history']> {
  const changes = await ctx.db
    .select()
    .from(libraryItemChanges)
    .where(and(eq(libraryItemChanges.itemId, row.id), isNull(libraryItemChanges.takenBackAt)))
    .orderBy(desc(libraryItemChanges.position));
  const people = await peopleNamesOf(
    ctx,
    changes.flatMap((change) => change.changedBy ?? []),
  );
  const fieldOf = (name: string) => FIELDS_OF[row.noun].find((field) => field.name === name);
  return changes.map((change) => ({
    id: change.id,
    fields: Object.keys(change.after).map((name) => ({
      field: name,
      before: wordsOf(fieldOf(name), change.before[name], ctx.locale),
      after: wordsOf(fieldOf(name), change.after[name], ctx.locale),
    })),
    ground: change.ground,
    by: change.changedBy ? (people.get(change.changedBy) ?? null) : null,
    at: change.changedAt.toISOString(),
    isImport: change.importId !== null,
    isMerger: change.mergedFrom !== null,
  }));
}

async function openInquiriesOf(ctx: Ctx, row: ItemRow): Promise<number> {
  const [open] = await ctx.db
    .select({ rows: count() })
    .from(libraryInquiries)
    .where(and(eq(libraryInquiries.itemId, row.id), eq(libraryInquiries.state, 'open')));
  return open?.rows ?? 0;
}
