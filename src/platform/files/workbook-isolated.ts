import { Worker } from 'node:worker_threads';
import { WORKBOOK_LIMITS, WorkbookRefused, type WorkbookLimits, type WorkbookVerdict } from '#engines/documents/workbook/limits.ts';
import type { SheetStream } from '#engines/documents/workbook/read.ts';
import type { SheetRow } from '#engines/documents/workbook/rows.ts';
import type { Sheet } from '#engines/documents/workbook/sheet.ts';

/** What one reading may take. `seconds` is the wait for one answer: the whole workbook, or the next rows of a stream. */
export type IsolationLimits = { readonly heapMib: number; readonly seconds: number };

export const ISOLATION_LIMITS: IsolationLimits = { heapMib: 384, seconds: 20 };

/** What the worker is started with. */
export type WorkbookTask = { readonly bytes: Uint8Array; readonly limits: WorkbookLimits } & (
  | { readonly kind: 'read' }
  | { readonly kind: 'stream'; readonly sheetIndex: number }
);

/** What the worker says. */
export type WorkbookAnswer =
  | { readonly sheets: Sheet[] }
  | { readonly sheet: Omit<SheetStream, 'rows'> }
  | { readonly rows: SheetRow[]; readonly isLast?: true }
  | { readonly refused: Exclude<WorkbookVerdict, { kind: 'ok' }> };

/**
 * Reads a workbook in a thread of its own, with a limit of memory and time, so that no upload can stop the server.
 * Throws {@link WorkbookRefused}, also `took_too_long` and `took_too_much_memory`.
 */
export async function readWorkbookIsolated(
  bytes: Uint8Array,
  limits: WorkbookLimits = WORKBOOK_LIMITS,
  isolation: IsolationLimits = ISOLATION_LIMITS,
): Promise<Sheet[]> {
  const reading = startWorker({ kind: 'read', bytes, limits }, isolation);
  try {
    const answer = await nextAnswer(reading, isolation);
    if (!('sheets' in answer)) throw new Error('the worker answered another question');
    return answer.sheets;
  } finally {
    await reading.worker.terminate();
  }
}

/**
 * Opens one sheet in a thread of its own; rows are read ahead by one batch only. The thread ends with the iteration:
 * iterate `rows` to its end or leave the loop. Throws {@link WorkbookRefused} like {@link readWorkbookIsolated}.
 */
export async function streamSheetIsolated(
  bytes: Uint8Array,
  sheetIndex: number,
  limits: WorkbookLimits = WORKBOOK_LIMITS,
  isolation: IsolationLimits = ISOLATION_LIMITS,
): Promise<SheetStream> {
  const reading = startWorker({ kind: 'stream', bytes, sheetIndex, limits }, isolation);
  try {
    const answer = await nextAnswer(reading, isolation);
    if (!('sheet' in answer)) throw new Error('the worker answered another question');
    return { ...answer.sheet, rows: batches(reading, isolation) };
  } catch (error) {
    await reading.worker.terminate();
    throw error;
  }
}

async function* batches(reading: Reading, isolation: IsolationLimits): AsyncGenerator<SheetRow> {
  try {
    for (;;) {
      const next = nextAnswer(reading, isolation);
      reading.worker.postMessage('next');
      const answer = await next;
      if (!('rows' in answer)) throw new Error('the worker answered another question');
      yield* answer.rows;
      if (answer.isLast) return;
    }
  } finally {
    await reading.worker.terminate();
  }
}

type Reading = { readonly worker: Worker; readonly failed: Promise<never> };

/** Beside this file as written; in the built server it is an entry of its own, `workbook-worker.js`. */
function startWorker(task: WorkbookTask, isolation: IsolationLimits): Reading {
  const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const worker = new Worker(new URL(`workbook-worker.${ending}`, import.meta.url), {
    workerData: task,
    execArgv: [],
    // Cells are short-lived: a small nursery is emptied more often and keeps the process small.
    resourceLimits: { maxOldGenerationSizeMb: isolation.heapMib, maxYoungGenerationSizeMb: 24 },
  });
  const { promise: failed, reject } = Promise.withResolvers<never>();
  worker.on('error', (error: Error & { code?: string }) => {
    const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    reject(isMemory ? new WorkbookRefused({ kind: 'took_too_much_memory' }, error) : error);
  });
  worker.on('exit', () => reject(new Error('the reading thread ended without an answer')));
  // A thread may fail between two answers: whoever asks next learns of it.
  failed.catch(() => {});
  return { worker, failed };
}

async function nextAnswer({ worker, failed }: Reading, isolation: IsolationLimits): Promise<WorkbookAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<WorkbookAnswer>();
  const late = () => reject(new WorkbookRefused({ kind: 'took_too_long' }));
  const timer = setTimeout(late, isolation.seconds * 1000);
  worker.once('message', resolve);
  try {
    const answer = await Promise.race([promise, failed]);
    if ('refused' in answer) throw new WorkbookRefused(answer.refused);
    return answer;
  } finally {
    clearTimeout(timer);
    worker.off('message', resolve);
  }
}
