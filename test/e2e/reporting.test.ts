import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readWorkbook } from '#engines/documents/workbook/read.ts';
import { axeFindings, DESKTOP, openStage, PHONE, picture, type Stage } from '#kit/browser.ts';
import { indicatorForm } from '#kit/forms.ts';

const BLANK = join(mkdtempSync(join(tmpdir(), 'ruyuan-blank-')), '科技服务情况表.xlsx');

/** Two people, several pages each. */
const LONG = 180_000;

let stage: Stage;
beforeAll(async () => {
  writeFileSync(BLANK, indicatorForm());
  stage = await openStage();
});
afterAll(() => stage?.close());

for (const [name, size] of [
  ['desktop', DESKTOP],
  ['phone', PHONE],
] as const) {
  it(
    `a reporting task goes from the notice to the total (${name})`,
    async () => {
      const title = `科技服务情况季度统计（${name}）`;
      const officer = await stage.visit('gaoyaqin', size);
      await officer.goto(`${stage.address}/workspace/reporting-tasks/new`);
      await officer.getByRole('textbox', { name: '任务名称' }).fill(title);
      await officer.getByRole('textbox', { name: '通知内容' }).fill('请按附表填报，数据以登记系统为准。');
      await officer.getByRole('textbox', { name: '截止日期' }).fill('2027-03-31');
      await officer.getByRole('textbox', { name: '数据截至' }).fill('2026-10-31');
      await officer.getByRole('textbox', { name: '数据截至' }).blur();
      expect(await axeFindings(officer)).toEqual([]);
      await officer.getByRole('button', { name: '下一步：表格和单位' }).click();
      await officer.getByText('上传空白表').waitFor();
      await officer.locator('input[type=file]').setInputFiles(BLANK);
      await officer.getByText('8 个填报项，0 列明细').waitFor({ timeout: 30_000 });
      await officer.getByRole('button', { name: '清柳县' }).click();
      await officer.getByText('已选 1 家').waitFor();
      await picture(officer, `reporting-draft-${name}`);
      expect(await axeFindings(officer)).toEqual([]);
      await officer.getByRole('button', { name: '下发给 1 家' }).click();
      await officer.getByRole('alertdialog').getByRole('button', { name: '下发给 1 家' }).click();
      await officer.getByRole('tab', { name: /填报进度/ }).waitFor();
      const task = officer.url();
      expect(await axeFindings(officer)).toEqual([]);
      await picture(officer, `reporting-progress-${name}`);

      const county = await stage.visit('zhangrui', size);
      await county.goto(`${stage.address}/workspace/my-reports`);
      await county.getByRole('link', { name: title }).waitFor();
      await picture(county, `reporting-mine-${name}`);
      expect(await axeFindings(county)).toEqual([]);
      await county.getByRole('link', { name: title }).click();
      await county.getByRole('button', { name: '签收' }).click();
      await county.getByRole('button', { name: '在线填' }).click();
      await county.getByRole('textbox', { name: /^高新技术企业数 \/ 本期数/ }).fill('12');
      await county.getByRole('textbox', { name: /^技术合同成交额 \/ 本期数/ }).fill('1,860.5');
      await picture(county, `reporting-grid-${name}`);
      expect(await axeFindings(county)).toEqual([]);
      await county.getByRole('button', { name: '保存并检查' }).click();
      await county.getByText('检查通过').waitFor();
      await county.getByRole('button', { name: '报送', exact: true }).click();
      await county.getByRole('button', { name: '撤回修改' }).waitFor();
      await picture(county, `reporting-report-${name}`);
      expect(await axeFindings(county)).toEqual([]);

      await officer.goto(task);
      await officer.getByRole('button', { name: '通过全部 1 份' }).click();
      await officer.getByText('已通过 1 份').first().waitFor();
      await officer.getByRole('tab', { name: /^汇总/ }).click();
      await officer.getByRole('button', { name: /高新技术企业数 \/ 本期数/ }).click();
      await officer.getByText('清柳县').first().waitFor();
      await officer.getByRole('button', { name: '汇总 1 份' }).click();
      await officer.getByText(/^已汇总 1 份/).waitFor();
      await picture(officer, `reporting-total-${name}`);
      expect(await axeFindings(officer)).toEqual([]);
      const [download] = await Promise.all([
        officer.waitForEvent('download'),
        officer.getByRole('link', { name: '科技服务工作情况表' }).click(),
      ]);
      expect(download.suggestedFilename()).toBe('科技服务情况表-汇总.xlsx');
      const [sheet, sources] = await readWorkbook(new Uint8Array(readFileSync(await download.path())));
      expect([sheet?.rows[4]?.[3]?.value, sheet?.rows[6]?.[3]?.value, sources?.name]).toEqual([12, 1860.5, '数据来源']);
    },
    LONG,
  );
}
