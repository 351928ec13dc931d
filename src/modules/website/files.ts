import { Refusal } from '#shared/refusal.ts';
import { withSight } from '#platform/db/database.ts';
import { keepFile, openFile, sniff } from '#platform/files/uploads.ts';
import { fileRefusals } from '#platform/files/uploads.ts';
import type { FileAnswer } from '#platform/http/handlers.ts';
import type { Ctx } from '#platform/ctx.ts';
import { withoutPlace } from './picture.ts';
import { ATTACHMENT_ENDINGS, MAX_ATTACHMENTS, MAX_PICTURE_BYTES, PICTURE_ENDINGS, websiteRefusals } from './contract.ts';
import { versionsOf, type ArticleVersion } from './rows.ts';
import type { Attached } from './tables.ts';
import { saveVersion, versionToChange } from './version.ts';

/** Sets the article's picture. What cameras write into pictures besides (place, device) is taken out. */
export async function bringPicture(ctx: Ctx, articleId: string, [file]: readonly File[]) {
  const row = await versionToChange(ctx, articleId);
  if (!file) throw new Refusal(fileRefusals.empty, { name: '' });
  const brought = new Uint8Array(await file.arrayBuffer());
  const mediaType = sniff(file.name, brought, PICTURE_ENDINGS);
  if (brought.length > MAX_PICTURE_BYTES) {
    throw new Refusal(fileRefusals.too_large, { name: file.name, megabytes: MAX_PICTURE_BYTES / 1024 / 1024 });
  }
  const picture = await attached(ctx, row, file.name, mediaType, withoutPlace(mediaType, brought));
  return saveVersion(ctx, row, { picture });
}

export async function removePicture(ctx: Ctx, articleId: string) {
  const row = await versionToChange(ctx, articleId);
  return saveVersion(ctx, row, { picture: null });
}

export async function bringAttachments(ctx: Ctx, articleId: string, files: readonly File[]) {
  const row = await versionToChange(ctx, articleId);
  if (files.length === 0) throw new Refusal(fileRefusals.empty, { name: '' });
  if (row.attachments.length + files.length > MAX_ATTACHMENTS) throw new Refusal(websiteRefusals.too_many_files, { most: MAX_ATTACHMENTS });
  const added: Attached[] = [];
  for (const file of files) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    added.push(await attached(ctx, row, file.name, sniff(file.name, bytes, ATTACHMENT_ENDINGS), bytes));
  }
  return saveVersion(ctx, row, { attachments: [...row.attachments, ...added] });
}

/** The bytes stay where an earlier version refers to them. */
export async function removeAttachment(ctx: Ctx, articleId: string, fileId: string) {
  const row = await versionToChange(ctx, articleId);
  if (!row.attachments.some(({ id }) => id === fileId)) throw new Refusal(websiteRefusals.file_not_found, { id: fileId });
  return saveVersion(ctx, row, { attachments: row.attachments.filter(({ id }) => id !== fileId) });
}

async function attached(ctx: Ctx, row: ArticleVersion, name: string, mediaType: string, bytes: Uint8Array): Promise<Attached> {
  const { id } = await keepFile(ctx, { name, bytes, mediaType, parkId: row.parkId, orgId: row.enterpriseId ?? row.orgId });
  return { id, name, size: bytes.length };
}

export const filesIn = (row: Pick<ArticleVersion, 'picture' | 'attachments'>): Attached[] =>
  row.picture ? [row.picture, ...row.attachments] : row.attachments;

/** A file of one of the article's versions, for those who work on it. */
export async function openArticleFile(ctx: Ctx, articleId: string, fileId: string): Promise<FileAnswer> {
  const versions = await versionsOf(ctx, articleId);
  if (!versions.some((version) => filesIn(version).some(({ id }) => id === fileId))) {
    throw new Refusal(websiteRefusals.file_not_found, { id: fileId });
  }
  return fileFor(ctx, fileId);
}

/** Reads a file whose article the actor may read, wherever the person who brought it belongs. */
export async function fileFor(ctx: Ctx, fileId: string): Promise<FileAnswer & { bytes: Uint8Array<ArrayBuffer> }> {
  const file = await withSight(ctx.db, ctx.actor, 'city', () => openFile(ctx, fileId));
  return { name: file.name, mediaType: file.mediaType, bytes: new Uint8Array(file.bytes), isInline: file.mediaType.startsWith('image/') };
}
