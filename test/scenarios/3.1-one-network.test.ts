import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workRoutes } from '#modules/ledgers/contract.ts';
import { articleRoutes } from '#modules/website/contract.ts';
import { startNode, type Caller, type TestNode } from '#kit/node.ts';
import { GATE, pageAt, step, TEXT, written } from '#kit/site.ts';
import { figureRoutes } from '#shared/figures.ts';
import { queueRoutes } from '#shared/queue.ts';

/** （三）服务入园，让企业有事找得到人。一是办好一网两库三台账。建设市科技服务网…… */
let node: TestNode;
let station: Caller;
let parkOfficer: Caller;
let bureau: Caller;
beforeAll(async () => {
  node = await startNode();
  [station, parkOfficer, bureau] = await Promise.all([node.as('liuyang'), node.as('hejun'), node.as('gaoyaqin')]);
}, 120_000);
afterAll(() => node.close());

describe('建设市科技服务网', () => {
  it('a station writes, the park reviews, the city reads, in Chinese, in traditional script and in English', async () => {
    const english = { titleEn: 'Cold chamber open on Fridays', summaryEn: 'By appointment.', bodyEn: '## How\n\nCall the workstation.' };
    const id = await written(
      station,
      { kind: 'notice', title: '低温试验箱周五对外开放' },
      { summary: '预约即可。', body: TEXT, ...english },
    );
    expect((await pageAt(node, `/notices/${id}`)).status).toBe(404);

    expect((await step(station, id, { verb: 'submit', gate: GATE })).status).toBe(201);
    const waiting = (await parkOfficer.call(queueRoutes.readQueue, {})).body.rows.find((item) => item.id === id);
    expect(waiting?.title).toBe('审核：低温试验箱周五对外开放');
    expect((await step(station, id, { verb: 'publish' })).status).toBe(403);
    expect((await step(parkOfficer, id, { verb: 'publish' })).status).toBe(201);

    const page = await pageAt(node, `/notices/${id}`);
    expect(page.html).toContain('<h1>低温试验箱周五对外开放</h1>');
    expect(page.html).toContain('<h2>怎么办</h2>');
    expect(page.html).toContain(`hrefLang="en" href="http://localhost:0/notices/${id}?`);
    expect(page.html).not.toMatch(/<script|\sstyle=/u);
    expect((await pageAt(node, `/notices/${id}?locale=en`)).html).toContain('<h1>Cold chamber open on Fridays</h1>');
    expect((await pageAt(node, `/notices/${id}?locale=zh-TW`)).html).toContain('低溫試驗箱週五對外開放');

    for (const path of ['/', '/notices', '/search?q=低温试验箱', '/notices/feed.xml', '/sitemap.xml']) {
      expect((await pageAt(node, path)).html, path).toContain(`/notices/${id}`);
    }
    const traditional = await pageAt(node, '/search?q=低溫試驗箱&locale=zh-TW');
    expect(traditional.html).toContain(`/notices/${id}`);

    const work = await station.call(workRoutes.listWork, { query: { clause: '3.1', pageSize: 5 } });
    expect(work.body.rows.some((row) => JSON.stringify(row).includes('低温试验箱周五对外开放'))).toBe(true);

    expect((await step(parkOfficer, id, { verb: 'withdraw', ground: '设备检修' })).status).toBe(201);
    expect((await pageAt(node, `/notices/${id}`)).status).toBe(404);
    expect((await pageAt(node, '/notices')).html).not.toContain('低温试验箱');
    const after = (await station.call(articleRoutes.readArticle, { params: { articleId: id } })).body;
    expect(after.publication).toMatchObject({ state: 'withdrawn', ground: '设备检修', reviewed: { by: '贺俊' } });
  });

  it('every step is in the trail, with who took it and what was said', async () => {
    const { rows } = await node.app.database.system.query("select type from trail_entries where type like 'website.%'");
    const types = new Set(rows.map((row: { type: string }) => row.type));
    for (const past of ['added', 'submitted', 'published', 'withdrawn']) expect(types).toContain(`website.article_${past}`);
  });

  it('what was published is counted for the summary, each figure one step from its articles', async () => {
    const asked = { params: { figureId: 'website.published' }, query: { from: '2026-01-01', until: '2026-12-31', pageSize: 50 } };
    const park = (await parkOfficer.call(figureRoutes.listFigureRows, asked)).body;
    expect(park.figure.value).toBe(park.total);
    expect(park.rows.find((row) => row.label.includes('矿井水除氟，从每吨三块六'))?.path).toMatch(/^\/articles\/art_/u);
    expect(park.rows.map((row) => row.label)).not.toContain('变电站来了巡检机器人');
    const city = (await bureau.call(figureRoutes.listFigureRows, asked)).body;
    expect(city.total).toBeGreaterThan(park.total);
  });

  it('calls stand by the day they close, and what is over is no longer offered', async () => {
    const open = (await pageAt(node, '/calls')).html;
    expect(open).toContain('科技创新券2026年第四批申领');
    expect(open).not.toContain('2026年省级技术创新引导计划市级推荐');
    expect(open.indexOf('2027年市级重点研发计划')).toBeLessThan(open.indexOf('科技特派员派驻需求征集'));
    expect((await pageAt(node, '/calls?state=over')).html).toContain('2026年省级技术创新引导计划市级推荐');
  });

  it('what is drafted, in review, sent back or scheduled is nowhere to be found', async () => {
    const hidden = ['2026年科技入园这一年', '河塬氢能的加氢机通过了低温试验', '变电站来了巡检机器人', '元旦期间工作站值班安排'];
    const listed = (await bureau.call(articleRoutes.listArticles, { query: { pageSize: 100 } })).body.rows
      .map((row) => row.title)
      .join('\n');
    for (const title of hidden) {
      expect(listed, title).toContain(title);
      for (const path of ['/news', '/notices', `/search?q=${encodeURIComponent(title)}`, '/news/feed.xml', '/notices/feed.xml']) {
        const { html } = await pageAt(node, path);
        expect(html.replaceAll(/value="[^"]*"|<title>.*?<\/title>|“[^”]*”/gu, ''), `${title} at ${path}`).not.toContain(title);
      }
    }
  });

  it('the search finds by every word, counts each kind, and says plainly when there is nothing', async () => {
    const found = (await pageAt(node, '/search?q=镁合金 机时')).html;
    expect(found).toContain('镁合金中试线开放机时');
    expect(found).not.toContain('枣渣喂羊');
    const none = await pageAt(node, '/search?q=不存在的词语组合');
    expect(none.status).toBe(200);
    expect(none.html).toContain('没有找到');
    expect(none.html).toContain('noindex');
  });

  it('machines read it too: feeds, map, robots, and a page for what is not there', async () => {
    const feed = await pageAt(node, '/news/feed.xml');
    expect(feed.headers.get('content-type')).toContain('application/rss+xml');
    expect(feed.html.match(/<item>/gu)?.length).toBeGreaterThanOrEqual(8);
    const map = (await pageAt(node, '/sitemap.xml')).html;
    expect(map).toMatch(/<loc>http:\/\/localhost:0\/showcase\/art_/u);
    expect((await pageAt(node, '/robots.txt')).html).toContain('Disallow: /workspace');
    const missing = await pageAt(node, '/nothing/here');
    expect(missing.status).toBe(404);
    expect(missing.html).toContain('没有这个页面');
    expect((await node.visitor.ask('GET', '/api/nothing')).headers.get('content-type')).toContain('problem+json');
  });

  it('a page is asked for again by its ETag, and its address may be anything', async () => {
    const first = await node.visitor.ask('GET', '/news');
    const again = await node.visitor.ask('GET', '/news', undefined, { 'if-none-match': first.headers.get('etag') ?? '' });
    expect([again.status, again.bytes.length]).toEqual([304, 0]);
    for (const path of [
      '/news?page=-1',
      '/news?page=9999',
      '/news?page=x&q=%',
      '/showcase?park=none',
      '/news/none',
      '/search?kind=none&q=%25_',
    ]) {
      expect([200, 404], path).toContain((await pageAt(node, path)).status);
    }
  });
});
