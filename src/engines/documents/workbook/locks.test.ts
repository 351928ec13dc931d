import { expect, test } from 'vitest';
import { bareWorkbook, sheetXml } from './hostile.fixture.ts';
import { readLocks } from './locks.ts';

const STYLES =
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf/><xf applyProtection="1"><protection locked="0"/></xf></cellXfs></styleSheet>';
const ROWS = '<row r="1"><c r="A1"/><c r="B1" s="1"/></row><row r="2"><c s="1"/></row>';

test('in a protected sheet all cells are locked but those whose format opens them', async () => {
  const book = bareWorkbook({ 锁: sheetXml(ROWS, '<sheetProtection sheet="1"/>'), 开: sheetXml(ROWS) }, { 'xl/styles.xml': STYLES });
  const locks = await readLocks(book);
  expect([...locks.keys()]).toEqual(['锁']);
  const isLocked = locks.get('锁');
  expect(['A1', 'B1', 'A2', 'C9'].map((cell) => isLocked?.(cell))).toEqual([true, false, false, true]);
});

test('a protection that is off locks nothing', async () => {
  expect((await readLocks(bareWorkbook({ 表: sheetXml(ROWS, '<sheetProtection sheet="0"/>') }))).size).toBe(0);
});
