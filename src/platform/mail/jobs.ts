import { eq, inArray } from 'drizzle-orm';
import { say, type Locale } from '#shared/words.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Job } from '#platform/jobs/queue.ts';
import type { Mailer } from './mailer.ts';
import { mailNotices } from './tables.ts';

type Parts = {
  readonly mailer: Mailer;
  readonly publicUrl: string;
  /** Where people read mail; those without an address are left out. */
  readonly addressesOf: (ctx: Ctx, personIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;
};

/** Mails the notices of one act; one already mailed is not sent again when the job is tried anew. */
export function mailJob({ mailer, publicUrl, addressesOf }: Parts): Job {
  return {
    name: 'mail.send_notices',
    retries: 5,
    seconds: 60,
    isSystem: true,
    async run({ data, act }) {
      const noticeIds = (data['noticeIds'] as string[] | undefined) ?? [];
      for (const id of noticeIds) await act((ctx) => sendOne(ctx, id, { mailer, publicUrl, addressesOf }));
    },
  };
}

async function sendOne(ctx: Ctx, id: string, { mailer, publicUrl, addressesOf }: Parts): Promise<void> {
  const [notice] = await ctx.db
    .select()
    .from(mailNotices)
    .where(inArray(mailNotices.id, [id]))
    .limit(1);
  if (!notice || notice.mailedAt) return;
  const address = (await addressesOf(ctx, [notice.personId])).get(notice.personId);
  if (!address) return;
  const locale: Locale = ctx.locale;
  const sentence = say(notice.wordKey, notice.values, locale);
  const text = `${sentence}\n\n${publicUrl}${notice.path}\n`;
  await ctx.db.update(mailNotices).set({ mailedAt: ctx.now }).where(eq(mailNotices.id, id));
  await mailer.send({ to: address, subject: sentence.slice(0, 80), text }, id);
}
