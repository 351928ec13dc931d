import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeFindings, DESKTOP, openStage, PHONE, picture, type Stage } from '#kit/browser.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

for (const [name, size] of [
  ['desktop', DESKTOP],
  ['phone', PHONE],
] as const) {
  it(`a visitor reads the home page in three languages (${name})`, async () => {
    const page = await stage.visit(null, size);
    for (const [locale, heading] of [
      ['zh-CN', '科技服务进园区'],
      ['zh-TW', '科技服務進園區'],
      ['en', 'Science and technology services'],
    ] as const) {
      await page.goto(`${stage.address}/?locale=${locale}`);
      await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toContain(heading);
      expect(await page.locator('html').getAttribute('lang')).toBe(locale);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(size.width);
      await picture(page, `site-home-${locale}-${name}`);
      expect(await axeFindings(page)).toEqual([]);
    }
  });
}

for (const [name, size] of [
  ['desktop', DESKTOP],
  ['phone', PHONE],
] as const) {
  it(`a visitor reads the policy document in its own words (${name})`, async () => {
    const page = await stage.visit(null, size);
    await page.goto(`${stage.address}/`);
    await page.getByRole('link', { name: '看文件原文' }).first().click();
    await expect.poll(() => page.locator('.site-original h2').count()).toBe(3);
    expect(await page.locator('.site-words').count()).toBe(11);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(size.width);
    await picture(page, `site-document-${name}`);
    expect(await axeFindings(page)).toEqual([]);
  });
}

it('the site is complete without JavaScript and asks again by ETag', async () => {
  const first = await fetch(`${stage.address}/`);
  const html = await first.text();
  expect(html).toContain('靖朔高新技术产业园区');
  expect(html).not.toContain('<script');
  const again = await fetch(`${stage.address}/`, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } });
  expect(again.status).toBe(304);
});

for (const [name, size] of [
  ['desktop', DESKTOP],
  ['phone', PHONE],
] as const) {
  it(`a visitor searches, opens what is found, and reads lists and pages (${name})`, async () => {
    const page = await stage.visit(null, size);
    await page.goto(`${stage.address}/`);
    await page.getByRole('searchbox').fill('创新券');
    await page.getByRole('button', { name: '搜索' }).click();
    await page.getByRole('link', { name: '科技创新券2026年第四批申领' }).click();
    await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toBe('科技创新券2026年第四批申领');
    expect(await page.locator('.site-facts').textContent()).toContain('2026年12月11日');
    for (const [what, path] of [
      ['call', null],
      ['news', '/news'],
      ['notices', '/notices'],
      ['calls', '/calls?state=over'],
      ['showcase', '/showcase'],
      ['search', '/search?q=%E9%95%81%E5%90%88%E9%87%91'],
      ['missing', '/nowhere'],
    ] as const) {
      if (path) await page.goto(stage.address + path);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), what).toBeLessThanOrEqual(size.width);
      await picture(page, `site-${what}-${name}`);
      expect(await axeFindings(page), what).toEqual([]);
    }
  });
}

for (const [name, size] of [
  ['desktop', DESKTOP],
  ['phone', PHONE],
] as const) {
  it(`a station writes a notice, the park publishes it, a visitor reads it (${name})`, async () => {
    const title = `${name}：工作站搬到一层`;
    const writer = await stage.visit('liuyang', size);
    await writer.goto(`${stage.address}/workspace/articles?new=1`);
    await writer.getByLabel('标题').last().fill(title);
    await writer.getByRole('button', { name: '开始写' }).click();
    await writer.getByLabel('正文', { exact: true }).last().fill('## 在哪里\n\n综合服务中心一层，进门左手。');
    await expect.poll(() => writer.getByText('已自动保存').count()).toBe(1);
    await picture(writer, `website-editor-${name}`);
    expect(await axeFindings(writer)).toEqual([]);
    await writer.getByRole('button', { name: '送审', exact: true }).click();
    await writer.getByLabel('保密审查意见').fill('已核对，不含涉密内容');
    await writer.getByLabel('我已审查，内容不涉密').check();
    await writer.getByRole('button', { name: '送审', exact: true }).last().click();
    await expect.poll(() => writer.getByText('待审核').count()).toBeGreaterThan(0);

    const reviewer = await stage.visit('hejun', size);
    await reviewer.goto(writer.url());
    await reviewer.getByRole('button', { name: '审核发布' }).click();
    await picture(reviewer, `website-review-${name}`);
    expect(await axeFindings(reviewer)).toEqual([]);
    await reviewer.getByRole('button', { name: '审核发布' }).last().click();
    await reviewer.getByRole('link', { name: '看公开页面' }).click();
    await expect.poll(() => reviewer.getByRole('heading', { level: 1 }).textContent()).toBe(title);
    await reviewer.goto(`${stage.address}/workspace/articles`);
    await expect.poll(() => reviewer.getByText(title).count()).toBeGreaterThan(0);
    expect(await axeFindings(reviewer)).toEqual([]);
    await picture(reviewer, `website-list-${name}`);
  });
}
