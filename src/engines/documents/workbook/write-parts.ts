import type { Note } from './cell-writer.ts';
import { cellName, type Merge } from './sheet.ts';
import { escapeCellText, escapeXml } from './xml.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A written sheet as the workbook's other parts need it; rows are zero-based, the last included. */
export type WrittenSheet = {
  readonly name: string;
  readonly headingTop: number;
  readonly headingBottom: number;
  readonly hasNotes: boolean;
};

export function contentTypesXml(sheets: readonly WrittenSheet[]): string {
  let parts = override('/xl/workbook.xml', `${SHEET_TYPE}.sheet.main+xml`);
  parts += override('/xl/styles.xml', `${SHEET_TYPE}.styles+xml`);
  for (const [index, sheet] of sheets.entries()) {
    parts += override(`/xl/worksheets/sheet${index + 1}.xml`, `${SHEET_TYPE}.worksheet+xml`);
    if (sheet.hasNotes) parts += override(`/xl/comments${index + 1}.xml`, `${SHEET_TYPE}.comments+xml`);
  }
  return (
    `${HEAD}<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>' +
    `${parts}</Types>`
  );
}

function override(part: string, type: string): string {
  return `<Override PartName="${part}" ContentType="${type}"/>`;
}

export function relationsXml(relations: readonly { readonly kind: string; readonly target: string }[]): string {
  const items = relations.map(
    ({ kind, target }, index) => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${kind}" Target="${target}"/>`,
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${items.join('')}</Relationships>`;
}

/** Sheets are the first relations, in order. Headings are repeated on every printed page. */
export function workbookXml(sheets: readonly WrittenSheet[]): string {
  const tabs = sheets.map((sheet, index) => `<sheet name="${escapeXml(sheet.name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`);
  const titles = sheets.map((sheet, index) => {
    const range = `'${sheet.name.replaceAll("'", "''")}'!$${sheet.headingTop + 1}:$${sheet.headingBottom + 1}`;
    return `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${escapeXml(range)}</definedName>`;
  });
  return (
    `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView/></bookViews>` +
    `<sheets>${tabs.join('')}</sheets><definedNames>${titles.join('')}</definedNames></workbook>`
  );
}

/** What stands before the rows: frozen head, column widths. */
export function sheetStartXml(headHeight: number, widths: readonly number[], isFirst: boolean): string {
  const columns = widths.map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`);
  const below = cellName(headHeight, 0);
  return (
    `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}">` +
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' +
    `<sheetViews><sheetView workbookViewId="0"${isFirst ? ' tabSelected="1"' : ''}>` +
    `<pane ySplit="${headHeight}" topLeftCell="${below}" activePane="bottomLeft" state="frozen"/>` +
    `<selection pane="bottomLeft" activeCell="${below}" sqref="${below}"/></sheetView></sheetViews>` +
    `<sheetFormatPr defaultRowHeight="18"/><cols>${columns.join('')}</cols><sheetData>`
  );
}

/** What stands after the rows: merges, A4 landscape one page wide, page numbers, notes. */
export function sheetEndXml(merges: readonly Merge[], hasNotes: boolean): string {
  const ranges = merges.map((merge) => `<mergeCell ref="${rangeOf(merge)}"/>`);
  return (
    '</sheetData>' +
    (ranges.length > 0 ? `<mergeCells count="${ranges.length}">${ranges.join('')}</mergeCells>` : '') +
    '<printOptions horizontalCentered="1"/>' +
    '<pageMargins left="0.5" right="0.5" top="0.7" bottom="0.7" header="0.3" footer="0.3"/>' +
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>' +
    '<headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter>' +
    `${hasNotes ? '<legacyDrawing r:id="rId2"/>' : ''}</worksheet>`
  );
}

function rangeOf(merge: Merge): string {
  return `${cellName(merge.top, merge.left)}:${cellName(merge.bottom, merge.right)}`;
}

export function commentsXml(notes: readonly Note[]): string {
  const items = notes.map(
    (note) =>
      `<comment ref="${cellName(note.row, note.column)}" authorId="0"><text><r><t xml:space="preserve">` +
      `${escapeCellText(note.text)}</t></r></text></comment>`,
  );
  const list = `<commentList>${items.join('')}</commentList>`;
  return `${HEAD}<comments xmlns="${MAIN}"><authors><author></author></authors>${list}</comments>`;
}

/** The boxes of the notes; spreadsheets show no note without one. */
export function noteBoxesXml(notes: readonly Note[]): string {
  const shapes = notes.map(
    (note, index) =>
      `<v:shape id="n${index + 1}" type="#note" style="position:absolute;width:180pt;height:72pt;visibility:hidden" ` +
      'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:textbox/>' +
      '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:AutoFill>False</x:AutoFill>' +
      `<x:Row>${note.row}</x:Row><x:Column>${note.column}</x:Column></x:ClientData></v:shape>`,
  );
  return (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" ' +
    'xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="note" coordsize="21600,21600" o:spt="202" ' +
    `path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/></v:shapetype>${shapes.join('')}</xml>`
  );
}
