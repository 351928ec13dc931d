// A park's year-end summary over 200,000 rows of the work ledger: drafted from all figures of two years, then its Word
// file, through sign-in, access checks and row-level security, one after the other as an officer does. Limit 2 s together.
import { openCity } from './kit/city.ts';

const ROWS = 200_000;
const ROUNDS = 5;
const GOAL_MS = 2000;

/** Work entries of one park over two years, one or two enterprises each. */
const workSql = (park: string) => `
insert into ledger_work_entries (id, occurred_on, kind, clause, park_id, park_ids, enterprise_ids, person_ids, title, problems_solved, sessions,
  person_times, source, search_text, entered_at)
select 'wrk_bench' || i, date '2025-01-01' + (i % 690), (array['visit','training','policy_door','matching','application_help','meeting'])[1 + i % 6],
  (array['3.1','3.2','4.1','6.2','3.3','9'])[1 + i % 6], '${park}', array['${park}'], array[e.ids[1 + i % 50], e.ids[1 + (i * 7) % 50]], '{}',
  '试样工作' || i, case when i % 3 = 0 then '当场办结' end, 1, 20, 'hand', '试样工作' || i, now()
from generate_series(1, ${ROWS}) i,
  (select array_agg(enterprise_id order by enterprise_id) as ids from ledger_cards where park_id = '${park}') e;`;

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

async function main(): Promise<void> {
  const city = await openCity();
  const { owner } = city.app.database;
  const cookie = await city.signIn('hejun');
  const address = `http://127.0.0.1:${city.port}/api`;
  const headers = { cookie, 'content-type': 'application/json', origin: `http://127.0.0.1:${city.port}` };
  const choices = (await (await fetch(`${address}/summary-choices`, { headers })).json()) as { scopes: { parkId: string }[] };
  const park = choices.scopes[0]?.parkId ?? '';
  await owner.query(workSql(park));
  await owner.query('vacuum analyze ledger_work_entries');
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const started = performance.now();
    const body = JSON.stringify({ kind: 'year_end', level: 'park', parkId: park, year: 2026 });
    const made = await fetch(`${address}/summaries`, { method: 'POST', headers, body });
    const { id } = (await made.json()) as { id: string };
    const drafted = performance.now();
    const word = await fetch(`${address}/summaries/${id}/document.docx`, { headers });
    const bytes = (await word.arrayBuffer()).byteLength;
    const done = performance.now();
    if (made.status !== 201 || word.status !== 200) throw new Error(`refused: ${made.status} ${word.status}`);
    times.push(done - started);
    console.log(
      `round ${round + 1}: drafted ${(drafted - started).toFixed(0)} ms, Word ${(done - drafted).toFixed(0)} ms (${bytes} bytes), together ${(done - started).toFixed(0)} ms`,
    );
    await owner.query('delete from supervision_summaries where id = $1', [id]);
  }
  const middle = median(times);
  console.log(`summary of a park over ${ROWS} work entries, with its Word file: median ${middle.toFixed(0)} ms, goal ≤ ${GOAL_MS} ms`);
  await city.close();
  process.exit(middle <= GOAL_MS ? 0 : 1);
}

await main();
