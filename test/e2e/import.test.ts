import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeFindings, DESKTOP, openStage, PHONE, picture, type Stage } from '#kit/browser.ts';

const FIXTURE = resolve(import.meta.dirname, '../fixtures/ledgers/1-enterprise-basics.xlsx');

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

for (const [name, size] of [
  ['desktop', DESKTOP],
  ['phone', PHONE],
] as const) {
  it(`a dirty workbook becomes clean rows and a list of what is wrong, and is taken back again (${name})`, async () => {
    const page = await stage.visit('liuyang', size);
    const { owner } = stage.node.app.database;
    const enterprises = async () =>
      (await owner.query(`select count(*)::int as n from ledger_cards where closed_on is null and merged_into is null`)).rows[0].n;
    const before = await enterprises();
    await page.goto(`${stage.address}/workspace/imports/new`);
    await page.locator('input[type=file]').setInputFiles(FIXTURE);
    await page.getByRole('button', { name: '读取 1 个文件' }).click();
    const admit = page.getByRole('button', { name: /^导入 16 行/ });
    await admit.waitFor({ timeout: 30_000 });
    await picture(page, `import-preview-${name}`);
    expect(await axeFindings(page)).toEqual([]);
    await admit.click();
    await page
      .getByRole('button', { name: /撤回/ })
      .first()
      .waitFor({ timeout: 30_000 });
    expect(await enterprises()).toBe(before + 16);
    await picture(page, `import-admitted-${name}`);
    await page
      .getByRole('button', { name: /撤回/ })
      .first()
      .click();
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: /撤回/ })
      .click();
    await expect.poll(enterprises, { timeout: 20_000 }).toBe(before);
  });
}
