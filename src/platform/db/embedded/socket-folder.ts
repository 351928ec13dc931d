import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { giveTo } from './run-as.ts';
import type { RunAs } from './run-as.ts';

/** A unix socket's path has at most 107 bytes, and the configuration file quotes this one. */
const LONGEST_PATH = 107;
const SOCKET_NAME = '/.s.PGSQL.5432';

/**
 * The folder (mode 0700) of the server's socket, outside the data folder because its path must be short. The same data
 * folder gives the same socket folder, unless a stranger sits on that name.
 */
export function makeSocketFolder(dataFolder: string, runAs: RunAs): string {
  const hash = createHash('sha256').update(dataFolder).digest('hex').slice(0, 16);
  const folder = join(shortTmp(), `ruyuan-${runAs.uid}-${hash}`);
  if (!isOurs(folder, runAs.uid)) {
    try {
      mkdirSync(folder, { mode: 0o700 });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      return given(mkdtempSync(`${folder}-`), runAs);
    }
  }
  return given(folder, runAs);
}

function shortTmp(): string {
  const folder = tmpdir();
  const bytes = Buffer.byteLength(`${folder}/ruyuan-4294967295-0123456789abcdef-XXXXXX${SOCKET_NAME}`);
  return bytes <= LONGEST_PATH && /^[\w./-]+$/.test(folder) ? folder : '/tmp';
}

function isOurs(folder: string, uid: number): boolean {
  const stat = lstatSync(folder, { throwIfNoEntry: false });
  return stat !== undefined && stat.isDirectory() && stat.uid === uid && (stat.mode & 0o077) === 0;
}

function given(folder: string, runAs: RunAs): string {
  giveTo(runAs, folder);
  return folder;
}
