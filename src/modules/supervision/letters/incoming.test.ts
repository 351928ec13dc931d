import { afterAll, describe, expect, it } from 'vitest';
import { incomingRoutes, receivedRoutes } from '#modules/supervision/contract.ts';
import { at, openLetters, problem } from '#kit/letters.ts';
import type { Caller } from '#kit/node.ts';

const { node, drafter, checker, deputy, issued, personIdOf } = await openLetters();
afterAll(() => node.close());

describe('收文', () => {
  const draft = {
    fromName: '陕西省科学技术厅',
    number: '陕科函〔2026〕88号',
    title: '关于报送科技型企业培育情况的函',
    writtenOn: '2026-11-18',
    receivedOn: '2026-11-20',
    dueOn: '2026-12-04',
    securityClass: 'open' as const,
    urgency: 'urgent' as const,
    note: '',
  };
  const inc = (incomingId: string) => ({ params: { incomingId } });

  it('is registered once, in order, and nothing secret or of tomorrow', async () => {
    const register = (changes: object) => checker.call(incomingRoutes.registerIncoming, { body: { ...draft, ...changes } });
    const one = await register({});
    const other = await register({ number: '陕科函〔2026〕89号' });
    const countOf = (text: string) => Number(/(\d+)号$/.exec(text)?.[1]);
    expect(countOf(other.body.registryNumber)).toBe(countOf(one.body.registryNumber) + 1);
    expect(await problem(register({}))).toEqual([409, 'supervision.incoming_number_taken']);
    expect(await problem(register({ number: '', securityClass: 'confidential' }))).toEqual([422, 'supervision.incoming_secret']);
    expect(await problem(register({ number: '', receivedOn: '2026-11-24' }))).toEqual([422, 'supervision.incoming_from_future']);
    for (const who of ['hejun', 'caihongmei', 'liuyang']) {
      expect((await (await node.as(who)).call(incomingRoutes.readIncoming, inc(one.body.id))).status).toBe(404);
    }
  });

  it('is instructed on, handed over in working days, answered by whoever has it, and closed', async () => {
    node.setNow('2026-11-16T02:00:00Z');
    const { body } = await checker.call(incomingRoutes.registerIncoming, {
      body: { ...draft, number: '陕科函〔2026〕90号', receivedOn: '2026-11-13' },
    });
    const answered = await drafter.call(incomingRoutes.feedBackOnIncoming, { ...inc(body.id), body: { text: '已办' } });
    expect([answered.status, answered.body]).toMatchObject([409, { code: 'supervision.incoming_step_not_now' }]);
    const instruction = { leaderName: '白文涛', text: '请高新科按时报送。' };
    const instructed = await checker.call(incomingRoutes.instructOnIncoming, { ...inc(body.id), body: instruction });
    expect(instructed.body.steps.at(-1)).toMatchObject({ by: '高雅琴', leaderName: '白文涛', text: '请高新科按时报送。' });
    const over = (personId: string) =>
      checker.call(incomingRoutes.handOverIncoming, {
        ...inc(body.id),
        body: { personId, office: '高新技术科', workingDays: 3, text: '' },
      });
    expect(await problem(over(await personIdOf('贺俊')))).toEqual([422, 'supervision.incoming_person_unknown']);
    expect((await over(await personIdOf('王翔宇'))).body).toMatchObject({ state: 'handed_over', handlingDueOn: '2026-11-19' });
    const feedBack = (who: Caller) => who.call(incomingRoutes.feedBackOnIncoming, { ...inc(body.id), body: { text: '情况已报省厅。' } });
    expect(await problem(feedBack(deputy))).toEqual([403, 'supervision.incoming_not_yours_to_do']);
    expect((await feedBack(drafter)).body.state).toBe('fed_back');
    const again = { reason: '附表没有盖章', workingDays: 1 };
    expect((await checker.call(incomingRoutes.demandIncomingAgain, { ...inc(body.id), body: again })).body.handlingDueOn).toBe(
      '2026-11-17',
    );
    node.setNow('2026-11-23T02:00:00Z');
    const late = (await checker.call(incomingRoutes.listIncoming, { query: { state: 'overdue' } })).body;
    expect(late.rows.map(({ id }) => id)).toContain(body.id);
    const queue = (await drafter.ask('GET', '/api/queue')).body.rows.find((row: { id: string }) => row.id === body.id);
    expect(queue).toMatchObject({ kind: 'letter', dueOn: '2026-11-17' });
    await feedBack(drafter);
    expect((await checker.call(incomingRoutes.closeIncoming, { ...inc(body.id), body: { text: '' } })).body).toMatchObject({
      state: 'closed',
      isEditable: false,
    });
    const change = checker.call(incomingRoutes.changeIncoming, { ...inc(body.id), body: { ...draft, number: '' } });
    expect(await problem(change)).toEqual([409, 'supervision.incoming_closed']);
    expect((await checker.call(incomingRoutes.reopenIncoming, inc(body.id))).body.state).toBe('instructed');
  });

  it('is sent back when it is not theirs, with the reason', async () => {
    const { body } = await checker.call(incomingRoutes.registerIncoming, { body: { ...draft, number: '陕科函〔2026〕91号' } });
    const personId = await personIdOf('王翔宇');
    await checker.call(incomingRoutes.handOverIncoming, { ...inc(body.id), body: { personId, office: '', workingDays: 3, text: '' } });
    const back = await drafter.call(incomingRoutes.sendBackIncoming, { ...inc(body.id), body: { reason: '属成果科职责' } });
    expect(back.body).toMatchObject({ state: 'instructed', handler: null, handlingDueOn: null });
  });

  it('takes a letter of the platform in with one click, once, and signs for it', async () => {
    const id = await issued({ groups: ['park_committees'] });
    const park = await node.as('hejun');
    const taken = await park.call(incomingRoutes.registerReceivedLetter, at(id));
    expect(taken.body).toMatchObject({ fromName: '靖朔市科学技术局', letterId: id, state: 'registered' });
    expect(await problem(park.call(incomingRoutes.registerReceivedLetter, at(id)))).toEqual([409, 'supervision.letter_registered_already']);
    expect((await park.call(receivedRoutes.readReceivedLetter, at(id))).body).toMatchObject({
      signedForBy: '贺俊',
      incomingId: taken.body.id,
    });
  });

  it('keeps the scan', async () => {
    const { body } = await checker.call(incomingRoutes.registerIncoming, { body: { ...draft, number: '陕科函〔2026〕92号' } });
    const scan = new File(['%PDF-1.7 x'], '来文扫描件.pdf');
    expect((await checker.call(incomingRoutes.keepIncomingScan, { ...inc(body.id), files: [scan] })).body.file?.name).toBe(
      '来文扫描件.pdf',
    );
    expect((await checker.call(incomingRoutes.openIncomingScan, inc(body.id))).bytes).toHaveLength(10);
  });
});
