import { copyFileSync, openSync, statSync, truncateSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';

const LIMIT_BYTES = 16 * 1024 * 1024;
const CHECK_EVERY_MS = 60_000;

/** The server's log. It writes to an open end-of-file handle, so the file can be emptied under it. */
export function logPath(dataFolder: string): string {
  return join(dataFolder, 'postgres.log');
}

/** Opens the log for a server about to be started. */
export function openLog(dataFolder: string): number {
  rotate(dataFolder);
  return openSync(logPath(dataFolder), 'a', 0o600);
}

/** Keeps the log under its limit, one older part beside it, until `stop()`. */
export function watchLog(dataFolder: string): { stop(): void } {
  const timer = setInterval(() => rotate(dataFolder), CHECK_EVERY_MS).unref();
  return { stop: () => clearInterval(timer) };
}

export function rotate(dataFolder: string, limitBytes = LIMIT_BYTES): void {
  const path = logPath(dataFolder);
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) <= limitBytes) return;
  copyFileSync(path, `${path}.1`);
  truncateSync(path);
}

/** How long the log is now; `logSince` gives what came after. */
export function logLength(dataFolder: string): number {
  return statSync(logPath(dataFolder), { throwIfNoEntry: false })?.size ?? 0;
}

export async function logSince(dataFolder: string, start: number): Promise<string> {
  const handle = await open(logPath(dataFolder), 'r');
  try {
    const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(16 * 1024), position: start });
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await handle.close();
  }
}
