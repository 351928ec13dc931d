import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, link, mkdir, readFile, readdir, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartRefusal, folderRefusal } from '#platform/start-refusal.ts';
import { birthOf } from './processes.ts';

/** Version of the data folder's layout, written to its marker `ruyuan.json`. */
export const DATA_FORMAT = 1;

const MARKER = 'ruyuan.json';
const LOCK = 'ruyuan.lock';

/** A data folder held by this program until `release()`; `folder` is its real path. */
export type DataFolderClaim = { readonly folder: string; release(): Promise<void> };

type Holder = { readonly pid: number; readonly birth: string };

/**
 * Makes or takes the data folder for this program alone. Throws `StartRefusal` when the folder is not ours, newer than
 * we are, held by a living program or not writable. The lock of a killed program counts for nothing.
 */
export async function claimDataFolder(dataDir: string): Promise<DataFolderClaim> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    const folder = await realpath(dataDir);
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    await checkMarker(folder);
    await takeLock(folder);
    return { folder, release: () => releaseLock(folder) };
  } catch (error) {
    throw folderRefusal(error, dataDir);
  }
}

async function checkMarker(folder: string): Promise<void> {
  const text = await readFile(join(folder, MARKER), 'utf8').catch(absent);
  if (!text) {
    // An empty marker alone is a first start that was killed while writing it.
    const others = (await readdir(folder)).filter((name) => !name.startsWith(MARKER));
    if (others.length > 0) throw new StartRefusal('data_folder_foreign', { folder });
    await writeWhole(join(folder, MARKER), `${JSON.stringify({ ruyuan: DATA_FORMAT })}\n`);
    return;
  }
  const found = formatOf(text);
  if (found === undefined) throw new StartRefusal('data_folder_foreign', { folder });
  if (found > DATA_FORMAT) throw new StartRefusal('data_folder_newer', { folder, found, known: DATA_FORMAT });
}

function formatOf(text: string): number | undefined {
  try {
    const format = (JSON.parse(text) as { ruyuan?: unknown } | null)?.ruyuan;
    return typeof format === 'number' ? format : undefined;
  } catch {
    return undefined;
  }
}

async function takeLock(folder: string): Promise<void> {
  const lock = join(folder, LOCK);
  const mine = JSON.stringify({ pid: process.pid, birth: birthOf(process.pid) } satisfies Holder);
  const draft = `${lock}.${process.pid}-${randomBytes(4).toString('hex')}`;
  await writeFile(draft, mine, { mode: 0o600 });
  try {
    // A link is made whole or not at all, so a lock is never read half-written.
    while (!(await linked(draft, lock))) {
      const text = await readFile(lock, 'utf8').catch(absent);
      if (text === undefined) continue;
      const holder = holderOf(text);
      if (holder && isHolding(holder)) throw new StartRefusal('data_folder_in_use', { folder, pid: holder.pid });
      await removeStale(lock, text);
    }
  } finally {
    await rm(draft, { force: true });
  }
}

/** Moves the stale lock aside first: if another start was quicker, what was moved is its fresh lock, and goes back. */
async function removeStale(lock: string, staleText: string): Promise<void> {
  const aside = `${lock}.stale-${randomBytes(4).toString('hex')}`;
  try {
    await rename(lock, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if ((await readFile(aside, 'utf8')) !== staleText) await linked(aside, lock);
  await rm(aside, { force: true });
}

async function releaseLock(folder: string): Promise<void> {
  const lock = join(folder, LOCK);
  const holder = holderOf((await readFile(lock, 'utf8').catch(absent)) ?? '');
  if (holder?.pid === process.pid) await rm(lock, { force: true });
}

function holderOf(text: string): Holder | undefined {
  try {
    const { pid, birth } = JSON.parse(text) as Partial<Holder>;
    return typeof pid === 'number' && typeof birth === 'string' ? { pid, birth } : undefined;
  } catch {
    return undefined;
  }
}

function isHolding(holder: Holder): boolean {
  return false;
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Writes beside and renames, so that a kill leaves the old file or the new one, never half. */
export async function writeWhole(path: string, text: string, mode = 0o600): Promise<void> {
  const draft = `${path}.new`;
  await writeFile(draft, text, { mode, flush: true });
  await rename(draft, path);
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined;
  throw error;
}
