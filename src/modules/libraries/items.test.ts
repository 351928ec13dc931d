import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNode, type Caller, type TestNode } from '#kit/node.ts';
import { achievementRoutes, type AchievementDraft } from './contract/achievements.ts';
import { inquiryRoutes } from './contract/inquiries.ts';
import { itemRoutes } from './contract/items.ts';
import { projectRoutes } from './contract/projects.ts';

let node: TestNode;
/** Bureau, park of 高新, station of 高新, park of 塬上, an enterprise's own manager. */
let bureau: Caller;
let second: Caller;
let gaoxin: Caller;
let yuanshang: Caller;
let enterprise: Caller;

beforeAll(async () => {
  node = await startNode();
  bureau = await node.as('gaoyaqin');
  second = await node.as('baiwentao');
  gaoxin = await node.as('hejun');
  yuanshang = await node.as('shenlimei');
  enterprise = await node.as('kangyongning');
});
afterAll(() => node.close());

const provenance = { source: 'own_statement', sourceText: '持有单位填报表，2026年10月', terms: '仅限本平台展示与对接使用' } as const;
const gate = { isClear: true, statement: '已与持有单位核对，不涉及国家秘密和商业秘密' };

let serial = 0;
const draftOf = (more: Partial<AchievementDraft> = {}): AchievementDraft => ({
  title: `兰炭废水酚氨协同回收装置${(serial += 1)}`,
  kind: 'patent',
  summary: '汽提与萃取耦合，一塔回收粗酚和氨水，蒸汽单耗下降三成，出水可直接进生化。',
  ownerName: '陕北煤基材料研究院',
  provenance,
  ...more,
});

async function added(caller: Caller, more: Partial<AchievementDraft> = {}): Promise<string> {
  const { status, body } = await caller.call(achievementRoutes.addAchievement, { body: draftOf(more) });
  expect(body).toMatchObject({ id: expect.any(String) });
  expect(status).toBe(201);
  return body.id;
}

const read = (caller: Caller, itemId: string) => caller.call(achievementRoutes.readAchievement, { params: { itemId } });
const step = (caller: Caller, itemId: string, body: object) =>
  caller.call(itemRoutes.stepItemPublication, { params: { itemId }, body: body as never });

async function published(more: Partial<AchievementDraft> = {}): Promise<string> {
  const itemId = await added(gaoxin, more);
  expect((await step(gaoxin, itemId, { verb: 'submit', gate })).status).toBe(204);
  expect((await step(bureau, itemId, { verb: 'publish' })).status).toBe(204);
  return itemId;
}

describe('keeping achievements', () => {
  it('takes nothing in of which nobody can say from where', async () => {
    const { provenance: _none, ...draft } = draftOf();
    const { status, body } = await gaoxin.call(achievementRoutes.addAchievement, { body: draft });
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: 'libraries.provenance_missing', fields: [{ path: '/provenance/source' }, {}, {}] });
    const half = await gaoxin.call(achievementRoutes.addAchievement, { body: draftOf({ provenance: { source: 'own_statement' } }) });
    expect(half.body).toMatchObject({ code: 'libraries.provenance_missing' });
  });

  it('adds one with who entered it, from which source and under which terms', async () => {
    const itemId = await added(gaoxin, { maturity: 6, fields: ['4'], priceFen: 80_000_000 });
    const { body } = await read(gaoxin, itemId);
    expect(body).toMatchObject({
      maturity: 6,
      priceFen: 80_000_000,
      provenance: { ...provenance, enteredBy: expect.stringMatching(/./u) },
      publication: { state: 'draft', isPublic: false },
      abilities: { change: true },
    });
  });

  it('refuses a second one of the same owner and title, however it is spaced', async () => {
    await added(gaoxin, { title: '镁渣制土壤调理剂' });
    const again = await gaoxin.call(achievementRoutes.addAchievement, { body: draftOf({ title: '镁渣 制土壤调理剂。' }) });
    expect(again.status).toBe(409);
    expect(again.body).toMatchObject({ code: 'libraries.item_already_there', fields: [{ path: '/title' }] });
  });

  it('keeps what was said before, with who changed it', async () => {
    const itemId = await added(gaoxin, { priceFen: 50_000_000 });
    const change = { params: { itemId }, body: { priceFen: 60_000_000, keywords: ['酚氨', '汽提'] } };
    expect((await gaoxin.call(achievementRoutes.changeAchievement, change)).status).toBe(204);
    const { body } = await read(gaoxin, itemId);
    expect(body.history[0]?.fields).toContainEqual({ field: 'priceFen', before: '50', after: '60' });
  });

  it('lets another park read it and nothing more', async () => {
    const itemId = await added(gaoxin);
    expect((await read(yuanshang, itemId)).body.abilities).toMatchObject({ change: false });
    const change = { params: { itemId }, body: { title: '别的园区改的名称' } };
    expect((await yuanshang.call(achievementRoutes.changeAchievement, change)).status).toBe(404);
    expect((await yuanshang.call(itemRoutes.withdrawItem, { params: { itemId }, body: { ground: '误录' } })).status).toBe(404);
  });

  it('shows a confidential one to the city and its park, to no other park and no visitor', async () => {
    const itemId = await added(gaoxin, { isConfidential: true, title: '某型装备配套密封件' });
    expect((await read(bureau, itemId)).status).toBe(200);
    expect((await read(yuanshang, itemId)).status).toBe(404);
    const { body } = await yuanshang.call(achievementRoutes.listAchievements, { query: { q: '某型装备配套' } });
    expect(body.total).toBe(0);
  });

  it('lets an enterprise keep its own and refuses it another’s', async () => {
    const itemId = await added(enterprise, { ownerName: '随便写的名称' });
    const own = await read(enterprise, itemId);
    expect(own.body.ownerId).toMatch(/^ent_/u);
    expect(own.body.ownerName).not.toBe('随便写的名称');
    const foreign = await added(gaoxin);
    expect((await read(enterprise, foreign)).status).toBe(404);
    const refused = await enterprise.call(achievementRoutes.addAchievement, { body: draftOf({ ownerId: 'ent_none0000000' }) });
    expect(refused.body).toMatchObject({ code: 'libraries.item_owner_unknown' });
  });

  it('finds by every word, by field, kind and maturity', async () => {
    const itemId = await added(gaoxin, { title: '沙地光伏支架抗风揭检测车', keywords: ['风揭', '支架'], fields: ['6'], maturity: 8 });
    const found = await bureau.call(achievementRoutes.listAchievements, { query: { q: '支架 风揭', field: '6', maturity: 7 } });
    expect(found.body.rows.map((row) => row.id)).toContain(itemId);
    const none = await bureau.call(achievementRoutes.listAchievements, { query: { q: '支架 不存在的词' } });
    expect(none.body.total).toBe(0);
  });

  it('takes one out for a ground and puts it back', async () => {
    const itemId = await added(gaoxin);
    expect((await gaoxin.call(itemRoutes.withdrawItem, { params: { itemId }, body: { ground: '权属有争议' } })).status).toBe(204);
    const change = { params: { itemId }, body: { remark: '补充' } };
    expect((await gaoxin.call(achievementRoutes.changeAchievement, change)).body).toMatchObject({ code: 'libraries.item_withdrawn' });
    expect((await gaoxin.call(itemRoutes.restoreItem, { params: { itemId } })).status).toBe(204);
    expect((await gaoxin.call(itemRoutes.restoreItem, { params: { itemId } })).status).toBe(409);
  });
});

describe('publication', () => {
  it('needs the gate, and a second person', async () => {
    const itemId = await added(gaoxin);
    expect((await step(gaoxin, itemId, { verb: 'submit' })).body).toMatchObject({ code: 'publication.gate_missing' });
    expect((await step(gaoxin, itemId, { verb: 'submit', gate })).status).toBe(204);
    expect((await step(gaoxin, itemId, { verb: 'publish' })).body).toMatchObject({ code: 'publication.second_person_wanted' });
    expect((await step(yuanshang, itemId, { verb: 'publish' })).status).toBe(404);
    expect((await step(second, itemId, { verb: 'publish' })).status).toBe(204);
    expect((await read(gaoxin, itemId)).body.publication).toMatchObject({ state: 'published', isPublic: true });
  });

  it('is refused to what is confidential, and ends when it turns out to be', async () => {
    const itemId = await added(gaoxin, { isConfidential: true });
    expect((await step(gaoxin, itemId, { verb: 'submit', gate })).body).toMatchObject({ code: 'publication.confidential' });
    const open = await published();
    const change = { params: { itemId: open }, body: { isConfidential: true } };
    expect((await gaoxin.call(achievementRoutes.changeAchievement, change)).status).toBe(204);
    expect((await read(gaoxin, open)).body.publication).toMatchObject({ state: 'withdrawn', isPublic: false });
  });

  it('does not change what visitors read behind the reviewer’s back, but may hide more', async () => {
    const itemId = await published({ priceFen: 10_000_000 });
    const params = { itemId };
    const loud = await gaoxin.call(achievementRoutes.changeAchievement, { params, body: { title: '改了名称的成果' } });
    expect(loud.body).toMatchObject({ code: 'libraries.item_under_review' });
    const hides = await gaoxin.call(achievementRoutes.changeAchievement, {
      params,
      body: { internalFields: ['priceFen'], contactPhone: '0912-3000000' },
    });
    expect(hides.status).toBe(204);
    const shows = await gaoxin.call(achievementRoutes.changeAchievement, { params, body: { internalFields: [] } });
    expect(shows.body).toMatchObject({ code: 'libraries.item_under_review' });
    expect((await step(gaoxin, itemId, { verb: 'revise' })).status).toBe(204);
    expect((await gaoxin.call(achievementRoutes.changeAchievement, { params, body: { internalFields: [] } })).status).toBe(204);
  });
});

describe('duplicates', () => {
  it('are found by number, merged without losing anything, and parted again', async () => {
    const one = await added(gaoxin, { title: '气化渣脱炭浮选药剂', ipNumbers: ['ZL 2025 1 0123456.7'], keywords: ['脱炭'], maturity: 5 });
    const other = await added(gaoxin, {
      title: '气化渣脱炭用浮选药剂',
      ownerName: '陕北煤基材料研究院（中试）',
      ipNumbers: ['ZL202510123456.7'],
      keywords: ['浮选'],
      evaluation: '省级成果评价：国内先进',
    });
    const { body } = await gaoxin.call(itemRoutes.listItemTwins, { query: { noun: 'achievement' } });
    const pair = body.rows.find((twin) => [twin.one.id, twin.other.id].includes(one));
    expect(pair?.signs).toContain('same_number');

    expect((await gaoxin.call(itemRoutes.mergeItem, { params: { itemId: other }, body: { intoId: one } })).status).toBe(204);
    const merged = await read(gaoxin, one);
    expect(merged.body).toMatchObject({ evaluation: '省级成果评价：国内先进', maturity: 5, mergedFrom: [{ id: other }] });
    expect(merged.body.keywords).toEqual(['脱炭', '浮选']);
    expect((await read(gaoxin, other)).body.mergedInto).toBe(one);

    expect((await gaoxin.call(itemRoutes.partItem, { params: { itemId: other } })).status).toBe(204);
    const parted = await read(gaoxin, one);
    expect(parted.body).toMatchObject({ evaluation: null, keywords: ['脱炭'], mergedFrom: [] });
    const twice = await gaoxin.call(itemRoutes.partItem, { params: { itemId: other } });
    expect(twice.body).toMatchObject({ code: 'libraries.not_merged' });
  });

  it('merge into a public one without changing what visitors read, and never out of one', async () => {
    const open = await published({ title: '煤矸石陶粒滤料', applications: null });
    const copy = await added(gaoxin, { title: '煤矸石陶粒滤料（推广）', applications: '人工湿地' });
    const wrong = await gaoxin.call(itemRoutes.mergeItem, { params: { itemId: open }, body: { intoId: copy } });
    expect(wrong.body).toMatchObject({ code: 'libraries.not_mergeable' });
    expect((await gaoxin.call(itemRoutes.mergeItem, { params: { itemId: copy }, body: { intoId: open } })).status).toBe(204);
    expect((await read(gaoxin, open)).body).toMatchObject({ applications: null, mergedFrom: [{ id: copy }] });
  });

  it('are not offered again once somebody said that they are two', async () => {
    const one = await added(gaoxin, { title: '沙柳饲料加工成套设备甲型' });
    const other = await added(gaoxin, { title: '沙柳饲料加工成套设备乙型' });
    const pairs = async () => (await gaoxin.call(itemRoutes.listItemTwins, { query: { noun: 'achievement' } })).body.rows;
    const isThere = (rows: Awaited<ReturnType<typeof pairs>>) => rows.some((twin) => [twin.one.id, twin.other.id].includes(other));
    expect(isThere(await pairs())).toBe(true);
    await gaoxin.call(itemRoutes.keepItemsApart, { params: { itemId: one }, body: { otherId: other } });
    expect(isThere(await pairs())).toBe(false);
  });
});

describe('transfers, files and inquiries', () => {
  it('notes a transfer, refuses one of tomorrow, and strikes a wrong one', async () => {
    const itemId = await added(gaoxin);
    const params = { itemId };
    const ahead = await gaoxin.call(itemRoutes.addTransfer, { params, body: { on: '2199-01-01', toName: '靖朔某公司', way: 'licence' } });
    expect(ahead.body).toMatchObject({ code: 'libraries.transfer_day_ahead', fields: [{ path: '/on' }] });
    const draft = { on: '2026-03-05', toName: '靖朔泰和泵业有限公司', way: 'transfer', amountFen: 120_000_000 } as const;
    const { body } = await gaoxin.call(itemRoutes.addTransfer, { params, body: draft });
    expect((await read(gaoxin, itemId)).body).toMatchObject({ transfers: 1, transferHistory: [{ amountFen: 120_000_000 }] });
    expect((await gaoxin.call(itemRoutes.withdrawTransfer, { params: { itemId, transferId: body.id } })).status).toBe(204);
    expect((await read(gaoxin, itemId)).body).toMatchObject({ transfers: 0, transferHistory: [{ isWithdrawn: true }] });
  });

  it('shows visitors a picture only when it is said to be public and the item is', async () => {
    const itemId = await added(gaoxin);
    const picture = new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2])], '装置.png');
    expect((await gaoxin.call(itemRoutes.bringItemFiles, { params: { itemId }, files: [picture] })).status).toBe(204);
    const fileId = (await read(gaoxin, itemId)).body.files[0]?.id ?? '';
    const params = { itemId, fileId };
    expect((await node.visitor.call(itemRoutes.readItemFile, { params })).status).toBe(404);
    await gaoxin.call(itemRoutes.changeItemFile, { params, body: { isPublic: true, caption: '中试装置' } });
    expect((await node.visitor.call(itemRoutes.readItemFile, { params })).status).toBe(404);
    await step(gaoxin, itemId, { verb: 'submit', gate });
    await step(bureau, itemId, { verb: 'publish' });
    expect((await node.visitor.call(itemRoutes.readItemFile, { params })).status).toBe(200);
    const wrong = new File([new Uint8Array([1, 2, 3])], '程序.exe');
    expect((await gaoxin.call(itemRoutes.bringItemFiles, { params: { itemId }, files: [wrong] })).status).toBe(415);
  });

  it('takes a visitor’s question about a public one, with consent, and gives it to its park', async () => {
    const itemId = await published();
    const question = { name: '白先生', contact: '0912-3551234', question: '想了解处理量十吨每小时的报价。', hasConsented: true };
    const ask = (body: typeof question, id = itemId) => node.visitor.call(inquiryRoutes.askAboutItem, { params: { itemId: id }, body });
    expect((await ask({ ...question, hasConsented: false })).body).toMatchObject({ code: 'libraries.inquiry_consent_missing' });
    expect((await ask(question, await added(gaoxin))).status).toBe(404);
    expect((await ask(question)).status).toBe(204);
    const { body } = await gaoxin.call(inquiryRoutes.listInquiries, { query: { itemId } });
    expect(body.rows).toMatchObject([{ name: '白先生', state: 'open' }]);
    expect((await yuanshang.call(inquiryRoutes.listInquiries, { query: { itemId } })).body.total).toBe(0);
    const inquiryId = body.rows[0]?.id ?? '';
    const answer = { params: { inquiryId }, body: { state: 'answered', answer: '已电话答复并发去方案。' } } as const;
    expect((await yuanshang.call(inquiryRoutes.answerInquiry, answer)).status).toBe(404);
    expect((await gaoxin.call(inquiryRoutes.answerInquiry, answer)).status).toBe(204);
    expect((await gaoxin.call(inquiryRoutes.answerInquiry, answer)).body).toMatchObject({ code: 'libraries.inquiry_done' });
  });

  it('refuses the sixth question of one contact in a day', async () => {
    const itemId = await published();
    const body = { name: '反复问', contact: '13900009999', question: '请问可以许可使用吗？', hasConsented: true };
    const statuses: number[] = [];
    for (let at = 0; at < 6; at += 1)
      statuses.push((await node.visitor.call(inquiryRoutes.askAboutItem, { params: { itemId }, body })).status);
    expect(statuses).toEqual([204, 204, 204, 204, 204, 429]);
  });
});

describe('the project library', () => {
  const project = {
    title: '十万吨兰炭尾气制乙二醇中试',
    kind: 'high_tech',
    summary: '用兰炭尾气经变换提纯制草酸酯再加氢，建设千吨级中试线。',
    ownerName: '靖朔恒源能化有限公司',
    state: 'in_talks',
    investmentFen: 5_000_000_000,
    landMu: 60,
    jobs: 45,
    provenance,
  } as const;

  it('keeps promotion facts beside stage, funding and partners', async () => {
    const { body } = await gaoxin.call(projectRoutes.addProject, { body: project });
    const one = await gaoxin.call(projectRoutes.readProject, { params: { itemId: body.id } });
    expect(one.body).toMatchObject({ kind: 'high_tech', state: 'in_talks', investmentFen: 5_000_000_000, landMu: 60, jobs: 45 });
    expect((await read(gaoxin, body.id)).status).toBe(404);
    const found = await bureau.call(projectRoutes.listProjects, { query: { kind: 'high_tech', projectState: 'in_talks' } });
    expect(found.body.rows.map((row) => row.id)).toContain(body.id);
  });

  it('refuses an end before the start and a transfer', async () => {
    const backwards = { ...project, title: '倒着走的项目甲', startsOn: '2026-05-01', endsOn: '2026-04-01' };
    const { status, body } = await gaoxin.call(projectRoutes.addProject, { body: backwards });
    expect([status, body]).toMatchObject([422, { code: 'libraries.item_days_backwards', fields: [{ path: '/endsOn' }] }]);
    const { body: kept } = await gaoxin.call(projectRoutes.addProject, { body: { ...project, title: '正着走的项目甲' } });
    const transfer = { params: { itemId: kept.id }, body: { on: '2026-03-05', toName: '靖朔某公司', way: 'licence' } } as const;
    expect((await gaoxin.call(itemRoutes.addTransfer, transfer)).body).toMatchObject({ code: 'libraries.transfer_not_of_project' });
  });
});
