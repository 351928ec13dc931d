import { cellXml } from './cell-writer.ts';
import type { OutColumn, OutSheet } from './out.ts';
import type { Merge } from './sheet.ts';
import type { OutRole, StyleTable } from './style-table.ts';

/** The rows above the table's body: their XML, their number, their merges, and the first row of the headings. */
export type SheetHead = {
  readonly xml: string;
  readonly height: number;
  readonly headingTop: number;
  readonly merges: readonly Merge[];
};

/** Title, lead line and one or two levels of headings. */
export function writeHead(sheet: OutSheet, styles: StyleTable): SheetHead {
  const last = sheet.columns.length - 1;
  const merges: Merge[] = [];
  let xml = '';
  let row = 0;
  if (sheet.title) {
    xml += rowXml(row, 40, [sheet.title], 'title', last, styles);
    pushMerge(merges, { top: row, left: 0, bottom: row, right: last });
    row += 1;
  }
  if (sheet.lead) {
    xml += leadXml(row, sheet.lead, last, styles, merges);
    row += 1;
  }
  const headingTop = row;
  const levels = sheet.columns.map(levelsOf);
  const isTwoLevel = levels.some(([, lower]) => lower !== '');
  xml += rowXml(
    row,
    28,
    levels.map(([upper]) => upper),
    'head',
    last,
    styles,
  );
  if (isTwoLevel) {
    xml += rowXml(
      row + 1,
      28,
      levels.map(([, lower]) => lower),
      'head',
      last,
      styles,
    );
    merges.push(...headingMerges(levels, row));
  }
  return { xml, height: row + (isTwoLevel ? 2 : 1), headingTop, merges };
}

function levelsOf(column: OutColumn): readonly [string, string] {
  return typeof column.heading === 'string' ? [column.heading, ''] : column.heading;
}

function headingMerges(levels: readonly (readonly [string, string])[], top: number): Merge[] {
  const merges: Merge[] = [];
  for (let left = 0; left < levels.length; ) {
    const [upper, lower] = levels[left] ?? ['', ''];
    let right = left;
    if (lower === '') {
      merges.push({ top, left, bottom: top + 1, right: left });
    } else {
      while (levels[right + 1]?.[0] === upper && levels[right + 1]?.[1] !== '') right += 1;
      pushMerge(merges, { top, left, bottom: top, right });
    }
    left = right + 1;
  }
  return merges;
}

/** A merge of one cell is no merge, and a workbook that has one is called damaged. */
function pushMerge(merges: Merge[], merge: Merge): void {
  if (merge.right > merge.left || merge.bottom > merge.top) merges.push(merge);
}

function leadXml(row: number, lead: NonNullable<OutSheet['lead']>, last: number, styles: StyleTable, merges: Merge[]): string {
  const middle = lead.right ? Math.ceil((last + 1) / 2) : last + 1;
  const texts: string[] = [];
  texts[0] = lead.left ?? '';
  pushMerge(merges, { top: row, left: 0, bottom: row, right: Math.max(0, middle - 1) });
  if (!lead.right || middle > last) {
    texts[0] = [lead.left, lead.right].filter(Boolean).join('    ');
    return rowXml(row, 22, texts, 'lead', last, styles);
  }
  pushMerge(merges, { top: row, left: middle, bottom: row, right: last });
  let cells = '';
  for (let column = 0; column <= last; column += 1) {
    const text = column === 0 ? (lead.left ?? '') : column === middle ? lead.right : null;
    cells += cellXml(row, column, text, { role: column < middle ? 'lead' : 'leadRight' }, styles);
  }
  return `<row r="${row + 1}" ht="22" customHeight="1">${cells}</row>`;
}

function rowXml(row: number, height: number, texts: readonly string[], role: OutRole, last: number, styles: StyleTable): string {
  let cells = '';
  for (let column = 0; column <= last; column += 1) {
    cells += cellXml(row, column, texts[column] ?? null, { role }, styles);
  }
  return `<row r="${row + 1}" ht="${height}" customHeight="1">${cells}</row>`;
}
