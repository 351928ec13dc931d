// Turns messages/{zh-CN,en}/<area>.json into the functions behind `#words/*`. zh-TW is derived from zh-CN, and
// messages/zh-TW.overrides.json has the last word. Recompiles only what is stale; a missing key is named with its place.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const GENERATED = join(ROOT, '.generated');
const WRITTEN = ['zh-CN', 'en'];
const OVERRIDES = join(ROOT, 'messages', 'zh-TW.overrides.json');
const LOCALES = ['zh-CN', 'zh-TW', 'en'];
/**
 * The server and tests load three files with all locales. The workspace is built once a locale, from one file a
 * message, so that a person gets one language and a screen only its own words.
 */
const OUTPUTS = [
  { folder: 'words', locales: LOCALES, outputStructure: 'locale-modules', isBrowser: false },
  ...LOCALES.map((locale) => ({
    folder: join('words-browser', locale),
    locales: [locale],
    outputStructure: 'message-modules',
    isBrowser: true,
  })),
];

/**
 * Types, tests and the server need only the first output; the build asks for the browser's too. Gives whether anything
 * was compiled; throws with every problem's place.
 * @param {{ browser?: boolean }} [options]
 * @returns {Promise<boolean>}
 */
export async function compileWords({ browser = false } = {}) {
  mkdirSync(GENERATED, { recursive: true });
  const outputs = OUTPUTS.filter(({ isBrowser }) => browser || !isBrowser);
  const stamp = hashSources();
  if (isFresh(outputs, stamp)) return false;
  await lock();
  try {
    const stale = outputs.filter((output) => !isFresh([output], stamp));
    if (stale.length > 0) await compileAll(stale, stamp);
    return stale.length > 0;
  } finally {
    rmSync(LOCK, { recursive: true, force: true });
  }
}

function areaFiles(locale) {
  const folder = join(ROOT, 'messages', locale);
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  return names.sort().map((name) => join(folder, name));
}

function hashSources() {
  const hash = createHash('sha256');
  const sources = [fileURLToPath(import.meta.url), join(ROOT, 'project.inlang', 'settings.json'), join(ROOT, 'package-lock.json')];
  for (const file of [...sources, ...WRITTEN.flatMap(areaFiles), OVERRIDES]) {
    if (existsSync(file)) hash.update(relative(ROOT, file)).update(readFileSync(file));
  }
  return hash.digest('hex');
}

function isFresh(outputs, stamp) {
  return outputs.every(({ folder }) => {
    const file = join(GENERATED, folder, '.stamp');
    return existsSync(file) && readFileSync(file, 'utf8') === stamp;
  });
}

const LOCK = join(GENERATED, 'words.lock');

/** Two processes may start at once (a build beside a test run): the second waits for the first. */
async function lock() {
  for (;;) {
    try {
      mkdirSync(LOCK);
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const age = Date.now() - (statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs ?? 0);
      if (age > 60_000) rmSync(LOCK, { recursive: true, force: true });
      else await new Promise((done) => setTimeout(done, 100));
    }
  }
}

/** Reads and checks the hand-written catalogues: `{ 'zh-CN': { key: message }, en: … }`. */
function readCatalogues() {
  const problems = [];
  const catalogues = {};
  for (const locale of WRITTEN) {
    const places = {};
    catalogues[locale] = {};
    for (const file of areaFiles(locale)) {
      const place = relative(ROOT, file);
      for (const [key, message] of Object.entries(parse(file, problems))) {
        if (key.startsWith('$')) continue;
        if (places[key]) problems.push(`${place}: "${key}" is already in ${places[key]}`);
        if (!/^[a-z][a-z0-9_]*$/u.test(key)) problems.push(`${place}: "${key}" is not flat snake_case`);
        places[key] = place;
        catalogues[locale][key] = message;
      }
    }
  }
  checkSameKeys(catalogues, problems);
  if (problems.length > 0) throw new Error(`The catalogues do not agree:\n${problems.map((line) => `  ${line}`).join('\n')}`);
  return catalogues;
}

function parse(file, problems) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    problems.push(`${relative(ROOT, file)}: ${error.message}`);
    return {};
  }
}

function checkSameKeys(catalogues, problems) {
  for (const locale of WRITTEN) {
    for (const other of WRITTEN) {
      for (const file of areaFiles(other)) {
        const twin = relative(ROOT, file).replace(`/${other}/`, `/${locale}/`);
        for (const [key, message] of Object.entries(parse(file, []))) {
          if (key.startsWith('$') || locale === other) continue;
          if (!(key in catalogues[locale])) problems.push(`${twin}: "${key}" is missing (it is in ${relative(ROOT, file)})`);
          else if (names(message) !== names(catalogues[locale][key])) {
            problems.push(
              `${twin}: "${key}" uses other values than ${relative(ROOT, file)}: ${names(catalogues[locale][key])} against ${names(message)}`,
            );
          }
        }
      }
    }
  }
}

/** The values a message takes, `{count}, {name}`; variants are taken together with their declarations. */
function names(message) {
  const text = JSON.stringify(message);
  const inputs = [...text.matchAll(/"input (\w+)/gu)].map((match) => match[1]);
  const placed = typeof message === 'string' ? [...text.matchAll(/\{(\w+)\}/gu)].map((match) => match[1]) : inputs;
  return [...new Set(placed)].sort().join(', ');
}

async function compileAll(outputs, stamp) {
  const catalogues = readCatalogues();
  catalogues['zh-TW'] = await toTraditional(catalogues['zh-CN']);
  mkdirSync(join(GENERATED, 'messages'), { recursive: true });
  for (const [locale, messages] of Object.entries(catalogues)) {
    writeFileSync(join(GENERATED, 'messages', `${locale}.json`), JSON.stringify(messages, null, 1));
  }
  const { compile } = await import('@inlang/paraglide-js');
  for (const { folder, locales, outputStructure, isBrowser } of outputs) {
    const fresh = join(GENERATED, 'fresh', folder);
    rmSync(fresh, { recursive: true, force: true });
    await compile({
      project: writeProject(locales),
      outdir: fresh,
      outputStructure,
      strategy: ['globalVariable', 'baseLocale'],
      emitGitIgnore: false,
      emitPrettierIgnore: false,
      emitReadme: false,
    });
    writeExtras(fresh, Object.keys(catalogues['zh-CN']), isBrowser);
    if (!isBrowser) writeTypes(fresh, catalogues['zh-CN']);
    writeFileSync(join(fresh, '.stamp'), stamp);
    sync(fresh, join(GENERATED, folder));
  }
  rmSync(join(GENERATED, 'fresh'), { recursive: true, force: true });
}

/** The compiler wants a project folder of its own for each set of locales; it is project.inlang with fewer of them. */
function writeProject(locales) {
  const folder = join(GENERATED, 'inlang');
  const project = join(folder, `${locales.join('_')}.inlang`);
  const settings = JSON.parse(readFileSync(join(ROOT, 'project.inlang', 'settings.json'), 'utf8'));
  const modules = settings.modules.map((path) => relative(folder, join(ROOT, path)));
  const plugin = { pathPattern: '../messages/{locale}.json' };
  mkdirSync(project, { recursive: true });
  const own = { ...settings, modules, baseLocale: locales[0], locales, 'plugin.inlang.messageFormat': plugin };
  writeFileSync(join(project, 'settings.json'), JSON.stringify(own));
  return project;
}

async function toTraditional(simplified) {
  const { Converter } = await import('opencc-js/cn2t');
  const convert = Converter({ from: 'cn', to: 'twp' });
  const walk = (value) => {
    if (typeof value === 'string') return convert(value);
    if (Array.isArray(value)) return value.map(walk);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner)]));
  };
  const overrides = existsSync(OVERRIDES) ? JSON.parse(readFileSync(OVERRIDES, 'utf8')) : {};
  const unknown = Object.keys(overrides).filter((key) => !(key in simplified));
  if (unknown.length > 0) throw new Error(`messages/zh-TW.overrides.json: no such key: ${unknown.join(', ')}`);
  return { ...walk(simplified), ...overrides };
}

/** Keys found at run time: code labels everywhere, refusals on the server only (the browser gets them in its language). */
function writeExtras(folder, keys, isBrowser) {
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module', sideEffects: false }));
  const table = (chosen) => {
    const lines = chosen.map((key) => `  ${key}: m.${key},`);
    return `import { m } from './messages.js';\n/** @type {Record<string, (values?: any, options?: any) => string>} */\nexport const spoken = {\n${lines.join('\n')}\n};\n`;
  };
  const wanted = isBrowser ? keys.filter((key) => key.startsWith('code_')) : keys;
  writeFileSync(join(folder, 'spoken.js'), table(wanted));
}

/** The functions' types beside them: read in no time, where inferring them from megabytes of code takes a minute. */
function writeTypes(folder, messages) {
  const lines = Object.entries(messages).map(([key, message]) => {
    const values = names(message).split(', ').filter(Boolean);
    const inputs = values.length > 0 ? `inputs: { ${values.map((name) => `${name}: NonNullable<unknown>`).join('; ')} }` : 'inputs?: {}';
    return `  readonly ${key}: (${inputs}, options?: Options) => string;`;
  });
  const options = `type Options = { locale?: ${LOCALES.map((locale) => `'${locale}'`).join(' | ')} };`;
  writeFileSync(join(folder, 'messages.d.ts'), `${options}\nexport declare const m: {\n${lines.join('\n')}\n};\n`);
  const spoken = 'export declare const spoken: Record<string, (values?: any, options?: any) => string>;\n';
  writeFileSync(join(folder, 'spoken.d.ts'), spoken);
}

/** Brings `target` to what `fresh` holds, touching only files that differ, so that a running test never misses one. */
function sync(fresh, target) {
  mkdirSync(target, { recursive: true });
  const wanted = new Set(readdirSync(fresh));
  for (const entry of readdirSync(fresh, { withFileTypes: true })) {
    const from = join(fresh, entry.name);
    const to = join(target, entry.name);
    if (entry.isDirectory()) {
      sync(from, to);
      continue;
    }
    const text = readFileSync(from);
    if (!existsSync(to) || !readFileSync(to).equals(text)) writeFileSync(to, text);
  }
  for (const name of readdirSync(target)) if (!wanted.has(name)) rmSync(join(target, name), { recursive: true, force: true });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const started = performance.now();
    const didCompile = await compileWords({ browser: process.argv.includes('--browser') });
    console.log(didCompile ? `words: compiled in ${Math.round(performance.now() - started)} ms` : 'words: up to date');
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
