import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNode, type Caller, type TestNode } from '#kit/node.ts';
import { personas, type Persona } from './access/personas.ts';

/**
 * How near a row must be, written by hand: rows of the High-Tech Park (where the station and park officer of the
 * matrix serve), of the other park, of the enterprise manager's own enterprise, and of the county officer's county.
 */
type Place = 'own park' | 'other park' | 'own enterprise' | 'own county';
const PLACES: readonly Place[] = ['own park', 'other park', 'own enterprise', 'own county'];

const reads: Readonly<Partial<Record<Persona, readonly Place[]>>> = {
  bureau_director: PLACES,
  bureau_officer: PLACES,
  finance_officer: PLACES,
  department_liaison: PLACES,
  park_officer: ['own park', 'own enterprise'],
  station_officer: ['own park', 'own enterprise'],
  county_officer: ['own county'],
  enterprise_manager: ['own enterprise'],
};
const states: typeof reads = {
  bureau_officer: PLACES,
  park_officer: ['own park', 'own enterprise'],
  station_officer: ['own park', 'own enterprise'],
  enterprise_manager: ['own enterprise'],
};

let node: TestNode;
const callers = new Map<Persona, Caller>();
const rows = new Map<Place, string>();

beforeAll(async () => {
  node = await startNode();
  for (const [persona, username] of Object.entries(personas)) {
    callers.set(persona as Persona, username ? await node.as(username) : node.visitor);
  }
  const { owner } = node.app.database;
  const one = async (condition: string) =>
    (await owner.query(`select e.id from party_organisations e where e.kind = 'enterprise' and ${condition} order by e.id limit 1`)).rows[0]
      .id as string;
  const orgOf = (username: string) =>
    `(select p.org_id from party_people p join session_accounts a on a.id = p.account_id where a.username = '${username}')`;
  const park = (name: string) => `(select id from party_organisations where kind = 'park' and name like '${name}%')`;
  rows.set('own enterprise', await one(`e.id = ${orgOf('kangyongning')}`));
  rows.set(
    'own park',
    await one(`e.park_id = ${park('靖朔')} and e.id <> ${orgOf('kangyongning')} and e.county_id is distinct from ${orgOf('zhangrui')}`),
  );
  rows.set('other park', await one(`e.park_id = ${park('塬上')} and e.county_id is distinct from ${orgOf('zhangrui')}`));
  rows.set('own county', await one(`e.park_id is null and e.county_id = ${orgOf('zhangrui')}`));
}, 120_000);
afterAll(() => node.close());

const cells = (): readonly [Persona, Caller, Place, string][] =>
  [...callers].flatMap(([persona, caller]) =>
    PLACES.map((place) => [persona, caller, place, rows.get(place)!] as [Persona, Caller, Place, string]),
  );

describe('nearness', () => {
  it('decides who reads an enterprise, and what is too far is not even found', async () => {
    const wrong: string[] = [];
    for (const [persona, caller, place, id] of cells()) {
      const { status, body } = await caller.ask('GET', `/api/enterprises/${id}`);
      const isRead = reads[persona]?.includes(place) ?? false;
      if ((status === 200) !== isRead) wrong.push(`${persona}, ${place}: ${status} ${body?.code ?? ''}`);
      if (!isRead && JSON.stringify(body).includes(id) && status !== 404) wrong.push(`${persona}, ${place}: the refusal tells of the row`);
    }
    expect(wrong).toEqual([]);
  });

  it('decides what is counted: a list never counts a row that its reader may not open', async () => {
    for (const [persona, caller] of callers) {
      if (!reads[persona]) continue;
      const { body } = await caller.ask('GET', '/api/enterprises?pageSize=100');
      const seen = new Set((body.rows as { id: string }[]).map((row) => row.id));
      for (const place of PLACES)
        if (!reads[persona].includes(place)) expect(seen.has(rows.get(place)!), `${persona} ${place}`).toBe(false);
      if (body.total <= 100) expect(body.total, persona).toBe(seen.size);
    }
  });

  it('decides who states a fact of an enterprise; a refused one leaves nothing behind', async () => {
    const { owner } = node.app.database;
    const wrong: string[] = [];
    for (const [persona, caller, place, id] of cells()) {
      const before = (await owner.query('select count(*)::int as n from ledger_facts')).rows[0].n;
      const { status } = await caller.ask('POST', `/api/enterprises/${id}/facts`, {
        facts: [{ kind: 'headcount', year: 2025, period: 'year', value: 40 + PLACES.indexOf(place), asOf: '2025-12-31', status: 'actual' }],
        ground: '核对花名册',
      });
      const after = (await owner.query('select count(*)::int as n from ledger_facts')).rows[0].n;
      const isStated = states[persona]?.includes(place) ?? false;
      if (status < 300 !== isStated) wrong.push(`${persona}, ${place}: ${status}`);
      if (!isStated && after !== before) wrong.push(`${persona}, ${place}: refused and yet written`);
    }
    expect(wrong).toEqual([]);
  });
});
