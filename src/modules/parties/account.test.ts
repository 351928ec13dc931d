import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startNode, type Caller, type TestNode } from '#kit/node.ts';
import { secondFactorRoutes, sessionRoutes } from '#shared/me.ts';
import { accountRoutes, organisationRoutes, peopleRoutes } from './contract.ts';

let node: TestNode;
let system: Caller;
let security: Caller;
let orgId: string;

beforeAll(async () => {
  node = await startNode();
  system = await node.as('xuebin');
  security = await node.as('madongmei');
  const bureaus = await system.call(organisationRoutes.listOrganisations, { query: { kind: 'bureau' } });
  orgId = bureaus.body.rows[0]!.id;
});
afterAll(() => node.close());

const idOf = async (username: string) => {
  const found = await security.call(peopleRoutes.listPeople, { query: { q: username } });
  return found.body.rows[0]!.id;
};

/** RFC 6238 with SHA-1, as an authenticator computes it. */
function codeOf(secret: string): string {
  const bits = [...secret.replaceAll('=', '')]
    .map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from(bits.match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mac = createHmac('sha1', key).update(counter).digest();
  const at = mac.at(-1)! & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

const cookiesOf = (headers: Headers) =>
  headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

it('adds a person with a one-time password that must be changed before anything else opens', async () => {
  const body = { name: '乔安', orgId, username: 'qiaoan' };
  const added = await system.call(peopleRoutes.addPerson, { body }, { 'idempotency-key': 'once' });
  expect(added.body.password).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{6}$/);
  const kept = await node.app.database.owner.query(`select 1 from http_answers where answer like '%' || $1 || '%'`, [added.body.password]);
  expect(kept.rowCount).toBe(0);
  const person = await node.as('qiaoan', added.body.password!);
  const me = await person.ask('GET', '/api/me');
  expect(me.body).toMatchObject({ mustChangePassword: true, abilities: ['parties.keep_own_account'] });
  expect((await person.ask('GET', '/api/organisations')).status).toBe(403);
  const change = (next: string) => person.call(accountRoutes.changeOwnPassword, { body: { current: added.body.password!, next } });
  expect((await change('qiaoan-qiaoan')).body).toMatchObject({
    code: 'parties.password_weak',
    fields: [{ path: '/next', code: 'parties.password_too_common' }],
  });
  expect((await change('short')).body).toMatchObject({ fields: [{ path: '/next', code: 'field.too_small' }] });
  expect((await change(added.body.password!)).body).toMatchObject({ fields: [{ code: 'parties.password_same' }] });
  expect((await change('seven-rivers-9')).status).toBe(204);
  expect((await person.ask('GET', '/api/me')).body.mustChangePassword).toBe(false);
});

it('refuses a username that is taken, at its field', async () => {
  const taken = await system.call(peopleRoutes.addPerson, { body: { name: '某人', orgId, username: 'LIUYANG' } });
  expect(taken).toMatchObject({ status: 409, body: { code: 'parties.username_taken', fields: [{ path: '/username' }] } });
});

it('disables at once: sessions end, and the door stays shut until enabled', async () => {
  const officer = await node.as('hejun');
  const personId = await idOf('hejun');
  const params = { personId };
  expect((await security.call(accountRoutes.disableAccount, { params, body: { ground: '停职' } })).status).toBe(204);
  expect((await officer.ask('GET', '/api/me')).body.code).toBe('edge.session_expired');
  await expect(node.as('hejun')).rejects.toThrow('sessions.sign_in_failed');
  expect((await security.call(accountRoutes.enableAccount, { params })).status).toBe(204);
  await node.as('hejun');
});

it('lets no administrator act on their own account', async () => {
  const params = { personId: await idOf('madongmei') };
  const replies = await Promise.all([
    security.call(accountRoutes.disableAccount, { params, body: { ground: '试试' } }),
    security.call(accountRoutes.resetPassword, { params }),
    security.call(accountRoutes.resetSecondFactor, { params }),
  ]);
  expect(replies.map(({ body }) => (body as unknown as { code: string }).code)).toEqual(Array(3).fill('parties.not_oneself'));
  const own = await system.call(peopleRoutes.leave, {
    params: { personId: await idOf('xuebin') },
    body: { leftOn: '2026-01-01', ground: '退休' },
  });
  expect(own.body).toMatchObject({ code: 'parties.not_oneself' });
});

it('changes one’s own password: the wrong present one is refused, other sessions end', async () => {
  const [here, there] = [await node.as('gaoyaqin'), await node.as('gaoyaqin')];
  const wrong = await here.call(accountRoutes.changeOwnPassword, { body: { current: 'not-this-one', next: 'five-terraces-7' } });
  expect(wrong.body).toMatchObject({ code: 'parties.password_wrong', fields: [{ path: '/current' }] });
  await here.call(accountRoutes.changeOwnPassword, { body: { current: 'ruyuan2026', next: 'five-terraces-7' } });
  expect((await there.ask('GET', '/api/me')).status).toBe(401);
  expect((await here.call(accountRoutes.readOwnAccount, {})).body).toMatchObject({ username: 'gaoyaqin', sessions: 1 });
});

it('resets a password: the old one is good no more, the new one once', async () => {
  const reset = await security.call(accountRoutes.resetPassword, { params: { personId: await idOf('zhangrui') } });
  await expect(node.as('zhangrui')).rejects.toThrow('sessions.sign_in_failed');
  const person = await node.as('zhangrui', reset.body.password);
  expect((await person.ask('GET', '/api/me')).body.mustChangePassword).toBe(true);
});

async function withSecondFactor(username: string) {
  const person = await node.as(username);
  const begun = await person.call(secondFactorRoutes.startSecondFactor, { body: { password: 'ruyuan2026' } });
  const confirmed = await person.call(secondFactorRoutes.confirmSecondFactor, { body: { code: codeOf(begun.body.secret) } });
  expect([begun.status, confirmed.status]).toEqual([201, 204]);
  return { ...begun.body, cookie: cookiesOf(confirmed.headers) };
}

/** The first step of signing in; gives the cookie of the second. */
async function password(username: string) {
  const reply = await node.visitor.call(sessionRoutes.signIn, { body: { username, password: 'ruyuan2026' } });
  expect(reply.body).toEqual({ needsSecondFactor: true });
  return { cookie: cookiesOf(reply.headers) };
}

it('signs in with a second factor, by code and by backup code once', async () => {
  const { secret, picture, address, backupCodes, cookie } = await withSecondFactor('caihongmei');
  expect(picture).toContain('<svg');
  expect(address).toContain(`secret=${secret}`);
  expect((await node.visitor.ask('GET', '/api/me', undefined, { cookie })).status).toBe(200);
  const halfway = await password('caihongmei');
  expect((await node.visitor.ask('GET', '/api/me', undefined, halfway)).status).toBe(401);
  const give = async (code: string) => node.visitor.call(sessionRoutes.giveSecondFactor, { body: { code } }, await password('caihongmei'));
  const wrong = codeOf(secret) === '000000' ? '111111' : '000000';
  expect((await give(wrong)).body).toMatchObject({ code: 'sessions.second_factor_wrong' });
  expect((await give(codeOf(secret))).body).toMatchObject({ person: { name: '蔡红梅' } });
  expect((await give(backupCodes[0]!)).status).toBe(201);
  expect((await give(backupCodes[0]!)).status).toBe(401);
});

it('refuses a second factor without the password, twice, or confirmed with a wrong code', async () => {
  const person = await node.as('fengzhiyuan');
  const start = (word: string) => person.call(secondFactorRoutes.startSecondFactor, { body: { password: word } });
  expect((await start('wrong')).body).toMatchObject({ code: 'sessions.password_wrong' });
  expect((await person.call(secondFactorRoutes.confirmSecondFactor, { body: { code: '123456' } })).body).toMatchObject({
    code: 'sessions.second_factor_missing',
  });
  await start('ruyuan2026');
  expect((await person.call(secondFactorRoutes.confirmSecondFactor, { body: { code: '12345' } })).status).toBe(422);
  const { cookie } = await withSecondFactor('tuoxiaojun');
  const again = await node.visitor.call(secondFactorRoutes.startSecondFactor, { body: { password: 'ruyuan2026' } }, { cookie });
  expect(again.body).toMatchObject({ code: 'sessions.second_factor_given' });
  expect((await node.visitor.call(secondFactorRoutes.startSecondFactor, { body: { password: 'x' } })).status).toBe(401);
});

it('takes a second factor away: oneself with the password, the security administrator when it is lost', async () => {
  const { cookie } = await withSecondFactor('duanhaisheng');
  const remove = (word: string) => node.visitor.call(secondFactorRoutes.removeSecondFactor, { body: { password: word } }, { cookie });
  expect((await remove('wrong')).body).toMatchObject({ code: 'sessions.password_wrong' });
  expect((await remove('ruyuan2026')).status).toBe(204);
  await node.as('duanhaisheng');
  await withSecondFactor('yuanxiaofei');
  expect((await security.call(accountRoutes.resetSecondFactor, { params: { personId: await idOf('yuanxiaofei') } })).status).toBe(204);
  await node.as('yuanxiaofei');
});

it('ends sessions and duties of whoever leaves; who comes back has none', async () => {
  const officer = await node.as('suxiaowan');
  const personId = await idOf('suxiaowan');
  const leave = (leftOn: string) => system.call(peopleRoutes.leave, { params: { personId }, body: { leftOn, ground: '调出' } });
  expect((await leave('2199-01-01')).body).toMatchObject({ code: 'parties.day_ahead', fields: [{ path: '/leftOn' }] });
  expect((await leave('2026-01-31')).status).toBe(204);
  expect((await officer.ask('GET', '/api/me')).status).toBe(401);
  await expect(node.as('suxiaowan')).rejects.toThrow('sessions.sign_in_failed');
  expect((await system.call(peopleRoutes.comeBack, { params: { personId } })).status).toBe(204);
  const back = await node.as('suxiaowan');
  expect((await back.ask('GET', '/api/me')).body).toMatchObject({ roles: ['visitor'], mustChangePassword: false });
});

it('gives a person without an account one, once', async () => {
  const { body } = await system.call(peopleRoutes.addPerson, { body: { name: '慕容川', orgId } });
  expect(body.password).toBeNull();
  const open = () => system.call(accountRoutes.openAccount, { params: { personId: body.id }, body: { username: 'murongchuan' } });
  const opened = await open();
  await node.as('murongchuan', opened.body.password);
  expect((await open()).body).toMatchObject({ code: 'parties.account_given' });
  const missing = await security.call(accountRoutes.resetPassword, { params: { personId: 'prs_nobody' } });
  expect(missing.body).toMatchObject({ code: 'parties.account_missing' });
});
