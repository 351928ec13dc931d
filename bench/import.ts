// Import of a 100,000-row × 15-column workbook against merely reading it: `node bench/import.ts [rows]`.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openApp } from '../src/app.ts';
import { creditCodeCheckDigit } from '../src/shared/credit-code.ts';
import { writeWorkbook } from '../src/engines/documents/workbook/write.ts';
import { admitImport } from '../src/modules/ledgers/import/admission.ts';
import { readImport } from '../src/modules/ledgers/import/read.ts';
import { startImport } from '../src/modules/ledgers/import/upload.ts';
import { startEmbedded } from '../src/platform/db/embedded/embedded.ts';
import { streamSheetIsolated } from '../src/platform/files/workbook-isolated.ts';
import { SYSTEM } from '../src/platform/jobs/queue.ts';
import { openLog } from '../src/platform/log/log.ts';
import type { Ctx } from '../src/platform/ctx.ts';
import { testConfig } from '../test/kit/config.ts';

const ROWS = Number(process.argv[2] ?? 100_000);
const HEADINGS = [
  '序号',
  '企业名称',
  '统一社会信用代码',
  '法定代表人',
  '联系电话',
  '注册资本(万元)',
  '占地面积',
  '销售收入(万元)',
  '营业收入(万元)',
  '总收入(万元)',
  '职工总数',
  '科技人员',
  '资产总额(万元)',
  '净利润(万元)',
  '纳税额(万元)',
];

function* rowsOf(): Generator<(string | number)[]> {
  for (let at = 0; at < ROWS; at += 1) {
    const first17 = `91619901MB${String(at).padStart(7, '0')}`;
    const code = first17 + creditCodeCheckDigit(first17);
    const figures = Array.from({ length: 10 }, (_, column) => ((at * 7 + column * 31) % 90_000) + 100);
    yield [at + 1, `靖朔${at}有限公司`, code, '景岚', `1990000${String(at % 10_000).padStart(4, '0')}`, ...figures];
  }
}

/** Written by a process of its own, so that its memory is not counted here. */
async function writeFixture(path: string): Promise<void> {
  const columns = HEADINGS.map((heading) => ({ heading, width: 16 }));
  writeFileSync(path, await writeWorkbook([{ name: '企业', columns, rows: rowsOf() }]));
}

if (process.argv[3] === 'write') {
  await writeFixture(process.argv[4] ?? '');
  process.exit();
}

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
};

let peak = 0;
const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 50);
const folder = mkdtempSync(join(tmpdir(), 'ruyuan-bench-'));
const log = openLog('error');
const server = await startEmbedded({ dataDir: join(folder, 'server'), log, durable: false });
const app = await openApp({ config: testConfig(join(folder, 'node')), connection: server.connection, log });
try {
  const file = join(folder, 'bench.xlsx');
  execFileSync(process.execPath, [import.meta.filename, String(ROWS), 'write', file], { stdio: 'inherit' });
  const bytes = readFileSync(file);
  const read = async () => {
    let cells = 0;
    for await (const row of (await streamSheetIsolated(bytes, 0)).rows) cells += row.cells.length;
    return cells;
  };
  await app.seed(false);
  const act = <T>(body: (ctx: Ctx) => Promise<T>) => app.act(SYSTEM, body);
  const { id } = await act((ctx) =>
    startImport(ctx, [new File([new Uint8Array(bytes)], 'bench.xlsx')], { ledger: 'enterprises', defaultYear: 2025 }),
  );
  const atRest = process.memoryUsage.rss();
  peak = atRest;
  const before = process.cpuUsage();
  const importing = await seconds(() => readImport({ data: { importId: id }, act }));
  const { user, system } = process.cpuUsage(before);
  const peakReading = peak;
  // Read alone only now, a second time and warm: what it leaves behind is not counted against the import.
  await read();
  const reading = await seconds(read);
  const admitting = process.argv[3] === 'admit' ? await seconds(() => act((ctx) => admitImport(ctx, id))) : null;
  const mib = (value: number) => Math.round(value / 1_048_576);
  console.log(`rows ${ROWS}, workbook ${mib(bytes.length)} MiB`);
  console.log(
    `merely reading ${reading.toFixed(1)} s; import to the preview ${importing.toFixed(1)} s; ratio ${(importing / reading).toFixed(2)} (at most 3)`,
  );
  console.log(`processor time of this process ${((user + system) / 1e6).toFixed(1)} s`);
  console.log(`peak of the server process ${mib(peakReading)} MiB (at most 400), at rest ${mib(atRest)} MiB`);
  if (importing / reading > 3 || peakReading > 400 * 1_048_576) process.exitCode = 1;
  if (admitting !== null) console.log(`admission ${admitting.toFixed(1)} s; peak ${mib(peak)} MiB`);
} finally {
  clearInterval(watch);
  await app.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
