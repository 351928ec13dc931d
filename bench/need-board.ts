// The board of 5,000 open needs: every column with its count and first cards, through sign-in, access checks and
// row-level security, for the city and for a park. Server time of one request after another. Limit 300 ms.
import { openCity } from './kit/city.ts';

const NEEDS = 5_000;
const ROUNDS = 40;
const LIMIT_MS = 300;

const needsSql = `
insert into technology_needs (id, enterprise_id, enterprise_name, enterprise_search, park_id, origin_id, title, folded_title, kind, state,
  submitted_on, due_on, entered_at, changed_at, state_since)
select 'ned_bench' || i, e.ids[1 + i % array_length(e.ids, 1)], '靖朔试样', '靖朔试样', e.parks[1 + i % array_length(e.ids, 1)], e.ids[1 + i % array_length(e.ids, 1)], '试样需求' || i, '试样需求' || i, 'research',
  (array['reported','accepted','assigned','matching','signed','under_way'])[1 + i % 6],
  date '2026-01-01' + (i % 300), date '2026-10-01' + (i % 120), now(), now(), now()
from generate_series(1, ${NEEDS}) i,
  (select array_agg(id order by id) as ids, array_agg(park_id order by id) as parks from party_organisations
   where kind = 'enterprise' and park_id is not null) e;
analyze technology_needs;`;

const city = await openCity();
try {
  await city.app.database.owner.query(needsSql);
  let isMissed = false;
  for (const [name, username] of [
    ['city', 'gaoyaqin'],
    ['park', 'liuyang'],
  ] as const) {
    const cookie = await city.signIn(username);
    const times: number[] = [];
    let open = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const started = performance.now();
      const reply = await fetch(`http://127.0.0.1:${city.port}/api/need-board`, { headers: { cookie } });
      const board = (await reply.json()) as { open: number };
      if (reply.status !== 200) throw new Error(`refused: ${reply.status}`);
      times.push(performance.now() - started);
      ({ open } = board);
    }
    times.sort((one, other) => one - other);
    const at = (share: number) => times[Math.floor((times.length - 1) * share)] ?? Number.NaN;
    const ratio = at(0.5) / LIMIT_MS;
    isMissed ||= ratio > 1;
    console.log(
      `board of the ${name}, ${open} open needs: median ${at(0.5).toFixed(0)} ms, p95 ${at(0.95).toFixed(0)} ms; ratio ${ratio.toFixed(2)}`,
    );
  }
  process.exitCode = isMissed ? 1 : 0;
} finally {
  await city.close();
}
