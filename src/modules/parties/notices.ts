import { and, count, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Page } from '#shared/page.ts';
import { Refusal } from '#shared/refusal.ts';
import { saySafe } from '#shared/words.ts';
import type { Ctx } from '#platform/ctx.ts';
import { mailNotices } from '#platform/mail/tables.ts';
import { signedInPerson } from './account.ts';
import { partiesRefusals, type Notice } from './contract.ts';

/** One's own notices in one's own language, unread ones first. */
export async function listNotices(ctx: Ctx, query: { page: number; pageSize: number }): Promise<Page<Notice>> {
  const own = eq(mailNotices.personId, signedInPerson(ctx));
  const found = await ctx.db
    .select()
    .from(mailNotices)
    .where(own)
    .orderBy(sql`${mailNotices.readAt} is not null`, desc(mailNotices.sentAt), desc(mailNotices.id))
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize);
  const [total] = await ctx.db.select({ rows: count() }).from(mailNotices).where(own);
  const rows = found.map(({ id, wordKey, values, path, sentAt, readAt }) => ({
    id,
    sentence: saySafe(wordKey, wordKey, values, ctx.locale),
    path,
    sentAt: sentAt.toISOString(),
    readAt: readAt?.toISOString() ?? null,
  }));
  return { rows, total: total?.rows ?? 0, page: query.page, pageSize: query.pageSize };
}

/** A notice has been read; reading it again changes nothing. */
export async function readNotice(ctx: Ctx, id: string): Promise<void> {
  const own = and(eq(mailNotices.id, id), eq(mailNotices.personId, signedInPerson(ctx)));
  const [row] = await ctx.db.select({ readAt: mailNotices.readAt }).from(mailNotices).where(own).limit(1);
  if (!row) throw new Refusal(partiesRefusals.notice_not_found, { id });
  if (!row.readAt) await ctx.db.update(mailNotices).set({ readAt: ctx.now }).where(own);
}

export async function readAllNotices(ctx: Ctx): Promise<void> {
  const unread = and(eq(mailNotices.personId, signedInPerson(ctx)), isNull(mailNotices.readAt));
  await ctx.db.update(mailNotices).set({ readAt: ctx.now }).where(unread);
}

/** For the bell: how many are unread. */
export async function countNotices(ctx: Ctx): Promise<Readonly<Record<string, number>>> {
  if (!ctx.actor.personId) return {};
  const unread = and(eq(mailNotices.personId, ctx.actor.personId), isNull(mailNotices.readAt));
  const [row] = await ctx.db.select({ notices: count() }).from(mailNotices).where(unread);
  return { notices: row?.notices ?? 0 };
}
