import { eq } from 'drizzle-orm';
import { say, type WordValues } from '#shared/words.ts';
import type { Job } from '#platform/jobs/queue.ts';
import type { Mailer } from '#platform/mail/mailer.ts';
import { digestOf, linkPath, newToken } from './link.ts';
import { linkTokens } from './tables.ts';

/** Writes the mail that carries a link. The token is made here; a try that failed made one that nobody has. */
export function linkMailJob({ mailer, publicUrl }: { readonly mailer: Mailer; readonly publicUrl: string }): Job {
  return {
    name: 'links.mail_link',
    retries: 5,
    seconds: 60,
    isSystem: true,
    run: ({ data, act }) =>
      act(async (ctx) => {
        const token = newToken();
        const id = String(data['linkId']);
        const [row] = await ctx.db
          .update(linkTokens)
          .set({ digest: digestOf(token) })
          .where(eq(linkTokens.id, id))
          .returning({ revokedAt: linkTokens.revokedAt });
        if (!row || row.revokedAt) return;
        const sentence = say(String(data['wordKey']), (data['values'] ?? {}) as WordValues, ctx.locale);
        await mailer.send(
          { to: String(data['to']), subject: sentence.slice(0, 80), text: `${sentence}\n\n${publicUrl}${linkPath(token)}\n` },
          id,
        );
      }),
  };
}
