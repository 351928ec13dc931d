import { unzipSync, strFromU8 } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { checkWorkbook } from './budget.ts';
import type { OutSheet } from './out.ts';
import { readWorkbook } from './read.ts';
import { sheetNames, writeWorkbook } from './write.ts';

const ledger: OutSheet = {
  name: '企业基本情况台账',
  title: '云岭市科技服务入园企业基本情况台账',
  lead: { left: '填报单位：东湖园区工作站', right: '单位：万元' },
  columns: [
    { heading: '序号', width: 6, format: 'integer', align: 'center' },
    { heading: '统一社会信用代码', width: 22, format: 'text' },
    { heading: ['研发费用', '2024'], width: 12, format: 'decimal' },
    { heading: ['研发费用', '2025'], width: 12, format: 'decimal' },
    { heading: '占比', width: 8, format: 'percent' },
    { heading: '有效期至', width: 12, format: 'date' },
  ],
  rows: [
    [1, '91530100MA6K00001X', 120.5, 130, 0.63, '2027-12-31'],
    [2, 530100000000001, null, { value: '面议', note: '此处应为数字', isWrong: true }, null, '长期'],
  ],
  merges: [{ top: 0, left: 0, bottom: 1, right: 0 }],
  foot: '注：研发费用按年报口径',
};
const parts = (bytes: Uint8Array) => Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, data]) => [name, strFromU8(data)]));

describe('writeWorkbook', () => {
  test('what was written is read again: headings, values, merges, marks', async () => {
    const bytes = await writeWorkbook([ledger]);
    expect((await checkWorkbook('a.xlsx', bytes)).kind).toBe('ok');
    const [sheet] = await readWorkbook(bytes);
    expect(sheet?.rows[0]?.[0]).toEqual({ value: ledger.title });
    expect(sheet?.rows[1]?.filter((cell) => cell.value)).toEqual([{ value: '填报单位：东湖园区工作站' }, { value: '单位：万元' }]);
    expect(sheet?.rows[2]?.map((cell) => cell.value)).toEqual(['序号', '统一社会信用代码', '研发费用', '研发费用', '占比', '有效期至']);
    expect(sheet?.rows[3]?.map((cell) => cell.value)).toEqual([null, null, '2024', '2025', null, null]);
    expect(sheet?.rows[4]).toEqual([
      { value: 1 },
      { value: '91530100MA6K00001X' },
      { value: 120.5 },
      { value: 130 },
      { value: 0.63, isPercent: true },
      { value: '2027-12-31', isDate: true },
    ]);
    expect(sheet?.rows[5]?.slice(1)).toEqual([
      { value: '530100000000001' },
      { value: null },
      { value: '面议', fill: 'FFC7CE' },
      { value: null },
      { value: '长期' },
    ]);
    expect(sheet?.merges).toContainEqual({ top: 2, left: 2, bottom: 2, right: 3 });
    expect(sheet?.merges).toContainEqual({ top: 2, left: 0, bottom: 3, right: 0 });
    expect(sheet?.merges).toContainEqual({ top: 4, left: 0, bottom: 5, right: 0 });
    expect(sheet?.merges).toContainEqual({ top: 6, left: 0, bottom: 6, right: 5 });
  });

  test('another reader sees the official form: faces, borders, frozen and repeated head, A4 landscape, notes', async () => {
    const bytes = await writeWorkbook([ledger]);
    const { sheets } = await readXlsx(bytes, { readStyles: true });
    const sheet = sheets[0];
    expect(sheet?.cells?.get('0,0')?.style?.font).toMatchObject({ name: '方正小标宋简体', bold: true });
    expect(sheet?.cells?.get('0,0')?.style?.alignment).toMatchObject({ horizontal: 'center' });
    expect(sheet?.cells?.get('4,1')?.style).toMatchObject({
      numFmt: '@',
      alignment: { wrapText: true },
      border: { left: { style: 'thin' }, bottom: { style: 'thin' } },
    });
    expect(sheet?.freezePane).toMatchObject({ rows: 4 });
    expect(sheet?.pageSetup).toMatchObject({ paperSize: 'a4', orientation: 'landscape', printTitlesRow: '$3:$4' });
    expect(sheet?.columns?.[1]?.width).toBe(22);
    expect(sheet?.cells?.get('5,3')?.comment?.text).toBe('此处应为数字');
  });

  test('texts that look like formulas, and hard characters, come back as the same texts', async () => {
    const texts = [
      '=1+1',
      '+86',
      '-5',
      '@name',
      '＝A1',
      '＋1',
      '－1',
      '＠x',
      '\t=1',
      '\r=cmd',
      '_x0041_',
      ' 前后 ',
      'a\nb',
      'a\r\nb',
      '<b>&"\'',
      '𠮷',
      '\u0007',
      '=HYPERLINK("http://x.test","y")',
      ']]>',
    ];
    const bytes = await writeWorkbook([{ name: '表', columns: [{ heading: '文', width: 20 }], rows: texts.map((text) => [text]) }]);
    const [sheet] = await readWorkbook(bytes);
    expect(sheet?.rows.slice(1)).toEqual(texts.map((value) => ({ value })).map((cell) => [cell]));
    const { sheets } = await readXlsx(bytes);
    expect(sheets[0]?.rows[1]?.[0]).toBe('=1+1');
    const written = parts(bytes);
    expect(written['xl/worksheets/sheet1.xml']).not.toContain('<f');
    expect(written['xl/styles.xml']?.match(/quotePrefix="1"/g)).toHaveLength(1);
    const quoted = /<c r="A2" s="(\d+)"/.exec(written['xl/worksheets/sheet1.xml'] ?? '')?.[1];
    const plain = /<c r="A12" s="(\d+)"/.exec(written['xl/worksheets/sheet1.xml'] ?? '')?.[1];
    expect(quoted).not.toBe(plain);
  });

  test('the same tables give the same bytes; several sheets keep their order', async () => {
    const first = await writeWorkbook([ledger, { ...ledger, name: '需求' }]);
    expect(Buffer.compare(first, await writeWorkbook([ledger, { ...ledger, name: '需求' }]))).toBe(0);
    expect((await readWorkbook(first)).map((sheet) => sheet.name)).toEqual(['企业基本情况台账', '需求']);
  });

  test('what no cell can hold is said, not cut', async () => {
    const one = (value: string | number) => writeWorkbook([{ name: '表', columns: [{ heading: '文', width: 9 }], rows: [[value]] }]);
    await expect(one('长'.repeat(32_768))).rejects.toThrow('cell A2');
    await expect(one(Number.NaN)).rejects.toThrow('cell A2');
    await expect(writeWorkbook([])).rejects.toThrow(RangeError);
  });

  test('rows may be produced while writing', async () => {
    async function* rows() {
      for (let row = 0; row < 5000; row += 1) yield [row, `企业${row}`];
    }
    const bytes = await writeWorkbook([
      {
        name: '表',
        columns: [
          { heading: '序号', width: 6 },
          { heading: '名称', width: 30 },
        ],
        rows: rows(),
      },
    ]);
    const [sheet] = await readWorkbook(bytes);
    expect(sheet?.rows.length).toBe(5001);
    expect(sheet?.rows[5000]).toEqual([{ value: 4999 }, { value: '企业4999' }]);
  });
});

test('sheet names are made such that spreadsheets take them', () => {
  expect(sheetNames(['需求/台账', '需求:台账', '', '长'.repeat(40), 'A', 'a'])).toEqual([
    '需求 台账',
    '需求 台账(2)',
    'Sheet3',
    '长'.repeat(31),
    'A',
    'a(2)',
  ]);
});
