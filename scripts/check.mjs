// `npm test`: everything that must hold, in one run that closes with `N passed, N failed`.
// Checks of the whole tree (types, lint, format, unused code) count one each; the rest is what vitest counts.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const bin = (name) => join(ROOT, 'node_modules', '.bin', name);
const folder = mkdtempSync(join(tmpdir(), 'ruyuan-check-'));
const report = join(folder, 'vitest.json');

/** Runs a command to its end, and keeps what it said unless `isLoud`. */
function run(name, command, args, { isLoud = false } = {}) {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: isLoud ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'] });
    const output = [];
    child.stdout?.on('data', (chunk) => output.push(chunk));
    child.stderr?.on('data', (chunk) => output.push(chunk));
    child.on('error', (error) => output.push(Buffer.from(String(error))));
    child.on('close', (code) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      resolve({ name, isPassed: code === 0, seconds, said: Buffer.concat(output).toString().trimEnd() });
    });
  });
}

/** One line a check, in the order asked for, and under it what a failed one said. */
function tell(...checks) {
  for (const { name, isPassed, seconds, said } of checks) {
    console.log(`${isPassed ? 'passed' : 'FAILED'}  ${name} (${seconds} s)`);
    if (!isPassed && said !== '') console.log(said);
  }
  return checks;
}

/** What vitest counted; a run that left no report counts as one failure. */
function vitestCounts() {
  try {
    const { numPassedTests, numFailedTests, testResults, success } = JSON.parse(readFileSync(report, 'utf8'));
    // A file that does not load has no failed test of its own.
    const broken = testResults.filter(
      (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
    );
    const failed = numFailedTests + broken.length;
    return { passed: numPassedTests, failed: failed === 0 && !success ? 1 : failed };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

const node = (script) => [process.execPath, [join('scripts', script)]];
const whole = [
  ...tell(await run('words', ...node('words.mjs'))),
  ...tell(await run('pages and server build', ...node('build.mjs'))),
  ...tell(
    ...(await Promise.all([
      run('types', bin('tsc'), ['--noEmit', '-p', 'tsconfig.json']),
      run('lint', bin('oxlint'), ['--deny-warnings']),
      run('format', bin('oxfmt'), ['--check', '.']),
    ])),
  ),
  ...tell(await run('unused code', bin('knip'), ['--no-progress'])),
];
const vitest = ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
tell(await run('tests', bin('vitest'), vitest, { isLoud: true }));
const tests = vitestCounts();
rmSync(folder, { recursive: true, force: true });
const passed = whole.filter(({ isPassed }) => isPassed).length + tests.passed;
const failed = whole.filter(({ isPassed }) => !isPassed).length + tests.failed;
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
