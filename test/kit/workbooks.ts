import { strToU8, zipSync } from 'fflate';

import { cellName } from '#engines/documents/workbook/sheet.ts';

/** A cell of a made workbook: bare, or with the marks that real ledgers carry. */
export type MadeCell =
  | string
  | number
  | null
  | {
      readonly value?: string | number;
      readonly fill?: string;
      readonly isStruck?: boolean;
      readonly isDate?: boolean;
      readonly error?: string;
      readonly format?: string;
    };

export type MadeSheet = {
  readonly name: string;
  readonly rows: readonly (readonly MadeCell[])[];
  /** `A1:J1` */
  readonly merges?: readonly string[];
  /** Pictures by the zero-based row and column of their top left corner. */
  readonly pictures?: readonly (readonly [row: number, column: number])[];
};

/** A one-pixel PNG. */
const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Makes an .xlsx byte for byte the same every time. */
export function workbook(sheets: readonly MadeSheet[]): Uint8Array {
  const styles = new Styles();
  const files: Record<string, Uint8Array> = {};
  const put = (path: string, text: string): void => {
    files[path] = strToU8(XML + text);
  };
  sheets.forEach((sheet, at) => {
    const hasPictures = (sheet.pictures ?? []).length > 0;
    put(`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet, styles, hasPictures));
    if (!hasPictures) return;
    put(`xl/worksheets/_rels/sheet${at + 1}.xml.rels`, relations([[`${OFFICE}/drawing`, `../drawings/drawing${at + 1}.xml`]]));
    put(`xl/drawings/drawing${at + 1}.xml`, drawingXml(sheet.pictures ?? []));
    put(`xl/drawings/_rels/drawing${at + 1}.xml.rels`, relations([[`${OFFICE}/image`, '../media/image1.png']]));
    files['xl/media/image1.png'] = PIXEL;
  });
  put('xl/styles.xml', styles.xml());
  put(
    'xl/workbook.xml',
    `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.map((sheet, at) => `<sheet name="${escape(sheet.name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('')}</sheets></workbook>`,
  );
  put(
    'xl/_rels/workbook.xml.rels',
    relations([
      ...sheets.map((_, at): [string, string] => [`${OFFICE}/worksheet`, `worksheets/sheet${at + 1}.xml`]),
      [`${OFFICE}/styles`, 'styles.xml'],
    ]),
  );
  put('_rels/.rels', relations([[`${OFFICE}/officeDocument`, 'xl/workbook.xml']]));
  put('[Content_Types].xml', contentTypes(sheets));
  const ordered = Object.fromEntries(Object.entries(files).toSorted(([one], [other]) => (one < other ? -1 : 1)));
  return zipSync(ordered, { mtime: new Date(1980, 0, 1), level: 9 });
}

/** The first bytes of an old .xls: enough to know it by, nothing to read. */
export function oldWorkbook(): Uint8Array {
  const bytes = new Uint8Array(512);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  bytes.set([0x3e, 0x00, 0x03, 0x00, 0xfe, 0xff, 0x09, 0x00], 24);
  return bytes;
}

/** The cell styles met so far, each with its place in styles.xml. */
class Styles {
  readonly #keys: string[] = ['|||'];

  at(cell: MadeCell): number {
    if (cell === null || typeof cell !== 'object') return 0;
    const key = [cell.fill ?? '', cell.isStruck === true ? 's' : '', cell.isDate === true ? 'd' : '', cell.format ?? ''].join('|');
    const known = this.#keys.indexOf(key);
    return known >= 0 ? known : this.#keys.push(key) - 1;
  }

  xml(): string {
    const fills = this.#keys.map((key) => key.split('|')[0]).filter((fill) => fill !== '');
    const formats = this.#keys.map((key) => key.split('|')[3]).filter((format) => format !== '');
    const cells = this.#keys.map((key) => {
      const [fill, struck, date, format] = key.split('|');
      const number = date === 'd' ? 14 : format === '' ? 0 : 164 + formats.indexOf(format);
      return `<xf numFmtId="${number}" fontId="${struck === 's' ? 1 : 0}" fillId="${fill === '' ? 0 : fills.indexOf(fill) + 2}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/>`;
    });
    const numFmts =
      formats.length === 0
        ? ''
        : `<numFmts count="${formats.length}">${formats.map((format, at) => `<numFmt numFmtId="${164 + at}" formatCode="${escape(format ?? '')}"/>`).join('')}</numFmts>`;
    const solid = fills
      .map((fill) => `<fill><patternFill patternType="solid"><fgColor rgb="FF${fill}"/><bgColor indexed="64"/></patternFill></fill>`)
      .join('');
    return `<styleSheet xmlns="${MAIN}">${numFmts}<fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><strike/><sz val="11"/><name val="宋体"/></font></fonts><fills count="${fills.length + 2}"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${solid}</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${cells.length}">${cells.join('')}</cellXfs></styleSheet>`;
  }
}

function sheetXml(sheet: MadeSheet, styles: Styles, hasPictures: boolean): string {
  const rows = sheet.rows.map((row, at) => {
    const cells = row.map((cell, column) => cellXml(cell, cellName(at, column), styles.at(cell))).join('');
    return cells === '' ? '' : `<row r="${at + 1}">${cells}</row>`;
  });
  const merges = sheet.merges ?? [];
  const mergeXml =
    merges.length === 0
      ? ''
      : `<mergeCells count="${merges.length}">${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
  return `<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheetData>${rows.join('')}</sheetData>${mergeXml}${hasPictures ? '<drawing r:id="rId1"/>' : ''}</worksheet>`;
}

function cellXml(cell: MadeCell, name: string, style: number): string {
  const shown = style === 0 ? '' : ` s="${style}"`;
  const made = cell === null || typeof cell !== 'object' ? { value: cell ?? undefined } : cell;
  if ('error' in made && made.error !== undefined) return `<c r="${name}"${shown} t="e"><v>${made.error}</v></c>`;
  if (made.value === undefined) return style === 0 ? '' : `<c r="${name}"${shown}/>`;
  if (typeof made.value === 'number') return `<c r="${name}"${shown}><v>${made.value}</v></c>`;
  return `<c r="${name}"${shown} t="inlineStr"><is><t xml:space="preserve">${escape(made.value)}</t></is></c>`;
}

function drawingXml(pictures: readonly (readonly [number, number])[]): string {
  const space = 'http://schemas.openxmlformats.org/drawingml/2006';
  const anchors = pictures.map(([row, column], at) => {
    const corner = (by: number): string =>
      `<xdr:col>${column + by}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row + by}</xdr:row><xdr:rowOff>0</xdr:rowOff>`;
    return `<xdr:twoCellAnchor><xdr:from>${corner(0)}</xdr:from><xdr:to>${corner(1)}</xdr:to><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="${at + 2}" name="照片${at + 1}"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic><xdr:clientData/></xdr:twoCellAnchor>`;
  });
  return `<xdr:wsDr xmlns:xdr="${space}/spreadsheetDrawing" xmlns:a="${space}/main" xmlns:r="${OFFICE}">${anchors.join('')}</xdr:wsDr>`;
}

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  return `<Relationships xmlns="${PACKAGE}/relationships">${targets.map(([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${type}" Target="${target}"/>`).join('')}</Relationships>`;
}

function contentTypes(sheets: readonly MadeSheet[]): string {
  const excel = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const parts = sheets.flatMap((sheet, at) => [
    `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${excel}.worksheet+xml"/>`,
    ...((sheet.pictures ?? []).length === 0
      ? []
      : [
          `<Override PartName="/xl/drawings/drawing${at + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.drawing+xml"/>`,
        ]),
  ]);
  return `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/xl/workbook.xml" ContentType="${excel}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${excel}.styles+xml"/>${parts.join('')}</Types>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
