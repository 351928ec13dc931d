// The ledger's list: 20 rows with filter, sort and count over 50,000 enterprises, through sign-in, access checks and
// row-level security, against the same indexed SQL behind bare node:http. 16 connections each, in turns, one run.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { openCity } from './kit/city.ts';
import { enterprisesSql } from './kit/fill.ts';
import { load, type Load } from './kit/load.ts';

const ENTERPRISES = 50_000;
const ROUNDS = 5;
const LOAD = { connections: 16, seconds: 4 };
const GOAL = 0.6;

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
  const city = await openCity();
  await city.app.database.owner.query(enterprisesSql(ENTERPRISES));
  // As a table is after a while: the server has tidied up behind the filling.
  await city.app.database.owner.query('vacuum analyze ledger_cards');
  const pool = new pg.Pool({ ...city.connection, max: 16 });
  const bare = bareServer(pool).listen(0, '127.0.0.1');
  await new Promise((done) => bare.once('listening', done));
  const barePort = (bare.address() as AddressInfo).port;
  const cookie = await city.signIn('gaoyaqin');
  const results: { ours: Load; bare: Load }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const bareLoad = await load(barePort, pathOf(''), LOAD);
    const ourLoad = await load(city.port, pathOf('/api'), { ...LOAD, cookie });
    results.push({ ours: ourLoad, bare: bareLoad });
    console.log(
      `round ${round + 1}: ours ${ourLoad.perSecond.toFixed(0)}/s p99 ${ourLoad.p99Ms.toFixed(1)} ms, bare ${bareLoad.perSecond.toFixed(0)}/s p99 ${bareLoad.p99Ms.toFixed(1)} ms, failures ${ourLoad.failures + bareLoad.failures}`,
    );
  }
  const ratio = median(results.map((result) => result.ours.perSecond / result.bare.perSecond));
  console.log(`ledger list, 50,000 enterprises, 16 connections: median ratio ${ratio.toFixed(2)} of bare SQL routes, goal ≥ ${GOAL}`);
  bare.close();
  await pool.end();
  await city.close();
  process.exit(ratio >= GOAL ? 0 : 1);
}

await main();
