import { strToU8, Zip, ZipDeflate } from 'fflate';
import { bodyRowXml, bodyStyles, cellXml, type Note } from './cell-writer.ts';
import { writeHead } from './head-writer.ts';
import type { OutSheet } from './out.ts';
import type { Merge } from './sheet.ts';
import { StyleTable } from './style-table.ts';
import {
  commentsXml,
  contentTypesXml,
  noteBoxesXml,
  relationsXml,
  sheetEndXml,
  sheetStartXml,
  workbookXml,
  type WrittenSheet,
} from './write-parts.ts';

/** The media type of a workbook. */
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const PIECE = 128 * 1024;
const ROWS_AT_A_TIME = 1000;
const LEVEL = 4;
/** Every entry carries the same time, so the same tables give the same bytes. */
const ENTRY_TIME = new Date(1980, 0, 1);

/**
 * An official-looking workbook (.xlsx): title, lead line, headings of one or two levels, thin borders, frozen and
 * repeated head, A4 landscape. Rows are written as they come; only the deflated bytes are kept.
 * Throws RangeError for a workbook without a sheet, a sheet without a column, or a value no cell can hold.
 */
export async function writeWorkbook(sheets: readonly OutSheet[]): Promise<Uint8Array> {
  if (sheets.length === 0) throw new RangeError('a workbook needs a sheet');
  const pieces: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(piece);
  });
  const styles = new StyleTable();
  const names = sheetNames(sheets.map((sheet) => sheet.name));
  const written: WrittenSheet[] = [];
  for (const [index, sheet] of sheets.entries()) {
    written.push(await writeSheet(zip, index, names[index] ?? '', sheet, styles));
  }
  addEntry(zip, 'xl/styles.xml', styles.xml());
  addEntry(zip, 'xl/workbook.xml', workbookXml(written));
  const tabs = written.map((_, index) => ({ kind: 'worksheet', target: `worksheets/sheet${index + 1}.xml` }));
  addEntry(zip, 'xl/_rels/workbook.xml.rels', relationsXml([...tabs, { kind: 'styles', target: 'styles.xml' }]));
  addEntry(zip, '_rels/.rels', relationsXml([{ kind: 'officeDocument', target: 'xl/workbook.xml' }]));
  addEntry(zip, '[Content_Types].xml', contentTypesXml(written));
  zip.end();
  return Buffer.concat(pieces);
}

async function writeSheet(zip: Zip, index: number, name: string, sheet: OutSheet, styles: StyleTable): Promise<WrittenSheet> {
  if (sheet.columns.length === 0) throw new RangeError(`sheet ${name} has no columns`);
  const entry = openEntry(zip, `xl/worksheets/sheet${index + 1}.xml`);
  const head = writeHead(sheet, styles);
  const plain = bodyStyles(sheet.columns);
  const notes: Note[] = [];
  let pending =
    sheetStartXml(
      head.height,
      sheet.columns.map((column) => column.width),
      index === 0,
    ) + head.xml;
  let row = head.height;
  for await (const cells of sheet.rows) {
    pending += bodyRowXml(row, cells, plain, styles, notes);
    row += 1;
    if (pending.length > PIECE) {
      entry.push(strToU8(pending));
      pending = '';
    }
    if (row % ROWS_AT_A_TIME === 0) await new Promise(setImmediate);
  }
  const merges: Merge[] = [...head.merges, ...(sheet.merges ?? []).map((merge) => moveDown(merge, head.height))];
  if (sheet.foot) {
    const foot = cellXml(row, 0, sheet.foot, { role: 'foot' }, styles);
    pending += `<row r="${row + 1}">${foot}</row>`;
    if (sheet.columns.length > 1) merges.push({ top: row, left: 0, bottom: row, right: sheet.columns.length - 1 });
  }
  entry.push(strToU8(pending + sheetEndXml(merges, notes.length > 0)), true);
  if (notes.length > 0) addNotes(zip, index + 1, notes);
  return { name, headingTop: head.headingTop, headingBottom: head.height - 1, hasNotes: notes.length > 0 };
}

function moveDown(merge: Merge, rows: number): Merge {
  return { ...merge, top: merge.top + rows, bottom: merge.bottom + rows };
}

function addNotes(zip: Zip, number: number, notes: readonly Note[]): void {
  addEntry(zip, `xl/comments${number}.xml`, commentsXml(notes));
  addEntry(zip, `xl/drawings/vmlDrawing${number}.vml`, noteBoxesXml(notes));
  const relations = [
    { kind: 'comments', target: `../comments${number}.xml` },
    { kind: 'vmlDrawing', target: `../drawings/vmlDrawing${number}.vml` },
  ];
  addEntry(zip, `xl/worksheets/_rels/sheet${number}.xml.rels`, relationsXml(relations));
}

function openEntry(zip: Zip, name: string): ZipDeflate {
  const entry = new ZipDeflate(name, { level: LEVEL });
  entry.mtime = ENTRY_TIME;
  zip.add(entry);
  return entry;
}

function addEntry(zip: Zip, name: string, text: string): void {
  openEntry(zip, name).push(strToU8(text), true);
}

/** Names a spreadsheet takes: no `[]:*?/\`, at most 31 characters, none twice whatever the case, none empty. */
export function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>();
  return wanted.map((name, index) => {
    const plain = name
      .replace(/[[\]:*?/\\\u0000-\u001f]/g, ' ')
      .replace(/^'+|'+$/g, '')
      .trim();
    const base = plain.slice(0, 31) || `Sheet${index + 1}`;
    let chosen = base;
    for (let copy = 2; taken.has(chosen.toLowerCase()); copy += 1) {
      const ending = `(${copy})`;
      chosen = base.slice(0, 31 - ending.length) + ending;
    }
    taken.add(chosen.toLowerCase());
    return chosen;
  });
}
