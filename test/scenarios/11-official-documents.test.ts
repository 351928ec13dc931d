import { afterAll, beforeAll, expect, it } from 'vitest';
import { incomingRoutes, letterRoutes, letterStepRoutes, receivedRoutes, type LetterContent } from '#modules/supervision/contract.ts';
import { startNode, type TestNode } from '#kit/node.ts';

/** （十一）……信息反馈：各县区、各部门、园区管委会按要求报送情况；表彰奖励、通报批评按程序办理。 */
let node: TestNode;
beforeAll(async () => {
  node = await startNode();
  node.setNow('2026-11-23T02:00:00Z');
});
afterAll(() => node.close());

const content: LetterContent = {
  title: '靖朔市科学技术局关于部分单位信息反馈情况的通报',
  mainRecipients: '各县区科技主管部门、各园区管委会',
  copiesTo: '市人民政府督查室',
  body: [{ kind: 'text', text: '现将有关情况通报如下：\n一、基本情况\n按期报送20家。\n特此通报。' }],
  attachments: [],
  securityClass: 'open',
  urgency: 'normal',
  contact: '',
  printRun: 40,
  approvalGround: '局党组会议纪要〔2026〕19号',
  meeting: null,
  issueNo: null,
  editorsNote: '',
};

it('通报批评 goes from hand to hand on its drafting sheet, is issued, signed for, and answered', async () => {
  const [drafter, checker, director, park] = await Promise.all(
    ['zhaotianlei', 'gaoyaqin', 'baiwentao', 'hejun'].map((name) => node.as(name)),
  );
  const body = { kind: 'circular' as const, variant: 'criticism' as const, form: 'official' as const, content };
  const { id } = (await drafter!.call(letterRoutes.draftLetter, { body })).body;
  const at = { params: { letterId: id } };
  await drafter!.call(letterStepRoutes.submitLetter, at);
  await checker!.call(letterStepRoutes.checkLetter, { ...at, body: { opinion: '数字已核', asked: [] } });
  await director!.call(letterStepRoutes.signLetter, { ...at, body: { opinion: '同意' } });
  await drafter!.call(letterStepRoutes.numberLetter, { ...at, body: { number: '靖科发〔2026〕901号' } });
  const chosen = { groups: ['park_committees' as const], parkIds: [], orgIds: [] };
  const issued = await drafter!.call(letterStepRoutes.issueLetter, { ...at, body: chosen });
  expect(issued.body).toMatchObject({ state: 'issued', number: '靖科发〔2026〕901号', recipients: 2, signedFor: 0 });
  expect((await park!.call(receivedRoutes.readReceivedLetter, at)).body.content?.title).toBe(content.title);
  const taken = (await park!.call(incomingRoutes.registerReceivedLetter, at)).body;
  const inc = { params: { incomingId: taken.id } };
  await park!.call(incomingRoutes.instructOnIncoming, { ...inc, body: { leaderName: '贺俊', text: '举一反三，完善报送责任。' } });
  const over = { personId: null, office: '科技创新局', workingDays: 5, text: '' };
  expect((await park!.call(incomingRoutes.handOverIncoming, { ...inc, body: over })).body.handlingDueOn).toBe('2026-11-30');
  await park!.call(incomingRoutes.feedBackOnIncoming, { ...inc, body: { text: '已明确报送责任人和备岗人员。' } });
  expect((await park!.call(incomingRoutes.closeIncoming, { ...inc, body: { text: '' } })).body.state).toBe('closed');
  expect((await drafter!.call(letterRoutes.readLetter, at)).body.signedFor).toBe(1);
});

it('leaves its rows in the work ledger under clause 11', async () => {
  const { rows } = await node.app.database.owner.query(
    `select record_type as type, count(*)::int as count from ledger_work_entries where clause = '11' and record_type like 'supervision.%' group by 1`,
  );
  const counts = new Map(rows.map(({ type, count }) => [type, count]));
  expect(counts.get('supervision.letter_issued')).toBeGreaterThan(5);
  expect(counts.get('supervision.incoming_registered')).toBeGreaterThan(5);
  expect(counts.get('supervision.incoming_closed')).toBe(1);
});
