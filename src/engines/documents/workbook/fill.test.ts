import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { bareWorkbook, sheetXml } from './hostile.fixture.ts';
import { fillCells, FillRefused, type FillChange } from './fill.ts';
import { openPackage } from './package.ts';
import { WORKBOOK_LIMITS } from './limits.ts';
import { readWorkbook } from './read.ts';
import { writeWorkbook } from './write.ts';

const ROWS =
  '<row r="1" spans="1:3" ht="30"><c r="A1" s="4" t="str"><v>表名</v></c></row>' +
  '<row r="3" spans="1:3" s="7"><c r="A3" s="2" t="s"><v>0</v></c><c r="C3" s="3"/></row>' +
  '<row r="5"><c r="A5"><v>1</v></c><c r="B5" s="5"><f>SUM(A5:A5)</f><v>1</v></c>' +
  '<c r="C5"><f t="array" ref="C5:C6">A5:A6</f><v>1</v></c></row>';
const AFTER = '<mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells><pageMargins left="0.1"/>';
const sheet = sheetXml(ROWS, AFTER).replace('<sheetData>', '<cols><col min="5" max="6" width="9" style="8"/></cols><sheetData>');
const form = bareWorkbook(
  { 表: sheet, 附: sheetXml('') },
  {
    'xl/media/image1.png': new Uint8Array([1, 2, 3, 0, 255]),
    'docProps/app.xml': '<Properties/>',
  },
);
const text = (bytes: Uint8Array, name: string) => strFromU8(unzipSync(bytes)[name] ?? new Uint8Array());
const problemsOf = (changes: FillChange[]) =>
  fillCells(form, changes).then(
    () => [],
    (error: unknown) => (error instanceof FillRefused ? error.problems.map(({ problem }) => problem) : [String(error)]),
  );

describe('fillCells', () => {
  test('sets, replaces and inserts cells in order, formats kept', async () => {
    const filled = await fillCells(form, [
      { sheet: '表', cell: 'F3', value: '=非公式' },
      { sheet: '表', cell: 'B3', value: 12.5 },
      { sheet: '表', cell: 'A3', value: '云岭光电' },
      { sheet: '表', cell: 'C3', value: 'A&B' },
      { sheet: '表', cell: 'E4', value: 7 },
      { sheet: '表', cell: 'A9', value: 9 },
    ]);
    const inline = (value: string) => `<is><t xml:space="preserve">${value}</t></is>`;
    const row3 =
      `<row r="3" s="7"><c r="A3" s="2" t="inlineStr">${inline('云岭光电')}</c><c r="B3" s="7"><v>12.5</v></c>` +
      `<c r="C3" s="3" t="inlineStr">${inline('A&amp;B')}</c><c r="F3" s="7" t="inlineStr">${inline('=非公式')}</c></row>`;
    const expected = sheet
      .replace(/<row r="3".*?<\/row>/, `${row3}<row r="4"><c r="E4" s="8"><v>7</v></c></row>`)
      .replace('</sheetData>', '<row r="9"><c r="A9"><v>9</v></c></row></sheetData>');
    expect(text(filled, 'xl/worksheets/sheet1.xml')).toBe(expected);
    const [read] = await readWorkbook(filled);
    expect(read?.rows[2]?.[5]).toEqual({ value: '=非公式' });
  });

  test('a cell that was absent takes the format of the row it goes on from, else its column’s', async () => {
    const filled = await fillCells(form, [
      { sheet: '表', cell: 'A8', value: 1, likeRow: 2 },
      { sheet: '表', cell: 'C8', value: 2, likeRow: 2 },
      { sheet: '表', cell: 'E8', value: 3, likeRow: 2 },
    ]);
    expect(text(filled, 'xl/worksheets/sheet1.xml')).toContain(
      '<row r="8"><c r="A8" s="2"><v>1</v></c><c r="C8" s="3"><v>2</v></c><c r="E8" s="8"><v>3</v></c></row>',
    );
  });

  test('every other entry keeps its bytes, packed and unpacked, and its order', async () => {
    const filled = await fillCells(form, [{ sheet: '附', cell: 'B2', value: '甲' }]);
    const before = unzipSync(form);
    const after = unzipSync(filled);
    expect(Object.keys(after)).toEqual(Object.keys(before));
    const changed = Object.keys(before).filter(
      (name) => Buffer.compare(before[name] ?? Buffer.alloc(0), after[name] ?? Buffer.alloc(0)) !== 0,
    );
    expect(changed).toEqual(['xl/worksheets/sheet2.xml']);
    expect(text(filled, 'xl/worksheets/sheet2.xml')).toContain('<sheetData><row r="2"><c r="B2" t="inlineStr">');
    const packed = Buffer.from(form);
    const start = packed.indexOf('xl/media/image1.png') + 'xl/media/image1.png'.length;
    expect(Buffer.from(filled).includes(packed.subarray(start, start + 5))).toBe(true);
  });

  test('a form with formulas is computed anew when it is opened', async () => {
    const filled = await fillCells(form, [{ sheet: '表', cell: 'A5', value: 3 }]);
    expect(text(filled, 'xl/workbook.xml')).toContain('</sheets><calcPr fullCalcOnLoad="1"/></workbook>');
    expect(text(filled, 'xl/worksheets/sheet1.xml')).toContain('<f>SUM(A5:A5)</f>');
  });

  test('nothing is changed when any cell cannot be filled, and each says why', async () => {
    expect(
      await problemsOf([
        { sheet: '表', cell: 'A3', value: 1 },
        { sheet: '表', cell: 'B5', value: 1 },
        { sheet: '表', cell: 'C6', value: 1 },
        { sheet: '表', cell: 'B1', value: 1 },
        { sheet: '表', cell: 'A0', value: 1 },
        { sheet: '表', cell: 'ZZZ1', value: 1 },
        { sheet: '表', cell: 'A2', value: Number.NaN },
        { sheet: '无', cell: 'A1', value: 1 },
      ]),
    ).toEqual(['formula', 'formula', 'covered_by_merge', 'bad_cell', 'bad_cell', 'bad_value', 'unknown_sheet']);
    expect(await problemsOf([{ sheet: '表', cell: 'A1', value: '表名二' }])).toEqual([]);
  });

  test('a zip whose sizes follow the data is filled too', async () => {
    const streamed = await writeWorkbook([{ name: '表', columns: [{ heading: '名', width: 9 }], rows: [['']] }]);
    const filled = await fillCells(streamed, [{ sheet: '表', cell: 'A2', value: '甲' }]);
    const [read] = await readWorkbook(filled);
    expect(read?.rows[1]).toEqual([{ value: '甲' }]);
    expect((await openPackage(filled, WORKBOOK_LIMITS)).names).toEqual((await openPackage(streamed, WORKBOOK_LIMITS)).names);
  });
});
