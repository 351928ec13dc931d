import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import type { InlineConfig, Plugin } from 'vite';

const ROOT = dirname(fileURLToPath(import.meta.url));
/** The oldest browsers on the office machines we serve. */
const TARGETS = ['chrome99', 'safari15.4'];

const shared = {
  root: ROOT,
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
} satisfies InlineConfig;

/** The workspace for one language: its messages only, so that nobody loads words they cannot read. */
export function workspaceConfig(locale: string): InlineConfig {
  return {
    ...shared,
    plugins: [wordsOf(locale), pageIn(locale), tailwindcss()],
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      rolldownOptions: { onLog: withoutDirectives },
      outDir: 'dist/workspace',
      emptyOutDir: false,
      manifest: `manifest.${locale}.json`,
      target: TARGETS,
      cssTarget: TARGETS,
      reportCompressedSize: false,
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 900,
    },
  };
}

/** The server: our code in one file, packages stay in node_modules. Entries that are not written are left out. */
export function serverConfig(): InlineConfig {
  const entries = { main: 'src/main.ts', 'workbook-worker': 'src/platform/files/workbook-worker.ts' };
  const input = Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(join(ROOT, file))));
  return {
    ...shared,
    build: {
      ssr: true,
      outDir: 'dist/server',
      emptyOutDir: true,
      target: 'node26',
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        input,
        onLog: withoutDirectives,
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  };
}

/** The public site's one style sheet, `dist/site.css`. */
export function siteStyleConfig(): InlineConfig {
  return {
    ...shared,
    build: {
      outDir: 'dist/site',
      emptyOutDir: true,
      cssTarget: TARGETS,
      assetsInlineLimit: 0,
      rolldownOptions: { input: 'src/web/site/site.css', output: { assetFileNames: '[name][extname]' } },
    },
  };
}

/** Packages mark files for server components, which we do not use; thousands of lines about it hide real warnings. */
function withoutDirectives(level: string, log: { code?: string }, pass: (level: never, log: never) => void): void {
  if (log.code !== 'MODULE_LEVEL_DIRECTIVE') pass(level as never, log as never);
}

function wordsOf(locale: string): Plugin {
  const folder = join(ROOT, '.generated', 'words-browser', locale);
  return {
    name: 'ruyuan-words',
    enforce: 'pre',
    resolveId: (source) => (source.startsWith('#words/') ? join(folder, source.slice('#words/'.length)) : null),
  };
}

function pageIn(locale: string): Plugin {
  const messages = () => JSON.parse(readFileSync(join(ROOT, '.generated', 'messages', `${locale}.json`), 'utf8'));
  return {
    name: 'ruyuan-page',
    transformIndexHtml: {
      order: 'pre',
      handler: (html) => html.replace('%LOCALE%', locale).replace('%TITLE%', messages().web_product_name),
    },
  };
}
