import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupRefusal, manifestShape, type Manifest } from './manifest.ts';
import { measure, type Measured } from './streams.ts';

/** Reads a backup's manifest and compares all that lies in the folder with it. Throws a `BackupRefusal` that names the first fault. */
export async function readChecked(folder: string): Promise<Manifest> {
  const manifest = await readManifest(folder);
  for (const { name, sha256, rows } of manifest.tables) {
    const found = await measured(join(folder, 'tables', `${name}.copy.gz`), true, `table ${name}`);
    if (found.sha256 !== sha256 || found.lines !== rows) throw new BackupRefusal(`table ${name} is not what the manifest says`);
  }
  for (const { sha256, size } of manifest.files) {
    const found = await measured(join(folder, 'files', sha256), false, `file ${sha256}`);
    if (found.sha256 !== sha256 || found.size !== size) throw new BackupRefusal(`file ${sha256} is not what the manifest says`);
  }
  for (const { path, sha256 } of manifest.keys) {
    const found = await measured(join(folder, 'keys', path), false, `key ${path}`);
    if (found.sha256 !== sha256) throw new BackupRefusal(`key ${path} is not what the manifest says`);
  }
  return manifest;
}

async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new BackupRefusal(`${folder} holds no backup (manifest.json: ${error.code ?? error.message})`);
  });
  try {
    return manifestShape.parse(JSON.parse(text));
  } catch {
    throw new BackupRefusal('manifest.json is damaged or of another format');
  }
}

function measured(path: string, isCompressed: boolean, what: string): Promise<Measured> {
  return measure(path, isCompressed).catch((error: NodeJS.ErrnoException) => {
    throw new BackupRefusal(`${what} cannot be read (${error.code ?? error.message})`);
  });
}
