import { Refusal, type RefusalKind } from '#shared/refusal.ts';
import type { Ctx } from '#platform/ctx.ts';
import { keepFile, openFile, sniff } from '#platform/files/uploads.ts';
import { fileRefusals } from '#platform/files/uploads.ts';
import { readWorkbookIsolated } from '#platform/files/workbook-isolated.ts';
import { checkWorkbook } from '#engines/documents/workbook/budget.ts';
import { WorkbookRefused, type WorkbookVerdict } from '#engines/documents/workbook/limits.ts';
import type { Sheet } from '#engines/documents/workbook/sheet.ts';
import { XLSX } from '#engines/documents/workbook/write.ts';
import { taskRefusals } from '../contract/tasks.ts';

const SCANS = ['pdf', 'jpg', 'jpeg', 'png'] as const;
const NO_WORKBOOK: readonly WorkbookVerdict['kind'][] = ['old_xls', 'et', 'macro', 'encrypted', 'not_a_workbook'];

type Brought = { readonly name: string; readonly bytes: Uint8Array; readonly sheets: readonly Sheet[] };

/** An uploaded workbook, read in a thread of its own. Refuses what is none, and what cannot be read. */
export async function readBrought([file]: readonly File[]): Promise<Brought> {
  if (!file) throw new Refusal(fileRefusals.empty, { name: '' });
  const bytes = new Uint8Array(await file.arrayBuffer());
  try {
    const verdict = await checkWorkbook(file.name, bytes);
    if (verdict.kind !== 'ok') throw new WorkbookRefused(verdict);
    return { name: file.name, bytes, sheets: await readWorkbookIsolated(bytes) };
  } catch (error) {
    if (!(error instanceof WorkbookRefused)) throw error;
    const isNone = NO_WORKBOOK.includes(error.verdict.kind);
    throw refusedFile(isNone ? taskRefusals.task_file_refused : taskRefusals.task_file_unreadable, file.name);
  }
}

export function refusedFile(kind: RefusalKind, name: string): Refusal {
  return new Refusal(kind, { name }, [{ path: '/files/0', code: kind.code, values: { name } }]);
}

/** Keeps a workbook; recipients come to it through their report, not through the file. */
export function keepWorkbook(ctx: Ctx, name: string, bytes: Uint8Array, place: { parkId: string | null; orgId: string | null }) {
  return keepFile(ctx, { name, bytes, mediaType: XLSX, ...place });
}

/** Keeps the sealed scan, a picture or a PDF. */
export async function keepScan(ctx: Ctx, [file]: readonly File[], place: { parkId: string | null; orgId: string | null }) {
  if (!file) throw new Refusal(fileRefusals.empty, { name: '' });
  const bytes = new Uint8Array(await file.arrayBuffer());
  const mediaType = sniff(file.name, bytes, SCANS);
  const { id, sha256 } = await keepFile(ctx, { name: file.name, bytes, mediaType, ...place });
  return { id, sha256, size: bytes.length };
}

export async function openScan(ctx: Ctx, fileId: string | null) {
  if (!fileId) throw new Refusal(taskRefusals.task_scan_missing);
  const { name, mediaType, bytes } = await openFile(ctx, fileId);
  return { name, mediaType, bytes };
}
