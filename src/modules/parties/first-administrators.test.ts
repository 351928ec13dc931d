import { afterAll, beforeAll, expect, it } from 'vitest';
import { startNode, type TestNode } from '#kit/node.ts';
import { sessionRoutes } from '#shared/me.ts';

let empty: TestNode;
beforeAll(async () => {
  empty = await startNode({ template: 'empty', isDemo: false });
  expect(await empty.app.seed(false)).toBe('empty');
});
afterAll(() => empty.close());

const body = {
  organisation: '石川市科学技术局',
  name: '霍明',
  username: 'huoming',
  password: 'long-river-12',
  securityName: '景兰',
  securityUsername: 'jinglan',
  auditName: '成刚',
  auditUsername: 'chenggang',
};

it('asks an empty platform for its administrators, and nobody else ever after', async () => {
  expect((await empty.visitor.ask('GET', '/api/me')).body.code).toBe('sessions.first_administrator_wanted');
  const weak = await empty.visitor.call(sessionRoutes.giveFirstAdministrator, { body: { ...body, password: 'huoming-1234' } });
  expect(weak.body).toMatchObject({ code: 'parties.password_weak', fields: [{ path: '/password' }] });
  const same = await empty.visitor.call(sessionRoutes.giveFirstAdministrator, { body: { ...body, auditUsername: 'jinglan' } });
  expect(same.body).toMatchObject({ code: 'parties.username_taken' });
  expect((await empty.visitor.ask('GET', '/api/me')).body.code).toBe('sessions.first_administrator_wanted');

  const both = await Promise.all([0, 1].map(() => empty.visitor.call(sessionRoutes.giveFirstAdministrator, { body })));
  expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  const named = both.find(({ status }) => status === 201)!;
  expect(named.body.me.roles).toEqual(['system_admin']);
  const roles = await Promise.all(
    named.body.oneTimePasswords.map(async ({ username, password }) => {
      const person = await empty.as(username, password);
      await person.ask('PUT', '/api/me/password', { current: password, next: `stone-bridge-${username.length}x` });
      return (await person.ask('GET', '/api/me')).body.roles[0];
    }),
  );
  expect(roles).toEqual(['security_admin', 'audit_admin']);
  expect((await empty.visitor.ask('GET', '/api/me')).body.code).toBe('sessions.not_signed_in');
  const late = await empty.visitor.call(sessionRoutes.giveFirstAdministrator, { body: { ...body, username: 'another' } });
  expect(late).toMatchObject({ status: 409, body: { code: 'sessions.first_administrator_given' } });
});

it('lets the demo’s published password in on a demo only', async () => {
  const node = await startNode({ isDemo: false });
  try {
    await expect(node.as('liuyang')).rejects.toThrow('sessions.sign_in_failed');
  } finally {
    await node.close();
  }
});
