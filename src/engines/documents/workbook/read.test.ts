import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { bareWorkbook, sheetXml } from './hostile.fixture.ts';
import { listSheets, readWorkbook, streamSheet } from './read.ts';

const STYLES =
  '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/>' +
  '<numFmt numFmtId="171" formatCode="[h]:mm&quot;d&quot;"/><numFmt numFmtId="172" formatCode="0.0%"/></numFmts>' +
  '<fonts><font><sz val="11"/></font><font><strike/></font></fonts>' +
  '<fills><fill><patternFill patternType="none"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FFFFC000"/></patternFill></fill>' +
  '<fill><patternFill patternType="solid"><fgColor indexed="10"/></patternFill></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FFFFFFFF"/></patternFill></fill></fills>' +
  '<cellXfs><xf/><xf fillId="1"/><xf fontId="1"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/>' +
  '<xf numFmtId="172"/><xf fillId="2"/><xf numFmtId="32"/><xf fillId="3"/></cellXfs></styleSheet>';
const STRINGS =
  '<sst><si><t>甲 &amp; 乙</t></si>' +
  '<si><r><rPr><strike/></rPr><t>旧</t></r><r><t>新</t></r></si>' +
  '<si><r><rPr><strike/></rPr><t>全划</t></r><rPh sb="0" eb="1"><t>kana</t></rPh></si>' +
  '<si><t>一_x000D_二</t></si></sst>';

async function readCells(cells: string, after = '', parts: Record<string, string> = {}) {
  const bytes = bareWorkbook(
    { 表: sheetXml(`<row r="1">${cells}</row>`, after) },
    { 'xl/styles.xml': STYLES, 'xl/sharedStrings.xml': STRINGS, ...parts },
  );
  const [sheet] = await readWorkbook(bytes);
  if (!sheet) throw new Error('no sheet');
  return { ...sheet, cells: sheet.rows[0] ?? [] };
}

describe('cells', () => {
  test('texts, numbers, truths, errors and formulas', async () => {
    const { cells } = await readCells(
      '<c r="A1" t="s"><v>0</v></c><c r="B1"><v>0.5</v></c><c r="C1" t="b"><v>1</v></c>' +
        '<c r="D1" t="e"><f>B9</f><v>#REF!</v></c><c r="E1" t="str"><f>A1</f><v>甲</v></c>' +
        '<c r="G1" t="inlineStr"><is><t>内&lt;嵌</t></is></c><c r="H1" t="s"><v>3</v></c>',
    );
    expect(cells).toEqual([
      { value: '甲 & 乙' },
      { value: 0.5 },
      { value: true },
      { value: null, error: '#REF!', isFormula: true },
      { value: '甲', isFormula: true },
      { value: null },
      { value: '内<嵌' },
      { value: '一\r二' },
    ]);
  });

  test('dates by their format, times and percentages not', async () => {
    const { cells } = await readCells(
      '<c r="A1" s="3"><v>46086.75</v></c><c r="B1" s="4"><v>44256</v></c><c r="C1" s="5"><v>46086</v></c>' +
        '<c r="D1" s="6"><v>0.63</v></c><c r="E1" s="8"><v>46086</v></c><c r="F1" s="3"><v>59</v></c>' +
        '<c r="G1" t="d"><v>2026-03-05T00:00:00</v></c><c r="H1" s="3"><v>-4</v></c>',
    );
    expect(cells).toEqual([
      { value: '2026-03-05', isDate: true },
      { value: '2021-03-01', isDate: true },
      { value: 46086 },
      { value: 0.63, isPercent: true },
      { value: 46086 },
      { value: '1900-02-28', isDate: true },
      { value: '2026-03-05', isDate: true },
      { value: -4 },
    ]);
  });

  test('fills and strokes, whole and partial', async () => {
    const { cells } = await readCells(
      '<c r="A1" s="1" t="s"><v>0</v></c><c r="B1" s="1"/><c r="C1" s="2" t="s"><v>0</v></c>' +
        '<c r="D1" t="s"><v>1</v></c><c r="E1" t="s"><v>2</v></c><c r="F1" s="7"/><c r="G1" s="9"><v>1</v></c>',
    );
    expect(cells).toEqual([
      { value: '甲 & 乙', fill: 'FFC000' },
      { value: null, fill: 'FFC000' },
      { value: '甲 & 乙', isStruck: true },
      { value: '旧新', isPartlyStruck: true },
      { value: '全划', isStruck: true },
      { value: null, fill: 'FF0000' },
      { value: 1 },
    ]);
  });

  test('a code that became a number says that digits were lost', async () => {
    const { cells } = await readCells('<c r="A1"><v>9.13301E+17</v></c><c r="B1"><v>999999999999999</v></c>');
    expect(cells).toEqual([{ value: 913301000000000000, isRounded: true }, { value: 999999999999999 }]);
  });

  test('a picture WPS keeps in a cell is a picture, not an error', async () => {
    const { cells, pictures } = await readCells(
      '<c r="A1"><v>1</v></c><c r="B1" t="str"><f>_xlfn.DISPIMG(&quot;ID_7&quot;,1)</f><v>=DISPIMG("ID_7",1)</v></c>' +
        '<c r="C1" t="e" vm="1"><v>#VALUE!</v></c>',
      '',
      {
        'xl/cellimages.xml':
          '<etc:cellImages><etc:cellImage><xdr:pic><xdr:cNvPr id="2" name="ID_7"/><a:blip r:embed="rId1"/></xdr:pic></etc:cellImage></etc:cellImages>',
        'xl/_rels/cellimages.xml.rels':
          '<Relationships><Relationship Id="rId1" Type="x/image" Target="media/image7.jpeg"/></Relationships>',
      },
    );
    expect(cells.map((cell) => cell.value)).toEqual([1, null, null]);
    expect(pictures).toEqual([
      { row: 0, column: 1, name: 'image7.jpeg' },
      { row: 0, column: 2, name: '' },
    ]);
  });
});

describe('sheets', () => {
  test('rows that say no numbers, prefixes on every element, days counted from 1904', async () => {
    const prefixed =
      '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>' +
      '<x:row><x:c><x:v>1</x:v></x:c><x:c s="3"><x:v>44624</x:v></x:c></x:row><x:row><x:c><x:v>2</x:v></x:c></x:row>' +
      '</x:sheetData><x:mergeCells><x:mergeCell ref="A1:A2"/></x:mergeCells></x:worksheet>';
    const workbook =
      '<x:workbook xmlns:r="r"><x:workbookPr date1904="1"/><x:sheets><x:sheet name="表" sheetId="1" r:id="s1"/></x:sheets></x:workbook>';
    const [sheet] = await readWorkbook(bareWorkbook({ 表: prefixed }, { 'xl/styles.xml': STYLES, 'xl/workbook.xml': workbook }));
    expect(sheet?.rows).toEqual([[{ value: 1 }, { value: '2026-03-05', isDate: true }], [{ value: 2 }]]);
    expect(sheet?.merges).toEqual([{ top: 0, left: 0, bottom: 1, right: 0 }]);
  });

  test('gaps, hidden sheets, merges and pictures of a workbook another program wrote', async () => {
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]);
    const bytes = await writeXlsx({
      sheets: [
        {
          name: '台账',
          rows: [['企业', null, '状态'], [], ['云岭光电']],
          merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 1 }],
          images: [{ data: png, type: 'png', anchor: { from: { row: 2, col: 1 } } }],
          cells: new Map([['2,0', { style: { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: '92D050' } } } }]]),
        },
        { name: '字典', hidden: true, rows: [[1]] },
      ],
    });
    const [ledger, lists] = await readWorkbook(bytes);
    expect(ledger?.rows).toEqual([[{ value: '企业' }, { value: null }, { value: '状态' }], [], [{ value: '云岭光电', fill: '92D050' }]]);
    expect(ledger?.merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 1 }]);
    expect(ledger?.pictures).toEqual([{ row: 2, column: 1, name: 'image1.png' }]);
    expect([ledger?.isHidden, lists?.isHidden]).toEqual([false, true]);
    expect(await listSheets(bytes)).toEqual([
      { name: '台账', isHidden: false },
      { name: '字典', isHidden: true },
    ]);
  });

  test('streaming gives the same cells, and merges before the first row', async () => {
    const rows = Array.from({ length: 3000 }, (_, at) => `<row r="${at * 2 + 1}"><c r="B${at * 2 + 1}" s="1"><v>${at}</v></c></row>`);
    const bytes = bareWorkbook(
      { 表: sheetXml(rows.join(''), '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>') },
      { 'xl/styles.xml': STYLES },
    );
    const stream = await streamSheet(bytes, 0);
    expect(stream.merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 1 }]);
    let count = 0;
    for await (const row of stream.rows) {
      expect(row).toEqual({ index: count * 2, cells: [{ value: null }, { value: count, fill: 'FFC000' }], pictures: [] });
      count += 1;
    }
    expect(count).toBe(3000);
  });
});
