import { eq } from 'drizzle-orm';
import { Refusal } from '#shared/refusal.ts';
import type { Ctx } from '#platform/ctx.ts';
import { keepFile, openFile, sniff } from '#platform/files/uploads.ts';
import { notify } from '#platform/mail/notices.ts';
import { summaryRefusals } from '../contract/summaries.ts';
import { supervisionSummaries as summaries } from '../tables/summaries.ts';
import { differencesOf, openFrozen, rowsBehind } from './frozen.ts';
import { measured } from './measuring.ts';
import { summaryProcedure } from './procedure.ts';
import { readSummary } from './queries.ts';
import { countedScope, isSigner, mayDraft, personOf, summaryInSight } from './sight.ts';
import { DOCX, nameOfDocument, wordOf } from './word.ts';

/** Signs: the Word file is kept as it is, and the digest of the frozen figures goes into the trail. Once. */
export async function signSummary(ctx: Ctx, id: string): Promise<void> {
  const row = await summaryInSight(ctx, id, { locks: true });
  if (row.state === 'signed') throw new Refusal(summaryRefusals.summary_signed_already, { title: row.title.replaceAll('\n', '') });
  if (!summaryProcedure.move(row.state, 'sign').isAllowed) throw new Refusal(summaryRefusals.summary_not_circulating);
  if (!isSigner(ctx, row)) throw new Refusal(summaryRefusals.summary_not_signer);
  await ctx.db.update(summaries).set({ state: 'signed', signedAt: ctx.now }).where(eq(summaries.id, id));
  const bytes = await wordOf(ctx, await readSummary(ctx, id));
  const { id: documentFileId, sha256 } = await keepFile(ctx, { name: nameOfDocument(row), bytes, mediaType: DOCX, parkId: row.parkId });
  await ctx.db.update(summaries).set({ documentFileId }).where(eq(summaries.id, id));
  await ctx.record({
    type: 'supervision.summary_signed',
    subject: id,
    clause: '11',
    parkId: row.parkId,
    values: {
      title: row.title.replaceAll('\n', ''),
      digest: row.digest ?? '',
      rows: row.frozenRows ?? 0,
      document: sha256,
    },
    files: [{ sha256, size: bytes.length }],
  });
  await notify(ctx, {
    personIds: [row.draftedBy],
    wordKey: 'notice_supervision_summary_signed',
    values: { title: row.title.replaceAll('\n', ''), name: ctx.actor.name },
    path: `/summaries/${id}`,
  });
}

/** What the ledgers say today where it is not what was signed. The document stays as it is. */
export async function differencesSince(ctx: Ctx, id: string) {
  const row = await summaryInSight(ctx, id);
  if (row.state !== 'signed') throw new Refusal(summaryRefusals.summary_not_signed);
  const then = await openFrozen(ctx, row);
  const counted = countedScope(row, row.measuredAt);
  const today = await measured(ctx, counted);
  const frozen = new Set(then.figures.map(({ figure }) => figure.id));
  const now = await rowsBehind(
    ctx,
    counted,
    today.filter((figure) => frozen.has(figure.id)),
  );
  const rows = differencesOf(then, now);
  return { rows, total: rows.length, checkedAt: ctx.now.toISOString() };
}

/** The sealed scan of a signed summary; another one takes the place of a bad one, and the trail knows both. */
export async function attachScan(ctx: Ctx, id: string, file: File | undefined): Promise<void> {
  const row = await summaryInSight(ctx, id, { locks: true });
  if (!mayDraft(ctx, row)) throw new Refusal(summaryRefusals.summary_level_not_yours);
  if (row.state !== 'signed') throw new Refusal(summaryRefusals.summary_not_signed);
  const bytes = file ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
  const name = file?.name ?? '';
  const mediaType = sniff(name, bytes, ['pdf', 'jpg', 'jpeg']);
  const kept = await keepFile(ctx, { name, bytes, mediaType, parkId: row.parkId });
  await ctx.db.update(summaries).set({ scanFileId: kept.id, scanName: name }).where(eq(summaries.id, id));
  await ctx.record({
    type: 'supervision.summary_scan_attached',
    subject: id,
    parkId: row.parkId,
    personIds: [personOf(ctx)],
    values: { title: row.title.replaceAll('\n', ''), name },
    files: [{ sha256: kept.sha256, size: bytes.length }],
  });
}

export async function openScan(ctx: Ctx, id: string) {
  const row = await summaryInSight(ctx, id);
  if (!row.scanFileId) throw new Refusal(summaryRefusals.summary_scan_missing);
  const { name, mediaType, bytes } = await openFile(ctx, row.scanFileId);
  return { name, mediaType, bytes, isInline: true };
}

/** The Word file: of a signed summary the bytes that were signed, before that the draft as it stands. */
export async function downloadDocument(ctx: Ctx, id: string) {
  const row = await summaryInSight(ctx, id);
  const kept = row.documentFileId ? (await openFile(ctx, row.documentFileId)).bytes : null;
  return { name: nameOfDocument(row), mediaType: DOCX, bytes: kept ?? (await wordOf(ctx, await readSummary(ctx, id))) };
}
