import { and, eq, or } from 'drizzle-orm';
import { Refusal } from '#shared/refusal.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { FileAnswer } from '#platform/http/handlers.ts';
import { letterRefusals } from '../contract/letters.ts';
import { supervisionLetterFiles as files, supervisionLetters as letters } from '../tables/letters.ts';
import { inSight, receivedHere, type LetterRecord } from './sight.ts';

/** A letter for whoever may read its text: its office, countersigners, and recipients unless it was recalled. */
export async function letterForReader(ctx: Ctx, id: string): Promise<LetterRecord> {
  const [row] = await ctx.db
    .select()
    .from(letters)
    .where(and(eq(letters.id, id), or(inSight(ctx), receivedHere(ctx))))
    .limit(1);
  if (!row) throw new Refusal(letterRefusals.letter_not_found, { id });
  const isRecipient = row.orgId !== ctx.actor.orgId && row.recipientOrgIds.includes(ctx.actor.orgId ?? '');
  if (row.state === 'recalled' && isRecipient) {
    throw new Refusal(letterRefusals.letter_recalled, { title: row.title, reason: row.recallReason ?? '' });
  }
  return row;
}

/** An attached file for whoever may read the text. */
export async function openLetterFile(ctx: Ctx, id: string, fileId: string): Promise<FileAnswer> {
  await letterForReader(ctx, id);
  const [file] = await ctx.db
    .select()
    .from(files)
    .where(and(eq(files.id, fileId), eq(files.letterId, id)))
    .limit(1);
  if (!file) throw new Refusal(letterRefusals.letter_file_not_found);
  return { name: file.name, mediaType: file.mediaType, bytes: await ctx.files.get(file.sha256) };
}
