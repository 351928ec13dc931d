import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNode, type Caller, type TestNode } from '#kit/node.ts';
import { achievementRoutes } from '../contract/achievements.ts';
import { inquiryRoutes } from '../contract/inquiries.ts';
import { itemRoutes } from '../contract/items.ts';

let node: TestNode;
let gaoxin: Caller;
let bureau: Caller;
let itemId = '';

beforeAll(async () => {
  node = await startNode();
  gaoxin = await node.as('hejun');
  bureau = await node.as('gaoyaqin');
  itemId = await published();
});
afterAll(() => node.close());

async function published(): Promise<string> {
  const { body } = await gaoxin.call(achievementRoutes.addAchievement, {
    body: {
      title: '塬区果园雹灾声学预警装置',
      titleEn: 'Acoustic hail warning for orchards',
      kind: 'product',
      summary: '雷达回波与次声阵列联合识别雹云，提前二十分钟推送到果农手机。',
      ownerName: '靖朔学院',
      fields: ['8'],
      maturity: 8,
      priceFen: 4_200_000_000,
      internalFields: ['priceFen'],
      ways: ['licence'],
      contactName: '常佩瑶',
      contactPhone: '0912-3777777',
      provenance: { source: 'own_statement', sourceText: '填报表', terms: '可公开摘要' },
    },
  });
  const step = (caller: Caller, what: object) =>
    caller.call(itemRoutes.stepItemPublication, { params: { itemId: body.id }, body: what as never });
  await step(gaoxin, { verb: 'submit', gate: { isClear: true, statement: '已核对，不涉密' } });
  expect((await step(bureau, { verb: 'publish' })).status).toBe(204);
  return body.id;
}

const page = async (path: string, headers: Record<string, string> = {}) => {
  const response = await node.app.web.request(`http://localhost${path}`, { headers: { 'accept-language': 'zh-CN', ...headers } });
  return { status: response.status, html: await response.text() };
};
const send = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
  node.app.web.request(`http://localhost/achievements/${itemId}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost', 'accept-language': 'zh-CN', ...headers },
  });

describe('the public achievements', () => {
  it('are listed with search and filters', async () => {
    const all = await page('/achievements');
    expect(all.html).toContain('技术成熟度');
    expect(all.html).toContain('rel="next"');
    const found = await page(`/achievements?q=${encodeURIComponent('雹灾 预警')}&field=8&maturity=7`);
    expect(found.html).toContain('塬区果园雹灾声学预警装置');
    expect((await page(`/achievements?q=${encodeURIComponent('雹灾')}&field=2`)).html).toContain('没有符合条件的条目');
  });

  it('keep inside what is kept inside: fields, contacts, drafts', async () => {
    const { status, html } = await page(`/achievements/${itemId}`);
    expect(status).toBe(200);
    expect(html).toContain('雷达回波与次声阵列联合识别雹云');
    for (const inside of ['4,200', '0912-3777777', '常佩瑶']) expect(html).not.toContain(inside);
    const draft = await gaoxin.call(achievementRoutes.listAchievements, { query: { publication: 'draft' } });
    expect((await page(`/achievements/${draft.body.rows[0]?.id}`)).status).toBe(404);
    expect((await page(`/projects/${itemId}`)).status).toBe(404);
  });

  it('speak English and Traditional Chinese', async () => {
    expect((await page(`/achievements/${itemId}?locale=en`)).html).toContain('Acoustic hail warning for orchards');
    expect((await page('/projects?locale=zh-TW')).html).toContain('技術領域');
  });

  it('are found by the site’s search and stand in its map', async () => {
    expect((await page(`/search?q=${encodeURIComponent('雹灾声学')}`)).html).toContain(`/achievements/${itemId}`);
    expect((await page('/sitemap.xml')).html).toContain(`/achievements/${itemId}`);
  });
});

describe('asking about one without JavaScript', () => {
  const fields = { name: '霍先生', contact: '13800001234', question: '一套覆盖多少亩？安装要几天？', hasConsented: 'yes' };

  it('shows the page again with what was typed and what is wrong', async () => {
    const { hasConsented: _none, ...unticked } = fields;
    const refused = await send(unticked);
    const html = await refused.text();
    expect(refused.status).toBe(422);
    expect(html).toContain('请勾选同意');
    expect(html).toContain('value="霍先生"');
    const short = await send({ ...fields, contact: '1' });
    expect(short.status).toBe(422);
    expect(await short.text()).toContain('contact-wrong');
  });

  it('refuses a form from another site', async () => {
    expect((await send(fields, { origin: 'https://elsewhere.example' })).status).toBe(403);
  });

  it('takes it, thanks, and gives it to the park', async () => {
    const taken = await send(fields);
    expect(taken.status).toBe(303);
    const next = taken.headers.get('location') ?? '';
    expect((await page(next.replace('#ask', ''))).html).toContain('已收到');
    const { body } = await gaoxin.call(inquiryRoutes.listInquiries, { query: { itemId } });
    expect(body.rows).toMatchObject([{ name: '霍先生', state: 'open' }]);
    const queue = await gaoxin.ask('GET', '/api/queue');
    expect(JSON.stringify(queue.body)).toContain('塬区果园雹灾声学预警装置');
  });
});
