import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupRefusal, type Manifest } from './manifest.ts';
import { copyMeasured, measure } from './streams.ts';

/** Where files and keys of a restored place go. */
export type Places = { readonly dataDir: string; readonly filesDir: string };

/** What a data folder may hold before a restore: the empty database that the restore itself made. */
const OWN = /^(ruyuan\.json|ruyuan\.lock-.*|postgres(\.password|\.log.*)?|keys\.restoring)$/;

const namesIn = (folder: string) =>
  readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });

/** Refuses folders that are somebody's. What a restore of this same backup left when it was killed is no obstacle. */
export async function checkFree(places: Places, manifest: Manifest): Promise<void> {
  const { dataDir, filesDir } = places;
  if (await isLeftover(places, manifest)) return;
  const foreign = (await namesIn(dataDir)).filter((name) => !OWN.test(name) && join(dataDir, name) !== `${filesDir}.restoring`);
  if (foreign.length > 0) throw new BackupRefusal(`the data folder ${dataDir} is not empty: it holds ${foreign.slice(0, 3).join(', ')}`);
  if ((await namesIn(filesDir)).length > 0) throw new BackupRefusal(`the files folder ${filesDir} is not empty`);
}

/** Exactly the backup's keys, head included, and no file that the backup has not: nothing here can be lost. */
async function isLeftover({ dataDir, filesDir }: Places, manifest: Manifest): Promise<boolean> {
  for (const { path, sha256 } of manifest.keys) {
    const found = await measure(join(dataDir, 'keys', path), false).catch(() => null);
    if (found?.sha256 !== sha256) return false;
  }
  const kept = new Set(manifest.files.map(({ sha256 }) => sha256));
  for (const folder of await namesIn(filesDir)) {
    if (!(await namesIn(join(filesDir, folder))).every((name) => kept.has(name))) return false;
  }
  return true;
}

/** Lays files and keys beside their places; `settle` gives them their names, `discard` takes everything away again. */
export async function layOut({ dataDir, filesDir }: Places, from: string, manifest: Manifest) {
  const drafts = [
    { draft: `${filesDir}.restoring`, place: filesDir },
    { draft: join(dataDir, 'keys.restoring'), place: join(dataDir, 'keys') },
  ] as const;
  const discard = async () => {
    for (const path of drafts.flatMap(({ draft, place }) => [draft, place])) await rm(path, { recursive: true, force: true });
  };
  await discard();
  const [files, keys] = drafts;
  await mkdir(files.draft, { recursive: true, mode: 0o700 });
  for (const { sha256 } of manifest.files) {
    await mkdir(join(files.draft, sha256.slice(0, 2)), { recursive: true, mode: 0o700 });
    await copyMeasured(join(from, 'files', sha256), join(files.draft, sha256.slice(0, 2), sha256));
  }
  await mkdir(join(keys.draft, 'trail'), { recursive: true, mode: 0o700 });
  for (const { path } of manifest.keys) await copyMeasured(join(from, 'keys', path), join(keys.draft, path));
  const settle = async () => {
    for (const { draft, place } of drafts) await rename(draft, place);
  };
  return { settle, discard };
}
