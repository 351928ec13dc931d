import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contents, type ModuleEntry } from '#modules/contents.ts';

const ROOT = resolve(import.meta.dirname, '..');
const SRC = join(ROOT, 'src');
const modules: Record<string, ModuleEntry> = contents;

type Source = { path: string; text: string; imports: readonly string[] };

function filesBelow(folder: string, endings: readonly string[]): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (name === 'node_modules' || name.startsWith('.')) return [];
    if (statSync(path).isDirectory()) return filesBelow(path, endings);
    return endings.some((ending) => name.endsWith(ending)) ? [path] : [];
  });
}

/** Every module a file names, as a path below `src` (`modules/parties/index.ts`), a package name, or `#words/…`. */
function importsOf(path: string, text: string): string[] {
  const statement = /^(?:import|export)\b[^'"]*?\bfrom\s*['"]([^'"]+)['"]|^import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm;
  const found = [...text.matchAll(statement)].map((match) => match[1] ?? match[2] ?? match[3]!);
  return found.map((name) => {
    if (name.startsWith('.')) return relative(SRC, resolve(dirname(path), name));
    const alias = /^#(shared|engines|platform|network|web|modules)\/(.+)$/.exec(name);
    return alias ? `${alias[1]}/${alias[2]}` : name;
  });
}

function read(path: string): Source {
  const text = readFileSync(path, 'utf8');
  return { path: relative(SRC, path), text, imports: importsOf(path, text) };
}

const isTest = (path: string) => /\.test\.tsx?$/.test(path);
const all = filesBelow(SRC, ['.ts', '.tsx']).map(read);
const sources = all.filter((source) => !isTest(source.path));
const inFolder = (folder: string) => sources.filter((source) => source.path.startsWith(`${folder}/`));
const ours = (name: string) => /^(shared|engines|platform|network|web|modules)\//.test(name);

/** Lines of the form `file → import` that break a permission. */
function breaches(of: readonly Source[], isAllowed: (imported: string, source: Source) => boolean): string[] {
  return of.flatMap((source) => source.imports.filter((name) => !isAllowed(name, source)).map((name) => `${source.path} → ${name}`));
}

const below =
  (...folders: string[]) =>
  (name: string) =>
    !ours(name) || folders.some((f) => name.startsWith(`${f}/`));

describe('who may import whom', () => {
  it('shared imports zod and words only', () => {
    const allowed = (name: string) => /^(shared\/|#words\/|zod$|opencc-js)/.test(name);
    expect(breaches(inFolder('shared'), allowed)).toEqual([]);
  });
  it('engines import shared, and no database, clock or network', () => {
    const forbidden = /^(pg|drizzle-orm|hono|node:(fs|net|http|https|dns|worker_threads|child_process|timers))/;
    expect(breaches(inFolder('engines'), (n) => below('shared', 'engines')(n) && !forbidden.test(n))).toEqual([]);
  });
  it('platform imports shared, never engines, modules or web', () => {
    // Reading a workbook in a worker thread is plumbing around one pure engine.
    const isWorker = (source: Source) => source.path.startsWith('platform/files/workbook-');
    const allowed = (name: string, source: Source) =>
      below('shared', 'platform')(name) || (isWorker(source) && name.startsWith('engines/documents/workbook/'));
    expect(breaches(inFolder('platform'), allowed)).toEqual([]);
  });
  it('network imports shared and platform', () => {
    expect(breaches(inFolder('network'), below('shared', 'platform', 'network'))).toEqual([]);
  });
  it('web imports shared', () => {
    expect(breaches(inFolder('web'), below('shared', 'web'))).toEqual([]);
  });
  it('only app.ts, workspace.tsx and main.ts see modules from outside', () => {
    const outside = sources.filter((s) => !s.path.startsWith('modules/') && s.path !== 'app.ts' && s.path !== 'workspace.tsx');
    expect(breaches(outside, (name) => !name.startsWith('modules/'))).toEqual([]);
  });
});

const moduleOf = (path: string) => /^modules\/([^/]+)\//.exec(path)?.[1];

describe('modules', () => {
  it('are all in the table of contents, and the table names only what is there', () => {
    const folders = readdirSync(join(SRC, 'modules')).filter((name) => statSync(join(SRC, 'modules', name)).isDirectory());
    expect(folders.toSorted()).toEqual(Object.keys(modules).toSorted());
  });
  it('reach each other only through the door, and only as the contents say', () => {
    const allowed = (name: string, source: Source) => {
      const from = moduleOf(source.path)!;
      const to = moduleOf(name);
      if (!to || to === from) return true;
      const door = name === `modules/${to}/index.ts` || name === `modules/${to}/contract.ts`;
      const isListed = modules[from]!.uses.includes(to) || (modules[from]!.hears.includes(to) && name.endsWith('contract.ts'));
      return door && isListed;
    };
    expect(breaches(inFolder('modules'), allowed)).toEqual([]);
  });
  it('use each other without a circle', () => {
    const visit = (name: string, path: readonly string[]): string[] =>
      path.includes(name) ? [[...path, name].join(' → ')] : modules[name]!.uses.flatMap((used) => visit(used, [...path, name]));
    expect(Object.keys(modules).flatMap((name) => visit(name, []))).toEqual([]);
  });
  it('have contracts that a browser can load', () => {
    const contracts = inFolder('modules').filter((s) => /^modules\/[^/]+\/contract(\.ts|\/)/.test(s.path));
    const allowed = (name: string) => /^(shared\/|zod$)/.test(name) || /^modules\/[^/]+\/contract(\.ts|\/)/.test(name);
    expect(contracts.length).toBeGreaterThan(0);
    expect(breaches(contracts, allowed)).toEqual([]);
  });
  it('have screens that see only contracts, procedure, web/workspace and shared', () => {
    const screens = inFolder('modules').filter((s) => s.path.includes('/workspace/'));
    const allowed = (name: string, source: Source) => {
      if (!ours(name)) return !/^(pg|drizzle-orm|hono|node:)/.test(name);
      if (/^(shared|web\/workspace|web\/theme)\//.test(name)) return true;
      if (/^modules\/[^/]+\/contract(\.ts|\/)/.test(name)) return true;
      const own = moduleOf(source.path)!;
      return name.startsWith(`modules/${own}/workspace/`) || name === `modules/${own}/procedure.ts`;
    };
    expect(breaches(screens, allowed)).toEqual([]);
  });
  it('have a README of at most 40 lines, a declaration of at most 30, and a door where somebody comes in', () => {
    const lines = (path: string) => readFileSync(path, 'utf8').split('\n').length - 1;
    const wrong = Object.keys(modules).flatMap((name) => {
      const folder = join(SRC, 'modules', name);
      return [
        ['README.md', 40],
        ['index.ts', 30],
        ['module.ts', 30],
      ].flatMap(([file, most]) => {
        const path = join(folder, String(file));
        const isWanted = file !== 'index.ts' || Object.values(modules).some((other) => other.uses.includes(name));
        if (!existsSync(path)) return isWanted ? [`${name}/${file} is missing`] : [];
        return lines(path) > Number(most) ? [`${name}/${file} has ${lines(path)} lines`] : [];
      });
    });
    expect(wrong).toEqual([]);
  });
});

/** Lines of source with comments taken out, so that a rule sees code and not prose. */
const codeOf = (text: string) => text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '');

function matches(of: readonly Source[], pattern: RegExp): string[] {
  return of.flatMap((s) => [...codeOf(s.text).matchAll(pattern)].map((match) => `${s.path}: ${match[0].trim()}`));
}

describe('habits', () => {
  it('files are at most 400 lines', () => {
    const long = all.filter((s) => s.text.split('\n').length - 1 > 400).map((s) => s.path);
    expect(long).toEqual([]);
  });
  it('file names are kebab-case and say something', () => {
    const bad = all.filter((s) => !/^[a-z0-9][a-z0-9.-]*$/.test(s.path.split('/').at(-1)!)).map((s) => s.path);
    const empty = all.filter((s) => /(^|\/)(utils?|helpers?|common|manager|misc)(\.|\/)/.test(s.path)).map((s) => s.path);
    expect([...bad, ...empty]).toEqual([]);
  });
  it('only platform/config reads the environment', () => {
    const elsewhere = sources.filter((s) => !s.path.startsWith('platform/config'));
    expect(matches(elsewhere, /process\.env\b[^\n]*/g)).toEqual([]);
  });
  it('engines and modules take time as an argument', () => {
    const timeless = sources.filter((s) => /^(engines|modules)\//.test(s.path) && !s.path.includes('/workspace/'));
    expect(matches(timeless, /Date\.now\(\)|new Date\(\)/g)).toEqual([]);
  });
  it('no statement is prepared on the pool', () => {
    expect(matches(inFolder('modules'), /\bpool\.query|\.prepare\(/g)).toEqual([]);
  });
  it('words reserved by the domain are not used for plumbing', () => {
    const plumbing = sources.filter((s) => /^(platform|shared|web)\//.test(s.path));
    const reserved = /\b(class|function|const|type) \w*(Service|Repository|Manager|Helper|Utils?)\b/g;
    expect(matches([...plumbing, ...inFolder('modules')], reserved)).toEqual([]);
  });
  it('no text for people outside the catalogues', () => {
    const screens = sources.filter((s) => s.path.endsWith('.tsx'));
    expect(matches(screens, /[^\n]*[\u4e00-\u9fff][^\n]*/g)).toEqual([]);
  });
  it('nothing is left unfinished by its own word', () => {
    expect(matches(all, /\b(TODO|FIXME|XXX)\b|[Nn]ot implemented|[Cc]oming soon|[Ll]orem ipsum/g)).toEqual([]);
  });
});
