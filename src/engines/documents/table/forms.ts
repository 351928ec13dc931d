import { isBlankCell } from '../cells/fold.ts';
import { cellName } from '../workbook/sheet.ts';
import type { Merge, Sheet } from '../workbook/sheet.ts';
import { recogniseHead } from './head.ts';
import type { TableHead } from './head.ts';
import { headingWeight, isFooterText, isLabel, isSubtotalText, textsOf } from './marks.ts';

/** One empty cell of a form and what belongs in it. */
export type Place = {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly cell: string;
  /** The headings over it, or the labels before it. */
  readonly labelPath: readonly string[];
  /** What the form already says at the head of the row: an enterprise, an indicator. */
  readonly rowLabel: string | null;
  readonly unit: string | null;
  readonly year: number | null;
  /** True for 填报单位：____, where the answer follows the words in their own cell. */
  readonly isInline: boolean;
};

/** `list`: a line for each of many. `card`: labels with empty cells beside them, for one. */
export type Form = {
  readonly kind: 'list' | 'card';
  readonly title: string | null;
  readonly places: readonly Place[];
  /** For a list: the first row free for a new line and the last before what stands below; `to` null when the sheet is open downwards. */
  readonly freeRows: { readonly from: number; readonly to: number | null } | null;
  readonly head: TableHead | null;
};

/**
 * Recognises an empty form; null when nothing on the sheet asks to be filled in. `isBlank`: it is known to be one,
 * however much of it stands there already (指标, 计量单位 and one empty column).
 */
export function recogniseForm(sheet: Pick<Sheet, 'name' | 'rows' | 'merges'>, { isBlank = false } = {}): Form | null {
  const texts = sheet.rows.map(textsOf);
  const inline = inlinePlaces(sheet.name, texts);
  const head = recogniseHead(sheet.rows, sheet.merges);
  const card = cardPlaces(sheet.name, texts, sheet.merges);
  if (head !== null && isListHead(head, texts, sheet.merges))
    return isBlank || isOpen(head, texts) ? listForm(sheet, head, texts, inline) : null;
  if (card.length + inline.length < 2) return null;
  return { kind: 'card', title: texts[0]?.find((text) => text !== '') ?? null, places: [...inline, ...card], freeRows: null, head: null };
}

/** Headings of a list stand side by side without gaps; those of a card have their empty cells between them. */
function isListHead(head: TableHead, texts: readonly (readonly string[])[], merges: readonly Merge[]): boolean {
  const [first, last] = [head.columns[0]?.index ?? 0, head.columns.at(-1)?.index ?? 0];
  if (head.columns.length < 3) return false;
  for (let column = first; column <= last; column += 1) {
    const merge = mergeAt(merges, head.headerTop, column);
    if ((texts[merge?.top ?? head.headerTop]?.[merge?.left ?? column] ?? '') === '') return false;
  }
  return true;
}

/** True when the rows under the heading wait to be filled in. */
function isOpen(head: TableHead, texts: readonly (readonly string[])[]): boolean {
  const below = texts.slice(head.headerTop + head.headerRows);
  const open = below.filter((row) => !isFooterText(row.find((text) => text !== '') ?? ''));
  if (open.length === 0) return true;
  return open.some((row) => head.columns.filter((column) => (row[column.index] ?? '') === '').length >= head.columns.length / 2);
}

function listForm(
  sheet: Pick<Sheet, 'name' | 'rows'>,
  head: TableHead,
  texts: readonly (readonly string[])[],
  inline: readonly Place[],
): Form {
  const places: Place[] = [...inline];
  const start = head.headerTop + head.headerRows;
  let free: { from: number; to: number | null } | null = null;
  let row = start;
  for (; row < texts.length; row += 1) {
    const line = texts[row] ?? [];
    const lead = line.find((text) => text !== '') ?? '';
    if (isFooterText(lead)) break;
    const rowLabel = labelOf(line, head);
    if (rowLabel === null) free ??= { from: row, to: row };
    else if (isSubtotalText(rowLabel)) continue;
    if (free !== null && rowLabel === null) free = { from: free.from, to: row };
    for (const column of head.columns) {
      if (!isBlankCell(sheet.rows[row]?.[column.index]) || isCounter(column.path)) continue;
      places.push({ ...placeAt(sheet.name, row, column.index), labelPath: column.path, rowLabel, unit: column.unit, year: column.year });
    }
  }
  const isEndless = row >= texts.length;
  const freeRows =
    free === null
      ? isEndless
        ? { from: row, to: null }
        : null
      : { from: free.from, to: isEndless && free.to === texts.length - 1 ? null : free.to };
  return { kind: 'list', title: head.title, places, freeRows, head };
}

/** The first words of a row that are no running number. */
function labelOf(line: readonly string[], head: TableHead): string | null {
  for (const column of head.columns) {
    const text = line[column.index] ?? '';
    if (text !== '' && !isCounter(column.path) && !/^\d+$/.test(text)) return text;
  }
  return null;
}

function isCounter(path: readonly string[]): boolean {
  return /^(序号|编号|No\.?)$/i.test(path.at(-1) ?? '');
}

/**
 * A label, then an empty cell to its right; a tall merged label to the left is the group. Words that are no usual
 * heading are labels where they stand in a column of labels.
 */
function cardPlaces(name: string, texts: readonly (readonly string[])[], merges: readonly Merge[]): Place[] {
  const found: { place: Place; column: number; isSure: boolean }[] = [];
  texts.forEach((line, row) => {
    const width = Math.max(line.length, ...merges.filter((one) => one.top <= row && row <= one.bottom).map((one) => one.right + 1));
    for (let column = 0; column < width; column += 1) {
      const text = line[column] ?? '';
      if (!isLabel(text) || /[:：_]\s*$/.test(text)) continue;
      const own = mergeAt(merges, row, column);
      const right = (own?.right ?? column) + 1;
      const target = mergeAt(merges, row, right);
      const isTall = own !== undefined && own.bottom > own.top && (texts[row + 1]?.[right] ?? '') !== '';
      if (isTall || (line[right] ?? '') !== '' || (target !== undefined && (target.top !== row || target.left !== right))) continue;
      if (target === undefined && right >= width && !isInside(texts, row, right)) continue;
      const label = text.replace(/\s+/g, '');
      const group = groupOf(texts, merges, row, column);
      const unit = /[(（](亿元|万元|千元|元|人|家|项|件|%)[)）]/.exec(label)?.[1] ?? null;
      const labelPath = group === null ? [label] : [group, label];
      const place: Place = { ...placeAt(name, row, right), labelPath, rowLabel: null, unit, year: yearIn(label) };
      found.push({ place, column, isSure: headingWeight(group ?? label) >= 2 });
    }
  });
  const labelColumns = new Map<number, number>();
  for (const { column, isSure } of found) if (isSure) labelColumns.set(column, (labelColumns.get(column) ?? 0) + 1);
  return found.filter(({ column, isSure }) => isSure || (labelColumns.get(column) ?? 0) >= 2).map(({ place }) => place);
}

/** The last cell of a row is a place when other rows reach that far, or beside a label that stands alone in the first column. */
function isInside(texts: readonly (readonly string[])[], row: number, column: number): boolean {
  const line = texts[row] ?? [];
  const isAlone = column === 1 && line.filter((text) => text !== '').length === 1 && !/(表|台账|清单)$/.test(line[0] ?? '');
  return isAlone || texts.some((other) => other.length > column);
}

function groupOf(texts: readonly (readonly string[])[], merges: readonly Merge[], row: number, column: number): string | null {
  const tall = merges.find((one) => one.bottom > one.top && one.top <= row && row <= one.bottom && one.right < column);
  const text = tall === undefined ? '' : (texts[tall.top]?.[tall.left] ?? '').replace(/\s+/g, '');
  return text === '' ? null : text;
}

/** 填报单位：____ and 填报日期：　年　月　日. */
function inlinePlaces(name: string, texts: readonly (readonly string[])[]): Place[] {
  return texts.flatMap((line, row) =>
    line.flatMap((text, column) => {
      const found = /^([^:：]{2,20})[:：][\s_]*(?:年[\s_]*月[\s_]*日?)?$/.exec(text);
      const next = line[column + 1] ?? '';
      if (found === null || (next !== '' && !/[:：]/.test(next))) return [];
      return [
        {
          ...placeAt(name, row, column),
          labelPath: [(found[1] ?? '').replace(/\s+/g, '')],
          rowLabel: null,
          unit: null,
          year: null,
          isInline: true,
        },
      ];
    }),
  );
}

function mergeAt(merges: readonly Merge[], row: number, column: number): Merge | undefined {
  return merges.find((one) => one.top <= row && row <= one.bottom && one.left <= column && column <= one.right);
}

function placeAt(sheet: string, row: number, column: number): Pick<Place, 'sheet' | 'row' | 'column' | 'cell' | 'isInline'> {
  return { sheet, row, column, cell: cellName(row, column), isInline: false };
}

function yearIn(label: string): number | null {
  const found = /(?<!\d)(20\d{2})(?!\d)/.exec(label);
  return found === null ? null : Number(found[1]);
}
