import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enterExpert } from '#kit/experts.ts';
import { startNode, type Caller, type TestNode } from '#kit/node.ts';
import { expertDealingRoutes } from './contract/expert-dealings.ts';
import { expertPersonRoutes } from './contract/expert-person.ts';
import { expertRoutes, expertTwinRoutes } from './contract/experts.ts';
import { feeOf, withheldOn } from './expert-fee.ts';

let node: TestNode;
let officer: Caller;
let station: Caller;
let otherPark: Caller;
let finance: Caller;

beforeAll(async () => {
  node = await startNode();
  node.setNow('2026-11-24T02:00:00Z');
  officer = await node.as('gaoyaqin');
  station = await node.as('liuyang');
  otherPark = await node.as('shenlimei');
  finance = await node.as('caihongmei');
}, 120_000);
afterAll(() => node.close());

const read = async (expertId: string) => (await officer.call(expertRoutes.readExpert, { params: { expertId } })).body;
const enterpriseIn = async (park: string) =>
  (
    await node.app.database.owner.query(
      `select e.id from party_organisations e join party_organisations p on p.id = e.park_id
       where e.kind = 'enterprise' and p.name like '${park}%' order by e.id limit 1`,
    )
  ).rows[0].id as string;

describe('a fee by the scale', () => {
  const asked = { form: 'meeting', level: 'senior', renown: 'none', halfDays: 2 } as const;
  it('is a day’s bounds after tax, more for the renowned, less from the third day and for a half one', () => {
    expect(feeOf(asked)).toMatchObject({ lowFen: 150_000, highFen: 240_000 });
    expect(feeOf({ ...asked, level: 'middle' })).toMatchObject({ lowFen: 90_000, highFen: 150_000 });
    expect(feeOf({ ...asked, renown: 'academician' })).toMatchObject({ lowFen: 225_000, highFen: 360_000 });
    expect(feeOf({ ...asked, halfDays: 1 })).toMatchObject({ lowFen: 90_000, highFen: 144_000 });
    expect(feeOf({ ...asked, halfDays: 6 })).toMatchObject({ lowFen: 375_000, highFen: 600_000 });
    expect(feeOf({ ...asked, form: 'correspondence' })).toMatchObject({ lowFen: 30_000, highFen: 120_000, basis: { isChecked: false } });
  });
  it('adds what the payer withholds', () => {
    expect([80_000, 88_000, 336_000, 840_000, 2_480_000].map(withheldOn)).toEqual([0, 2_000, 64_000, 160_000, 520_000]);
  });
});

describe('a letter of appointment', () => {
  const draft = {
    number: '靖科聘〔2026〕901号',
    appointedAs: '科技入园服务专家',
    startsOn: '2025-01-01',
    endsOn: '2026-12-31',
    issuedOn: '2025-01-01',
  };
  it('is numbered once, has a term, is renewed, falls due and comes in Word', async () => {
    const id = await enterExpert(officer, '奚望川', { phone: '13700010001' });
    const appoint = (body: typeof draft & { renewsId?: string }, caller = officer) =>
      caller.call(expertDealingRoutes.appointExpert, { params: { expertId: id }, body });
    expect((await appoint(draft, station)).status).toBe(403);
    expect((await appoint({ ...draft, endsOn: '2024-12-31' })).body).toMatchObject({ code: 'libraries.term_backwards' });
    const first = await appoint(draft);
    expect(first.status).toBe(201);
    expect((await appoint(draft)).body).toMatchObject({ code: 'libraries.letter_number_taken' });
    expect(await read(id)).toMatchObject({ term: 'expiring', termEndsOn: '2026-12-31' });
    const due = await officer.ask('GET', '/api/due?within=60&kind=expert_term&pageSize=100');
    expect(due.body.rows).toContainEqual(expect.objectContaining({ day: '2026-12-31', number: draft.number }));
    const next = { ...draft, number: '靖科聘〔2026〕902号', startsOn: '2027-01-01', endsOn: '2028-12-31', renewsId: first.body.id };
    expect((await appoint(next)).body).toMatchObject({ renewsId: first.body.id });
    expect(await read(id)).toMatchObject({ term: 'in_term', termEndsOn: '2028-12-31' });
    const word = await officer.call(expertDealingRoutes.writeExpertLetter, { params: { letterId: first.body.id } });
    expect(word.headers.get('content-type')).toContain('wordprocessingml');
    const after = await officer.ask('GET', '/api/due?within=60&kind=expert_term&pageSize=100');
    expect(after.body.rows).not.toContainEqual(expect.objectContaining({ number: draft.number }));
  });

  it('is refused without consent', async () => {
    const id = await enterExpert(officer, '商陆', { phone: '13700010002' });
    await officer.call(expertPersonRoutes.withdrawExpertConsent, { params: { expertId: id } });
    const reply = await officer.call(expertDealingRoutes.appointExpert, {
      params: { expertId: id },
      body: { ...draft, number: '靖科聘〔2026〕903号' },
    });
    expect(reply.body).toMatchObject({ code: 'libraries.consent_missing' });
  });
});

describe('a consultation', () => {
  const talk = { heldOn: '2026-11-20', form: 'visit', topic: '压铸件气孔缺陷诊断', result: '调整真空度和浇道，废品率降至3%' } as const;
  const enter = (caller: Caller, expertId: string, body: object) =>
    caller.call(expertDealingRoutes.enterConsultation, { params: { expertId }, body: body as never });

  it('becomes a row of the work ledger under the enterprise, with a fee by the scale', async () => {
    const id = await enterExpert(officer, '容与', { phone: '13700010003' });
    const enterpriseId = await enterpriseIn('靖朔');
    const outside = await enter(station, id, { ...talk, enterpriseId, halfDays: 2, feeFen: 500_000 });
    expect(outside.body).toMatchObject({ code: 'libraries.fee_ground_missing' });
    expect((await enter(station, id, { ...talk, heldOn: '2026-12-01', enterpriseId })).body).toMatchObject({
      code: 'libraries.consultation_ahead',
    });
    expect((await enter(station, id, talk)).body).toMatchObject({ code: 'libraries.party_missing' });
    const entered = await enter(station, id, { ...talk, enterpriseId, halfDays: 2, feeFen: 200_000 });
    expect(entered.status).toBe(201);
    const listed = await officer.call(expertDealingRoutes.listConsultations, { query: { expertId: id } });
    expect(listed.body).toMatchObject({
      total: 1,
      feeFen: 200_000,
      rows: [{ fee: { lowFen: 150_000, highFen: 240_000, taxFen: 30_000 } }],
    });
    const work = await officer.ask('GET', `/api/work-entries?q=${encodeURIComponent('压铸件气孔缺陷诊断')}`);
    expect(work.body.rows[0]).toMatchObject({ clause: '3.1', occurredOn: '2026-11-20' });
    expect(await read(id)).toMatchObject({ consultations: 1, lastConsultedOn: '2026-11-20' });
  });

  it('is entered and seen in the park it counts for; finance sees the fees, the expert their own', async () => {
    const id = await enterExpert(officer, '相里青', { phone: '13700010004' });
    const elsewhere = await enterpriseIn('塬上');
    expect((await enter(station, id, { ...talk, enterpriseId: elsewhere })).status).toBe(403);
    const made = await enter(otherPark, id, { ...talk, topic: '镁渣综合利用', enterpriseId: elsewhere, halfDays: 1, feeFen: 100_000 });
    expect(made.status).toBe(201);
    const seen = async (caller: Caller) =>
      (await caller.call(expertDealingRoutes.listConsultations, { query: { expertId: id } })).body.total;
    expect([await seen(station), await seen(otherPark), await seen(finance)]).toEqual([0, 1, 1]);
    const withdrawal = { params: { consultationId: made.body.id }, body: { ground: '重复登记' } };
    expect((await station.call(expertDealingRoutes.withdrawConsultation, withdrawal)).status).toBe(404);
    expect((await otherPark.call(expertDealingRoutes.withdrawConsultation, withdrawal)).status).toBe(204);
    expect((await otherPark.call(expertDealingRoutes.withdrawConsultation, withdrawal)).body).toMatchObject({
      code: 'libraries.consultation_withdrawn',
    });
    expect(await read(id)).toMatchObject({ consultations: 0 });
  });
});

describe('duplicates', () => {
  it('are found, merged with the dealings of both, and parted again as they were', async () => {
    const one = await enterExpert(officer, '闻人朗', { phone: '13700010005', education: [], works: [] });
    const other = await enterExpert(officer, '闻人朗', {
      orgName: '靖朔学院',
      phone: '13700010006',
      post: '系主任',
      affiliations: [{ orgId: null, orgName: '陕北工程大学', post: null, from: '2010-01-01', until: '2020-01-01' }],
      isSomebodyElse: true,
    });
    await node.app.database.owner.query('delete from library_expert_distinctions where one_id = $1 or other_id = $1', [other]);
    const twins = async () =>
      (await officer.call(expertTwinRoutes.listExpertTwins, {})).body.rows.filter((pair) => pair.one.name === '闻人朗');
    expect(await twins()).toMatchObject([{ reasons: ['org'] }]);
    const talk = { heldOn: '2026-10-08', form: 'online', topic: '沙棘果油提取', otherParty: '清柳县农业合作社' } as const;
    await officer.call(expertDealingRoutes.enterConsultation, { params: { expertId: other }, body: talk });
    const merge = { params: { expertId: other }, body: { intoId: one } };
    expect((await officer.call(expertTwinRoutes.mergeExpert, { params: { expertId: one }, body: { intoId: one } })).status).toBe(409);
    expect((await officer.call(expertTwinRoutes.mergeExpert, merge)).status).toBe(204);
    expect(await read(one)).toMatchObject({ post: '系主任', consultations: 1, merged: [{ id: other }] });
    expect(await read(other)).toMatchObject({ mergedInto: one, mergedIntoName: '闻人朗' });
    expect((await officer.call(expertRoutes.changeExpert, { params: { expertId: other }, body: { post: '教授' } })).body).toMatchObject({
      code: 'libraries.row_merged',
    });
    expect(await twins()).toEqual([]);
    expect((await officer.call(expertTwinRoutes.partExpert, { params: { expertId: other } })).status).toBe(204);
    expect(await read(one)).toMatchObject({ post: null, consultations: 0, merged: [] });
    expect(await read(other)).toMatchObject({ post: '系主任', consultations: 1, mergedInto: null });
    expect((await officer.call(expertTwinRoutes.partExpert, { params: { expertId: other } })).body).toMatchObject({
      code: 'libraries.not_merged',
    });
  });
});
