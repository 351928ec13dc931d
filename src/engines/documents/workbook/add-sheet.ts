import { strToU8 } from 'fflate';
import { inlineText } from './cell-writer.ts';
import { WORKBOOK_LIMITS, WorkbookRefused, type WorkbookLimits } from './limits.ts';
import { openPackage, type Package } from './package.ts';
import { readParts } from './parts.ts';
import { cellName } from './sheet.ts';
import { escapeXml, findElement } from './xml.ts';
import { replaceEntries } from './zip-edit.ts';
import { insertRows } from './insert-rows.ts';

type PlainCell = string | number | null;
/** A sheet to put behind the others: headings, then rows; those named bold stand out. */
export type PlainSheet = {
  readonly name: string;
  readonly columns: readonly { readonly heading: string; readonly width: number }[];
  readonly rows: readonly { readonly cells: readonly PlainCell[]; readonly isBold?: boolean }[];
};

/** Rows to put in before a row (zero-based) of a sheet. */
export type RowsWanted = { readonly sheet: string; readonly at: number; readonly count: number };

/** Puts rows into sheets of a workbook, in the format of the row they stand before. Throws {@link WorkbookRefused}. */
export async function growSheets(bytes: Uint8Array, wanted: readonly RowsWanted[], limits = WORKBOOK_LIMITS): Promise<Uint8Array> {
  if (wanted.every((one) => one.count <= 0)) return bytes;
  const opened = await openPackage(bytes, limits);
  const parts = await readParts(opened);
  const replacements = new Map<string, Uint8Array>();
  for (const { sheet, at, count } of wanted) {
    const part = parts.sheets.find((one) => one.name === sheet);
    if (part && count > 0) replacements.set(part.entry, strToU8(insertRows(await raw(opened, part.entry), at, count)));
  }
  return withoutChain(opened, bytes, replacements);
}

/** The order in which formulas were computed names cells that have moved; programs make it anew. */
async function withoutChain(opened: Package, bytes: Uint8Array, replacements: Map<string, Uint8Array>): Promise<Uint8Array> {
  const chain = 'xl/calcChain.xml';
  if (!opened.has(chain)) return replaceEntries(bytes, replacements);
  const drop = async (entry: string, element: RegExp) => {
    if (opened.has(entry)) replacements.set(entry, strToU8((await raw(opened, entry)).replace(element, '')));
  };
  await drop('[Content_Types].xml', /<Override\b[^>]*calcChain[^>]*\/>/);
  await drop('xl/_rels/workbook.xml.rels', /<Relationship\b[^>]*calcChain[^>]*\/>/);
  return replaceEntries(bytes, replacements, { removed: new Set([chain]) });
}

/** Puts a sheet behind the others; everything else stays as it is. Throws {@link WorkbookRefused}. */
export async function addSheet(bytes: Uint8Array, sheet: PlainSheet, limits: WorkbookLimits = WORKBOOK_LIMITS): Promise<Uint8Array> {
  const opened = await openPackage(bytes, limits);
  const parts = await readParts(opened);
  const entry = freeEntry(opened);
  const name = freeName(sheet.name, new Set(parts.sheets.map((one) => one.name)));
  const [formats, styles] = withFormats(await raw(opened, parts.styles || 'xl/styles.xml'));
  const workbook = await raw(opened, parts.workbook);
  const relations = relationsOf(parts.workbook);
  const relation = 'rIdRuyuanAdded';
  const sheetId = Math.max(0, ...[...workbook.matchAll(/sheetId="(\d+)"/g)].map((found) => Number(found[1]))) + 1;
  const space = /xmlns:(\w+)="http:\/\/schemas\.openxmlformats\.org\/officeDocument\/2006\/relationships"/.exec(workbook)?.[1] ?? 'r';
  const replacements = new Map<string, string>([
    [parts.styles || 'xl/styles.xml', styles],
    [
      parts.workbook,
      inside(workbook, 'sheets', (prefix) => `<${prefix}sheet name="${escapeXml(name)}" sheetId="${sheetId}" ${space}:id="${relation}"/>`),
    ],
    [
      relations,
      inside(
        await raw(opened, relations),
        'Relationships',
        () =>
          `<Relationship Id="${relation}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="/${entry}"/>`,
      ),
    ],
    [
      '[Content_Types].xml',
      inside(
        await raw(opened, '[Content_Types].xml'),
        'Types',
        () => `<Override PartName="/${entry}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`,
      ),
    ],
  ]);
  const packed = new Map([...replacements].map(([path, xml]) => [path, strToU8(xml)]));
  return replaceEntries(bytes, packed, { added: new Map([[entry, strToU8(sheetXml(sheet, formats))]]) });
}

/** Puts something last into an element, whatever prefix the file writes. */
function inside(xml: string, name: string, make: (prefix: string) => string): string {
  const found = new RegExp(`</((?:[A-Za-z][\\w.-]*:)?)${name}>`).exec(xml);
  if (!found) throw new WorkbookRefused({ kind: 'broken' });
  return xml.slice(0, found.index) + make(found[1] ?? '') + xml.slice(found.index);
}

async function raw(opened: Package, entry: string): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of opened.stream(entry)) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}

function relationsOf(workbook: string): string {
  const cut = workbook.lastIndexOf('/') + 1;
  return `${workbook.slice(0, cut)}_rels/${workbook.slice(cut)}.rels`;
}

function freeEntry(opened: Package): string {
  let number = 1;
  while (opened.has(`xl/worksheets/added${number}.xml`)) number += 1;
  return `xl/worksheets/added${number}.xml`;
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted.slice(0, 31);
  for (let copy = 2; taken.has(name); copy += 1) name = `${wanted.slice(0, 27)}(${copy})`;
  return name;
}

type Formats = { readonly head: number; readonly body: number; readonly bold: number };

const EDGE = ['left', 'right', 'top', 'bottom'].map((side) => `<${side} style="thin"><color auto="1"/></${side}>`).join('');

/** A thin border and a bold face, put behind the formats the workbook has. */
function withFormats(styles: string): [Formats, string] {
  const [font, withFont] = append(styles, 'fonts', '<font><b/><sz val="11"/></font>');
  const [border, withBorder] = append(withFont, 'borders', `<border>${EDGE}<diagonal/></border>`);
  const base = `numFmtId="0" fillId="0" xfId="0" borderId="${border}" applyBorder="1" applyAlignment="1"`;
  const wrap = '<alignment vertical="center" wrapText="1"/>';
  const [body, withBody] = append(withBorder, 'cellXfs', `<xf ${base} fontId="0">${wrap}</xf>`);
  const [bold, withBold] = append(withBody, 'cellXfs', `<xf ${base} fontId="${font}" applyFont="1">${wrap}</xf>`);
  return [{ head: bold, body, bold }, withBold];
}

function append(styles: string, list: string, element: string): [number, string] {
  const prefix = /<([A-Za-z][\w.-]*:)styleSheet[\s>]/.exec(styles)?.[1] ?? '';
  const own = prefix ? element.replaceAll(/<(\/?)(?=[a-z])/g, `<$1${prefix}`) : element;
  const found = findElement(styles, `${prefix}${list}`);
  if (!found) throw new WorkbookRefused({ kind: 'broken' });
  const child = { fonts: 'font', borders: 'border', cellXfs: 'xf' }[list] ?? '';
  const count = [...found.body.matchAll(new RegExp(`<${prefix}${child}[\\s/>]`, 'g'))].length;
  const head = found.head.replace(/\scount="\d+"/, '');
  const whole = `<${prefix}${list} count="${count + 1}"${head}>${found.body}${own}</${prefix}${list}>`;
  return [count, styles.slice(0, found.start) + whole + styles.slice(found.end)];
}

function sheetXml({ columns, rows }: PlainSheet, formats: Formats): string {
  const widths = columns.map(({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join('');
  const all = [{ cells: columns.map(({ heading }) => heading), isBold: true }, ...rows];
  const body = all.map(({ cells, isBold }, row) => {
    const format = row === 0 ? formats.head : isBold ? formats.bold : formats.body;
    return `<row r="${row + 1}">${columns.map((_, column) => cellOf(row, column, cells[column] ?? null, format)).join('')}</row>`;
  });
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths}</cols><sheetData>${body.join('')}</sheetData><pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`;
}

function cellOf(row: number, column: number, value: PlainCell, format: number): string {
  const head = `r="${cellName(row, column)}" s="${format}"`;
  if (value === null || value === '') return `<c ${head}/>`;
  return typeof value === 'number' ? `<c ${head}><v>${value}</v></c>` : `<c ${head} t="inlineStr">${inlineText(value)}</c>`;
}
