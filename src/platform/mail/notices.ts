import { newId } from '#shared/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import { mailNotices } from './tables.ts';

export type NoticeDraft = {
  readonly personIds: readonly string[];
  /** Catalogue key `notice_…`. */
  readonly wordKey: string;
  readonly values?: Readonly<Record<string, string | number>>;
  readonly path: string;
};

/** Leaves a notice for people and queues its mails, with the act. Nobody is told of their own doing. */
export async function notify(ctx: Ctx, draft: NoticeDraft): Promise<void> {
  const others = [...new Set(draft.personIds)].filter((id) => id !== ctx.actor.personId);
  if (others.length === 0) return;
  const rows = others.map((personId) => ({
    id: newId('ntc', ctx.now),
    personId,
    wordKey: draft.wordKey,
    values: { ...draft.values },
    path: draft.path,
    sentAt: ctx.now,
  }));
  await ctx.db.insert(mailNotices).values(rows);
  await ctx.enqueue('mail.send_notices', { noticeIds: rows.map((row) => row.id) });
}
