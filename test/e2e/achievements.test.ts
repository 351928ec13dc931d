import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeFindings, DESKTOP, openStage, PHONE, picture, type Stage } from '#kit/browser.ts';

/** Four people, several pages each. */
const LONG = 180_000;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

/** The open sheet; what was done is said in dialogs too. */
const sheetOf = (page: Page) => page.locator('[role=dialog]:not([aria-modal])');
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();
const fill = (page: Page, name: string, text: string) => sheetOf(page).getByRole('textbox', { name }).fill(text);
const looksWell = async (page: Page, name: string) => {
  await picture(page, name);
  expect(await axeFindings(page)).toEqual([]);
};

/** Sends the open sheet by its button and waits until it has closed. */
async function send(page: Page, name: string): Promise<void> {
  await sheetOf(page).getByRole('button', { name, exact: true }).click();
  await sheetOf(page).waitFor({ state: 'detached' });
}

/** Adds one, and answers where its page stands. What came without its source is not taken in. */
async function add(page: Page, title: string, name: string): Promise<string> {
  await page.goto(`${stage.address}/workspace/achievements`);
  await press(page, '登记成果');
  await sheetOf(page).getByRole('textbox', { name: '名称', exact: true }).fill(title);
  await fill(page, '内容简介', '以镁渣和腐植酸造粒，硅钙缓释九十天，苹果园两年试验亩均增产一成一，重金属低于有机肥限量。');
  await fill(page, '所属单位', '靖朔学院');
  await fill(page, '意向价格', '60');
  await sheetOf(page).getByRole('combobox', { name: '技术领域' }).fill('新材料');
  await page.getByRole('option', { name: '新材料', exact: true }).click();
  await sheetOf(page).getByRole('button', { name: '登记成果', exact: true }).click();
  await expect.poll(() => sheetOf(page).getByRole('textbox', { name: '来源说明' }).getAttribute('aria-invalid')).toBe('true');
  await looksWell(page, `achievement-form-${name}`);
  await fill(page, '来源说明', '靖朔学院科研处填报表，2026年10月');
  await fill(page, '使用约定', '经同意后公开');
  await send(page, '登记成果');
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  return page.url();
}

/** What is changed is saved, and what was said before is kept. */
async function edit(page: Page, name: string): Promise<void> {
  await press(page, '修改');
  await fill(page, '意向价格', '85');
  await fill(page, '示范应用', '清柳县高家沟果园、塬上镇合作社');
  await fill(page, '联系电话', '0912-3777701');
  await send(page, '保存修改');
  await page.getByText('意向价格：60 → 85').waitFor();
  await page.getByText('靖朔学院科研处填报表，2026年10月').waitFor();
  await looksWell(page, `achievement-${name}`);
}

async function publish(handsIn: Page, reviews: Page, path: string, name: string): Promise<void> {
  await press(handsIn, '送审');
  await fill(handsIn, '保密审查意见', '已与持有单位逐项核对，不涉密');
  await sheetOf(handsIn).getByRole('checkbox', { name: '我已审查，内容不涉密' }).check();
  await looksWell(handsIn, `achievement-gate-${name}`);
  await send(handsIn, '送审');
  await handsIn.getByText('待审核').first().waitFor();
  expect(await handsIn.getByRole('button', { name: '审核发布' }).count()).toBe(0);
  await reviews.goto(path);
  await press(reviews, '审核发布');
  await send(reviews, '审核发布');
  await reviews.getByRole('link', { name: '看公开页面' }).waitFor();
  await looksWell(reviews, `achievement-published-${name}`);
  // What visitors do not read may still be noted.
  await press(reviews, '修改');
  await fill(reviews, '备注', '十二月对接会推荐');
  await send(reviews, '保存修改');
  await reviews.getByText('十二月对接会推荐').first().waitFor();
}

async function ask(page: Page, title: string, question: string, name: string): Promise<void> {
  await page.goto(`${stage.address}/achievements?q=${encodeURIComponent(title)}`);
  await looksWell(page, `site-achievements-${name}`);
  await page.getByRole('link', { name: title }).first().click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  expect(await page.content()).not.toContain('0912-3777701');
  expect(await page.content()).not.toContain('十二月对接会推荐');
  await looksWell(page, `site-achievement-${name}`);
  await page.getByRole('textbox', { name: '姓名' }).fill('乔秀兰');
  await page.getByRole('textbox', { name: '联系方式' }).fill(`1399210${name === 'phone' ? '6601' : '6602'}`);
  await page.getByRole('textbox', { name: '想了解什么' }).fill(question);
  await page.getByRole('button', { name: '提交' }).click();
  await page.getByText('请勾选同意').first().waitFor();
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: '提交' }).click();
  await page.getByText('已收到，服务人员会按您留的方式答复。').waitFor();
  await looksWell(page, `site-achievement-asked-${name}`);
}

async function answer(page: Page, question: string, name: string): Promise<void> {
  await page.getByRole('link', { name: '咨询（待答复 1）' }).waitFor();
  await page.getByRole('link', { name: '咨询（待答复 1）' }).click();
  await page.getByRole('button', { name: question }).first().click();
  await looksWell(page, `achievement-inquiry-${name}`);
  await fill(page, '答复情况', '电话答复，约定周四到学院看样。');
  await send(page, '记下答复');
  await page.getByText('已答复').first().waitFor();
}

for (const [name, size] of [
  ['desktop', DESKTOP],
  ['phone', PHONE],
] as const) {
  it(
    `an achievement is added, changed, reviewed by a second person, found and asked about (${name})`,
    async () => {
      const title = name === 'phone' ? '镁渣腐植酸缓释硅肥' : '镁渣硅肥造粒成套工艺';
      const question = `二十亩苹果园一季要用多少？（${name}）`;
      const station = await stage.visit('liuyang', size);
      const path = await add(station, title, name);
      await edit(station, name);
      const committee = await stage.visit('hejun', size);
      await publish(station, committee, path, name);
      await ask(await stage.visit(null, size), title, question, name);
      await station.goto(path);
      await answer(station, question, name);
    },
    LONG,
  );
}
