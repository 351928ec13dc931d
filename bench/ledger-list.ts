// The ledger's list: 20 rows with filter, sort and count over 50,000 enterprises, through sign-in, access checks and
// row-level security, against the same indexed SQL behind bare node:http. 16 connections each, in turns, one run.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import pg from 'pg';
import { openApp } from '../src/app.ts';
import { startEmbedded } from '#platform/db/embedded/embedded.ts';
import { openLog } from '#platform/log/log.ts';
import { testConfig } from '#kit/config.ts';
import { load, type Load } from './kit/load.ts';

const ENTERPRISES = 50_000;
const ROUNDS = 5;
const LOAD = { connections: 16, seconds: 4 };
const GOAL = 0.6;

const FILL = `
insert into party_organisations (id, kind, name, park_id, county_id, added_at)
select 'ent_bench' || i, 'enterprise', '靖朔试样' || i || '有限公司', (select id from party_organisations where kind = 'park' order by id limit 1 offset i % 2), null, now()
from generate_series(1, ${ENTERPRISES}) i;
insert into ledger_cards (enterprise_id, name, search_text, park_id, field_code, figures_year, revenue_fen, rd_fen, changed_at)
select id, name, name, park_id, (1 + hashtext(id) & 7)::text, 2025, abs(hashtext(id))::bigint * 100, abs(hashtext(id || 'rd'))::bigint * 10, now()
from party_organisations where id like 'ent_bench%';
analyze;`;

const COLUMNS = 'enterprise_id, name, credit_code, park_id, field_code, figures_year, revenue_fen, rd_fen, changed_at';
const WHERE = 'merged_into is null and closed_on is null and field_top = $1';

/** The same two statements, prepared by name, and nothing else. */
function bareServer(pool: pg.Pool) {
  return createServer((request, answer) => {
    const query = new URL(request.url ?? '/', 'http://localhost').searchParams;
    const field = query.get('field') ?? '1';
    const offset = (Number(query.get('page') ?? 1) - 1) * 20;
    const rows = {
      name: 'rows',
      text: `select ${COLUMNS} from ledger_cards where ${WHERE} order by rd_fen desc nulls last, enterprise_id limit 20 offset $2`,
      values: [field, offset],
    };
    const total = { name: 'total', text: `select count(*)::int as n from ledger_cards where ${WHERE}`, values: [field] };
    Promise.all([pool.query(rows), pool.query(total)]).then(
      ([page, count]) => {
        answer.setHeader('content-type', 'application/json');
        return answer.end(JSON.stringify({ rows: page.rows, total: count.rows[0].n }));
      },
      () => {
        answer.statusCode = 500;
        answer.end();
      },
    );
  });
}

const pathOf = (prefix: string) => (i: number) => `${prefix}/enterprises?field=${1 + (i % 8)}&sort=-rdFen&page=${1 + (i % 5)}&pageSize=20`;
const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'ruyuan-bench-'));
  const log = openLog('error');
  const embedded = await startEmbedded({ dataDir: join(folder, 'server'), log });
  const app = await openApp({
    config: testConfig(join(folder, 'data')),
    connection: { ...embedded.connection },
    log,
    limitScale: 1_000_000,
  });
  await app.seed(true);
  await app.database.owner.query(FILL);
  // As a table is after a while: the server has tidied up behind the filling.
  await app.database.owner.query('vacuum analyze ledger_cards');
  const ours = serve({ fetch: app.web.fetch, port: 0, hostname: '127.0.0.1' });
  const pool = new pg.Pool({ ...embedded.connection, max: 16 });
  const bare = bareServer(pool).listen(0, '127.0.0.1');
  await new Promise((done) => setTimeout(done, 500));
  const [ourPort, barePort] = [ours, bare].map((server) => (server.address() as AddressInfo).port) as [number, number];
  const signedIn = await fetch(`http://127.0.0.1:${ourPort}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'gaoyaqin', password: 'ruyuan2026' }),
  });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const results: { ours: Load; bare: Load }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const bareLoad = await load(barePort, pathOf(''), LOAD);
    const ourLoad = await load(ourPort, pathOf('/api'), { ...LOAD, cookie });
    results.push({ ours: ourLoad, bare: bareLoad });
    console.log(
      `round ${round + 1}: ours ${ourLoad.perSecond.toFixed(0)}/s p99 ${ourLoad.p99Ms.toFixed(1)} ms, bare ${bareLoad.perSecond.toFixed(0)}/s p99 ${bareLoad.p99Ms.toFixed(1)} ms, failures ${ourLoad.failures + bareLoad.failures}`,
    );
  }
  const ratio = median(results.map((result) => result.ours.perSecond / result.bare.perSecond));
  console.log(`ledger list, 50,000 enterprises, 16 connections: median ratio ${ratio.toFixed(2)} of bare SQL routes, goal ≥ ${GOAL}`);
  ours.close();
  bare.close();
  await pool.end();
  await app.close();
  await embedded.stop();
  rmSync(folder, { recursive: true, force: true });
  process.exit(ratio >= GOAL ? 0 : 1);
}

await main();
