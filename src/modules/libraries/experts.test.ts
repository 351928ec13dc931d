import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consent, enterExpert, expertDraft, provenance } from '#kit/experts.ts';
import { startNode, type Caller, type TestNode } from '#kit/node.ts';
import { expertPersonRoutes } from './contract/expert-person.ts';
import { expertRoutes } from './contract/experts.ts';

let node: TestNode;
let officer: Caller;
let director: Caller;
let station: Caller;
let otherPark: Caller;
let county: Caller;
let enterprise: Caller;
let duan: Caller;

beforeAll(async () => {
  node = await startNode();
  officer = await node.as('gaoyaqin');
  director = await node.as('baiwentao');
  station = await node.as('liuyang');
  otherPark = await node.as('shenlimei');
  county = await node.as('zhangrui');
  enterprise = await node.as('kangyongning');
  duan = await node.as('duanhaisheng');
}, 120_000);
afterAll(() => node.close());

const read = (caller: Caller, expertId: string) => caller.call(expertRoutes.readExpert, { params: { expertId } });
const counted = async (table: string) =>
  (await node.app.database.owner.query(`select count(*)::int as n from ${table}`)).rows[0].n as number;
const parkOf = async (name: string) =>
  (await node.app.database.owner.query(`select id from party_organisations where kind = 'park' and name like '${name}%'`)).rows[0]
    .id as string;

describe('entering an expert', () => {
  it('is refused without a source, without terms and without consent, and leaves nothing behind', async () => {
    const before = await counted('library_experts');
    const bare = await officer.call(expertRoutes.addExpert, { body: { ...expertDraft('无来源'), provenance: null } });
    expect(bare).toMatchObject({ status: 422, body: { code: 'libraries.provenance_missing' } });
    const half = await officer.call(expertRoutes.addExpert, {
      body: { ...expertDraft('缺条件'), provenance: { ...provenance, terms: '' } },
    });
    expect(half.body).toMatchObject({ code: 'libraries.provenance_missing', fields: [{ path: '/provenance/terms' }] });
    const unasked = await officer.call(expertRoutes.addExpert, { body: { ...expertDraft('未同意'), consent: null } });
    expect(unasked).toMatchObject({ status: 422, body: { code: 'libraries.consent_missing' } });
    const early = { ...consent, givenOn: '2024-06-01' };
    const old = await officer.call(expertRoutes.addExpert, { body: { ...expertDraft('旧日期'), consent: early } });
    expect(old.body).toMatchObject({ code: 'libraries.consent_early' });
    expect(await counted('library_experts')).toBe(before);
  });

  it('shows who is alike first; two people of one name are told apart once', async () => {
    const id = await enterExpert(officer, '祁连成');
    const twin = await officer.call(expertRoutes.addExpert, { body: expertDraft('祁 连成', { orgName: '陕北工程大学' }) });
    expect(twin).toMatchObject({ status: 409, body: { code: 'libraries.expert_twin' } });
    const byPhone = await officer.call(expertRoutes.addExpert, { body: expertDraft('祁连成', { orgName: '靖朔学院' }) });
    expect(byPhone.body).toMatchObject({ code: 'libraries.expert_twin' });
    const other = await officer.call(expertRoutes.addExpert, {
      body: expertDraft('祁连成', { phone: '13892100000', isSomebodyElse: true }),
    });
    expect(other.status).toBe(201);
    expect((await read(officer, id)).body.name).toBe('祁连成');
  });

  it('is for the park that keeps the entry; another park reads it and may not change it', async () => {
    const parkId = await parkOf('靖朔');
    const elsewhere = await otherPark.call(expertRoutes.addExpert, { body: expertDraft('左玉庭', { parkId }) });
    expect(elsewhere).toMatchObject({ status: 403, body: { code: 'libraries.expert_elsewhere' } });
    const id = await enterExpert(station, '左玉庭', { parkId, phone: '13892101111' });
    expect((await read(otherPark, id)).body).toMatchObject({ name: '左玉庭', phone: '138****1111' });
    const change = await otherPark.call(expertRoutes.changeExpert, { params: { expertId: id }, body: { post: '所长' } });
    expect(change.status).toBe(403);
    const made = await station.call(expertRoutes.changeExpert, { params: { expertId: id }, body: { post: '所长', ground: '本人来电' } });
    expect(made.body).toMatchObject({ post: '所长' });
    const history = await station.call(expertRoutes.listExpertChanges, { params: { expertId: id } });
    expect(history.body.rows).toMatchObject([{ by: '柳扬', ground: '本人来电', fields: [{ field: 'post', before: null, after: '所长' }] }]);
  });
});

describe('personal data', () => {
  it('show a phone in part, and whole only for a purpose that is kept in the trail', async () => {
    const id = await enterExpert(officer, '景怀远', { phone: '13992345678', email: 'jinghy@inst.example' });
    const listed = await officer.call(expertRoutes.listExperts, { query: { q: '景怀远' } });
    expect(listed.body.rows[0]).toMatchObject({ phone: '139****5678' });
    expect(listed.bytes.toString()).not.toContain('13992345678');
    expect((await read(county, id)).body).toMatchObject({ name: '景怀远', phone: null, email: null, hasPhone: true });
    const asked = (caller: Caller, purpose: string) =>
      caller.call(expertRoutes.showExpertContact, { params: { expertId: id }, body: { kind: 'phone', purpose } });
    expect((await asked(officer, ' ')).status).toBe(422);
    expect((await asked(county, '想认识一下')).status).toBe(403);
    const shown = await asked(station, '联系镁合金压铸现场咨询');
    expect(shown.body).toEqual({ value: '13992345678' });
    const { rows } = await node.app.database.owner.query(
      `select e.subject from trail_entries e where e.type = 'libraries.expert_contact_shown' order by e.recorded_at desc limit 1`,
    );
    expect(rows[0].subject).toBe(id);
  });

  it('are not for enterprises, and an expert sees only their own entry', async () => {
    const id = await enterExpert(officer, '温少白', { phone: '13992340000' });
    expect((await read(enterprise, id)).status).toBe(403);
    expect((await read(duan, id)).status).toBe(404);
    const own = await duan.call(expertRoutes.readOwnExpert, {});
    expect(own.body.expert).toMatchObject({ name: '段海生', isMine: true });
    expect(own.body.expert?.phone).toMatch(/^1\d{10}$/u);
    expect((await duan.call(expertRoutes.listExperts, {})).status).toBe(403);
  });
});

describe('one’s own entry', () => {
  const mine = async () => (await duan.call(expertRoutes.readOwnExpert, {})).body.expert!;

  it('changes only after a second person has said yes', async () => {
    const { id, directions } = await mine();
    const sent = { params: { expertId: id }, body: { directions: '煤焦油加氢催化剂失活与再生', ground: '方向有调整' } };
    const proposal = await duan.call(expertPersonRoutes.proposeExpertChange, sent);
    expect(proposal.status).toBe(201);
    expect(await mine()).toMatchObject({ directions, proposal: proposal.body.id });
    expect((await duan.call(expertPersonRoutes.proposeExpertChange, sent)).body).toMatchObject({ code: 'libraries.proposal_waits' });
    const answer = { params: { proposalId: proposal.body.id }, body: { isTaken: true } };
    expect((await duan.call(expertPersonRoutes.answerExpertProposal, answer)).status).toBe(403);
    expect((await officer.call(expertPersonRoutes.answerExpertProposal, answer)).status).toBe(204);
    expect((await officer.call(expertPersonRoutes.answerExpertProposal, answer)).body).toMatchObject({
      code: 'libraries.proposal_answered',
    });
    expect(await mine()).toMatchObject({ directions: '煤焦油加氢催化剂失活与再生', proposal: null });
    const change = await duan.call(expertRoutes.changeExpert, { params: { expertId: id }, body: { post: '院长' } });
    expect(change.status).toBe(403);
  });

  it('can be copied by the person, and deleted on their wish while letters stay valid', async () => {
    const id = await enterExpert(officer, '鲍松年', { phone: '13700002222', directions: '旱作节水' });
    const copy = await officer.call(expertPersonRoutes.copyExpert, { params: { expertId: id } });
    expect(copy.status).toBe(200);
    expect((await station.call(expertPersonRoutes.eraseExpert, { params: { expertId: id }, body: { ground: '本人申请' } })).status).toBe(
      403,
    );
    const erased = await officer.call(expertPersonRoutes.eraseExpert, { params: { expertId: id }, body: { ground: '本人书面申请' } });
    expect(erased.status).toBe(204);
    const left = await node.app.database.owner.query(
      `select row_to_json(e)::text as said from library_experts e where id = $1 union all
       select row_to_json(c)::text from library_expert_changes c where expert_id = $1`,
      [id],
    );
    expect(left.rows.map((row: { said: string }) => row.said).join()).not.toMatch(/鲍松年|13700002222|旱作/u);
    const again = await officer.call(expertRoutes.changeExpert, { params: { expertId: id }, body: { post: '所长' } });
    expect(again.body).toMatchObject({ code: 'libraries.expert_erased' });
    expect((await officer.call(expertRoutes.listExperts, { query: { q: '鲍松年' } })).body.total).toBe(0);
  });
});

describe('the public page', () => {
  const step = (caller: Caller, expertId: string, body: object) =>
    caller.call(expertRoutes.publishExpert, { params: { expertId }, body: body as never });
  const gate = { isClear: true, statement: '已逐项核对，不含涉密和未经同意的信息' };

  it('wants consent, a named gate and a second person; a withdrawn consent takes it away at once', async () => {
    const id = await enterExpert(officer, '柏乔木', { openFields: ['title', 'org', 'fields', 'directions'], phone: '13700003333' });
    expect((await step(officer, id, { verb: 'submit' })).body).toMatchObject({ code: 'publication.gate_missing' });
    expect((await step(officer, id, { verb: 'submit', gate })).status).toBe(201);
    expect((await step(officer, id, { verb: 'publish' })).body).toMatchObject({ code: 'publication.second_person_wanted' });
    expect((await step(station, id, { verb: 'publish' })).status).toBe(403);
    expect((await step(director, id, { verb: 'publish' })).body).toMatchObject({ isPublic: true });
    const late = await officer.call(expertRoutes.changeExpert, { params: { expertId: id }, body: { directions: '改一改' } });
    expect(late.body).toMatchObject({ code: 'publication.not_changeable' });
    const inner = await officer.call(expertRoutes.changeExpert, { params: { expertId: id }, body: { availabilityNote: '周五方便' } });
    expect(inner.status).toBe(200);
    expect((await officer.call(expertPersonRoutes.withdrawExpertConsent, { params: { expertId: id } })).status).toBe(204);
    expect((await read(officer, id)).body).toMatchObject({ isPublic: false, hasConsent: false, publication: 'withdrawn' });
    expect((await step(officer, id, { verb: 'submit', gate })).body).toMatchObject({ code: 'libraries.consent_missing' });
  });
});
