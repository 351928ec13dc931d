import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNode, type Caller, type TestNode } from '#kit/node.ts';
import { inTransaction } from '#platform/db/database.ts';
import { VISITOR, type Actor } from '#shared/roles.ts';
import { workRoutes, type WorkDraft } from './contract/work.ts';

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
let node: TestNode;
let station: Caller;
let county: Caller;
let bureau: Caller;
/** Ids by name, straight from the database: routes show only what the asking person may see. */
let idOf: (name: string) => string;

beforeAll(async () => {
  node = await startNode();
  node.setNow('2026-11-23T02:00:00Z');
  [station, county, bureau] = await Promise.all([node.as('liuyang'), node.as('zhangrui'), node.as('gaoyaqin')]);
  const found = await node.app.database.system.query(
    'select id, name from party_organisations union all select id, name from party_people',
  );
  const ids = new Map(found.rows.map((row: { id: string; name: string }) => [row.name, row.id]));
  idOf = (name) => ids.get(name) ?? `no ${name}`;
});
afterAll(() => node.close());

const visit = (more: Partial<WorkDraft> = {}): WorkDraft => ({
  occurredOn: '2026-11-23',
  kind: 'visit',
  clause: '3.1',
  text: '看了中试线，缺一台耐压检测设备。',
  enterpriseIds: [idOf('靖朔朔风离子科技有限公司')],
  ...more,
});

async function inPark(park: string, count: number): Promise<string[]> {
  const { rows } = await node.app.database.system.query(
    "select id from party_organisations where kind = 'enterprise' and park_id = $1 order by id limit $2",
    [idOf(park), count],
  );
  return rows.map((row: { id: string }) => row.id);
}
const GAOXIN = '靖朔高新技术产业园区';
const YUANSHANG = '塬上新材料产业园';

describe('entering', () => {
  it('takes one visit to several enterprises with several topics and a range of days', async () => {
    const enterpriseIds = await inPark(GAOXIN, 3);
    const body = visit({ enterpriseIds, topics: ['加计扣除', '人才'], occurredOn: '2026-11-20', untilOn: '2026-11-22', place: '高新区' });
    const made = await station.call(workRoutes.enterWork, { body });
    expect(made.status).toBe(201);
    const read = await station.call(workRoutes.readWork, { params: { entryId: made.body.id } });
    expect(read.body).toMatchObject({ untilOn: '2026-11-22', topics: ['加计扣除', '人才'], parkName: '高新区', source: 'hand' });
    expect(read.body.enterprises).toHaveLength(3);
    const bare = await station.call(workRoutes.enterWork, { body: visit({ enterpriseIds: enterpriseIds.slice(0, 1), text: null }) });
    const shown = await station.call(workRoutes.readWork, { params: { entryId: bare.body.id } });
    expect(shown.body.sentence).toBe(`走访 · ${shown.body.enterprises[0]?.name}`);
    expect(read.body.people.map(({ name }) => name)).toEqual(['柳扬']);
    expect(read.body.enteredBy?.name).toBe('柳扬');
    expect(read.body.abilities).toEqual({ change: true, withdraw: true, restore: false });
  });

  it('enters once for one key, however often the phone sends it', async () => {
    const body = visit({ enterpriseIds: await inPark(GAOXIN, 1), text: '同一次提交' });
    const first = await station.call(workRoutes.enterWork, { body }, { 'idempotency-key': 'draft-1' });
    const again = await station.call(workRoutes.enterWork, { body }, { 'idempotency-key': 'draft-1' });
    expect(again.body.id).toBe(first.body.id);
    const list = await station.call(workRoutes.listWork, { query: { q: '同一次提交' } });
    expect(list.body.total).toBe(1);
  });

  it('keeps photos of the entry for whoever reads it', async () => {
    const file = new File([PNG], 'line.png', { type: 'image/png' });
    const brought = await station.call(workRoutes.bringPhotos, { files: [file] });
    const photoIds = brought.body.photoIds;
    const made = await station.call(workRoutes.enterWork, { body: visit({ enterpriseIds: await inPark(GAOXIN, 1), photoIds }) });
    const seen = await bureau.call(workRoutes.readPhoto, { params: { entryId: made.body.id, photoId: photoIds[0]! } });
    expect([seen.status, seen.headers.get('content-type'), [...seen.bytes]]).toEqual([200, 'image/png', [...PNG]]);
    const text = await station.call(workRoutes.bringPhotos, { files: [new File(['<svg/>'], 'a.png')] });
    expect([text.status, text.body]).toMatchObject([415, { code: 'files.type_refused' }]);
  });

  it('lets a county officer enter for the county’s enterprises wherever they lie', async () => {
    const { rows } = await node.app.database.system.query(
      "select id from party_organisations where kind = 'enterprise' and county_id = $1 and park_id is null limit 1",
      [idOf('清柳县')],
    );
    const made = await county.call(workRoutes.enterWork, { body: visit({ enterpriseIds: [rows[0].id] }) });
    expect(made.status).toBe(201);
    const mine = await county.call(workRoutes.listWork, { query: { pageSize: 100 } });
    expect(mine.body.rows.map(({ id }) => id)).toContain(made.body.id);
    expect(
      (await county.call(workRoutes.enterWork, { body: visit({ enterpriseIds: [], text: '参加全市座谈', kind: 'meeting' }) })).status,
    ).toBe(201);
  });
});

describe('refusing', () => {
  const refused = async (caller: Caller, draft: WorkDraft) => {
    const before = await node.app.database.system.query('select count(*) from ledger_work_entries');
    const reply = await caller.call(workRoutes.enterWork, { body: draft });
    const after = await node.app.database.system.query('select count(*) from ledger_work_entries');
    expect(after.rows).toEqual(before.rows);
    const problem = reply.body as unknown as { code: string; fields: { path: string; detail: string }[] };
    return [reply.status, problem.code, problem.fields[0]?.path];
  };

  it('an enterprise that is not there or not an enterprise', async () => {
    expect(await refused(station, visit({ enterpriseIds: ['ent_forged'] }))).toEqual([
      422,
      'ledgers.work_enterprise_unknown',
      '/enterpriseIds/0',
    ]);
    expect(await refused(station, visit({ enterpriseIds: [idOf(GAOXIN)] }))).toEqual([
      422,
      'ledgers.work_enterprise_unknown',
      '/enterpriseIds/0',
    ]);
  });
  it('another park’s enterprise, and another park', async () => {
    const [own] = await inPark(GAOXIN, 1);
    const [other] = await inPark(YUANSHANG, 1);
    expect(await refused(station, visit({ enterpriseIds: [own!, other!] }))).toEqual([
      403,
      'ledgers.work_enterprise_elsewhere',
      '/enterpriseIds/1',
    ]);
    expect(await refused(station, visit({ enterpriseIds: [own!], parkId: idOf(YUANSHANG) }))).toEqual([
      403,
      'ledgers.work_park_elsewhere',
      '/parkId',
    ]);
    expect(await refused(county, visit({ enterpriseIds: [other!] }))).toEqual([
      403,
      'ledgers.work_enterprise_elsewhere',
      '/enterpriseIds/0',
    ]);
  });
  it('a day to come, an end before the beginning, a day that is none', async () => {
    expect(await refused(station, visit({ occurredOn: '2026-11-24' }))).toEqual([422, 'ledgers.work_day_ahead', '/occurredOn']);
    expect(await refused(station, visit({ untilOn: '2026-11-24' }))).toEqual([422, 'ledgers.work_day_ahead', '/untilOn']);
    expect(await refused(station, visit({ untilOn: '2026-11-01' }))).toEqual([422, 'ledgers.work_range', '/untilOn']);
    expect(await refused(station, visit({ occurredOn: '2026-02-30' }))).toEqual([422, 'edge.bad_input', '/occurredOn']);
  });
  it('an entry that says nothing, an unknown person, a kind that is none', async () => {
    expect(await refused(station, { occurredOn: '2026-11-23', kind: 'visit' })).toEqual([422, 'ledgers.work_empty', '/text']);
    expect(await refused(station, visit({ enterpriseIds: [], personIds: ['prs_forged'] }))).toEqual([
      422,
      'ledgers.work_person_unknown',
      '/personIds/0',
    ]);
    expect(await refused(station, visit({ kind: 'platform' as 'visit' }))).toEqual([422, 'edge.bad_input', '/kind']);
  });
  it('a photo that somebody else brought', async () => {
    const brought = await bureau.call(workRoutes.bringPhotos, { files: [new File([PNG], 'x.png')] });
    const photoIds = brought.body.photoIds;
    expect(await refused(station, visit({ enterpriseIds: await inPark(GAOXIN, 1), photoIds }))).toEqual([
      422,
      'ledgers.work_photo_unknown',
      '/photoIds/0',
    ]);
  });
  it('whoever has no part in it', async () => {
    for (const name of ['caihongmei', 'kangyongning', 'xuebin', 'qinkejian']) {
      const person = await node.as(name);
      expect((await person.call(workRoutes.listWork, {})).status, name).toBe(403);
      expect((await person.call(workRoutes.enterWork, { body: visit() })).status, name).toBe(403);
    }
    expect((await node.visitor.call(workRoutes.listWork, {})).status).toBe(401);
  });
});

describe('changing and withdrawing', () => {
  it('is the author’s; what it said before stays in the trail', async () => {
    const made = await station.call(workRoutes.enterWork, { body: visit({ enterpriseIds: await inPark(GAOXIN, 1), text: '第一稿' }) });
    const params = { entryId: made.body.id };
    const body = visit({ enterpriseIds: await inPark(GAOXIN, 2), text: '第二稿' });
    const colleague = await node.as('guoshuai');
    const reply = await colleague.call(workRoutes.changeWork, { params, body });
    expect([reply.status, reply.body]).toMatchObject([403, { code: 'ledgers.work_not_yours' }]);
    expect((await station.call(workRoutes.changeWork, { params, body })).status).toBe(204);
    const read = await station.call(workRoutes.readWork, { params });
    expect(read.body).toMatchObject({ text: '第二稿', changedAt: '2026-11-23T02:00:00.000Z' });
    const { rows } = await node.app.database.system.query("select path from trail_bodies where value like '%第一稿%' order by path");
    expect(rows.map((row: { path: string }) => row.path)).toEqual(['before_text', 'text']);
  });

  it('shows a withdrawn entry as withdrawn, leaves it out of the totals, and can be taken back', async () => {
    const made = await station.call(workRoutes.enterWork, { body: visit({ enterpriseIds: await inPark(GAOXIN, 1), text: '误记的一条' }) });
    const params = { entryId: made.body.id };
    const query = { q: '误记的一条' };
    expect((await station.call(workRoutes.withdrawWork, { params })).status).toBe(204);
    const list = await station.call(workRoutes.listWork, { query });
    expect(list.body.rows[0]).toMatchObject({ id: made.body.id, withdrawnAt: '2026-11-23T02:00:00.000Z' });
    expect((await station.call(workRoutes.totalWork, { query })).body).toMatchObject({ entries: 0, withdrawn: 1, visits: 0 });
    expect((await station.call(workRoutes.withdrawWork, { params })).body).toMatchObject({ code: 'ledgers.work_withdrawn' });
    expect((await station.call(workRoutes.restoreWork, { params })).status).toBe(204);
    expect((await station.call(workRoutes.restoreWork, { params })).body).toMatchObject({ code: 'ledgers.work_not_withdrawn' });
    expect((await station.call(workRoutes.totalWork, { query })).body).toMatchObject({ entries: 1, withdrawn: 0, visits: 1 });
  });

  it('does not find what lies in another park', async () => {
    const made = await station.call(workRoutes.enterWork, { body: visit({ enterpriseIds: await inPark(GAOXIN, 1) }) });
    const other = await node.as('jiaolinna');
    const params = { entryId: made.body.id };
    for (const reply of [await other.call(workRoutes.readWork, { params }), await other.call(workRoutes.withdrawWork, { params })]) {
      expect([reply.status, reply.body]).toMatchObject([404, { code: 'ledgers.work_not_found' }]);
    }
    expect((await station.call(workRoutes.readWork, { params: { entryId: 'wrk_forged' } })).status).toBe(404);
  });
});

describe('the ledger that writes itself', () => {
  const officer: () => Promise<Actor> = async () => {
    const { rows } = await node.app.database.system.query("select id, org_id from party_people where name = '柳扬'");
    return {
      ...VISITOR,
      personId: rows[0].id,
      name: '柳扬',
      orgId: rows[0].org_id,
      roles: ['station_officer'],
      reach: 'park',
      parkIds: [idOf(GAOXIN)],
    };
  };

  it('makes a row of every record with a clause, and none without; an undoing record withdraws it', async () => {
    const [enterprise] = await inPark(GAOXIN, 1);
    const actor = await officer();
    const draft = { type: 'parties.organisation_changed', subject: enterprise!, parkId: idOf(GAOXIN), enterpriseIds: [enterprise!] };
    const now = new Date('2026-11-23T03:00:00Z');
    await node.app.act(
      actor,
      async (ctx) => {
        await ctx.record({ ...draft, clause: '3.1', values: { name: '改名试样' } });
        await ctx.record({ ...draft, type: 'parties.person_added', values: { name: '不入台账' } });
      },
      now,
    );
    const query = { enterpriseId: enterprise!, source: 'record' as const, q: '改名试样' };
    const list = await station.call(workRoutes.listWork, { query });
    expect(list.body.total).toBe(1);
    expect(list.body.rows[0]).toMatchObject({
      clause: '3.1',
      kind: 'platform',
      sentence: '修改单位：改名试样',
      occurredOn: '2026-11-23',
      parkName: '高新区',
    });
    expect(list.body.rows[0]?.people.map(({ name }) => name)).toEqual(['柳扬']);
    const english = await station.call(workRoutes.listWork, { query }, { 'accept-language': 'en' });
    expect(english.body.rows[0]?.sentence).toMatch(/改名试样/u);
    expect(english.body.rows[0]?.sentence).not.toMatch(/修改/u);
    const params = { entryId: list.body.rows[0]!.id };
    expect((await station.call(workRoutes.withdrawWork, { params })).body).toMatchObject({ code: 'ledgers.work_not_yours' });
    await node.app.act(actor, (ctx) => ctx.record({ ...draft, type: 'parties.organisation_reopened', undoes: draft.type }), now);
    const after = await station.call(workRoutes.listWork, { query });
    expect(after.body.rows[0]?.withdrawnAt).toBe(now.toISOString());
  });

  it('is behind the second wall: row-level security shows a park its own rows and a county its enterprises’', async () => {
    const count = (actor: Actor) =>
      inTransaction(node.app.database.app, actor, async (db) => {
        const { rows } = await db.$client.query(
          'select count(*) as count, count(*) filter (where park_ids && $1) as own from ledger_work_entries',
          [[idOf(GAOXIN)]],
        );
        return rows[0];
      });
    const park = await count({ ...(await officer()), personId: 'prs_nobody' });
    expect(park.count).toBeGreaterThan(0);
    expect(park.own).toBe(park.count);
    expect((await count(VISITOR)).count).toBe(0);
    const ofCounty = await count({ ...VISITOR, personId: 'prs_nobody', orgId: idOf('清柳县'), roles: ['county_officer'], reach: 'own' });
    expect(ofCounty.count).toBeGreaterThan(0);
    expect(ofCounty.count).toBeLessThan(park.count);
  });
});
