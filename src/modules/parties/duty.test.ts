import { afterAll, beforeAll, expect, it } from 'vitest';
import { startNode, type Caller, type TestNode } from '#kit/node.ts';
import { dutyRoutes, organisationRoutes, peopleRoutes } from './contract.ts';

let node: TestNode;
let system: Caller;
let security: Caller;
const ids: Record<string, string> = {};

beforeAll(async () => {
  node = await startNode();
  system = await node.as('xuebin');
  security = await node.as('madongmei');
  const stations = await system.call(organisationRoutes.listOrganisations, { query: { kind: 'station' } });
  const bureaus = await system.call(organisationRoutes.listOrganisations, { query: { kind: 'bureau' } });
  ids['station'] = stations.body.rows.find(({ parkId }) => parkId)!.id;
  ids['bureau'] = bureaus.body.rows[0]!.id;
});
afterAll(() => node.close());

const ground = '测科发〔2026〕1号';

async function newPerson(name: string): Promise<string> {
  const added = await system.call(peopleRoutes.addPerson, { body: { name, orgId: ids['bureau']! } });
  expect(added.status).toBe(201);
  return added.body.id;
}

const give = (personId: string, body: { role: string; startsOn?: string; endsOn?: string; parkId?: string }) =>
  security.call(dutyRoutes.giveDuty, { params: { personId }, body: { startsOn: '2026-01-01', ground, ...body } as never });

it('gives a duty and ends it; a duty that ended cannot end again', async () => {
  const personId = await newPerson('米春生');
  expect((await give(personId, { role: 'bureau_officer' })).status).toBe(201);
  const sheet = await security.call(peopleRoutes.readPerson, { params: { personId } });
  const [duty] = sheet.body.duties;
  expect(duty).toMatchObject({ role: 'bureau_officer', orgId: ids['bureau'], ground, endsOn: null });
  const ending = { params: { dutyId: duty!.id }, body: { endsOn: '2026-02-01', ground: '调离' } };
  expect((await security.call(dutyRoutes.endDuty, ending)).status).toBe(204);
  expect((await security.call(dutyRoutes.endDuty, ending)).body).toMatchObject({ code: 'parties.duty_ended' });
});

it('refuses the same duty twice, a term that runs backwards, a park duty without a park', async () => {
  const personId = await newPerson('葛明');
  await give(personId, { role: 'bureau_officer' });
  expect((await give(personId, { role: 'bureau_officer', startsOn: '2026-05-01' })).body).toMatchObject({ code: 'parties.duty_overlaps' });
  const backwards = await give(personId, { role: 'expert', startsOn: '2026-05-01', endsOn: '2026-04-30' });
  expect(backwards.body).toMatchObject({ code: 'parties.term_backwards', fields: [{ path: '/endsOn' }] });
  expect((await give(personId, { role: 'park_officer' })).body).toMatchObject({ code: 'parties.park_needed' });
});

it('keeps the three administrators apart, whichever duty comes first', async () => {
  const first = await newPerson('惠兰');
  await give(first, { role: 'audit_admin' });
  for (const role of ['system_admin', 'security_admin', 'expert']) {
    expect((await give(first, { role })).body).toMatchObject({ code: 'parties.admin_roles_apart', fields: [{ path: '/role' }] });
  }
  const second = await newPerson('惠梅');
  await give(second, { role: 'expert', endsOn: '2026-03-31' });
  expect((await give(second, { role: 'system_admin', startsOn: '2026-03-31' })).body).toMatchObject({ code: 'parties.admin_roles_apart' });
  expect((await give(second, { role: 'system_admin', startsOn: '2026-04-01' })).status).toBe(201);
});

it('refuses two dispatch terms of one person that share a day', async () => {
  const personId = await newPerson('苗青');
  const send = (startsOn: string, endsOn: string) =>
    security.call(dutyRoutes.dispatchPerson, { params: { personId }, body: { stationId: ids['station']!, ground, startsOn, endsOn } });
  expect((await send('2026-01-01', '2026-06-30')).status).toBe(201);
  const overlapping = await send('2026-06-30', '2026-12-31');
  expect(overlapping.body).toMatchObject({ code: 'parties.dispatch_overlaps', fields: [{ path: '/startsOn' }] });
  expect((await send('2026-07-01', '2026-12-31')).status).toBe(201);
  const sheet = await security.call(peopleRoutes.readPerson, { params: { personId } });
  expect(sheet.body.duties.filter(({ isDispatch }) => isDispatch)).toHaveLength(2);
  expect(sheet.body.duties[0]).toMatchObject({ orgId: ids['station'], role: 'station_officer' });
  expect(sheet.body.orgId).toBe(ids['bureau']);
});

it('refuses two dispatches that race for the same term', async () => {
  const personId = await newPerson('雷雨');
  const body = { stationId: ids['station']!, ground, startsOn: '2026-01-01', endsOn: '2026-06-30' };
  const both = await Promise.all([0, 1].map(() => security.call(dutyRoutes.dispatchPerson, { params: { personId }, body })));
  expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409]);
});

it('keeps the last administrator of a kind until there is another', async () => {
  const { body } = await security.call(peopleRoutes.listPeople, { query: { role: 'system_admin' } });
  const sheet = await security.call(peopleRoutes.readPerson, { params: { personId: body.rows[0]!.id } });
  const ending = { params: { dutyId: sheet.body.duties[0]!.id }, body: { endsOn: '2030-01-01', ground: '轮岗' } };
  expect((await security.call(dutyRoutes.endDuty, ending)).body).toMatchObject({ code: 'parties.last_administrator' });
  const other = await system.call(peopleRoutes.addPerson, { body: { name: '延河', orgId: ids['bureau']!, username: 'yanhe' } });
  await give(other.body.id, { role: 'system_admin' });
  expect((await security.call(dutyRoutes.endDuty, ending)).status).toBe(204);
});

it('hands open matters over to another person who is there, and tells both', async () => {
  const [from, to] = [await newPerson('高原'), await newPerson('曹禾')];
  const hand = (toPersonId: string) =>
    security.call(dutyRoutes.handOver, { params: { personId: from }, body: { toPersonId, ground: '岗位调整' } });
  expect((await hand(from)).body).toMatchObject({ code: 'parties.cannot_hand_over' });
  expect((await hand(to)).status).toBe(201);
  const sheet = await security.call(peopleRoutes.readPerson, { params: { personId: to } });
  expect(sheet.body.handovers).toMatchObject([{ fromName: '高原', toName: '曹禾', ground: '岗位调整' }]);
  await system.call(peopleRoutes.leave, { params: { personId: to }, body: { leftOn: '2026-10-01', ground: '退休' } });
  expect((await hand(to)).body).toMatchObject({ code: 'parties.cannot_hand_over' });
});

it('lets nobody but the security administrator give duties', async () => {
  const personId = await newPerson('石磊');
  const send = (caller: Caller) =>
    caller.call(dutyRoutes.giveDuty, { params: { personId }, body: { role: 'expert', ground, startsOn: '2026-01-01' } });
  for (const username of ['xuebin', 'baiwentao', 'liuyang']) expect((await send(await node.as(username))).status).toBe(403);
  expect((await send(node.visitor)).status).toBe(401);
});
