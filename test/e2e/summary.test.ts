import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeFindings, DESKTOP, openStage, PHONE, picture, type Stage } from '#kit/browser.ts';
import { workRoutes } from '#modules/ledgers/contract.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

for (const [name, size, year, kind] of [
  ['desktop', DESKTOP, '2026', '年终总结'],
  ['phone', PHONE, '2025', '半年小结'],
] as const) {
  it(`a station’s summary goes from the first draft to a frozen difference (${name})`, async () => {
    const page = await stage.visit('liuyang', size);
    await page.goto(`${stage.address}/workspace/summaries/new`);
    await page.getByRole('combobox', { name: '类别' }).click();
    await page.getByRole('option', { name: kind }).click();
    await page.getByRole('textbox', { name: '年度' }).fill(year);
    await page.getByRole('button', { name: '生成初稿' }).click();
    const paper = page.getByRole('article', { name: '正文' });
    await paper.getByText('一、总体情况').waitFor();
    await picture(page, `summary-draft-${name}`);
    expect(await axeFindings(page)).toEqual([]);

    await paper
      .getByRole('button', { name: /^走访企业/ })
      .first()
      .click();
    await page
      .getByRole('dialog')
      .getByText(/^明细 \d+ 条/)
      .waitFor();
    await picture(page, `summary-figure-${name}`);
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click();

    await paper.getByRole('button', { name: '补充一段：组织保障' }).click();
    await page.getByRole('textbox', { name: '补充段落' }).fill('工作站与园区合署办公，每周一碰头。');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await paper.getByText('工作站与园区合署办公，每周一碰头。').waitFor();

    await page.getByRole('button', { name: '送征求意见' }).click();
    await page.getByRole('combobox', { name: '签发人' }).fill('贺俊');
    await page.getByRole('option', { name: /贺俊/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: '送出' }).click();
    await page.getByText('送 贺俊 签发').waitFor();
    const address = page.url();

    const signer = await stage.visit('hejun', size);
    await signer.goto(address);
    await signer.getByRole('button', { name: '签发', exact: true }).click();
    await signer.getByRole('alertdialog').getByRole('button', { name: '签发', exact: true }).click();
    await signer.getByText(/固定明细 \d+ 行/).waitFor();
    await picture(signer, `summary-signed-${name}`);
    expect(await axeFindings(signer)).toEqual([]);

    const day = year === '2026' ? '2026-01-15' : '2025-03-12';
    const title = `补记走访（${name}）`;
    const late = await signer.request.post(`${stage.address}/api${workRoutes.enterWork.path}`, {
      data: { occurredOn: day, kind: 'visit', parkId: await parkOf(), title },
      headers: { origin: stage.address },
    });
    expect(late.status()).toBe(201);
    await signer.getByRole('tab', { name: '签发后的变化' }).click();
    await signer.getByText(title).first().waitFor();
    await picture(signer, `summary-differences-${name}`);
    expect(await axeFindings(signer)).toEqual([]);
  });
}

async function parkOf(): Promise<string> {
  const { rows } = await stage.node.app.database.system.query<{ park_id: string }>(
    `select park_id from supervision_summaries where level = 'station' and kind = 'half_year' and year = 2026`,
  );
  return rows[0]?.park_id ?? '';
}
