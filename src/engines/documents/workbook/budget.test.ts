import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { checkWorkbook } from './budget.ts';
import { bareWorkbook, sheetXml } from './hostile.fixture.ts';
import { WORKBOOK_LIMITS, WorkbookRefused } from './limits.ts';
import { readWorkbook } from './read.ts';

const small = bareWorkbook({ 表: sheetXml('<row r="1"><c r="A1"><v>1</v></c></row>') });
const COLOURED =
  '<styleSheet><fills><fill><patternFill patternType="solid"><fgColor rgb="FF00B0F0"/></patternFill></fill></fills>' +
  '<cellXfs><xf/><xf fillId="0"/></cellXfs></styleSheet>';
const ole = (word: string) => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(word, 'utf16le')]);
const kindOf = async (name: string, bytes: Uint8Array, limits = WORKBOOK_LIMITS) => (await checkWorkbook(name, bytes, limits)).kind;
const readKind = (bytes: Uint8Array, limits = WORKBOOK_LIMITS) =>
  readWorkbook(bytes, limits).then(
    () => 'read',
    (error: unknown) => (error instanceof WorkbookRefused ? error.verdict.kind : String(error)),
  );

describe('checkWorkbook', () => {
  test('takes a real workbook, also under a wrong ending', async () => {
    expect(await checkWorkbook('台账.xlsx', small)).toMatchObject({ kind: 'ok', entries: 5 });
    expect(await kindOf('台账.XLS', small)).toBe('ok');
  });

  test.each([
    ['a.xls', ole('Workbook'), 'old_xls'],
    ['a.xlsx', ole('Book'), 'old_xls'],
    ['a.et', ole('Workbook'), 'et'],
    ['a.xlsx', ole('EncryptedPackage'), 'encrypted'],
    ['a.doc', ole('WordDocument'), 'not_a_workbook'],
    ['a.xlsm', small, 'macro'],
    ['a.xlsx', bareWorkbook({}, { 'xl/vbaProject.bin': 'x' }), 'macro'],
    ['a.xlsx', small.subarray(0, small.length - 30), 'broken'],
    ['a.xlsx', small.subarray(0, 100), 'broken'],
  ])('%s is named for what it is (%#)', async (name, bytes, kind) => {
    expect(await kindOf(name, bytes)).toBe(kind);
  });

  test.each([
    ['a.csv', strToU8('名称,代码'), 'csv'],
    ['a.xls', strToU8('<html><table>'), 'html'],
    ['a.xlsx', strToU8('%PDF-1.7'), 'pdf'],
    ['a.xlsx', new Uint8Array(), 'empty'],
    ['a.xlsx', zipSync({ 'readme.txt': strToU8('x') }), 'zip'],
  ])('%s that is no workbook says what it seems to be (%#)', async (name, bytes, found) => {
    expect(await checkWorkbook(name, bytes)).toEqual({ kind: 'not_a_workbook', found });
  });
});

describe('the budget', () => {
  test('refuses a bomb by its directory, before anything is inflated', async () => {
    const bomb = bareWorkbook({ 表: '' }, { 'xl/media/a.bin': new Uint8Array(100 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(300_000);
    expect(await kindOf('a.xlsx', bomb)).toBe('inflates_too_much');
    expect(await readKind(bomb)).toBe('inflates_too_much');
    const lighter = bareWorkbook({ 表: '' }, { 'xl/media/a.bin': new Uint8Array(5 * 1024 * 1024) });
    expect(await checkWorkbook('a.xlsx', lighter)).toMatchObject({ kind: 'ratio_too_high', entry: 'xl/media/a.bin' });
  });

  test('a directory that lies about its sizes does not get through', async () => {
    const text = sheetXml('<row r="1"/>' + ' '.repeat(400_000));
    const liar = Buffer.from(bareWorkbook({ 表: text }));
    const size = Buffer.alloc(4);
    size.writeUInt32LE(strToU8(text).length);
    for (let at = liar.indexOf(size); at >= 0; at = liar.indexOf(size, at)) liar.writeUInt32LE(10, at);
    expect(await readKind(liar)).toBe('broken');
  });

  test('counts entries and bytes', async () => {
    const crowd = bareWorkbook({}, Object.fromEntries(Array.from({ length: 2001 }, (_, at) => [`x/${at}`, ''])));
    expect(await kindOf('a.xlsx', crowd)).toBe('too_many_entries');
    expect(await kindOf('a.xlsx', small, { ...WORKBOOK_LIMITS, maxBytes: 100 })).toBe('too_large');
  });

  test('refuses 200 columns by name and number, but not 200 that are only coloured', async () => {
    const names = Array.from({ length: 200 }, (_, at) => {
      const high = at >= 26 ? String.fromCharCode(64 + Math.floor(at / 26)) : '';
      return `${high}${String.fromCharCode(65 + (at % 26))}1`;
    });
    const wide = (cell: (name: string) => string) =>
      bareWorkbook({ 宽表: sheetXml(`<row r="1">${names.map(cell).join('')}</row>`) }, { 'xl/styles.xml': COLOURED });
    const reading = readWorkbook(wide((name) => `<c r="${name}"><v>1</v></c>`));
    await expect(reading).rejects.toMatchObject({
      verdict: { kind: 'too_many_columns', sheet: '宽表', columns: 200, limit: 150 },
    });
    expect(await readKind(wide((name) => `<c r="${name}" s="1"/>`))).toBe('read');
  });

  test('refuses too many rows and one text pointed at too often', async () => {
    const far = bareWorkbook({ 表: sheetXml('<row r="200001"><c r="A200001"><v>1</v></c></row>') });
    expect(await readKind(far)).toBe('too_many_rows');
    const cells = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>0</v></c></row>';
    const echo = bareWorkbook({ 表: sheetXml(cells) }, { 'xl/sharedStrings.xml': '<sst><si><t>甲乙丙</t></si></sst>' });
    expect(await readKind(echo, { ...WORKBOOK_LIMITS, maxText: 5 })).toBe('too_much_text');
    expect(await readKind(echo, { ...WORKBOOK_LIMITS, maxText: 6 })).toBe('read');
  });

  test('a sheet cut in the middle is broken, never half read', async () => {
    const whole = sheetXml('<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>');
    expect(await readKind(bareWorkbook({ 表: whole.slice(0, whole.indexOf('<row r="2"') + 14) }))).toBe('broken');
  });
});
