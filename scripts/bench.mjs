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
for (const [at, name] of typed.entries()) {
  const entry = name.replace(/\.ts$/, '');
  const input = { [entry]: join('bench', name), 'workbook-worker': 'src/platform/files/workbook-worker.ts' };
  // As deep below the checkout as the program's own bundle, and each for itself: shared pieces would lie deeper and
  // find neither migrations nor pages.
  const { output } = config.build.rolldownOptions;
  await build({ ...config, build: { ...config.build, outDir: 'dist/bench', emptyOutDir: at === 0, rolldownOptions: { input, output } } });
}
let isMissed = false;
for (const name of chosen) {
  console.log(`\n== ${name}`);
  const place = name.endsWith('.ts') ? join(ROOT, 'dist/bench', name.replace(/\.ts$/, '.js')) : join(ROOT, 'bench', name);
  const { status } = spawnSync(process.execPath, [place], { cwd: ROOT, stdio: 'inherit' });
  isMissed ||= status !== 0;
}
process.exitCode = isMissed ? 1 : 0;
