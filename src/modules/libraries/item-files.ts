import { and, asc, count, eq, inArray, isNull } from 'drizzle-orm';
import { newId } from '#shared/ids.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Ctx } from '#platform/ctx.ts';
import { sniff } from '#platform/files/uploads.ts';
import type { FileAnswer } from '#platform/http/handlers.ts';
import type { AchievementDetail } from './contract/achievements.ts';
import { itemRefusals } from './contract/items.ts';
import type { ItemRow } from './item.ts';
import { checkCurrent, tellItem } from './item-entry.ts';
import { lockedItem } from './item-sight.ts';
import { libraryItemFiles, libraryItems } from './tables/items.ts';

const ALLOWED = ['png', 'jpg', 'jpeg', 'webp', 'pdf', 'docx', 'xlsx'] as const;
const MOST = 30;

/** Keeps pictures and papers with an item; visitors see none of them until somebody says so. */
export async function bringItemFiles(ctx: Ctx, itemId: string, files: readonly File[]): Promise<void> {
  const row = await lockedItem(ctx, itemId, 'libraries.keep_items');
  checkCurrent(row);
  const [there] = await ctx.db
    .select({ rows: count() })
    .from(libraryItemFiles)
    .where(and(eq(libraryItemFiles.itemId, itemId), isNull(libraryItemFiles.removedAt)));
  if ((there?.rows ?? 0) + files.length > MOST) throw new Refusal(itemRefusals.item_too_many_files, { most: MOST });
  const digests: { sha256: string; size: number }[] = [];
  for (const file of files) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const mediaType = sniff(file.name, bytes, ALLOWED);
    const sha256 = await ctx.files.put(bytes);
    digests.push({ sha256, size: bytes.length });
    await ctx.db.insert(libraryItemFiles).values({
      id: newId('itf', ctx.now),
      itemId,
      sha256,
      name: file.name.slice(-200),
      mediaType,
      sizeBytes: bytes.length,
      broughtBy: ctx.actor.personId,
      broughtAt: ctx.now,
    });
  }
  await ctx.record({
    type: `libraries.${row.noun}_files_brought`,
    subject: itemId,
    parkId: row.parkId,
    values: { title: row.title, count: files.length },
    files: digests,
  });
}

const isUnderReview = (row: ItemRow) => row.publicationState === 'published' || row.publicationState === 'submitted';

async function fileRow(ctx: Ctx, itemId: string, fileId: string) {
  const [file] = await ctx.db
    .select()
    .from(libraryItemFiles)
    .where(and(eq(libraryItemFiles.id, fileId), eq(libraryItemFiles.itemId, itemId), isNull(libraryItemFiles.removedAt)))
    .limit(1);
  if (!file) throw new Refusal(itemRefusals.item_file_not_found, { id: fileId });
  return file;
}

/** Captions a file or says who sees it. Nothing becomes visible to visitors behind the reviewer's back. */
export async function changeItemFile(
  ctx: Ctx,
  at: { itemId: string; fileId: string },
  change: { caption?: string | null | undefined; isPublic?: boolean | undefined },
): Promise<void> {
  const row = await lockedItem(ctx, at.itemId, 'libraries.keep_items');
  const file = await fileRow(ctx, at.itemId, at.fileId);
  const isShownMore = (change.isPublic && !file.isPublic) || (file.isPublic && change.caption !== undefined);
  if (isShownMore && isUnderReview(row)) throw new Refusal(itemRefusals.item_under_review, { title: row.title });
  await ctx.db
    .update(libraryItemFiles)
    .set({ caption: change.caption ?? file.caption, isPublic: change.isPublic ?? file.isPublic })
    .where(eq(libraryItemFiles.id, file.id));
  await tellItem(ctx, 'file_changed', row, { values: { file: file.name } });
}

/** Takes a file away from an item; its bytes stay in the trail's proofs and in backups. */
export async function removeItemFile(ctx: Ctx, itemId: string, fileId: string): Promise<void> {
  const row = await lockedItem(ctx, itemId, 'libraries.keep_items');
  const file = await fileRow(ctx, itemId, fileId);
  await ctx.db.update(libraryItemFiles).set({ removedAt: ctx.now, isPublic: false }).where(eq(libraryItemFiles.id, fileId));
  await tellItem(ctx, 'file_removed', row, { values: { file: file.name } });
}

/** A file of an item. The walls show visitors the public files of public items, and nothing else. */
export async function readItemFile(ctx: Ctx, itemId: string, fileId: string): Promise<FileAnswer> {
  const file = await fileRow(ctx, itemId, fileId);
  const [item] = await ctx.db.select({ id: libraryItems.id }).from(libraryItems).where(eq(libraryItems.id, itemId)).limit(1);
  if (!item) throw new Refusal(itemRefusals.item_file_not_found, { id: fileId });
  const bytes = await ctx.files.get(file.sha256);
  return { name: file.name, mediaType: file.mediaType, bytes, isInline: file.mediaType.startsWith('image/') };
}

/** The files of an item and of those merged into it. */
export async function filesOf(ctx: Ctx, itemIds: readonly string[]): Promise<AchievementDetail['files']> {
  const files = await ctx.db
    .select()
    .from(libraryItemFiles)
    .where(and(inArray(libraryItemFiles.itemId, [...itemIds]), isNull(libraryItemFiles.removedAt)))
    .orderBy(asc(libraryItemFiles.broughtAt), asc(libraryItemFiles.id));
  return files.map(({ id, itemId, name, caption, mediaType, isPublic, sizeBytes }) => ({
    id,
    itemId,
    name,
    caption,
    isPicture: mediaType.startsWith('image/'),
    isPublic,
    sizeBytes,
  }));
}
