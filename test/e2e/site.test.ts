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
