import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNode, type Caller, type TestNode } from '#kit/node.ts';
import { achievementRoutes } from '#modules/libraries/contract/achievements.ts';
import { libraryImportRoutes } from '#modules/libraries/contract/imports.ts';
import { inquiryRoutes } from '#modules/libraries/contract/inquiries.ts';
import { itemRoutes } from '#modules/libraries/contract/items.ts';
import { projectRoutes } from '#modules/libraries/contract/projects.ts';
import { achievementProfiles } from '#modules/libraries/index.ts';
import { SYSTEM } from '#platform/jobs/queue.ts';

let node: TestNode;
let station: Caller;
let park: Caller;
let bureau: Caller;

beforeAll(async () => {
  node = await startNode();
  station = await node.as('liuyang');
  park = await node.as('hejun');
  bureau = await node.as('gaoyaqin');
});
afterAll(() => node.close());

const provenance = { source: 'field_visit', sourceText: '走访记录，2026年11月', terms: '经持有单位同意后公开摘要' } as const;

describe('3.1 “两库”: the project library', () => {
  it('keeps a project with its stage, field, funding and partners, exports the library and knows it again', async () => {
    const { body } = await station.call(projectRoutes.addProject, {
      body: {
        title: '沙区光伏板自清洁机器人中试',
        kind: 'ordinary',
        summary: '无水滚刷与静电除尘结合，夜间自行巡回，单台日清洁一兆瓦。',
        ownerName: '北塬光伏与储能研究所',
        stage: 'pilot',
        state: 'under_way',
        level: 'city',
        fields: ['6'],
        partners: ['陕北工程大学'],
        leaderName: '陈世奇',
        askedFen: 60_000_000,
        grantedFen: 40_000_000,
        ownFen: 80_000_000,
        startsOn: '2026-03-01',
        endsOn: '2027-12-31',
        provenance,
      },
    });
    const { body: project } = await bureau.call(projectRoutes.readProject, { params: { itemId: body.id } });
    expect(project).toMatchObject({ stage: 'pilot', fields: ['6'], grantedFen: 40_000_000, partners: ['陕北工程大学'] });

    const { bytes } = await bureau.call(projectRoutes.exportProjects, { query: { q: '自清洁机器人' } });
    const file = new File([bytes.slice()], '项目库.xlsx');
    const told = { kind: 'project', source: 'upper_level', sourceText: '省级项目库回传', terms: '仅限本市工作使用' };
    const { body: brought } = await bureau.call(libraryImportRoutes.bringLibraryFile, { files: [file], fields: told });
    const rows = await bureau.call(libraryImportRoutes.listLibraryImportRows, { params: { importId: brought.id }, query: {} });
    expect(rows.body.rows.map(({ verdict, subjectId }) => [verdict, subjectId])).toEqual([['same', body.id]]);
  });

  it('is work under its clause: the work ledger writes itself', async () => {
    const { body } = await park.ask('GET', '/api/work-entries?source=record&pageSize=50');
    expect(JSON.stringify(body)).toContain('沙区光伏板自清洁机器人中试');
  });
});

describe('5.3 “高新技术项目库”与“成果库”: collected for promotion', () => {
  it('shows high-tech projects with what they seek, at every stage from talks to landing', async () => {
    const { body } = await bureau.call(projectRoutes.listProjects, { query: { kind: 'high_tech', pageSize: 100 } });
    expect(body.total).toBeGreaterThanOrEqual(30);
    expect(new Set(body.rows.map(({ state }) => state))).toEqual(
      new Set(['planned', 'in_talks', 'signed', 'landed', 'in_production', ...body.rows.flatMap(({ state }) => state ?? [])]),
    );
    expect(body.rows.every(({ investmentFen }) => investmentFen !== null)).toBe(true);
  });

  it('takes an achievement from the owner to the public, to an inquiry, to a transfer', async () => {
    const { body } = await station.call(achievementRoutes.addAchievement, {
      body: {
        title: '羊绒原色拼色纺纱方法',
        kind: 'patent',
        summary: '按绒色分级自动配比，不染色得到六种自然色纱，色差小于1。',
        ownerName: '靖朔牧云绒业科技有限公司',
        fields: ['4'],
        keywords: ['羊绒', '纺纱'],
        maturity: 7,
        ways: ['licence'],
        provenance,
      },
    });
    const params = { itemId: body.id };
    const gate = { isClear: true, statement: '持有单位书面确认，不涉及国家秘密' };
    await station.call(itemRoutes.stepItemPublication, { params, body: { verb: 'submit', gate } });
    // 工作站只推荐，不审批.
    const byStation = await station.call(itemRoutes.stepItemPublication, { params, body: { verb: 'publish' } });
    expect(byStation.status).toBe(404);
    expect((await park.call(itemRoutes.stepItemPublication, { params, body: { verb: 'publish' } })).status).toBe(204);

    const question = { name: '高女士', contact: '13800002468', question: '能否小批量试纺二百公斤？', hasConsented: true };
    expect((await node.visitor.call(inquiryRoutes.askAboutItem, { params, body: question })).status).toBe(204);
    const { body: asked } = await station.call(inquiryRoutes.listInquiries, { query: { itemId: body.id } });
    const inquiryId = asked.rows[0]?.id ?? '';
    await station.call(inquiryRoutes.answerInquiry, { params: { inquiryId }, body: { state: 'answered', answer: '已约定试纺并报价。' } });

    const transfer = { on: '2026-11-20', toName: '榆坡某毛纺厂', way: 'licence', amountFen: 30_000_000 } as const;
    expect((await station.call(itemRoutes.addTransfer, { params, body: transfer })).status).toBe(201);
    const { body: done } = await bureau.call(achievementRoutes.readAchievement, { params });
    expect(done).toMatchObject({ transfers: 1, openInquiries: 0, publication: { isPublic: true } });
  });

  it('offers achievements to whoever looks for an answer to a need, confidential ones never', async () => {
    const profiles = await node.app.act(SYSTEM, (ctx) => achievementProfiles(ctx));
    expect(profiles.length).toBeGreaterThan(250);
    expect(profiles.some(({ text }) => text.includes('羊绒原色拼色纺纱方法'))).toBe(true);
    const secret = await bureau.call(achievementRoutes.listAchievements, { query: { pageSize: 100, publication: 'draft' } });
    const hidden = new Set(secret.body.rows.filter(({ isConfidential }) => isConfidential).map(({ id }) => id));
    expect(hidden.size).toBeGreaterThan(0);
    expect(profiles.filter(({ id }) => hidden.has(id))).toEqual([]);
  });

  it('counts stock, growth, transfers and their amount for the summary', async () => {
    const figure = async (id: string) =>
      (await bureau.ask('GET', `/api/figures/${id}/rows?from=2026-01-01&until=2026-12-31`)).body as {
        figure: { value: number };
        total: number;
      };
    expect((await figure('libraries.achievements_stock')).figure.value).toBeGreaterThan(250);
    const transfers = await figure('libraries.transfers');
    expect(transfers.figure.value).toBe(transfers.total);
    expect((await figure('libraries.transfer_amount')).figure.value).toBeGreaterThanOrEqual(30_000_000);
  });
});
