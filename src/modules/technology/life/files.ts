import { eq, inArray } from 'drizzle-orm';
import { Refusal } from '#shared/refusal.ts';
import { withSight } from '#platform/db/database.ts';
import type { Ctx } from '#platform/ctx.ts';
import { fileEntries } from '#platform/files/tables.ts';
import { keepFile, openFile, sniff } from '#platform/files/uploads.ts';
import type { FileAnswer } from '#platform/http/handlers.ts';
import { needRefusals } from '../contract/needs.ts';
import { isMasked, needInSight } from '../sight.ts';
import { technologyContracts, technologyNeedSteps, technologyTalks } from '../tables/life.ts';

const KINDS = ['pdf', 'docx', 'xlsx', 'png', 'jpg', 'jpeg', 'webp', 'txt'] as const;

export type FileShown = { readonly id: string; readonly name: string; readonly mediaType: string; readonly sizeBytes: number };

/** Keeps papers for a step about to be taken; until then only who brought them sees them. */
export async function bringFiles(ctx: Ctx, files: readonly File[]): Promise<FileShown[]> {
  const kept: FileShown[] = [];
  for (const file of files) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const mediaType = sniff(file.name, bytes, KINDS);
    const { id } = await keepFile(ctx, { name: file.name, bytes, mediaType });
    kept.push({ id, name: file.name, mediaType, sizeBytes: bytes.length });
  }
  return kept;
}

/** What files are called, by id. Who may read the need may know of its papers, wherever the person who brought them belongs. */
export async function filesShown(ctx: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, FileShown>> {
  if (ids.length === 0) return new Map();
  const rows = await withSight(ctx.db, ctx.actor, 'city', () =>
    ctx.db
      .select({ id: fileEntries.id, name: fileEntries.name, mediaType: fileEntries.mediaType, sizeBytes: fileEntries.sizeBytes })
      .from(fileEntries)
      .where(inArray(fileEntries.id, [...ids])),
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** A paper of a need, for who may read what the need says. */
export async function readFile(ctx: Ctx, needId: string, fileId: string): Promise<FileAnswer> {
  const need = await needInSight(ctx, needId);
  const lists = [];
  for (const table of [technologyNeedSteps, technologyTalks, technologyContracts]) {
    lists.push(...(await ctx.db.select({ ids: table.fileIds }).from(table).where(eq(table.needId, needId))));
  }
  if (isMasked(ctx, need) || !lists.some(({ ids }) => ids.includes(fileId))) throw new Refusal(needRefusals.need_not_found, { id: fileId });
  const file = await withSight(ctx.db, ctx.actor, 'city', () => openFile(ctx, fileId));
  return { name: file.name, mediaType: file.mediaType, bytes: file.bytes, isInline: true };
}
