import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNode, type Caller, type TestNode } from '#kit/node.ts';
import { needBoardRoutes } from '../contract/need-board.ts';
import { needLifeRoutes, type NeedStepDraft } from '../contract/need-life.ts';
import { needPartnerRoutes } from '../contract/need-partners.ts';
import { needRaisingRoutes } from '../contract/need-raising.ts';
import { needRoutes } from '../contract/needs.ts';

let node: TestNode;
let station: Caller;
let park: Caller;
let elsewhere: Caller;
let bureau: Caller;
let director: Caller;
let own: Caller;

const SHUOFENG = '靖朔朔风离子科技有限公司';

/** Sessions end by the real clock: the past is free to move in. */
const on = (now: string) => node.setNow(now);
const TODAY = '2026-09-07T02:00:00Z';

beforeAll(async () => {
  node = await startNode();
  on(TODAY);
  [station, park, elsewhere, bureau, director, own] = (await Promise.all(
    ['liuyang', 'hejun', 'shenlimei', 'gaoyaqin', 'baiwentao', 'kangyongning'].map((name) => node.as(name)),
  )) as [Caller, Caller, Caller, Caller, Caller, Caller];
});
afterAll(() => node.close());

const raising = (title: string, more: object = {}) => ({
  title,
  kind: 'research' as const,
  difficulty: '电芯叠片毛刺造成微短路，自放电不一致',
  openness: 'staff' as const,
  ...more,
});
const raise = async (title: string, more: object = {}) => {
  const reply = await own.call(needRaisingRoutes.raiseNeed, { body: raising(title, more) });
  expect(reply.status).toBe(201);
  return { needId: reply.body.id };
};
type Params = { needId: string };
const step = (caller: Caller, params: Params, body: Partial<NeedStepDraft> & Pick<NeedStepDraft, 'verb'>) =>
  caller.call(needLifeRoutes.takeNeedStep, { params, body });
const standing = async (params: Params, caller = station) => (await caller.call(needLifeRoutes.readNeedStanding, { params })).body;
/** Accepted and given to the first who is proposed. */
const assigned = async (title: string, more: object = {}) => {
  const params = await raise(title, more);
  await step(station, params, { verb: 'accept' });
  const { body } = await station.call(needLifeRoutes.listNeedAssignees, { params });
  await step(park, params, { verb: 'assign', personId: body.rows[0]?.id ?? '' });
  return params;
};

describe('raising a need', () => {
  it('puts it before those who check, with a limit of three working days', async () => {
    const params = await raise('叠片毛刺在线检测', { wantedBy: '2027-03-01', purpose: '降低自放电不良' });
    expect(await standing(params)).toMatchObject({
      state: 'reported',
      source: 'enterprise',
      dueOn: '2026-09-10',
      isOverdue: false,
      daysLeft: 3,
      purpose: '降低自放电不良',
      verbs: expect.arrayContaining(['accept', 'return', 'transfer', 'withdraw']),
    });
    expect((await standing(params, own)).verbs).toEqual(['withdraw']);
    const { body } = await station.call(needBoardRoutes.readNeedQueue, { query: {} });
    expect(body.unassigned.cards.map((card) => card.id)).toContain(params.needId);
  });

  it('refuses the same need sent twice, a day that has passed and a range upside down', async () => {
    await raise('隔膜涂布均匀性');
    const twice = await own.call(needRaisingRoutes.raiseNeed, { body: raising('隔膜 涂布、均匀性') });
    expect(twice.body).toMatchObject({ code: 'technology.need_already_there', fields: [{ path: '/title' }] });
    const late = await own.call(needRaisingRoutes.raiseNeed, { body: raising('要得太早的需求', { wantedBy: '2026-08-01' }) });
    expect(late.body).toMatchObject({ code: 'technology.need_wanted_by_past' });
    const range = await own.call(needRaisingRoutes.raiseNeed, { body: raising('金额颠倒的需求', { amountLowFen: 2, amountHighFen: 1 }) });
    expect(range.body).toMatchObject({ code: 'technology.need_amount_range' });
    expect((await own.call(needRoutes.listNeeds, { query: { q: '要得太早' } })).body.total).toBe(0);
  });

  it('can be sent back with a ground, amended and sent in again', async () => {
    const params = await raise('极片干燥能耗高');
    expect((await step(station, params, { verb: 'return' })).body).toMatchObject({ code: 'technology.need_ground_missing' });
    expect((await step(station, params, { verb: 'return', ground: '请补充现有干燥温度' })).body).toMatchObject({ state: 'returned' });
    const amended = raising('极片干燥能耗高', { presentBase: '85℃、4小时' });
    expect((await own.call(needRaisingRoutes.amendRaisedNeed, { params, body: amended })).status).toBe(204);
    expect((await step(own, params, { verb: 'send_again' })).body).toMatchObject({ state: 'reported' });
    await step(station, params, { verb: 'accept' });
    expect((await own.call(needRaisingRoutes.amendRaisedNeed, { params, body: amended })).body).toMatchObject({
      code: 'technology.need_step_not_possible',
    });
  });
});

describe('steps', () => {
  it('are taken in the order of the plan by those whose they are', async () => {
    const params = await raise('化成柜温控');
    expect((await step(station, params, { verb: 'solve', result: '已解决' })).body).toMatchObject({
      code: 'technology.need_step_not_possible',
    });
    expect((await step(own, params, { verb: 'accept' })).body).toMatchObject({ code: 'technology.need_step_not_yours' });
    expect((await step(elsewhere, params, { verb: 'accept' })).status).toBe(404);
    expect((await step(station, params, { verb: 'accept', seen: 'assigned' })).body).toMatchObject({ code: 'technology.need_moved_on' });
    await step(station, params, { verb: 'accept' });
    expect((await step(station, params, { verb: 'assign' })).body).toMatchObject({ code: 'technology.need_person_missing' });
    expect((await step(station, params, { verb: 'assign', personId: 'per_nobody' })).body).toMatchObject({
      code: 'technology.need_person_elsewhere',
      fields: [{ path: '/personId' }],
    });
    expect((await standing(params)).state).toBe('accepted');
  });

  it('propose who has handled the like and has little open, with reasons', async () => {
    const params = await raise('储能电芯低温放电容量');
    await step(station, params, { verb: 'accept' });
    const { rows } = (await station.call(needLifeRoutes.listNeedAssignees, { params })).body;
    expect(rows[0]).toMatchObject({ isProposed: true, reasons: expect.arrayContaining([expect.stringContaining('条')]) });
    expect(rows.slice(1).every((row) => !row.isProposed)).toBe(true);
    await step(station, params, { verb: 'assign', personId: rows[0]?.id ?? '' });
    expect(await standing(params)).toMatchObject({ state: 'assigned', assignee: { id: rows[0]?.id }, dueOn: '2026-09-20' });
    const need = await station.call(needRoutes.readNeed, { params });
    expect(need.body.responsiblePerson).toBe(rows[0]?.name);
  });

  it('are undone within a day by who took them, when nothing came after', async () => {
    const params = await raise('浆料沉降');
    const accepted = await step(station, params, { verb: 'accept' });
    const undo = (caller: Caller, stepId: string) => caller.call(needLifeRoutes.undoNeedStep, { params: { ...params, stepId } });
    expect((await undo(park, accepted.body.stepId)).body).toMatchObject({ code: 'technology.step_not_yours' });
    expect((await undo(station, accepted.body.stepId)).status).toBe(204);
    expect(await standing(params)).toMatchObject({ state: 'reported', dueOn: '2026-09-10' });
    const again = await step(station, params, { verb: 'accept' });
    const withdrawn = await node.app.database.system.query(
      'select withdrawn_at from ledger_work_entries where record_subject = any($1) order by entered_at',
      [[accepted.body.stepId, again.body.stepId]],
    );
    expect(withdrawn.rows.map((row: { withdrawn_at: Date | null }) => row.withdrawn_at !== null)).toEqual([true, false]);
    await step(park, params, { verb: 'attempt', note: '电话约时间' });
    expect((await undo(station, again.body.stepId)).body).toMatchObject({ code: 'technology.step_not_last' });
    const timeline = (await station.call(needLifeRoutes.readNeedTimeline, { params })).body.rows;
    expect(timeline.map(({ kind, isTakenBack }) => [kind, isTakenBack])).toEqual([
      ['attempt', false],
      ['accept', false],
      ['accept', true],
      ['raise', false],
    ]);
    on('2026-09-09T02:00:00Z');
    const { stepId } = (await park.call(needLifeRoutes.readNeedTimeline, { params })).body.rows.map((row) => ({ stepId: row.id }))[0]!;
    expect((await undo(park, stepId)).body).toMatchObject({ code: 'technology.step_too_late' });
    on(TODAY);
  });

  it('hand a need on to a department, whose people then see it and take it on', async () => {
    const params = await raise('扩建叠片车间用地', { kind: 'site' });
    await step(station, params, { verb: 'accept' });
    const liaison = await node.as('tuoxiaojun');
    expect((await liaison.call(needLifeRoutes.readNeedStanding, { params })).status).toBe(404);
    expect((await step(station, params, { verb: 'transfer', ground: '用地不归科技' })).body).toMatchObject({
      code: 'technology.need_office_missing',
    });
    const me = (await liaison.ask('GET', '/api/me')).body;
    const officeId = me.organisation.id;
    expect((await step(station, params, { verb: 'transfer', officeId, ground: '用地不归科技' })).body).toMatchObject({
      state: 'transferred',
    });
    expect(await standing(params, liaison)).toMatchObject({ state: 'transferred', verbs: expect.arrayContaining(['take_on']) });
    expect((await step(liaison, params, { verb: 'take_on' })).body).toMatchObject({ state: 'accepted' });
  });

  it('wait for a day when a need is put on long watch, and go on from there', async () => {
    const params = await assigned('固态电解质界面阻抗');
    expect((await step(station, params, { verb: 'watch', ground: '国内无货', lookOn: '2026-08-01' })).body).toMatchObject({
      code: 'technology.need_look_day',
    });
    expect((await step(station, params, { verb: 'watch', ground: '国内无货', lookOn: '2026-10-20' })).body).toMatchObject({
      state: 'long_term',
    });
    expect(await standing(params)).toMatchObject({ lookOn: '2026-10-20', dueOn: '2026-10-20' });
    expect((await step(station, params, { verb: 'resume' })).body).toMatchObject({ state: 'matching' });
  });

  it('call nobody unreachable before three recorded attempts on two days', async () => {
    const params = await assigned('负极石墨化能耗');
    await step(station, params, { verb: 'attempt', note: '电话无人接' });
    await step(station, params, { verb: 'attempt', note: '再打，无人接' });
    expect((await step(station, params, { verb: 'lose' })).body).toMatchObject({ code: 'technology.need_attempts_few' });
    on('2026-09-08T02:00:00Z');
    await step(station, params, { verb: 'attempt', note: '到厂，门锁着' });
    expect((await step(station, params, { verb: 'lose' })).body).toMatchObject({ state: 'unreachable' });
    expect((await step(station, params, { verb: 'reopen', ground: '企业来电' })).body).toMatchObject({ state: 'accepted' });
    expect((await step(station, params, { verb: 'lose' })).body).toMatchObject({ code: 'technology.need_attempts_few' });
    on(TODAY);
  });

  it('leave it to the head of the office what happens with what is overdue', async () => {
    const params = await raise('注液量一致性');
    expect((await step(park, params, { verb: 'pass_up', ground: '没有人手' })).body).toMatchObject({ code: 'technology.need_not_overdue' });
    on('2026-09-15T02:00:00Z');
    expect(await standing(params)).toMatchObject({ isOverdue: true, daysLeft: -3 });
    expect((await step(station, params, { verb: 'pass_up', ground: '没有人手' })).body).toMatchObject({
      code: 'technology.need_step_not_yours',
    });
    const queue = (await park.call(needBoardRoutes.readNeedQueue, { query: {} })).body;
    expect(queue.decides).toBe(true);
    expect(queue.overdue.cards.map((card) => card.id)).toContain(params.needId);
    expect((await step(park, params, { verb: 'give_time', ground: '企业停产一周', dueOn: '2026-09-14' })).body).toMatchObject({
      code: 'technology.need_due_day',
    });
    expect((await step(park, params, { verb: 'pass_up', ground: '园区没有这方面的人' })).status).toBe(201);
    expect(await standing(params)).toMatchObject({ isPassedUp: true, state: 'reported' });
    expect((await step(director, params, { verb: 'give_time', ground: '市里派人', dueOn: '2026-09-22' })).status).toBe(201);
    expect(await standing(params)).toMatchObject({ dueOn: '2026-09-22', isOverdue: false });
    on(TODAY);
  });
});

describe('from matching to closing', () => {
  it('goes through talks, contract, milestones and result to the enterprise’s word', async () => {
    const params = await assigned('铝壳封口气密检测');
    const talk = { heldOn: '2026-09-04', way: 'visit' as const, withWhom: '西部能源科技大学 常教授', note: '看过封口线，愿意试做' };
    expect((await station.call(needPartnerRoutes.noteTalk, { params, body: { ...talk, heldOn: '2026-10-20' } })).body).toMatchObject({
      code: 'technology.talk_day_ahead',
    });
    expect((await station.call(needPartnerRoutes.noteTalk, { params, body: talk })).status).toBe(201);
    expect((await standing(params)).state).toBe('matching');
    const paper = new File([new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d])], '合同.pdf');
    const { files } = (await station.call(needLifeRoutes.bringNeedFiles, { files: [paper] })).body;
    const contract = {
      kind: 'development' as const,
      title: '铝壳封口气密在线检测',
      number: '2026610800123',
      partyA: SHUOFENG,
      partyB: '西部能源科技大学',
      amountFen: 48_000_000,
      signedOn: '2026-09-06',
      startsOn: '2026-09-10',
      endsOn: '2027-06-30',
      fileIds: files.map((file) => file.id),
    };
    const upside = { ...contract, startsOn: '2027-06-30', endsOn: '2026-09-10' };
    expect((await station.call(needPartnerRoutes.signContract, { params, body: upside })).body).toMatchObject({
      code: 'technology.contract_days',
    });
    expect((await station.call(needPartnerRoutes.signContract, { params, body: contract })).status).toBe(201);
    expect((await station.call(needPartnerRoutes.signContract, { params, body: { ...contract, fileIds: [] } })).body).toMatchObject({
      code: 'technology.contract_number_taken',
    });
    expect((await standing(params)).state).toBe('signed');
    expect((await own.ask('GET', `/api/needs/${params.needId}/files/${files[0]?.id}`)).status).toBe(200);
    expect((await elsewhere.ask('GET', `/api/needs/${params.needId}/files/${files[0]?.id}`)).status).toBe(404);
    const set = await station.call(needPartnerRoutes.setMilestone, { params, body: { title: '样机到厂', dueOn: '2026-12-10' } });
    await step(station, params, { verb: 'carry_out' });
    expect(await standing(params)).toMatchObject({ state: 'under_way', dueOn: '2026-12-10' });
    const milestone = { ...params, milestoneId: set.body.id };
    const reached = { reachedOn: '2026-09-07', note: '提前' };
    expect((await station.call(needPartnerRoutes.reachMilestone, { params: milestone, body: reached })).status).toBe(204);
    expect((await station.call(needPartnerRoutes.reachMilestone, { params: milestone, body: reached })).body).toMatchObject({
      code: 'technology.milestone_reached_already',
    });
    expect((await step(station, params, { verb: 'solve' })).body).toMatchObject({ code: 'technology.need_result_missing' });
    await step(station, params, { verb: 'solve', result: '漏检率降到千分之一' });
    expect((await step(station, params, { verb: 'confirm', score: 5 })).body).toMatchObject({ code: 'technology.need_step_not_yours' });
    expect((await step(own, params, { verb: 'confirm' })).body).toMatchObject({ code: 'technology.need_score_missing' });
    expect((await step(own, params, { verb: 'dispute', ground: '夜班还有漏检' })).body).toMatchObject({ state: 'under_way' });
    await step(station, params, { verb: 'solve', result: '夜班也达标' });
    expect((await step(own, params, { verb: 'confirm', score: 5, note: '帮了大忙' })).body).toMatchObject({ state: 'confirmed' });
    expect((await step(station, params, { verb: 'close' })).body).toMatchObject({ state: 'closed' });
    const detail = (await station.call(needRoutes.readNeed, { params })).body;
    expect(detail).toMatchObject({ state: 'closed', closedOn: '2026-09-07', matchedOn: '2026-09-04' });
    const rows = await node.app.database.system.query(
      `select clause, count(*)::int as rows from ledger_work_entries w join technology_need_steps s on s.id = w.record_subject
       where s.need_id = $1 group by clause`,
      [params.needId],
    );
    expect(rows.rows).toEqual([{ clause: '6.2', rows: 13 }]);
  });
});

describe('the board', () => {
  it('shows columns with counts and the first cards, and only what this person serves', async () => {
    const all = (await bureau.call(needBoardRoutes.readNeedBoard, { query: { cards: 3 } })).body;
    expect(all.columns.map((column) => column.state)).toEqual([
      'reported',
      'accepted',
      'assigned',
      'matching',
      'signed',
      'under_way',
      'solved',
      'confirmed',
      'transferred',
      'long_term',
    ]);
    expect(all.columns.every((column) => column.cards.length === Math.min(3, column.total))).toBe(true);
    const mine = (await elsewhere.call(needBoardRoutes.readNeedBoard, { query: {} })).body;
    expect(mine.columns.flatMap((column) => column.cards).every((card) => card.parkName?.includes('塬上'))).toBe(true);
    expect(mine.open).toBeLessThan(all.open);
    const closed = (await bureau.call(needBoardRoutes.readNeedBoard, { query: { state: 'closed', cards: 5, offset: 5 } })).body;
    expect(closed.columns).toHaveLength(1);
    const secret = (await director.call(needBoardRoutes.readNeedBoard, { query: { cards: 100 } })).body;
    expect(
      secret.columns
        .flatMap((column) => column.cards)
        .filter((card) => card.isConfidential)
        .every((card) => card.title === null),
    ).toBe(true);
  });
});
