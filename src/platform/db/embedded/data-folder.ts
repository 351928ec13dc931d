import { createHash, randomBytes, randomInt } from 'node:crypto';
import { constants } from 'node:fs';
import { access, mkdir, readFile, readdir, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StartRefusal, folderRefusal } from '#platform/start-refusal.ts';
import { birthOf } from './processes.ts';

/** Version of the data folder's layout, written to its marker `ruyuan.json`. */
export const DATA_FORMAT = 1;

const MARKER = 'ruyuan.json';
const LOCK = 'ruyuan.lock';
const LOCK_NAME = /^ruyuan\.lock-(\d+)-([0-9a-f]{12})-[0-9a-f]{8}$/;
const ATTEMPTS = 6;

/** A data folder held by this program until `release()`; `folder` is its real path. */
export type DataFolderClaim = { readonly folder: string; release(): Promise<void> };

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
    const lock = await takeLock(folder);
    return { folder, release: () => rm(join(folder, lock), { force: true }) };
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

/**
 * A lock is an empty file whose name says who holds the folder, so it is never read half-written. Each start puts its
 * own there first and looks for others after: of two at once, at least one sees the other, and who sees one steps back.
 */
async function takeLock(folder: string): Promise<string> {
  for (let attempt = 1; ; attempt += 1) {
    const mine = `${LOCK}-${process.pid}-${birthMark(process.pid)}-${randomBytes(4).toString('hex')}`;
    await writeFile(join(folder, mine), '', { mode: 0o600, flag: 'wx' });
    const holder = await otherHolder(folder, mine);
    if (holder === undefined) return mine;
    await rm(join(folder, mine), { force: true });
    if (attempt === ATTEMPTS) throw new StartRefusal('data_folder_in_use', { folder, pid: holder });
    // Two that stepped back from each other come again at different moments.
    await pause(randomInt(10, 100));
  }
}

/** The living program that holds `folder` beside us; the locks of dead ones are cleared away. */
async function otherHolder(folder: string, mine: string): Promise<number | undefined> {
  for (const name of await readdir(folder)) {
    const [, pid, mark] = LOCK_NAME.exec(name) ?? [];
    if (pid === undefined || name === mine) continue;
    if (birthMark(Number(pid)) === mark) return Number(pid);
    await rm(join(folder, name), { force: true });
  }
  return undefined;
}

function birthMark(pid: number): string {
  const birth = birthOf(pid);
  return birth === '' ? 'gone' : createHash('sha256').update(birth).digest('hex').slice(0, 12);
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
