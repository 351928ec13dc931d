import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeFindings, DESKTOP, openStage, PHONE, picture, type Stage } from '#kit/browser.ts';

/** Several people, several pages each. */
const LONG = 180_000;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

const open = async (page: Page, path: string) => {
  await page.goto(`${stage.address}/workspace${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
};
/** The open sheet; what was done is said in dialogs too. */
const sheetOf = (page: Page) => page.locator('[role=dialog]:not([aria-modal])');
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();
const fill = (page: Page, name: string, text: string) => page.getByRole('textbox', { name }).fill(text);
const needOf = async (title: string): Promise<{ id: string; state: string }> => {
  const { rows } = await stage.node.app.database.owner.query('select id, state from technology_needs where title = $1', [title]);
  return rows[0];
};
const comesTo = (title: string, state: string) => expect.poll(async () => (await needOf(title))?.state, { timeout: 15_000 }).toBe(state);

/** A step’s form in its sheet: filled in, then sent by the button that names the step. */
async function step(page: Page, verb: string, fillIn: (page: Page) => Promise<void> = async () => {}): Promise<void> {
  const direct = page.getByRole('main').getByRole('button', { name: verb, exact: true });
  if ((await direct.count()) > 0) await direct.first().click();
  else {
    await press(page, '更多');
    await page.getByRole('menuitem', { name: verb, exact: true }).click();
  }
  await sheetOf(page).waitFor();
  await fillIn(page);
  await sheetOf(page).getByRole('button', { name: verb, exact: true }).click();
  await sheetOf(page).waitFor({ state: 'detached' });
}

async function raise(page: Page, title: string, name: string): Promise<void> {
  await open(page, '/own-needs/new');
  await press(page, '下一步');
  await expect.poll(() => page.getByRole('textbox', { name: '需求名称' }).getAttribute('aria-invalid')).toBe('true');
  await fill(page, '需求名称', title);
  await fill(page, '技术难题', '隔膜涂布在 40 m/min 以上时厚度不均，极差超过 4 微米，试过降速和换浆料，产量上不去。');
  await picture(page, `need-form-${name}`);
  expect(await axeFindings(page)).toEqual([]);
  await press(page, '下一步');
  await fill(page, '想达到什么', '产线提到 60 m/min，良品率不低于 96%。');
  await press(page, '下一步');
  await fill(page, '拟投入（上限）', '80');
  // What was typed is kept when the page is left and opened again.
  await open(page, '/own-needs/new');
  await expect.poll(() => page.getByRole('textbox', { name: '需求名称' }).inputValue()).toBe(title);
  for (let at = 0; at < 5; at += 1) await press(page, '下一步');
  await page.getByRole('button', { name: '提交需求' }).waitFor();
  await picture(page, `need-form-check-${name}`);
  expect(await axeFindings(page)).toEqual([]);
  await press(page, '提交需求');
  await comesTo(title, 'reported');
  await page.getByRole('region', { name: title }).waitFor();
}

async function giveOut(page: Page, title: string, name: string): Promise<void> {
  await open(page, '/need-queue');
  const row = page.getByRole('listitem').filter({ hasText: title }).first();
  await row.getByRole('button', { name: '受理' }).click();
  await comesTo(title, 'accepted');
  await picture(page, `need-queue-${name}`);
  expect(await axeFindings(page)).toEqual([]);
  await row.getByRole('button', { name: '选人派单' }).click();
  await page.getByRole('radio', { name: /柳扬/ }).check();
  await sheetOf(page).getByRole('button', { name: '派单' }).click();
  await comesTo(title, 'assigned');
}

async function invite(page: Page, title: string, name: string): Promise<void> {
  const { id } = await needOf(title);
  await open(page, `/need-board?q=${encodeURIComponent(title)}&open=${id}`);
  const sheet = sheetOf(page);
  const find = sheet.getByRole('searchbox');
  await find.fill('段海生');
  await find.press('Enter');
  await sheet.getByRole('button', { name: /^选中\s*段海生/ }).click();
  await picture(page, `need-board-${name}`);
  expect(await axeFindings(page)).toEqual([]);
  await sheet.getByRole('button', { name: '邀请 1 位' }).click();
  await page.getByRole('button', { name: '发出邀请' }).click();
  const invited = async () =>
    (await stage.node.app.database.owner.query('select count(*)::int as n from technology_invitations where need_id = $1', [id])).rows[0].n;
  await expect.poll(invited, { timeout: 15_000 }).toBe(1);
}

async function accept(page: Page, title: string, name: string): Promise<void> {
  await open(page, '/need-invitations');
  const card = page.getByRole('listitem').filter({ hasText: title });
  await picture(page, `need-invitations-${name}`);
  expect(await axeFindings(page)).toEqual([]);
  await card.getByRole('button', { name: '愿意对接' }).click();
  await card.getByRole('textbox').fill('可以，先寄两卷样品来测厚度。');
  await card.getByRole('button', { name: '接受邀请' }).click();
  await card.getByText('已接受').waitFor();
}

async function carryThrough(page: Page, title: string, name: string): Promise<void> {
  const { id } = await needOf(title);
  await open(page, `/needs/${id}`);
  await press(page, '记一次洽谈');
  await fill(page, '谈了什么、下一步', '看了涂布头和供料泵，约定下周做三组对比试验。');
  await sheetOf(page).getByRole('button', { name: '记一次洽谈' }).click();
  await comesTo(title, 'matching');
  await sheetOf(page).waitFor({ state: 'detached' });
  await press(page, '签约');
  await fill(page, '乙方（承担）', '陕北工程技术大学');
  await fill(page, '合同金额', '60');
  await sheetOf(page).getByRole('button', { name: '登记技术合同' }).click();
  await comesTo(title, 'signed');
  await sheetOf(page).waitFor({ state: 'detached' });
  await step(page, '转入实施');
  await comesTo(title, 'under_way');
  await picture(page, `need-page-${name}`);
  expect(await axeFindings(page)).toEqual([]);
  await step(page, '登记解决', () => fill(page, '解决结果', '改狭缝涂布头并加在线测厚，60 m/min 时极差 2 微米以内。'));
  await comesTo(title, 'solved');
}

async function confirm(page: Page, title: string, name: string): Promise<void> {
  await open(page, '/own-needs');
  const mine = page.getByRole('region', { name: title });
  await mine.getByRole('button', { name: '解决了，有帮助' }).click();
  await page.getByRole('radio', { name: '5 分' }).check({ force: true });
  await picture(page, `need-confirm-${name}`);
  expect(await axeFindings(page)).toEqual([]);
  await sheetOf(page).getByRole('button', { name: '确认已解决' }).click();
  await comesTo(title, 'confirmed');
}

for (const [name, size] of [
  ['desktop', DESKTOP],
  ['phone', PHONE],
] as const) {
  it(
    `a need goes from the enterprise’s form to 销号 (${name})`,
    async () => {
      const title = `提高隔膜涂布厚度的均匀性（${name === 'phone' ? '手机' : '电脑'}）`;
      const [manager, officer, expert] = await Promise.all([
        stage.visit('kangyongning', size),
        stage.visit('liuyang', size),
        stage.visit('duanhaisheng', size),
      ]);
      await raise(manager, title, name);
      await giveOut(officer, title, name);
      await invite(officer, title, name);
      await accept(expert, title, name);
      await carryThrough(officer, title, name);
      await confirm(manager, title, name);
      const { id } = await needOf(title);
      await open(officer, `/needs/${id}`);
      await step(officer, '销号');
      await comesTo(title, 'closed');
      await picture(officer, `need-closed-${name}`);
      expect(await axeFindings(officer)).toEqual([]);
    },
    LONG,
  );
}
