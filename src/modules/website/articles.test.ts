import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enterpriseRows } from '#kit/enterprises.ts';
import { startNode, type Caller, type TestNode } from '#kit/node.ts';
import { GATE, pageAt, published, step, TEXT, written } from '#kit/site.ts';
import { queueRoutes } from '#shared/queue.ts';
import { articleFileRoutes, articleRoutes } from './contract.ts';

let node: TestNode;
let bureau: Caller;
let director: Caller;
let parkOfficer: Caller;
let station: Caller;
let otherPark: Caller;
let manager: Caller;
beforeAll(async () => {
  node = await startNode();
  const names = ['gaoyaqin', 'baiwentao', 'hejun', 'liuyang', 'shenlimei', 'kangyongning'];
  [bureau, director, parkOfficer, station, otherPark, manager] = (await Promise.all(names.map((name) => node.as(name)))) as [
    Caller,
    Caller,
    Caller,
    Caller,
    Caller,
    Caller,
  ];
}, 120_000);
afterAll(() => node.close());

const read = async (who: Caller, articleId: string) => who.call(articleRoutes.readArticle, { params: { articleId } });
const edition = async (articleId: string) => (await read(bureau, articleId)).body.edition;
const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const file = (name: string, bytes: Uint8Array<ArrayBuffer>) => new File([bytes], name);

describe('the gate 涉密不上网', () => {
  it('refuses to hand in without the statement, and lets nobody review what they handed in', async () => {
    const id = await written(bureau, { kind: 'news', title: '没有声明' });
    const bare = await step(bureau, id, { verb: 'submit' });
    expect(bare).toMatchObject({ status: 422, body: { code: 'publication.gate_missing', fields: [{ path: '/gate' }] } });
    const unclear = await step(bureau, id, { verb: 'submit', gate: { ...GATE, isClear: false } });
    expect(unclear.body).toMatchObject({ code: 'publication.gate_missing' });
    expect((await step(bureau, id, { verb: 'submit', gate: GATE })).status).toBe(201);
    expect(await step(bureau, id, { verb: 'publish' })).toMatchObject({ status: 409, body: { code: 'publication.second_person_wanted' } });
    expect((await pageAt(node, `/news/${id}`)).status).toBe(404);
  });

  it.each([
    ['秘密★1年，仅供参考', 'classification'],
    ['内部资料，不得外传', 'internal'],
    ['联系人身份证 610102199003074512', 'identity_number'],
  ])('refuses what bears a mark of secrecy: %s', async (body, mark) => {
    const id = await written(bureau, { kind: 'news', title: '带密级的稿件' }, { body: `正文说明。${body}` });
    expect((await read(bureau, id)).body.secretMarks).toEqual([mark]);
    expect(await step(bureau, id, { verb: 'submit', gate: GATE })).toMatchObject({
      status: 409,
      body: { code: 'publication.confidential' },
    });
    expect((await read(bureau, id)).body.publication.state).toBe('draft');
  });

  it('takes a unified credit code or a telephone number for what it is', async () => {
    const id = await written(
      bureau,
      { kind: 'news', title: '联系方式' },
      { body: '信用代码 91619902MA7WFC8Y2Y，电话 13900000001，涉密不上网。' },
    );
    expect((await read(bureau, id)).body.secretMarks).toEqual([]);
  });

  it('refuses to change what is with the reviewer', async () => {
    const id = await written(bureau, { kind: 'news', title: '审核中' });
    await step(bureau, id, { verb: 'submit', gate: GATE });
    const change = await bureau.call(articleRoutes.changeArticle, { params: { articleId: id }, body: { edition: 2, title: '偷偷改' } });
    expect(change).toMatchObject({ status: 409, body: { code: 'publication.not_changeable' } });
    const picture = await bureau.call(articleFileRoutes.bringPicture, { params: { articleId: id }, files: [file('a.png', PNG)] });
    expect(picture.body).toMatchObject({ code: 'publication.not_changeable' });
  });
});

describe('publication', () => {
  it('of something scheduled is not visible before its time', async () => {
    const id = await written(bureau, { kind: 'notice', title: '下周的通知' });
    await step(bureau, id, { verb: 'submit', gate: GATE });
    await step(director, id, { verb: 'publish', publishesAt: '2099-01-01T09:00:00+08:00' });
    expect((await pageAt(node, `/notices/${id}`)).status).toBe(404);
    expect((await pageAt(node, '/notices')).html).not.toContain('下周的通知');
    expect((await pageAt(node, '/search?q=下周的通知')).html).not.toContain(`/notices/${id}`);
    expect((await pageAt(node, '/notices/feed.xml')).html).not.toContain('下周的通知');
    expect((await read(bureau, id)).body).toMatchObject({ publicPath: null, publication: { state: 'published', isPublic: false } });
    const withdrawn = await step(director, id, { verb: 'withdraw', ground: '改期' });
    expect(withdrawn.body).toEqual({ state: 'withdrawn' });
  });

  it('of a scheduled one comes when its time comes', async () => {
    const id = await written(bureau, { kind: 'notice', title: '马上公开的通知' });
    await step(bureau, id, { verb: 'submit', gate: GATE });
    await step(director, id, { verb: 'publish', publishesAt: new Date(Date.now() + 1500).toISOString() });
    expect((await pageAt(node, `/notices/${id}`)).status).toBe(404);
    await expect.poll(async () => (await pageAt(node, `/notices/${id}`)).status, { timeout: 5000 }).toBe(200);
  });

  it('of a revision leaves the old text until the new one is reviewed, and both in the history', async () => {
    const id = await written(bureau, { kind: 'news', title: '第一版' });
    await published(bureau, director, id);
    expect((await step(bureau, id, { verb: 'revise' })).body).toEqual({ state: 'draft' });
    const body = { edition: await edition(id), title: '第二版' };
    expect((await bureau.call(articleRoutes.changeArticle, { params: { articleId: id }, body })).status).toBe(200);
    expect((await pageAt(node, `/news/${id}`)).html).toContain('<h1>第一版</h1>');
    await published(bureau, director, id);
    const page = await pageAt(node, `/news/${id}`);
    expect(page.html).toContain('<h1>第二版</h1>');
    expect(page.html).toContain('修订');
    const { versions } = (await read(bureau, id)).body;
    expect(versions.map(({ number, title, isPublic }) => [number, title, isPublic])).toEqual([
      [2, '第二版', true],
      [1, '第一版', false],
    ]);
    const old = await bureau.ask('GET', `/api/articles/${id}/preview?version=1`);
    expect(new TextDecoder().decode(old.bytes)).toContain('<h1>第一版</h1>');
  });

  it('is withdrawn on a ground, at once, even while a revision is in work', async () => {
    const id = await written(bureau, { kind: 'news', title: '要撤下的' });
    await published(bureau, director, id);
    await step(bureau, id, { verb: 'revise' });
    expect((await read(director, id)).body.publication.verbs).toContain('withdraw');
    expect((await step(director, id, { verb: 'withdraw' })).body).toMatchObject({ code: 'publication.ground_missing' });
    expect((await step(director, id, { verb: 'withdraw', ground: '数字有误' })).status).toBe(201);
    expect((await pageAt(node, `/news/${id}`)).status).toBe(404);
  });

  it('of a call asks for its last day, of a picture for its words', async () => {
    const call = await written(bureau, { kind: 'call', title: '没有截止日' });
    const missing = await step(bureau, call, { verb: 'submit', gate: GATE });
    expect(missing.body).toMatchObject({ code: 'website.closing_missing', fields: [{ path: '/closesOn' }] });
    const news = await written(bureau, { kind: 'news', title: '没有说明的图' });
    await bureau.call(articleFileRoutes.bringPicture, { params: { articleId: news }, files: [file('a.png', PNG)] });
    expect((await step(bureau, news, { verb: 'submit', gate: GATE })).body).toMatchObject({ code: 'website.picture_words_missing' });
  });
});

describe('drafts', () => {
  it('are not overwritten by who opened them earlier', async () => {
    const id = await written(bureau, { kind: 'news', title: '两人同改' });
    const change = (title: string) => bureau.call(articleRoutes.changeArticle, { params: { articleId: id }, body: { edition: 2, title } });
    expect((await change('先存的')).status).toBe(200);
    expect(await change('后存的')).toMatchObject({ status: 409, body: { code: 'website.changed_meanwhile' } });
    expect((await read(bureau, id)).body.title).toBe('先存的');
  });

  it('are thrown away only as long as nobody was shown them', async () => {
    const id = await written(bureau, { kind: 'news', title: '写坏了' });
    expect((await bureau.call(articleRoutes.discardArticle, { params: { articleId: id } })).status).toBe(204);
    expect((await read(bureau, id)).status).toBe(404);
    const seen = await written(bureau, { kind: 'news', title: '送审过' });
    await step(bureau, seen, { verb: 'submit', gate: GATE });
    await step(bureau, seen, { verb: 'take_back' });
    expect((await bureau.call(articleRoutes.discardArticle, { params: { articleId: seen } })).body).toMatchObject({
      code: 'website.discard_too_late',
    });
  });

  it('are written and reviewed by whose park it is', async () => {
    const id = await written(station, { kind: 'news', title: '高新区的一天' });
    expect((await read(otherPark, id)).status).toBe(404);
    expect((await read(manager, id)).status).toBe(404);
    const list = await otherPark.call(articleRoutes.listArticles, { query: { pageSize: 100 } });
    expect(list.body.rows.map((row) => row.id)).not.toContain(id);
    await step(station, id, { verb: 'submit', gate: GATE });
    expect((await step(otherPark, id, { verb: 'publish' })).status).toBe(404);
    expect((await station.call(articleRoutes.readArticle, { params: { articleId: id } })).body.publication.verbs).toEqual(['take_back']);
    const queue = (await parkOfficer.call(queueRoutes.readQueue, {})).body.rows;
    expect(queue.find((item) => item.id === id)).toMatchObject({ kind: 'article', path: `/articles/${id}` });
    expect((await step(parkOfficer, id, { verb: 'return', ground: '补一张照片' })).status).toBe(201);
    const back = (await station.call(queueRoutes.readQueue, {})).body.rows;
    expect(back.find((item) => item.id === id)).toMatchObject({ note: '补一张照片' });
  });

  it('of the bureau are not the parks’, and a park writes for no other', async () => {
    const id = await written(bureau, { kind: 'news', title: '全市的事' });
    expect((await read(parkOfficer, id)).status).toBe(404);
    const park = (await read(otherPark, await written(otherPark, { kind: 'news', title: '塬上园的事' }))).body.park?.id ?? '';
    const foreign = await parkOfficer.call(articleRoutes.addArticle, { body: { kind: 'news', title: '越界', parkId: park } });
    expect(foreign.status).toBe(404);
    const news = await manager.call(articleRoutes.addArticle, { body: { kind: 'news', title: '企业发新闻' } });
    expect(news.status).toBe(404);
  });
});

describe('an enterprise’s public page', () => {
  it('is its own to write and to take back, without a reviewer', async () => {
    const firmOf = await enterpriseRows(node);
    await node.app.database.owner.query('delete from website_articles where enterprise_id = $1', [firmOf('靖朔朔风离子科技有限公司')]);
    const id = await written(manager, { kind: 'showcase', title: '朔风离子：零下四十度的电池' });
    const twice = await manager.call(articleRoutes.addArticle, { body: { kind: 'showcase', title: '再来一页' } });
    expect(twice).toMatchObject({ status: 409, body: { code: 'website.showcase_there_already' } });
    await published(manager, parkOfficer, id);
    expect((await pageAt(node, `/showcase/${id}`)).html).toContain('零下四十度的电池');
    expect((await manager.call(articleRoutes.withdrawConsent, { params: { articleId: id } })).status).toBe(204);
    expect((await pageAt(node, `/showcase/${id}`)).status).toBe(404);
    expect((await read(manager, id)).body).toMatchObject({ consent: null, publication: { state: 'withdrawn', ground: '企业撤回同意' } });
  });

  it('written by an officer waits for the enterprise’s consent', async () => {
    const firmOf = await enterpriseRows(node);
    const { rows } = await node.app.database.owner.query(
      "select name from party_organisations o where kind = 'enterprise' and park_id = (select park_id from party_organisations where id = $1) and not exists (select 1 from website_articles a where a.enterprise_id = o.id) limit 1",
      [firmOf('靖朔朔风离子科技有限公司')],
    );
    const enterpriseId = firmOf((rows[0] as { name: string }).name);
    const id = await written(station, { kind: 'showcase', title: '一家企业', enterpriseId });
    expect((await step(station, id, { verb: 'submit', gate: GATE })).body).toMatchObject({ code: 'website.consent_missing' });
    const consent = { name: '折建国', on: '2026-11-20', statement: '微信确认，截图存工作站' };
    expect((await station.call(articleRoutes.giveConsent, { params: { articleId: id }, body: consent })).status).toBe(204);
    await published(station, parkOfficer, id);
    expect((await pageAt(node, `/showcase/${id}`)).status).toBe(200);
  });
});

describe('files', () => {
  it('are sniffed: no SVG, nothing that is not what its name says', async () => {
    const id = await written(bureau, { kind: 'news', title: '图片' });
    const bring = (name: string, bytes: Uint8Array<ArrayBuffer>) =>
      bureau.call(articleFileRoutes.bringPicture, { params: { articleId: id }, files: [file(name, bytes)] });
    const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
    expect(await bring('a.svg', svg)).toMatchObject({ status: 415, body: { code: 'files.type_refused' } });
    expect(await bring('a.png', svg)).toMatchObject({ status: 415 });
    const paper = await bureau.call(articleFileRoutes.bringAttachments, { params: { articleId: id }, files: [file('a.html', svg)] });
    expect(paper.status).toBe(415);
    expect((await read(bureau, id)).body).toMatchObject({ picture: null, attachments: [] });
  });

  it('are public with their article, and no longer', async () => {
    const id = await written(station, { kind: 'news', title: '带附件的' }, { pictureAlt: '车间' });
    await station.call(articleFileRoutes.bringPicture, { params: { articleId: id }, files: [file('车间.png', PNG)] });
    const pdf = new TextEncoder().encode('%PDF-1.7 申请表');
    await station.call(articleFileRoutes.bringAttachments, { params: { articleId: id }, files: [file('申请表.pdf', pdf)] });
    const { picture, attachments } = (await read(station, id)).body;
    const at = (fileId: string | undefined) => `/article-files/${id}/${fileId}`;
    expect((await pageAt(node, at(attachments[0]?.id))).status).toBe(404);
    await published(station, parkOfficer, id);
    const paper = await pageAt(node, at(attachments[0]?.id));
    expect(paper.bytes).toEqual(new Uint8Array(pdf));
    expect(paper.headers.get('content-disposition')).toContain('attachment');
    const shown = await pageAt(node, at(picture?.id));
    expect(shown.headers.get('content-type')).toBe('image/png');
    expect(shown.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await pageAt(node, `/news/${id}`)).html).toContain(`<img src="${at(picture?.id)}" alt="车间"/>`);
    await step(parkOfficer, id, { verb: 'withdraw', ground: '换图' });
    expect((await pageAt(node, at(picture?.id))).status).toBe(404);
  });
});

describe('hostile text', () => {
  it('is shown as the letters it is written with', async () => {
    const hostile = {
      title: '<script>alert(1)</script>',
      summary: '"><img src=x onerror=alert(1)>',
      body: `${TEXT}\n\n<img src=x onerror=alert(2)> [点我](javascript:alert(3)) ![图](https://evil.example/p.png)`,
    };
    const id = await written(bureau, { kind: 'news', title: '临时' }, hostile);
    await published(bureau, director, id);
    for (const path of [`/news/${id}`, '/news', '/', '/search?q=alert', '/news/feed.xml']) {
      const { html } = await pageAt(node, path);
      expect(html, path).not.toMatch(/<(script|img src=x)|javascript:|evil\.example/u);
    }
    const preview = await bureau.ask('GET', `/api/articles/${id}/preview`);
    expect(new TextDecoder().decode(preview.bytes)).not.toMatch(/<(script|img src=x)|javascript:/u);
    expect((await pageAt(node, '/search?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E')).html).not.toContain('<script');
  });
});
