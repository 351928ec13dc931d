import { createHash, randomBytes } from 'node:crypto';
import { and, eq, gt, inArray, isNull } from 'drizzle-orm';
import { newId } from '#shared/ids.ts';
import { linkRefusals } from '#shared/links.ts';
import { Refusal } from '#shared/refusal.ts';
import type { WordValues } from '#shared/words.ts';
import { withSight } from '#platform/db/database.ts';
import type { Ctx } from '#platform/ctx.ts';
import { linkTokens } from './tables.ts';

export type LinkRow = typeof linkTokens.$inferSelect;

/** The mail that carries a link. Its sentence is a catalogue key `notice_…`; the address is added. */
export type LinkMail = { readonly to: string; readonly wordKey: string; readonly values: WordValues };

type LinkDraft = {
  /** `module.verb_noun`: what can be done with it. */
  readonly purpose: string;
  readonly refId: string;
  readonly parkId?: string | null;
  readonly days: number;
  readonly mail?: LinkMail;
};

const DAY = 86_400_000;

export const digestOf = (token: string): string => createHash('sha256').update(token).digest('hex');
export const newToken = (): string => randomBytes(24).toString('base64url');
/** Where a link leads, below the site. */
export const linkPath = (token: string): string => `/n/${token}`;

/**
 * Makes a one-time link. Its token is answered here once and kept nowhere; with a mail it is made by the job that
 * writes the mail, so that it is in no queue and no answer.
 */
export async function makeLink(
  ctx: Ctx,
  { purpose, refId, parkId, days, mail }: LinkDraft,
): Promise<{ id: string; token: string | null; expiresAt: Date; isMailed: boolean }> {
  const id = newId('lnk', ctx.now);
  const token = mail ? null : newToken();
  const expiresAt = new Date(ctx.now.getTime() + days * DAY);
  await ctx.db.insert(linkTokens).values({
    id,
    digest: token ? digestOf(token) : null,
    purpose,
    refId,
    parkId: parkId ?? null,
    madeBy: ctx.actor.personId,
    madeAt: ctx.now,
    expiresAt,
  });
  if (mail) await ctx.enqueue('links.mail_link', { linkId: id, ...mail });
  return { id, token, expiresAt, isMailed: mail !== undefined };
}

/** The link of a token in whatever state it is: the page says what became of it. */
export async function linkBy(ctx: Ctx, token: string): Promise<LinkRow | null> {
  const [row] = await withSight(ctx.db, ctx.actor, 'city', () =>
    ctx.db
      .select()
      .from(linkTokens)
      .where(eq(linkTokens.digest, digestOf(token)))
      .limit(1),
  );
  return row ?? null;
}

/** Whether a link can be used now. */
export const isGood = (ctx: Ctx, { usedAt, revokedAt, expiresAt }: LinkRow): boolean => !usedAt && !revokedAt && expiresAt > ctx.now;

/** Uses a link up; of two at once the second is refused. */
export async function useLink(ctx: Ctx, token: string): Promise<LinkRow> {
  const [row] = await withSight(ctx.db, ctx.actor, 'city', () =>
    ctx.db
      .update(linkTokens)
      .set({ usedAt: ctx.now })
      .where(
        and(
          eq(linkTokens.digest, digestOf(token)),
          isNull(linkTokens.usedAt),
          isNull(linkTokens.revokedAt),
          gt(linkTokens.expiresAt, ctx.now),
        ),
      )
      .returning(),
  );
  if (!row) throw new Refusal(linkRefusals.over);
  return row;
}

/** Calls back the links of a purpose about these, when they were not used. Gives how many. */
export async function revokeLinks(ctx: Ctx, purpose: string, refIds: readonly string[]): Promise<number> {
  if (refIds.length === 0) return 0;
  const rows = await ctx.db
    .update(linkTokens)
    .set({ revokedAt: ctx.now })
    .where(
      and(eq(linkTokens.purpose, purpose), inArray(linkTokens.refId, [...refIds]), isNull(linkTokens.usedAt), isNull(linkTokens.revokedAt)),
    )
    .returning({ id: linkTokens.id });
  return rows.length;
}
