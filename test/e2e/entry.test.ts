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
  it(`the workstation officer enters one visit to two enterprises (${name})`, async () => {
    const page = await stage.visit('liuyang', size);
    const words = `现场看了试制线，带回一个问题（${name}）`;
    await page.goto(`${stage.address}/workspace/work/new`);
    await page.getByRole('button', { name: '走访', pressed: true }).waitFor();
    await page.getByRole('button', { name: '添加企业' }).click();
    await page.getByRole('checkbox', { name: /靖朔朔方焊接装备/ }).click();
    await page.getByRole('checkbox', { name: /靖朔泰禾泵业/ }).click();
    await page.getByRole('button', { name: '选好了，共 2 项' }).click();
    await page.getByRole('textbox', { name: '做了什么' }).fill(words);
    await picture(page, `entry-${name}`);
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: '保存（2 家）' }).click();
    await expect.poll(() => page.url()).not.toContain('/work/new');
    await page.goto(`${stage.address}/workspace/work?q=${encodeURIComponent(words)}`);
    await expect.poll(() => page.getByRole('main').textContent()).toContain('现场看了试制线');
    await picture(page, `work-ledger-${name}`);
    expect(await axeFindings(page)).toEqual([]);
  });
}

it('an entry made without a network waits on the phone and says so, then goes in once', async () => {
  const page = await stage.visit('liuyang', PHONE);
  await page.goto(`${stage.address}/workspace/work/new`);
  await page.getByRole('button', { name: '靖朔衡塬阀门制造有限公司' }).click();
  await page.getByRole('textbox', { name: '做了什么' }).fill('山沟里没有信号');
  await page.context().setOffline(true);
  await page.getByRole('button', { name: '保存（1 家）' }).click();
  await expect.poll(() => page.getByRole('status').allTextContents()).toContainEqual(expect.stringContaining('1'));
  await picture(page, 'entry-offline-phone');
  await page.context().setOffline(false);
  const { owner } = stage.node.app.database;
  const count = async () =>
    (await owner.query(`select count(*)::int as n from ledger_work_entries where text = '山沟里没有信号'`)).rows[0].n;
  await expect.poll(count, { timeout: 20_000 }).toBe(1);
});
