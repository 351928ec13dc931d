// The public site of the demo city over 16 connections, browsers that ask again included: requests a second over its
// home, lists and pages. Goal 2,000 a second on two cores, with the asking side on the same machine.
import { openCity } from './kit/city.ts';
import { load } from './kit/load.ts';

const LOAD = { connections: 16, seconds: 5 };
const ROUNDS = 3;
const GOAL = 2_000;

const city = await openCity();
try {
  const map = await (await fetch(`http://127.0.0.1:${city.port}/sitemap.xml`)).text();
  const paths = [...map.matchAll(/<loc>https?:\/\/[^/<]+([^<]*)<\/loc>/g)].map((found) => found[1] || '/').slice(0, 200);
  if (paths.length < 20) throw new Error('the map of the site is nearly empty');
  const rates: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { perSecond, p99Ms, failures } = await load(city.port, (i) => paths[i % paths.length] ?? '/', LOAD);
    rates.push(perSecond);
    console.log(
      `round ${round + 1}: ${perSecond.toFixed(0)}/s over ${paths.length} pages, p99 ${p99Ms.toFixed(1)} ms, failures ${failures}`,
    );
  }
  const middle = rates.toSorted((one, other) => one - other)[Math.floor(ROUNDS / 2)] ?? 0;
  console.log(`public pages: median ${middle.toFixed(0)}/s; ratio ${(middle / GOAL).toFixed(2)} of ${GOAL}/s`);
  process.exitCode = middle >= GOAL ? 0 : 1;
} finally {
  await city.close();
}
