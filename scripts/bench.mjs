// `npm run bench [-- NAME …]`: bundles the benches as the program is bundled, and runs them one after another.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { serverConfig } from '../vite.config.ts';
import { compileWords } from './words.mjs';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const all = readdirSync(join(ROOT, 'bench')).filter((name) => /\.(ts|mjs)$/.test(name));
const wanted = process.argv.slice(2);
const chosen = all.filter((name) => wanted.length === 0 || wanted.includes(name.replace(/\.\w+$/, '')));
if (chosen.length === 0) {
  console.error(`no such bench; there are ${all.map((name) => name.replace(/\.\w+$/, '')).join(', ')}`);
  process.exit(2);
}

await compileWords();
const config = serverConfig();
const typed = chosen.filter((name) => name.endsWith('.ts'));
if (typed.length > 0) {
  const input = Object.fromEntries(typed.map((name) => [name.replace(/\.ts$/, ''), join('bench', name)]));
  input['workbook-worker'] = 'src/platform/files/workbook-worker.ts';
  // As deep below the checkout as the program's own bundle: both find migrations and pages from there.
  const output = { ...config.build.rolldownOptions.output };
  await build({ ...config, build: { ...config.build, outDir: 'dist/bench', rolldownOptions: { input, output } } });
}
let isMissed = false;
for (const name of chosen) {
  console.log(`\n== ${name}`);
  const place = name.endsWith('.ts') ? join(ROOT, 'dist/bench', name.replace(/\.ts$/, '.js')) : join(ROOT, 'bench', name);
  const { status } = spawnSync(process.execPath, [place], { cwd: ROOT, stdio: 'inherit' });
  isMissed ||= status !== 0;
}
process.exitCode = isMissed ? 1 : 0;
