import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeFindings, DESKTOP, openStage, PHONE, picture, type Stage } from '#kit/browser.ts';
import { writeWorkbook } from '#engines/documents/workbook/write.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 180_000);
afterAll(() => stage?.close());

const SIZES = [
  ['desktop', DESKTOP],
  ['phone', PHONE],
] as const;

for (const [name, size] of SIZES) {
  it(`an officer finds an expert, opens the page and notes a consultation (${name})`, async () => {
    const page = await stage.visit('liuyang', size);
    await page.goto(`${stage.address}/workspace/experts?q=${encodeURIComponent('段海生')}`);
    await page.getByText('段海生').first().waitFor();
    await picture(page, `experts-${name}`);
    expect(await axeFindings(page)).toEqual([]);
    await page
      .getByRole('link', { name: /段海生/ })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: '段海生' }).waitFor();
    await page.getByText('139****0012').waitFor();
    await page.getByRole('heading', { name: '代表性成果' }).waitFor();
    await picture(page, `expert-${name}`);
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: '登记咨询' }).click();
    await page.getByText(/标准：/).waitFor();
    await page.getByRole('textbox', { name: '其他咨询对象' }).fill('清柳县科技局');
    await page.getByRole('textbox', { name: '咨询事项' }).fill(`沙棘果渣综合利用（${name}）`);
    await picture(page, `expert-consultation-${name}`);
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: '登记咨询' }).click();
    await page.getByText(`沙棘果渣综合利用（${name}）`).waitFor();
  });

  it(`a dirty list is brought in, mended at its cells and admitted (${name})`, async () => {
    const page = await stage.visit('gaoyaqin', size);
    const headings = ['专家姓名', '所在单位', '职称', '手机号码', '身份证号', '签字日期'];
    const bytes = await writeWorkbook([
      {
        name: '专家',
        columns: headings.map((heading) => ({ heading, width: 16, format: 'text' as const })),
        rows: [
          [`逄雨${name === 'phone' ? '辰' : '霖'}`, '靖朔学院', '副教授', '13992105501', '610000198001010012', '2026-05-06'],
          [`逄云${name === 'phone' ? '辰' : '霖'}`, '靖朔学院', '名誉顾问', '13992105502', '610000198001010013', '2026-05-06'],
        ],
      },
    ]);
    await page.goto(`${stage.address}/workspace/library-imports?kind=expert`);
    await page.locator('input[type=file]').setInputFiles({
      name: `靖朔学院专家-${name}.xlsx`,
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: Buffer.from(bytes),
    });
    await page.getByRole('textbox', { name: '来源说明' }).fill('靖朔学院科研处报送');
    await picture(page, `library-import-new-${name}`);
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: '读取并预览' }).click();
    await page.getByText('职称目录中没有“名誉顾问”').first().waitFor();
    await page.getByText('不读取：身份证号').waitFor();
    await picture(page, `library-import-${name}`);
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: '更正' }).last().click();
    await page
      .getByRole('dialog')
      .getByRole('textbox', { name: /职称/ })
      .fill('副教授');
    await page.getByRole('button', { name: '保存更正' }).click();
    await page.getByRole('button', { name: '入库2条' }).click();
    await page.getByRole('button', { name: '整批撤回' }).waitFor();
  });

  it(`an expert proposes a correction of their own entry; visitors see the public page (${name})`, async () => {
    const page = await stage.visit(name === 'phone' ? 'weiyulan' : 'duanhaisheng', size);
    await page.goto(`${stage.address}/workspace/my-expert`);
    await page.getByRole('button', { name: '提出更正' }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: '受邀说明' }).fill('每周四可到企业');
    await page.getByRole('dialog').getByRole('button', { name: '提出更正' }).click();
    await page.getByRole('heading', { name: '本人提出的更正' }).waitFor();
    await picture(page, `my-expert-${name}`);
    expect(await axeFindings(page)).toEqual([]);
    const visitor = await stage.visit(null, size);
    await visitor.goto(`${stage.address}/experts?field=4`);
    await picture(visitor, `site-experts-${name}`);
    expect(await axeFindings(visitor)).toEqual([]);
    await visitor.goto(`${stage.address}/experts?q=${encodeURIComponent('段海生')}`);
    await visitor.getByRole('link', { name: '段海生' }).click();
    await visitor.getByRole('heading', { level: 1, name: '段海生' }).waitFor();
    expect(await visitor.content()).not.toContain('13900000012');
    await picture(visitor, `site-expert-${name}`);
    expect(await axeFindings(visitor)).toEqual([]);
  });
}
