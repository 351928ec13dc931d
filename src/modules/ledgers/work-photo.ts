import { Refusal } from '#shared/refusal.ts';
import { withSight } from '#platform/db/database.ts';
import type { FileAnswer } from '#platform/http/handlers.ts';
import { keepFile, openFile, sniff } from '#platform/files/uploads.ts';
import type { Ctx } from '#platform/ctx.ts';
import { workRefusals } from './contract/work.ts';
import { workRow } from './work-entry.ts';

const PICTURES = ['png', 'jpg', 'jpeg', 'webp'] as const;

/** Keeps photos for an entry about to be made; until then only who brought them sees them. */
export async function bringPhotos(ctx: Ctx, files: readonly File[]): Promise<string[]> {
  const kept: string[] = [];
  for (const file of files) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const mediaType = sniff(file.name, bytes, PICTURES);
    kept.push((await keepFile(ctx, { name: file.name, bytes, mediaType })).id);
  }
  return kept;
}

/** A photo of an entry: whoever may read the entry may see it, wherever the person who brought it belongs. */
export async function readPhoto(ctx: Ctx, entryId: string, photoId: string): Promise<FileAnswer> {
  const row = await workRow(ctx, entryId);
  if (!row.photoIds.includes(photoId)) throw new Refusal(workRefusals.work_not_found, { id: photoId });
  const file = await withSight(ctx.db, ctx.actor, 'city', () => openFile(ctx, photoId));
  return { name: file.name, mediaType: file.mediaType, bytes: file.bytes, isInline: true };
}
