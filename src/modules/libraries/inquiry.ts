import { and, count, desc, eq, gte, sql, type SQL } from 'drizzle-orm';
import { newId } from '#shared/ids.ts';
import type { Page } from '#shared/page.ts';
import { Refusal } from '#shared/refusal.ts';
import { may, rowsWhere } from '#platform/access/table.ts';
import type { Ctx } from '#platform/ctx.ts';
import { withSight } from '#platform/db/database.ts';
import { isPublicNow } from '#modules/website/index.ts';
import { peopleNamesOf } from '#modules/parties/index.ts';
import { itemsAccess } from './access/items.ts';
import { inquiryRefusals, type Inquiry, type InquiryDraft, type InquiryQuery } from './contract/inquiries.ts';
import { libraryInquiries as inquiries, libraryItems as items } from './tables/items.ts';

const DAY_MS = 86_400_000;
/** In a day: from one contact, and about one item. Beyond that somebody is playing. */
const MOST = { ofContact: 5, ofItem: 40 };

/**
 * A visitor asks about a public item. Refuses what is not public, an asking without consent to keeping the contact,
 * and one too many from the same contact.
 */
export async function askAboutItem(ctx: Ctx, itemId: string, draft: InquiryDraft): Promise<void> {
  const [item] = await ctx.db
    .select()
    .from(items)
    .where(and(eq(items.id, itemId), isPublicNow(items)))
    .limit(1);
  if (!item) throw new Refusal(inquiryRefusals.inquiry_item_not_public);
  if (!draft.hasConsented) {
    throw new Refusal(inquiryRefusals.inquiry_consent_missing, {}, [{ path: '/hasConsented', code: 'libraries.inquiry_consent_missing' }]);
  }
  // A visitor writes what they may not read: others' questions are nobody's business but the officers'.
  await withSight(ctx.db, ctx.actor, 'city', async () => {
    await checkNotTooMany(ctx, itemId, draft.contact);
    await ctx.db.insert(inquiries).values({
      id: newId('inq', ctx.now),
      itemId,
      parkId: item.parkId,
      ownerId: item.ownerId,
      name: draft.name,
      organisation: draft.organisation || null,
      contact: draft.contact,
      question: draft.question,
      consentedAt: ctx.now,
      receivedAt: ctx.now,
    });
    // Who asked stays out of the record: it is personal, and can be erased where it stands.
    await ctx.record({
      type: 'libraries.inquiry_received',
      subject: itemId,
      parkId: item.parkId,
      values: { title: item.title },
    });
  });
}

async function checkNotTooMany(ctx: Ctx, itemId: string, contact: string): Promise<void> {
  const since = gte(inquiries.receivedAt, new Date(ctx.now.getTime() - DAY_MS));
  const counted = async (where: SQL) => {
    const [row] = await ctx.db.select({ rows: count() }).from(inquiries).where(and(since, where));
    return row?.rows ?? 0;
  };
  const ofContact = await counted(sql`lower(${inquiries.contact}) = lower(${contact})`);
  const ofItem = await counted(eq(inquiries.itemId, itemId));
  if (ofContact >= MOST.ofContact || ofItem >= MOST.ofItem) throw new Refusal(inquiryRefusals.inquiry_too_many);
}

const mine = (ctx: Ctx) =>
  rowsWhere(itemsAccess, ctx.actor, 'libraries.answer_inquiries', { parkId: inquiries.parkId, orgId: inquiries.ownerId });

type InquiryRow = { readonly inquiry: typeof inquiries.$inferSelect; readonly title: string; readonly noun: Inquiry['noun'] };

/** Inquiries this person answers, the latest first. */
export async function listInquiries(ctx: Ctx, query: InquiryQuery): Promise<Page<Inquiry>> {
  const where = and(
    mine(ctx),
    query.state ? eq(inquiries.state, query.state) : undefined,
    query.itemId ? eq(inquiries.itemId, query.itemId) : undefined,
  );
  const rows: InquiryRow[] = await ctx.db
    .select({ inquiry: inquiries, title: items.title, noun: items.noun })
    .from(inquiries)
    .innerJoin(items, eq(items.id, inquiries.itemId))
    .where(where)
    .orderBy(desc(inquiries.receivedAt), desc(inquiries.id))
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize);
  const [total] = await ctx.db.select({ rows: count() }).from(inquiries).innerJoin(items, eq(items.id, inquiries.itemId)).where(where);
  return { rows: await shownInquiries(ctx, rows), total: total?.rows ?? 0, page: query.page, pageSize: query.pageSize };
}

async function shownInquiries(ctx: Ctx, rows: readonly InquiryRow[]): Promise<Inquiry[]> {
  const names = await peopleNamesOf(
    ctx,
    rows.flatMap(({ inquiry }) => inquiry.answeredBy ?? []),
  );
  return rows.map(({ inquiry, title, noun }) => ({
    id: inquiry.id,
    itemId: inquiry.itemId,
    noun,
    title,
    name: inquiry.name,
    organisation: inquiry.organisation,
    contact: inquiry.contact,
    question: inquiry.question,
    state: inquiry.state,
    receivedAt: inquiry.receivedAt.toISOString(),
    answer: inquiry.answer,
    answeredBy: inquiry.answeredBy ? (names.get(inquiry.answeredBy) ?? null) : null,
    answeredAt: inquiry.answeredAt?.toISOString() ?? null,
  }));
}

async function lockedInquiry(ctx: Ctx, id: string) {
  const [row] = await ctx.db.select().from(inquiries).where(eq(inquiries.id, id)).limit(1).for('update');
  const place = row && { parkId: row.parkId, orgId: row.ownerId };
  if (!row || !place || !may(itemsAccess, ctx.actor, 'libraries.answer_inquiries', place)) {
    throw new Refusal(inquiryRefusals.inquiry_not_found, { id });
  }
  return row;
}

/** Notes how an inquiry was answered, or why it is set aside. */
export async function answerInquiry(
  ctx: Ctx,
  id: string,
  { state, answer }: { state: 'answered' | 'set_aside'; answer: string },
): Promise<void> {
  const row = await lockedInquiry(ctx, id);
  if (row.state !== 'open') throw new Refusal(inquiryRefusals.inquiry_done);
  await ctx.db.update(inquiries).set({ state, answer, answeredBy: ctx.actor.personId, answeredAt: ctx.now }).where(eq(inquiries.id, id));
  const [item] = await ctx.db.select({ title: items.title }).from(items).where(eq(items.id, row.itemId)).limit(1);
  await ctx.record({
    type: state === 'answered' ? 'libraries.inquiry_answered' : 'libraries.inquiry_set_aside',
    subject: row.itemId,
    parkId: row.parkId,
    values: { title: item?.title ?? '' },
  });
}

/** Opens an inquiry again that was thought done. */
export async function reopenInquiry(ctx: Ctx, id: string): Promise<void> {
  const row = await lockedInquiry(ctx, id);
  await ctx.db.update(inquiries).set({ state: 'open', answer: null, answeredBy: null, answeredAt: null }).where(eq(inquiries.id, id));
  const [item] = await ctx.db.select({ title: items.title }).from(items).where(eq(items.id, row.itemId)).limit(1);
  await ctx.record({ type: 'libraries.inquiry_reopened', subject: row.itemId, parkId: row.parkId, values: { title: item?.title ?? '' } });
}
