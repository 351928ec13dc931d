import { afterAll, beforeAll, expect, it } from 'vitest';
import { startNode, type TestNode } from '#kit/node.ts';
import { organisationRoutes } from './contract.ts';

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
