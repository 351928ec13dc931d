import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { progressRoutes, reportRoutes, taskRoutes, type Recipient, type TaskDraft } from '#modules/supervision/contract.ts';
import { fillCells } from '#engines/documents/workbook/fill.ts';
import { readWorkbook } from '#engines/documents/workbook/read.ts';
import { indicatorForm, listForm } from '#kit/forms.ts';
import { startNode, type Caller, type TestNode } from '#kit/node.ts';

// 十一、“……信息反馈”: counties, departments and the park committee all report. A notice with blank tables and a
// deadline is signed for, reminded of, sent back, accepted and added up; who has not reported stands in one list.

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const workbook = (bytes: Uint8Array, name = '情况表.xlsx') => new File([new Uint8Array(bytes)], name, { type: XLSX });
const DRAFT: TaskDraft = {
  title: '2026年度科技服务进园区工作情况统计',
  text: '请各县区、园区管委会按附表填报，数据截至10月底。',
  deadlineOn: '2026-11-27',
  asOf: '2026-10-31',
  year: 2025,
  remindBefore: [3, 1],
  questions: [{ key: 'q1', label: '需要市里协调的事项', kind: 'text', unit: null, isRequired: true }],
  previousId: null,
  parkId: null,
};

let node: TestNode;
let bureau: Caller;
let county: Caller;
let committee: Caller;
let other: Caller;
let leader: Caller;
let taskId: string;
let tableId: string;
const reportOf = new Map<string, string>();
const recipients = new Map<string, Recipient>();

const params = () => ({ taskId });
const mine = (name: string) => ({ reportId: reportOf.get(name) ?? '' });
const table = (name: string) => ({ ...mine(name), tableId });

beforeAll(async () => {
  node = await startNode();
  node.setNow('2026-11-23T02:00:00Z');
  [bureau, county, committee, other, leader] = (await Promise.all(
    ['gaoyaqin', 'zhangrui', 'hejun', 'luojing', 'baiwentao'].map((name) => node.as(name)),
  )) as [Caller, Caller, Caller, Caller, Caller];
}, 120_000);
afterAll(() => node.close());

const fill = (cells: Record<string, string | number>) =>
  fillCells(
    indicatorForm(),
    Object.entries(cells).map(([cell, value]) => ({ sheet: '情况表', cell, value })),
  );
const bring = async (who: Caller, name: string, cells: Record<string, string | number>) =>
  who.call(reportRoutes.bringReportTable, { params: table(name), files: [workbook(await fill(cells))] });

describe('信息反馈: 通知、空白表和截止日期', () => {
  it('a deadline before today is refused with the place', async () => {
    const reply = await bureau.call(taskRoutes.draftTask, { body: { ...DRAFT, deadlineOn: '2026-11-22' } });
    expect(reply).toMatchObject({ status: 422, body: { code: 'supervision.task_deadline_past', fields: [{ path: '/deadlineOn' }] } });
  });

  it('the bureau drafts the task and brings the blank table; what it asks is read out of it', async () => {
    taskId = (await bureau.call(taskRoutes.draftTask, { body: DRAFT })).body.id;
    const wrong = await bureau.call(taskRoutes.addTaskTable, { params: params(), files: [new File(['x'], '表.xlsx')] });
    expect(wrong).toMatchObject({ status: 415, body: { code: 'supervision.task_file_refused' } });
    const added = await bureau.call(taskRoutes.addTaskTable, { params: params(), files: [workbook(indicatorForm())] });
    tableId = added.body.id;
    const { body } = await bureau.call(taskRoutes.readTask, { params: params() });
    expect(body.tables[0]).toMatchObject({ name: '科技服务工作情况表' });
    expect(body.tables[0]?.sheets[0]?.places.map((place) => [place.cell, place.unit, place.kind])).toContainEqual(['D7', '万元', 'figure']);
    const key = body.tables[0]?.sheets[0]?.places.find((place) => place.cell === 'D5')?.key ?? '';
    const said = { places: [{ key, isRequired: true }] };
    expect((await bureau.call(taskRoutes.changeTaskTable, { params: { taskId, tableId }, body: said })).status).toBe(204);
  });

  it('nothing is issued before somebody is asked; then counties and a park committee are', async () => {
    expect((await bureau.call(taskRoutes.issueTask, { params: params() })).body).toMatchObject({ code: 'supervision.task_no_recipients' });
    for (const kind of ['county', 'park_committee'] as const) {
      const { body } = await bureau.call(taskRoutes.findRecipients, { query: { kind } });
      for (const row of body.rows) recipients.set(row.name, row);
    }
    const names = ['清柳县', '沙梁县', '麻川县', '靖朔高新技术产业园区管理委员会'];
    const orgIds = names.map((name) => recipients.get(name)?.id ?? '');
    expect((await bureau.call(taskRoutes.setRecipients, { params: params(), body: { orgIds } })).status).toBe(204);
    expect((await bureau.call(taskRoutes.issueTask, { params: params() })).status).toBe(204);
    const { body } = await bureau.call(progressRoutes.listReports, { params: params(), query: { pageSize: 50 } });
    for (const row of body.rows) reportOf.set(row.orgName, row.id);
    expect([...reportOf.keys()].toSorted()).toEqual(names.toSorted());
    expect((await bureau.call(taskRoutes.changeTask, { params: params(), body: { title: '改个名字看看' } })).body).toMatchObject({
      code: 'supervision.task_not_draft',
    });
  });

  it('issuing is a row of the work ledger by itself', async () => {
    const { body } = await bureau.ask('GET', '/api/work-entries?clause=11&from=2026-11-23&to=2026-11-23&pageSize=100');
    const issued = expect.stringContaining('下发填报任务《2026年度科技服务进园区工作情况统计》给 4 家');
    expect(body.rows.map((row: { sentence: string }) => row.sentence)).toContainEqual(issued);
  });
});

describe('签收、填报', () => {
  it('recipients see their own report only; another’s is not even found', async () => {
    const { body } = await county.call(reportRoutes.listMyReports, { query: { state: 'missing' } });
    expect(body.rows.map((row) => row.id)).toContain(reportOf.get('清柳县'));
    expect(body.rows.map((row) => row.id)).not.toContain(reportOf.get('沙梁县'));
    const others = mine('沙梁县');
    expect((await county.call(reportRoutes.readReport, { params: others })).status).toBe(404);
    expect((await county.call(reportRoutes.signReport, { params: others })).status).toBe(404);
    expect((await county.call(reportRoutes.openReportTable, { params: table('沙梁县') })).status).toBe(404);
    expect((await county.call(taskRoutes.readTask, { params: params() })).status).toBe(403);
    expect((await committee.call(taskRoutes.readTask, { params: params() })).status).toBe(404);
  });

  it('it is signed for before it is filled in: who and when', async () => {
    expect((await bring(county, '清柳县', { D5: 1 })).body).toMatchObject({ code: 'supervision.report_step_wrong' });
    expect((await county.call(reportRoutes.signReport, { params: mine('清柳县') })).status).toBe(204);
    expect((await county.call(reportRoutes.signReport, { params: mine('清柳县') })).status).toBe(409);
    const { body } = await leader.call(progressRoutes.listReports, { params: params(), query: { pageSize: 50 } });
    expect(body.rows.find((row) => row.orgName === '清柳县')).toMatchObject({ state: 'signed', signedBy: '张蕊' });
  });

  it('a table returned in another shape is refused with the place, and nothing is kept', async () => {
    const changed = await fillCells(indicatorForm(), [{ sheet: '情况表', cell: 'B5', value: '高企户数' }]);
    const reply = await county.call(reportRoutes.bringReportTable, { params: table('清柳县'), files: [workbook(changed)] });
    expect(reply).toMatchObject({
      status: 422,
      body: { code: 'supervision.report_shape_wrong', fields: [{ path: '/files/0/情况表!B5' }] },
    });
    expect(JSON.stringify(reply.body)).toContain('高新技术企业数');
    const whole = await county.call(reportRoutes.bringReportTable, { params: table('清柳县'), files: [workbook(listForm())] });
    expect(whole.status).toBe(422);
    const { body } = await county.call(reportRoutes.readReport, { params: mine('清柳县') });
    expect(body.tables[0]).toMatchObject({ isFilled: false });
  });

  it('the check says what is missing and what does not add up; nothing is handed in before it is mended', async () => {
    const { body } = await bring(county, '清柳县', { D6: 2, D7: '约莫', D8: 10.5 });
    expect(body.findings.map((one) => [one.code, one.cell])).toEqual([
      ['not_a_figure', 'D7'],
      ['required_empty', 'D5'],
      ['not_whole', 'D8'],
    ]);
    const submitted = await county.call(reportRoutes.submitReport, { params: mine('清柳县'), body: {} });
    expect(submitted.body).toMatchObject({ code: 'supervision.report_answer_missing', fields: [{ path: '/answers/q1' }] });
    await county.call(reportRoutes.answerQuestions, { params: mine('清柳县'), body: { answers: { q1: '技术合同登记点不足' } } });
    expect((await county.call(reportRoutes.submitReport, { params: mine('清柳县'), body: {} })).body).toMatchObject({
      code: 'supervision.report_checks_open',
    });
  });

  it('mended, it is handed in once; a second time is refused', async () => {
    expect((await bring(county, '清柳县', { D5: '12家', D6: 2, D7: 860.5, D8: 140 })).body.findings).toEqual([]);
    expect((await county.call(reportRoutes.submitReport, { params: mine('清柳县'), body: {} })).status).toBe(204);
    const again = await county.call(reportRoutes.submitReport, { params: mine('清柳县'), body: {} });
    expect(again).toMatchObject({ status: 409, body: { code: 'supervision.report_step_wrong' } });
  });

  it('the park committee’s table is filled in on the page like a sheet', async () => {
    const name = '靖朔高新技术产业园区管理委员会';
    await committee.call(reportRoutes.signReport, { params: mine(name) });
    const grid = await committee.call(reportRoutes.readReportGrid, { params: table(name) });
    expect(grid.body.sheets[0]?.places.map((place) => place.cell)).toContain('D8');
    const odd = await committee.call(reportRoutes.fillReportGrid, {
      params: table(name),
      body: { sheets: [{ name: '情况表', cells: { B5: 1 } }] },
    });
    expect(odd.body).toMatchObject({ code: 'supervision.report_place_unknown' });
    const cells = { D5: 88, D6: 21, D7: 12_400.25, D8: 960, E5: '含科技型中小企业培育库' };
    const filled = await committee.call(reportRoutes.fillReportGrid, {
      params: table(name),
      body: { sheets: [{ name: '情况表', cells }] },
    });
    expect(filled.body).toMatchObject({ isFilled: true, findings: [] });
    const file = await committee.call(reportRoutes.openReportTable, { params: table(name) });
    const [sheet] = await readWorkbook(file.bytes);
    expect([sheet?.rows[1]?.[0]?.value, sheet?.rows[4]?.[3]?.value]).toEqual(['填报单位：靖朔高新技术产业园区管理委员会', 88]);
    await committee.call(reportRoutes.answerQuestions, { params: mine(name), body: { answers: { q1: '无' } } });
    expect((await committee.call(reportRoutes.submitReport, { params: mine(name), body: {} })).status).toBe(204);
  });
});

describe('催报、退回、延期、免报', () => {
  it('who has not reported is one list to copy, with whom to ring', async () => {
    const { body } = await bureau.call(progressRoutes.listMissing, { params: params() });
    expect(body.text).toContain('【催报】《2026年度科技服务进园区工作情况统计》2026-11-27截止，以下 2 家尚未报送：');
    expect(body.text).toMatch(/^[12]\. 沙梁县（联系人：罗静，待签收）$/m);
    const file = await bureau.call(progressRoutes.exportMissing, { params: params() });
    expect((await readWorkbook(file.bytes))[0]?.rows.flat().map((cell) => cell.value)).toContain('麻川县');
  });

  it('all of them are reminded in one act, and by themselves three working days before; nobody above them hears of it', async () => {
    const { owner } = node.app.database;
    const notices = async () =>
      (
        await owner.query(
          `select distinct p.name from mail_notices n join party_people p on p.id = n.person_id where n.word_key = 'notice_supervision_report_wanted'`,
        )
      ).rows
        .map((row) => row.name as string)
        .toSorted();
    expect((await bureau.call(progressRoutes.remindReports, { params: params(), body: {} })).body).toEqual({ reminded: 2 });
    expect(await notices()).toEqual(['田宝林', '罗静'].toSorted());
    const { remindDue } = await import('#modules/supervision/tasks/reminders.ts');
    const { SYSTEM } = await import('#platform/jobs/queue.ts');
    const reminded = async () =>
      (await owner.query('select sum(reminded)::int as n from supervision_task_reports where task_id = $1', [taskId])).rows[0].n;
    await node.app.act(SYSTEM, (ctx) => remindDue(ctx), new Date('2026-11-23T01:00:00Z'));
    expect(await reminded()).toBe(2);
    for (let twice = 0; twice < 2; twice += 1) await node.app.act(SYSTEM, (ctx) => remindDue(ctx), new Date('2026-11-24T01:00:00Z'));
    expect(await reminded()).toBe(4);
    expect(await notices()).toEqual(['田宝林', '罗静'].toSorted());
  });

  it('a report is sent back with the reason and a new deadline, and comes again', async () => {
    const past = { ground: '数据有误', deadlineOn: '2026-11-20' };
    const late = await bureau.call(progressRoutes.returnReport, { params: mine('清柳县'), body: past });
    expect(late.body).toMatchObject({ code: 'supervision.task_deadline_past' });
    const body = { ground: '成交额与登记系统不一致，请核对', deadlineOn: '2026-11-30' };
    expect((await bureau.call(progressRoutes.returnReport, { params: mine('清柳县'), body })).status).toBe(204);
    const seen = await county.call(reportRoutes.readReport, { params: mine('清柳县') });
    expect(seen.body).toMatchObject({ state: 'returned', ground: body.ground, deadlineOn: '2026-11-30', mayFill: true });
    expect((await bring(county, '清柳县', { D5: 12, D6: 2, D7: 806.5, D8: 140 })).status).toBe(201);
    expect((await county.call(reportRoutes.submitReport, { params: mine('清柳县'), body: {} })).status).toBe(204);
  });

  it('one gets more time, another is let off with the ground; a leader moves nothing', async () => {
    const extension = { ground: '统计人员轮换', deadlineOn: '2026-12-02' };
    expect((await leader.call(progressRoutes.extendReport, { params: mine('沙梁县'), body: extension })).status).toBe(403);
    expect((await bureau.call(progressRoutes.extendReport, { params: mine('沙梁县'), body: extension })).status).toBe(204);
    expect(
      (await bureau.call(progressRoutes.exemptReport, { params: mine('麻川县'), body: { ground: '本年未开展此项工作' } })).status,
    ).toBe(204);
    expect((await other.call(reportRoutes.readReport, { params: mine('沙梁县') })).body).toMatchObject({
      deadlineOn: '2026-12-02',
      state: 'sent',
    });
    const { body } = await leader.call(taskRoutes.readTask, { params: params() });
    expect(body.tally).toMatchObject({ total: 4, submitted: 2, exempt: 1, sent: 1 });
  });
});

describe('汇总、办结', () => {
  it('accepted in bulk, all or none; then added up cell by cell into the same workbook', async () => {
    const names = ['清柳县', '靖朔高新技术产业园区管理委员会'];
    const all = [...reportOf.values()];
    expect((await bureau.call(progressRoutes.acceptReports, { params: params(), body: { reportIds: all } })).status).toBe(409);
    expect((await bureau.call(taskRoutes.addUpTask, { params: params() })).body).toMatchObject({
      code: 'supervision.task_nothing_accepted',
    });
    const reportIds = names.map((name) => reportOf.get(name) ?? '');
    expect((await bureau.call(progressRoutes.acceptReports, { params: params(), body: { reportIds } })).body).toEqual({ accepted: 2 });
    expect((await bureau.call(taskRoutes.addUpTask, { params: params() })).body).toEqual({ reports: 2 });
    const file = await bureau.call(taskRoutes.openTotal, { params: { taskId, tableId } });
    const [sheet, sources] = await readWorkbook(file.bytes);
    expect([4, 5, 6, 7].map((row) => sheet?.rows[row]?.[3]?.value)).toEqual([100, 23, 13_206.75, 1100]);
    expect(sheet?.rows[1]?.[0]?.value).toBe('填报单位：靖朔市科学技术局');
    expect(sources?.rows.map((row) => row.map((cell) => cell.value))).toContainEqual([
      '情况表',
      'D7',
      '技术合同成交额 / 本期数（万元）',
      '清柳县',
      806.5,
    ]);
  });

  it('on the page every figure says who contributed what', async () => {
    const { body } = await leader.call(taskRoutes.readTotal, { params: params() });
    const cell = body.tables[0]?.cells.find((one) => one.cell === 'D5');
    expect(cell).toMatchObject({ value: 100, isSum: true });
    expect(cell?.from.map((one) => [one.name, one.value]).toSorted()).toEqual(
      [
        ['清柳县', 12],
        ['靖朔高新技术产业园区管理委员会', 88],
      ].toSorted(),
    );
    expect(body.questions[0]?.from).toHaveLength(2);
  });

  it('the sealed scan is kept; a program in its place is refused', async () => {
    const scan = new File([new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d, 0x31])], '汇总表-盖章.pdf');
    expect((await bureau.call(taskRoutes.keepTaskScan, { params: params(), files: [new File(['MZ'], '汇总.exe')] })).status).toBe(415);
    expect((await bureau.call(taskRoutes.keepTaskScan, { params: params(), files: [scan] })).status).toBe(204);
    expect((await leader.call(taskRoutes.openTaskScan, { params: params() })).headers.get('content-type')).toContain('pdf');
    expect((await county.call(reportRoutes.keepReportScan, { params: mine('清柳县'), files: [scan] })).status).toBe(204);
    expect((await county.call(reportRoutes.openReportScan, { params: mine('沙梁县') })).status).toBe(404);
  });

  it('closing while somebody is missing asks for the reason; after closing nothing is taken in; it can be opened again', async () => {
    const early = await bureau.call(taskRoutes.closeTask, { params: params(), body: {} });
    expect(early).toMatchObject({ status: 409, body: { code: 'supervision.task_still_waiting', fields: [{ path: '/ground' }] } });
    expect((await bureau.call(taskRoutes.closeTask, { params: params(), body: { ground: '年底前须上报省厅' } })).status).toBe(204);
    const late = await other.call(reportRoutes.signReport, { params: mine('沙梁县') });
    expect(late).toMatchObject({ status: 409, body: { code: 'supervision.task_closed' } });
    expect((await bring(county, '清柳县', { D5: 1 })).body).toMatchObject({ code: 'supervision.task_closed' });
    expect((await bureau.call(taskRoutes.reopenTask, { params: params() })).status).toBe(204);
    expect((await other.call(reportRoutes.signReport, { params: mine('沙梁县') })).status).toBe(204);
  });
});

describe('与上期比', () => {
  it('a figure that moves by more than half asks for a word; a thousandfold one for its unit', async () => {
    const draft = { ...DRAFT, title: '2027年一季度科技服务情况统计', previousId: taskId, questions: [] };
    const next = (await bureau.call(taskRoutes.draftTask, { body: draft })).body.id;
    const blank = (await bureau.call(taskRoutes.addTaskTable, { params: { taskId: next }, files: [workbook(indicatorForm())] })).body.id;
    const orgIds = [recipients.get('清柳县')?.id ?? ''];
    await bureau.call(taskRoutes.setRecipients, { params: { taskId: next }, body: { orgIds } });
    await bureau.call(taskRoutes.issueTask, { params: { taskId: next } });
    const { body } = await county.call(reportRoutes.listMyReports, { query: { q: '一季度' } });
    const reportId = body.rows[0]?.id ?? '';
    await county.call(reportRoutes.signReport, { params: { reportId } });
    const files = [workbook(await fill({ D5: 20, D6: 2, D7: 8_065_000, D8: 150 }))];
    const checked = await county.call(reportRoutes.bringReportTable, { params: { reportId, tableId: blank }, files });
    expect(checked.body.findings.map((one) => [one.code, one.cell, one.isNoted])).toEqual([
      ['changed_much', 'D5', true],
      ['unit_suspected', 'D7', true],
    ]);
    const bare = await county.call(reportRoutes.submitReport, { params: { reportId }, body: {} });
    expect(bare.body).toMatchObject({ code: 'supervision.report_note_missing', fields: [{ path: '/note' }] });
    const note = { note: '新认定8家；成交额含一笔跨年大额合同，单位无误' };
    expect((await county.call(reportRoutes.submitReport, { params: { reportId }, body: note })).status).toBe(204);
  });
});

describe('园区的任务', () => {
  it('park officers ask those of their park only, and enterprises’ tables are filled in from the ledger beforehand', async () => {
    const found = await committee.call(taskRoutes.findRecipients, { query: { kind: 'enterprise', isHighTech: 'yes' } });
    expect(found.body.total).toBeGreaterThan(5);
    expect((await committee.call(taskRoutes.findRecipients, { query: { kind: 'county' } })).body.total).toBe(0);
    const draft = { ...DRAFT, title: '园区高新技术企业年度数据核对', questions: [] };
    const own = (await committee.call(taskRoutes.draftTask, { body: draft })).body.id;
    const elsewhere = [recipients.get('清柳县')?.id ?? ''];
    const refused = await committee.call(taskRoutes.setRecipients, { params: { taskId: own }, body: { orgIds: elsewhere } });
    expect(refused).toMatchObject({ status: 403, body: { code: 'supervision.task_recipient_elsewhere' } });
    const blank = (
      await committee.call(taskRoutes.addTaskTable, { params: { taskId: own }, files: [workbook(listForm({ rows: 3 }), '摸底表.xlsx')] })
    ).body.id;
    const firm = await node.as('kangyongning');
    const orgId = found.body.rows.find((row) => row.name === '靖朔朔风离子科技有限公司')?.id ?? '';
    expect((await committee.call(taskRoutes.setRecipients, { params: { taskId: own }, body: { orgIds: [orgId] } })).status).toBe(204);
    expect((await committee.call(taskRoutes.issueTask, { params: { taskId: own } })).status).toBe(204);
    const { body } = await firm.call(reportRoutes.listMyReports, { query: { state: 'missing' } });
    const reportId = body.rows.find((row) => row.taskId === own)?.id ?? '';
    const file = await firm.call(reportRoutes.openReportTable, { params: { reportId, tableId: blank } });
    const [sheet] = await readWorkbook(file.bytes);
    expect(sheet?.rows[5]?.[1]?.value).toBe('靖朔朔风离子科技有限公司');
    expect(sheet?.rows[5]?.[4]?.value).toBe(312_318);
    const neighbour = await node.as('shenlimei');
    expect((await neighbour.call(taskRoutes.readTask, { params: { taskId: own } })).status).toBe(404);
    expect((await neighbour.call(reportRoutes.readReport, { params: { reportId } })).status).toBe(404);
  });
});
