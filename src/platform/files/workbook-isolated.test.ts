import { expect, test } from 'vitest';
import { WORKBOOK_LIMITS, WorkbookRefused } from '#engines/documents/workbook/limits.ts';
import { writeWorkbook } from '#engines/documents/workbook/write.ts';
import { readWorkbookIsolated, streamSheetIsolated } from './workbook-isolated.ts';

function* manyRows(count: number) {
  for (let row = 0; row < count; row += 1) yield [row, `企业${row}`];
}
const book = (rows: number) =>
  writeWorkbook([
    {
      name: '企业',
      columns: [
        { heading: '序号', width: 8 },
        { heading: '名称', width: 30 },
      ],
      rows: manyRows(rows),
    },
  ]);
const verdictOf = (reading: Promise<unknown>) =>
  reading.then(
    () => 'read',
    (error: unknown) => (error instanceof WorkbookRefused ? error.verdict.kind : `fault: ${String(error)}`),
  );

test('reads in a thread of its own and hands the sheets back', async () => {
  const [sheet] = await readWorkbookIsolated(await book(3));
  expect(sheet?.rows.at(-1)).toEqual([{ value: 2 }, { value: '企业2' }]);
});

test('streams batch by batch, in order, also past the first batch', async () => {
  const { rows, name } = await streamSheetIsolated(await book(1203), 0);
  const numbers: unknown[] = [];
  for await (const row of rows) numbers.push(row.cells[0]?.value);
  expect(name).toBe('企业');
  expect(numbers.slice(1)).toEqual(Array.from({ length: 1203 }, (_, row) => row));
});

test('gives back the verdict of a file that is no workbook', async () => {
  expect(await verdictOf(readWorkbookIsolated(new Uint8Array([0x50, 0x4b, 3, 4, 9, 9])))).toBe('broken');
});

test('ends a reading that takes too long', async () => {
  const isolation = { heapMib: 384, seconds: 0.001 };
  expect(await verdictOf(readWorkbookIsolated(await book(20), WORKBOOK_LIMITS, isolation))).toBe('took_too_long');
});

test('ends a reading that takes too much memory, and the server lives on', async () => {
  const isolation = { heapMib: 16, seconds: 20 };
  expect(await verdictOf(readWorkbookIsolated(await book(60_000), WORKBOOK_LIMITS, isolation))).toBe('took_too_much_memory');
});
