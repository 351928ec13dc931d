import { afterAll, beforeAll, expect, it } from 'vitest';
import { startNode, type Caller, type TestNode } from '#kit/node.ts';
import { creditCodeCheckDigit } from '#shared/credit-code.ts';
import { organisationRoutes, peopleRoutes } from './contract.ts';

let node: TestNode;
let system: Caller;
beforeAll(async () => {
  node = await startNode();
  system = await node.as('xuebin');
});
afterAll(() => node.close());

const codeFrom = (first17: string) => first17 + creditCodeCheckDigit(first17);
const add = (body: { name: string; kind?: string; creditCode?: string; parkId?: string }) =>
  system.call(organisationRoutes.addOrganisation, { body: { kind: 'institute', ...body } as never });
const read = async (organisationId: string) =>
  (await system.call(organisationRoutes.readOrganisation, { params: { organisationId } })).body;

it('adds, changes and keeps the former name; what was not sent stays', async () => {
  const { body } = await add({ name: '旧名研究院', creditCode: codeFrom('12610800MB0000001') });
  const params = { organisationId: body.id };
  await system.call(organisationRoutes.changeOrganisation, { params, body: { name: '新名研究院' } });
  expect(await read(body.id)).toMatchObject({
    name: '新名研究院',
    creditCode: codeFrom('12610800MB0000001'),
    formerNames: [{ name: '旧名研究院' }],
  });
  const found = await system.call(organisationRoutes.listOrganisations, { query: { q: '旧名' } });
  expect(found.body.rows.map(({ id }) => id)).toEqual([body.id]);
  await system.call(organisationRoutes.changeOrganisation, { params, body: { creditCode: '' } });
  expect((await read(body.id)).creditCode).toBeNull();
});

it('refuses a wrong credit code, one that is taken, and a park that is none', async () => {
  const taken = codeFrom('12610800MB0000002');
  await add({ name: '甲院', creditCode: taken });
  expect((await add({ name: '乙院', creditCode: taken })).body).toMatchObject({
    code: 'parties.code_taken',
    fields: [{ path: '/creditCode' }],
  });
  const wrong = await add({ name: '乙院', creditCode: '12610800MB00000021' });
  expect(wrong).toMatchObject({ status: 422, body: { fields: [{ path: '/creditCode', code: 'field.credit_code' }] } });
  const { body } = await system.call(organisationRoutes.listOrganisations, { query: { kind: 'bureau' } });
  expect((await add({ name: '乙院', parkId: body.rows[0]!.id })).body).toMatchObject({ fields: [{ path: '/parkId' }] });
});

it('closes for a ground and opens again, each once', async () => {
  const { body } = await add({ name: '将撤研究院' });
  const params = { organisationId: body.id };
  const close = (closedOn: string) => system.call(organisationRoutes.closeOrganisation, { params, body: { closedOn, ground: '机构改革' } });
  expect((await close('2199-01-01')).body).toMatchObject({ code: 'parties.day_ahead' });
  expect((await close('2026-02-30')).body).toMatchObject({ fields: [{ path: '/closedOn', code: 'field.invalid_day' }] });
  expect((await close('2026-02-01')).status).toBe(204);
  expect((await close('2026-02-01')).body).toMatchObject({ code: 'parties.already_closed' });
  const closed = await system.call(organisationRoutes.listOrganisations, { query: { state: 'closed' } });
  expect(closed.body.rows.map(({ name }) => name)).toEqual(['将撤研究院']);
  expect((await system.call(organisationRoutes.reopenOrganisation, { params })).status).toBe(204);
  expect((await system.call(organisationRoutes.reopenOrganisation, { params })).body).toMatchObject({ code: 'parties.not_closed' });
});

it('merges two rows of one organisation, its people with it, and parts them as they were', async () => {
  const code = codeFrom('12610800MB0000003');
  const [from, into] = [(await add({ name: '分写研究院', creditCode: code })).body.id, (await add({ name: '合写研究院' })).body.id];
  const person = await system.call(peopleRoutes.addPerson, { body: { name: '路遥远', orgId: from, username: 'luyaoyuan' } });
  const merge = (organisationId: string, intoId: string) =>
    system.call(organisationRoutes.mergeOrganisation, { params: { organisationId }, body: { intoId } });
  const other = (await add({ name: '别类', kind: 'department' })).body.id;
  for (const wrong of [from, other]) expect((await merge(from, wrong)).body).toMatchObject({ code: 'parties.cannot_merge' });
  expect((await merge(from, into)).status).toBe(204);
  expect(await read(into)).toMatchObject({ creditCode: code, formerNames: [{ name: '分写研究院' }] });
  const member = await node.as('luyaoyuan', person.body.password!);
  expect((await member.ask('GET', '/api/me')).body.organisation.name).toBe('合写研究院');
  const third = (await add({ name: '第三研究院' })).body.id;
  expect((await merge(into, third)).body).toMatchObject({ code: 'parties.cannot_merge' });
  const part = () => system.call(organisationRoutes.partOrganisation, { params: { organisationId: from } });
  expect((await part()).status).toBe(204);
  expect(await read(into)).toMatchObject({ creditCode: null, formerNames: [] });
  expect(await read(from)).toMatchObject({ creditCode: code, mergedInto: null });
  expect((await part()).body).toMatchObject({ code: 'parties.not_merged' });
});

it('is the system administrator’s to keep; an unknown one is not found', async () => {
  for (const username of ['madongmei', 'baiwentao', 'kangyongning']) {
    const reply = await (await node.as(username)).call(organisationRoutes.addOrganisation, { body: { kind: 'institute', name: '某院' } });
    expect(reply.status).toBe(403);
  }
  expect((await system.call(organisationRoutes.readOrganisation, { params: { organisationId: 'org_nothing' } })).status).toBe(404);
});
