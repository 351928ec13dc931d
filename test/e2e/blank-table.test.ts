import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readWorkbook } from '#engines/documents/workbook/read.ts';
import { axeFindings, DESKTOP, openStage, PHONE, picture, type Stage } from '#kit/browser.ts';

const FIXTURE = resolve(import.meta.dirname, '../fixtures/forms/c-named.xlsx');

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

for (const [name, size] of [
  ['desktop', DESKTOP],
  ['phone', PHONE],
] as const) {
  it(`a blank table is brought, explained, filled in and taken away (${name})`, async () => {
    const page = await stage.visit('liuyang', size);
    await page.goto(`${stage.address}/workspace/filled-tables`);
    await page.getByText('上传空白表').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.locator('input[type=file]').setInputFiles(FIXTURE);
    await page.getByRole('heading', { name: '拟申报高新技术企业情况汇总表' }).waitFor({ timeout: 30_000 });
    await page.getByRole('button', { name: '就是靖朔景澜传感技术有限公司' }).click();
    const asked = page.getByRole('combobox', { name: '上年度用电量(万千瓦时)取台账的哪一项' });
    await asked.click();
    await page.getByRole('option', { name: '留空不填' }).click();
    await picture(page, `blank-table-preview-${name}`);
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: /^填表（\d+ 格）$/ }).click();
    await page
      .getByText(/^填了 \d+ 格，\d+ 格空着$/)
      .first()
      .waitFor({ timeout: 30_000 });
    await picture(page, `blank-table-done-${name}`);
    expect(await axeFindings(page)).toEqual([]);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载填好的表' }).click()]);
    expect(download.suggestedFilename()).toBe('c-named-已填.xlsx');
    const [sheet] = await readWorkbook(new Uint8Array(readFileSync(await download.path())));
    expect(sheet?.rows[3]?.[4]?.value).toBe(31248.2);
  });
}
