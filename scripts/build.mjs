// Builds what `npm start` serves: dist/workspace (once a language), dist/site.css, dist/mark.svg and dist/server. Prints the sizes.
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { serverConfig, siteStyleConfig, workspaceConfig } from '../vite.config.ts';
import { compileWords } from './words.mjs';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const DIST = join(ROOT, 'dist');
const LOCALES = ['zh-CN', 'zh-TW', 'en'];

/** The scripts a browser fetches before the first screen: the entry and all it imports without being asked. */
export function firstLoadBytes(locale) {
  const folder = join(DIST, 'workspace');
  const manifest = JSON.parse(readFileSync(join(folder, `manifest.${locale}.json`), 'utf8'));
  const files = new Set();
  const visit = (key) => {
    const chunk = manifest[key];
    if (!chunk || files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const next of chunk.imports ?? []) visit(next);
  };
  for (const [key, chunk] of Object.entries(manifest)) if (chunk.isEntry) visit(key);
  return [...files].map((file) => ({ file, bytes: gzipSync(readFileSync(join(folder, file))).length }));
}

async function buildWorkspace() {
  rmSync(join(DIST, 'workspace'), { recursive: true, force: true });
  for (const locale of LOCALES) {
    await build(workspaceConfig(locale));
    renameSync(join(DIST, 'workspace', 'index.html'), join(DIST, 'workspace', `index.${locale}.html`));
    const total = firstLoadBytes(locale).reduce((sum, { bytes }) => sum + bytes, 0);
    console.log(`workspace ${locale}: first load ${(total / 1024).toFixed(1)} KB gz JavaScript`);
  }
}

async function buildSite() {
  await build(siteStyleConfig());
  cpSync(join(DIST, 'site', 'site.css'), join(DIST, 'site.css'));
  cpSync(join(ROOT, 'src', 'web', 'theme', 'mark.svg'), join(DIST, 'mark.svg'));
  rmSync(join(DIST, 'site'), { recursive: true, force: true });
}

async function buildServer() {
  if (existsSync(join(ROOT, 'src', 'main.ts'))) await build(serverConfig());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const started = performance.now();
  const parts = { workspace: buildWorkspace, site: buildSite, server: buildServer };
  const wanted = process.argv.slice(2);
  await compileWords({ browser: true });
  mkdirSync(DIST, { recursive: true });
  for (const [name, run] of Object.entries(parts)) if (wanted.length === 0 || wanted.includes(name)) await run();
  console.log(`built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
