import { parentPort, workerData } from 'node:worker_threads';
import { WorkbookRefused, type WorkbookLimits } from '#engines/documents/workbook/limits.ts';
import { readWorkbook, streamSheet } from '#engines/documents/workbook/read.ts';
import type { SheetRow } from '#engines/documents/workbook/rows.ts';
import type { WorkbookAnswer, WorkbookTask } from './workbook-isolated.ts';

/** Rows handed over at a time; the next are read when they are asked for. */
const BATCH = 500;

const port = parentPort;
if (!port) throw new Error('workbook-worker runs as a worker thread');
const task = workerData as WorkbookTask;
try {
  if (task.kind === 'read') answer({ sheets: await readWorkbook(task.bytes, task.limits) });
  else await stream(task.bytes, task.sheetIndex, task.limits);
} catch (error) {
  if (!(error instanceof WorkbookRefused)) throw error;
  answer({ refused: error.verdict });
}

function answer(message: WorkbookAnswer): void {
  port?.postMessage(message);
}

async function stream(bytes: Uint8Array, sheetIndex: number, limits: WorkbookLimits): Promise<void> {
  const { rows, ...sheet } = await streamSheet(bytes, sheetIndex, limits);
  answer({ sheet });
  let batch: SheetRow[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < BATCH) continue;
    await asked();
    answer({ rows: batch });
    batch = [];
  }
  await asked();
  answer({ rows: batch, isLast: true });
}

function asked(): Promise<void> {
  return new Promise((resolve) => port?.once('message', () => resolve()));
}
