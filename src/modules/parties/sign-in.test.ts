import { afterAll, beforeAll, expect, it } from 'vitest';
import { startNode, type TestNode } from '#kit/node.ts';
import { workChoiceRoutes } from '#modules/ledgers/contract.ts';
import { dutyRoutes, organisationRoutes, peopleRoutes } from './contract.ts';

let node: TestNode;
beforeAll(async () => {
  node = await startNode();
});
afterAll(() => node.close());

it('opens a session for the right password and says who is in', async () => {
  const officer = await node.as('liuyang');
  const me = await officer.ask('GET', '/api/me');
  expect(me.body.person.name).toBe('柳扬');
  expect(me.body.roles).toEqual(['station_officer']);
});

it('lets a dispatched officer act for the station while the dispatch lasts, and be found at home as well', async () => {
  const officer = await node.as('hukaixuan');
  const me = async () => (await officer.ask('GET', '/api/me')).body;
  expect((await me()).organisation).toMatchObject({ name: '市生产力促进中心塬上园工作站' });
  expect((await me()).abilities).toContain('ledgers.enter_work');
  const security = await node.as('madongmei');
  const { rows: bodies } = (await security.call(organisationRoutes.listOrganisations, { query: { kind: 'station', pageSize: 10 } })).body;
  for (const name of ['靖朔市生产力促进中心', '市生产力促进中心塬上园工作站']) {
    const orgId = bodies.find((row) => row.name === name)!.id;
    const { body } = await security.call(peopleRoutes.listPeople, { query: { orgId } });
    expect(body.rows.find((row) => row.name === '胡凯旋')).toMatchObject({ orgName: '靖朔市生产力促进中心' });
  }
  const { body: choices } = await (await node.as('jiaolinna')).call(workChoiceRoutes.workChoices, { query: { q: '胡凯旋' } });
  expect(choices.people).toMatchObject([{ note: '市生产力促进中心塬上园工作站', isMine: true }]);

  const { id } = (await me()).person;
  const [duty] = (await security.call(peopleRoutes.readPerson, { params: { personId: id } })).body.duties;
  await security.call(dutyRoutes.endDuty, { params: { dutyId: duty!.id }, body: { endsOn: '2026-01-01', ground: '派驻期满' } });
  expect(await me()).toMatchObject({ organisation: { name: '靖朔市生产力促进中心' }, roles: ['visitor'] });
});

it('refuses a wrong password, in the caller’s language, and counts attempts', async () => {
  const reply = await node.visitor.ask('POST', '/api/session', { username: 'hejun', password: 'wrong-password' });
  expect(reply.status).toBe(401);
  expect(reply.body.code).toBe('sessions.sign_in_failed');
  for (let i = 0; i < 12; i += 1) await node.visitor.ask('POST', '/api/session', { username: 'hejun', password: 'wrong' });
  const last = await node.visitor.ask('POST', '/api/session', { username: 'hejun', password: 'wrong' });
  expect(last.status).toBe(429);
});

it('refuses a forged cookie and shows nothing to nobody', async () => {
  const forged = await node.visitor.ask('GET', '/api/organisations', undefined, { cookie: 'ruyuan.session_token=abc.def' });
  expect(forged.status).toBe(401);
  expect((await node.visitor.call(organisationRoutes.listOrganisations, {})).status).toBe(401);
});

it('closes a session for good', async () => {
  const officer = await node.as('gaoyaqin');
  expect((await officer.ask('DELETE', '/api/session')).status).toBe(204);
  expect((await officer.ask('GET', '/api/organisations')).status).toBe(401);
});
