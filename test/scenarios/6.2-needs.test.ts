import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enterpriseRows } from '#kit/enterprises.ts';
import { startNode, type Caller, type TestNode } from '#kit/node.ts';
import { needBoardRoutes, needLifeRoutes, needPartnerRoutes, needRaisingRoutes, needRoutes } from '#modules/technology/contract.ts';

let node: TestNode;
let station: Caller;
let park: Caller;
let elsewhere: Caller;
let expert: Caller;
let idOf: (name: string) => string;

beforeAll(async () => {
  node = await startNode();
  node.setNow('2026-09-07T02:00:00Z');
  [station, park, elsewhere, expert] = (await Promise.all(
    ['liuyang', 'hejun', 'shenlimei', 'duanhaisheng'].map((name) => node.as(name)),
  )) as [Caller, Caller, Caller, Caller];
  idOf = await enterpriseRows(node);
});
afterAll(() => node.close());

/** What a plain form sends, as a browser without script. */
async function send(path: string, fields: Record<string, string>) {
  const headers = { origin: 'http://localhost', 'content-type': 'application/x-www-form-urlencoded', 'accept-language': 'zh-CN' };
  const reply = await node.app.web.request(`http://localhost${path}`, {
    method: 'POST',
    headers,
    body: new URLSearchParams(fields).toString(),
  });
  return { status: reply.status, text: await reply.text(), goesTo: reply.headers.get('location') };
}
const look = async (path: string) => {
  const reply = await node.app.web.request(`http://localhost${path}`, { headers: { 'accept-language': 'zh-CN' } });
  return { status: reply.status, text: await reply.text(), cache: reply.headers.get('cache-control') };
};
const ENTERPRISE = '靖朔泰禾泵业有限公司';
const form = {
  title: '煤浆泵进口阀座冲蚀',
  kind: 'research',
  difficulty: '阀座一千五百小时冲出沟槽，每次换要停炉。',
  openness: 'summary',
  contactName: '曹技术员',
  contactPhone: '13900001234',
  hasConsented: 'yes',
};
type Params = { needId: string };
const step = (caller: Caller, params: Params, body: object) => caller.call(needLifeRoutes.takeNeedStep, { params, body: body as never });

/** A need raised by link, accepted and given to somebody. */
async function assigned(fields: Record<string, string>): Promise<Params> {
  const { body } = await station.call(needRaisingRoutes.makeNeedLink, { body: { enterpriseId: idOf(ENTERPRISE) } });
  expect((await send(`/n/${body.token}`, { ...form, ...fields })).status).toBe(303);
  const { rows } = (await station.call(needRoutes.listNeeds, { query: { q: fields['title'] ?? form.title } })).body;
  const params = { needId: rows[0]?.id ?? '' };
  await step(station, params, { verb: 'accept' });
  const people = (await station.call(needLifeRoutes.listNeedAssignees, { params })).body.rows;
  await step(station, params, { verb: 'assign', personId: people[0]?.id });
  return params;
}

describe('6.2 from the need to the university, every step dated', () => {
  it('an enterprise without an account sends its need by a link, once', async () => {
    const { body: made } = await station.call(needRaisingRoutes.makeNeedLink, { body: { enterpriseId: idOf(ENTERPRISE) } });
    const address = `/n/${made.token}`;
    const page = await look(address);
    expect(page).toMatchObject({ status: 200, cache: 'no-store' });
    expect(page.text).toContain(ENTERPRISE);
    const wrong = await send(address, { ...form, difficulty: '', hasConsented: '' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('difficulty-wrong');
    const unasked = await send(address, { ...form, hasConsented: '' });
    expect(unasked.text).toContain('请先阅读并同意');
    const sent = await send(address, form);
    expect(sent).toMatchObject({ status: 303, goesTo: `${address}?done=1` });
    expect((await look(`${address}?done=1`)).text).toContain('需求已经提交');
    expect((await send(address, { ...form, title: '再来一条需求' })).status).toBe(410);
    const found = (await station.call(needRoutes.listNeeds, { query: { q: form.title } })).body;
    expect(found.rows).toHaveLength(1);
    expect((await station.call(needRoutes.listNeeds, { query: { q: '再来一条' } })).body.total).toBe(0);
    const params = { needId: found.rows[0]?.id ?? '' };
    expect((await station.call(needLifeRoutes.readNeedStanding, { params })).body).toMatchObject({ source: 'link', openness: 'summary' });
    const { body: again } = await station.call(needRaisingRoutes.makeNeedLink, { body: { enterpriseId: idOf(ENTERPRISE) } });
    const twice = await send(`/n/${again.token}`, form);
    expect(twice.status).toBe(409);
    expect((await look(`/n/${again.token}`)).text).toContain('name="title"');
    const elsewhereLink = await elsewhere.call(needRaisingRoutes.makeNeedLink, { body: { enterpriseId: idOf(ENTERPRISE) } });
    expect(elsewhereLink.status).toBe(403);
    const revoked = await station.call(needRaisingRoutes.revokeNeedLink, { params: { linkId: again.id } });
    expect(revoked.status).toBe(204);
    expect((await look(`/n/${again.token}`)).text).toContain('链接已失效');
    const kept = await node.app.database.system.query('select count(*)::int as rows from link_tokens where digest = $1', [made.token]);
    expect(kept.rows).toEqual([{ rows: 0 }]);
  });

  it('candidates are ranked with reasons, invited together, and answer once', async () => {
    const params = await assigned({ title: '煤浆泵阀座耐磨涂层' });
    const { rows } = (await station.call(needPartnerRoutes.listNeedCandidates, { params, query: {} })).body;
    expect(rows.length).toBeGreaterThan(3);
    expect(rows[0]?.reasons[0]).toMatch(/共有|领域/u);
    expect(rows.map((row) => row.score)).toEqual(rows.map((row) => row.score).toSorted((one, other) => other - one));
    const experts = (await station.call(needPartnerRoutes.listNeedCandidates, { params, query: { kind: 'expert', q: '段海生' } })).body
      .rows;
    const other = rows.find((row) => row.kind === 'expert' && row.id !== experts[0]?.id);
    const body = {
      candidates: [experts[0], other].map((row) => ({ kind: 'expert' as const, id: row?.id ?? '' })),
      title: '煤浆泵阀座耐磨涂层',
      brief: '阀座冲蚀，求涂层办法',
    };
    const invited = await station.call(needPartnerRoutes.inviteCandidates, { params, body });
    expect(invited.body.rows.map((row) => row.token === null)).toEqual([true, false]);
    expect((await station.call(needPartnerRoutes.inviteCandidates, { params, body })).body).toMatchObject({
      code: 'technology.invitation_twice',
    });
    const mine = (await expert.call(needPartnerRoutes.listMyInvitations, { query: {} })).body.rows.find((row) => row.title === body.title);
    expect(mine).toMatchObject({ state: 'open', brief: body.brief });
    const invitation = { invitationId: mine?.id ?? '' };
    const decline = await expert.call(needPartnerRoutes.answerInvitation, { params: invitation, body: { accepts: false } });
    expect(decline.body).toMatchObject({ code: 'technology.invitation_reason_missing' });
    expect(
      (await expert.call(needPartnerRoutes.answerInvitation, { params: invitation, body: { accepts: true, answer: '周五可以到厂' } }))
        .status,
    ).toBe(204);
    expect((await expert.call(needPartnerRoutes.answerInvitation, { params: invitation, body: { accepts: true } })).body).toMatchObject({
      code: 'technology.invitation_answered',
    });
    const link = `/n/${invited.body.rows[1]?.token}`;
    expect((await look(link)).text).toContain(body.brief);
    expect((await send(link, { accepts: 'no', reason: '' })).status).toBe(422);
    expect((await send(link, { accepts: 'no', reason: 'no_time' })).status).toBe(303);
    expect((await send(link, { accepts: 'yes' })).status).toBe(410);
    const dealings = (await station.call(needPartnerRoutes.readNeedDealings, { params })).body.invitations;
    expect(dealings.map((row) => row.state).toSorted()).toEqual(['accepted', 'declined']);
    expect((await elsewhere.call(needPartnerRoutes.readNeedDealings, { params })).status).toBe(404);
  });

  it('an invitation cannot be answered after its day, nor when the need has ended', async () => {
    const params = await assigned({ title: '煤浆泵轴封泄漏' });
    const { rows } = (await station.call(needPartnerRoutes.listNeedCandidates, { params, query: { kind: 'expert', q: '段海生' } })).body;
    const candidates = [{ kind: 'expert' as const, id: rows[0]?.id ?? '' }];
    await station.call(needPartnerRoutes.inviteCandidates, { params, body: { candidates, title: '轴封泄漏', brief: '求办法' } });
    const mine = (await expert.call(needPartnerRoutes.listMyInvitations, { query: {} })).body.rows.find((row) => row.title === '轴封泄漏');
    const invitation = { invitationId: mine?.id ?? '' };
    node.setNow('2026-09-25T02:00:00Z');
    const late = await expert.call(needPartnerRoutes.answerInvitation, { params: invitation, body: { accepts: true } });
    expect(late.body).toMatchObject({ code: 'technology.invitation_over' });
    node.setNow('2026-09-07T02:00:00Z');
    await step(station, params, { verb: 'withdraw', ground: '企业自己解决了' });
    const closed = await expert.call(needPartnerRoutes.answerInvitation, { params: invitation, body: { accepts: true } });
    expect(closed.body).toMatchObject({ code: 'technology.invitation_over' });
  });

  it('the enterprise confirms by a link whether it helped', async () => {
    const params = await assigned({ title: '煤浆泵隔膜寿命' });
    expect((await station.call(needRaisingRoutes.makeConfirmationLink, { params, body: {} })).status).toBe(409);
    await step(station, params, { verb: 'solve', result: '换用新配方胶料，寿命四千小时' });
    const { body } = await station.call(needRaisingRoutes.makeConfirmationLink, { params, body: {} });
    expect((await look(`/n/${body.token}`)).text).toContain('四千小时');
    expect((await send(`/n/${body.token}`, { score: '5', opinion: '确实顶用' })).status).toBe(303);
    expect((await station.call(needLifeRoutes.readNeedStanding, { params })).body).toMatchObject({
      state: 'confirmed',
      score: 5,
      opinion: '确实顶用',
    });
    expect((await step(station, params, { verb: 'close' })).body).toMatchObject({ state: 'closed' });
    const kinds = (await station.call(needLifeRoutes.readNeedTimeline, { params })).body.rows.map((row) => row.kind);
    expect(kinds).toEqual(['close', 'confirm', 'solve', 'assign', 'accept', 'raise']);
  });

  it('is offered publicly only with the enterprise’s word, the gate and a second person', async () => {
    const params = await assigned({ title: '煤浆泵噪声治理' });
    const text = { title: '渣浆泵房降噪', summary: '泵房噪声一百零二分贝，要降到八十五以下。' };
    expect((await look(`/needs/${params.needId}`)).status).toBe(404);
    expect((await station.call(needRaisingRoutes.writeNeedOffer, { params, body: text })).status).toBe(204);
    const publish = (caller: Caller, body: object) => caller.call(needRaisingRoutes.publishNeedOffer, { params, body: body as never });
    expect((await publish(station, { verb: 'submit' })).body).toMatchObject({ code: 'publication.gate_missing' });
    const gate = { isClear: true, statement: '已核对，不涉密' };
    expect((await publish(station, { verb: 'submit', gate })).status).toBe(204);
    expect((await publish(station, { verb: 'publish' })).status).toBe(403);
    expect((await publish(park, { verb: 'publish' })).status).toBe(204);
    const page = await look(`/needs/${params.needId}`);
    expect(page.text).toContain(text.summary);
    expect(page.text).not.toContain(ENTERPRISE);
    expect((await look('/needs')).text).toContain(text.title);
    const answer = { name: '钱工', orgName: '静噪工程', contact: '13700000000', text: '做过三十座泵房，可以到八十二分贝' };
    expect((await send(`/needs/${params.needId}`, answer)).status).toBe(422);
    expect((await send(`/needs/${params.needId}`, { ...answer, hasConsented: 'yes' })).status).toBe(303);
    expect((await send(`/needs/${params.needId}`, { ...answer, hasConsented: 'yes' })).status).toBe(409);
    const { rows } = (await station.call(needPartnerRoutes.listNeedCandidates, { params, query: {} })).body;
    expect(rows[0]).toMatchObject({ kind: 'answer', title: '钱工', reasons: [expect.stringContaining('泵房')] });
  });

  it('refuses to offer what is confidential or was not agreed to', async () => {
    const secret = await assigned({ title: '煤浆泵新材料叶轮', openness: 'keepers' });
    const text = { title: '公开标题', summary: '公开的内容摘要' };
    expect((await station.call(needRaisingRoutes.writeNeedOffer, { params: secret, body: text })).body).toMatchObject({
      code: 'technology.offer_confidential',
    });
    const gate = { isClear: true, statement: '已核对，不涉密' };
    expect((await station.call(needRaisingRoutes.publishNeedOffer, { params: secret, body: { verb: 'submit', gate } })).body).toMatchObject(
      {
        code: 'technology.offer_confidential',
      },
    );
    const staff = await assigned({ title: '煤浆泵振动监测', openness: 'staff' });
    expect((await station.call(needRaisingRoutes.writeNeedOffer, { params: staff, body: text })).body).toMatchObject({
      code: 'technology.offer_not_agreed',
    });
    expect((await look(`/needs/${secret.needId}`)).status).toBe(404);
  });

  it('open needs go over with the person who worked on them, and wait in the queue of who takes over', async () => {
    const security = await node.as('madongmei');
    const people = await node.app.database.system.query(`select id, name from party_people where name in ('柳扬', '郭帅')`);
    const [from, to] = ['柳扬', '郭帅'].map((name) => people.rows.find((row: { name: string }) => row.name === name)?.id as string);
    const count = async (id: string | undefined) =>
      (
        await node.app.database.system.query(
          `select count(*)::int as rows from technology_needs where assignee_id = $1 and state in ('assigned', 'matching')`,
          [id],
        )
      ).rows[0].rows as number;
    const [before, after] = [await count(from), await count(to)];
    expect(before).toBeGreaterThan(0);
    const handed = await security.ask('POST', `/api/people/${from}/handovers`, { toPersonId: to, ground: '岗位调整' });
    expect(handed.status).toBeLessThan(300);
    expect([await count(from), await count(to)]).toEqual([0, before + after]);
    const queue = (await (await node.as('guoshuai')).call(needBoardRoutes.readNeedQueue, { query: {} })).body;
    expect(queue.mine.total).toBeGreaterThanOrEqual(before);
  });
});
