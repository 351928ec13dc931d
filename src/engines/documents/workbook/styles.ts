import { parseThemeColors, resolveThemeColor } from 'hucre/xlsx';
import { attribute, eachElement, findElement } from './xml.ts';

/** What a cell format says that carries meaning. */
export type CellMarks = {
  readonly fill?: string;
  readonly isStruck: boolean;
  readonly isDate: boolean;
  readonly isPercent: boolean;
};

export const NO_MARKS: CellMarks = { isStruck: false, isDate: false, isPercent: false };

/** The marks of every cell format, by the number a cell's `s` names. */
export function readStyles(stylesXml: string, themeXml: string): CellMarks[] {
  const theme = themeXml ? parseThemeColors(themeXml) : [];
  const formats = new Map<number, string>();
  for (const format of eachElement(findElement(stylesXml, 'numFmts')?.body ?? '', 'numFmt')) {
    formats.set(Number(attribute(format.head, 'numFmtId')), attribute(format.head, 'formatCode') ?? '');
  }
  const struck = bodies(stylesXml, 'fonts', 'font').map(isStruckFont);
  const fills = bodies(stylesXml, 'fills', 'fill').map((fill) => fillColour(fill, theme));
  const marks: CellMarks[] = [];
  for (const format of eachElement(findElement(stylesXml, 'cellXfs')?.body ?? '', 'xf')) {
    const numberFormat = Number(attribute(format.head, 'numFmtId') ?? 0);
    const code = formats.get(numberFormat);
    marks.push({
      fill: fills[Number(attribute(format.head, 'fillId') ?? 0)],
      isStruck: struck[Number(attribute(format.head, 'fontId') ?? 0)] ?? false,
      isDate: code === undefined ? isBuiltInDate(numberFormat) : isDateFormat(code),
      isPercent: code === undefined ? numberFormat === 9 || numberFormat === 10 : bare(code).includes('%'),
    });
  }
  return marks;
}

function bodies(xml: string, list: string, item: string): string[] {
  return [...eachElement(findElement(xml, list)?.body ?? '', item)].map((found) => found.body);
}

/** Whether a font, or the properties of a run of text, is struck out. */
export function isStruckFont(fontXml: string): boolean {
  const strike = findElement(fontXml, 'strike') ?? findElement(fontXml, 'dstrike');
  if (!strike) return false;
  const value = attribute(strike.head, 'val');
  return value !== '0' && value !== 'false';
}

function fillColour(fillXml: string, theme: readonly string[]): string | undefined {
  const pattern = findElement(fillXml, 'patternFill');
  const kind = pattern && attribute(pattern.head, 'patternType');
  if (!kind || kind === 'none') return undefined;
  const colour = findElement(fillXml, 'fgColor') ?? findElement(fillXml, 'bgColor');
  const rgb = colour ? resolveColour(colour.head, theme) : undefined;
  return rgb === 'FFFFFF' ? undefined : rgb;
}

/** The palette of old workbooks (ECMA-376 18.8.27), entries 0–63. */
const PALETTE =
  '000000FFFFFFFF000000FF000000FFFFFF00FF00FF00FFFF000000FFFFFFFF000000FF000000FFFFFF00FF00FF00FFFF' +
  '800000008000000080808000800080008080C0C0C08080809999FF993366FFFFCCCCFFFF660066FF80800066CCCCCCFF' +
  '000080FF00FFFFFF0000FFFF8000808000000080800000FF00CCFFCCFFFFCCFFCCFFFF9999CCFFFF99CCCC99FFFFCC99' +
  '3366FF33CCCC99CC00FFCC00FF9900FF6600666699969696003366339966003300333300993300993366333399333333';

/** Programs count light before dark, although the theme's own list has dark first. */
const THEME_ORDER: readonly number[] = [1, 0, 3, 2];

function resolveColour(head: string, theme: readonly string[]): string | undefined {
  const rgb = attribute(head, 'rgb');
  if (rgb) return rgb.slice(-6).toUpperCase();
  const themed = attribute(head, 'theme');
  if (themed) {
    const tint = Number(attribute(head, 'tint') ?? 0);
    return resolveThemeColor([...theme], THEME_ORDER[Number(themed)] ?? Number(themed), tint)?.toUpperCase();
  }
  const indexed = Number(attribute(head, 'indexed') ?? NaN);
  return indexed >= 0 && indexed < 64 ? PALETTE.slice(indexed * 6, indexed * 6 + 6) : undefined;
}

/** Numbers 27–31, 36, 50–54, 57 and 58 are the dates of a Chinese workbook (ECMA-376 18.8.30); 32–35, 55, 56 are times. */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 54) || id === 57 || id === 58;
}

/** Excel's own limit is 255 characters. */
const LONGEST_FORMAT = 500;

/** The first section of a format without quoted words, escaped characters and [conditions]; [h] stays, it is a time. */
function bare(code: string): string {
  const plain = code.slice(0, LONGEST_FORMAT).replace(/"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]/gi, '');
  return plain.split(';')[0] ?? '';
}

function isDateFormat(code: string): boolean {
  const plain = bare(code)
    .replace(/general|am\/pm|a\/p/gi, '')
    .toLowerCase();
  if (/[yd]/.test(plain)) return true;
  return plain.includes('m') && !/[hs0#?]/.test(plain);
}

const DAY = 86_400_000;

/** A workbook's serial number as `YYYY-MM-DD`, or null when it is no day a workbook knows. */
export function serialToDay(serial: number, is1904: boolean): string | null {
  if (!(serial >= 1) || serial >= 2_958_466) return null;
  const days = Math.floor(serial) + (is1904 ? 1462 : 0);
  const shifted = days < 60 ? days + 1 : days;
  return new Date(Date.UTC(1899, 11, 30) + shifted * DAY).toISOString().slice(0, 10);
}

/** The serial number of a `YYYY-MM-DD` (1900 system), or null when the text is no such day. */
export function dayToSerial(day: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  const at = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== day) return null;
  const serial = (at - Date.UTC(1899, 11, 30)) / DAY;
  return serial > 60 ? serial : null;
}
