import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { clean, face, SIZE } from './frame.ts';

export type WordColumn = {
  readonly heading: string;
  /** Its share of the table's width. */
  readonly share: number;
  readonly align?: 'left' | 'center' | 'right';
};

/** A cell's text, or a text over several rows; cells that it covers are left out of the rows below. */
export type WordCell =
  | string
  | { readonly text: string; readonly rowSpan?: number; readonly columnSpan?: number; readonly isBold?: boolean };

export type WordRow = readonly WordCell[];

export type WordTable = {
  readonly columns: readonly WordColumn[];
  readonly rows: readonly WordRow[];
  /** 小四 unless said otherwise. */
  readonly size?: 'small' | 'normal';
};

const ALIGN = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;
const EDGE = { style: BorderStyle.SINGLE, size: 4, color: '000000' };

/** A table of thin lines over the given width (twips); its head is repeated on every page, no row is torn. */
export function gridTable({ columns, rows, size = 'normal' }: WordTable, width: number): Table {
  const total = columns.reduce((sum, column) => sum + column.share, 0);
  const widths = columns.map((column) => Math.floor((width * column.share) / total));
  const halfPoints = size === 'small' ? SIZE.五号 : SIZE.小四;
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    height: { value: 480, rule: HeightRule.ATLEAST },
    children: columns.map((column, at) =>
      cell({ text: column.heading, font: '黑体', align: 'center', halfPoints, width: widths[at] ?? 0 }),
    ),
  });
  const places = placesOf(rows, columns.length);
  const body = rows.map(
    (row, index) =>
      new TableRow({
        cantSplit: true,
        height: { value: 420, rule: HeightRule.ATLEAST },
        children: row.map((one, at) => {
          const place = places[index]?.[at] ?? at;
          const { rowSpan = 1, columnSpan = 1, isBold = false, text } = typeof one === 'string' ? { text: one } : one;
          const own = widths.slice(place, place + columnSpan).reduce((sum, next) => sum + next, 0);
          return cell({
            text,
            font: '仿宋_GB2312',
            align: columns[place]?.align ?? 'left',
            halfPoints,
            width: own,
            rowSpan,
            columnSpan,
            isBold,
          });
        }),
      }),
  );
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    borders: { top: EDGE, bottom: EDGE, left: EDGE, right: EDGE, insideHorizontal: EDGE, insideVertical: EDGE },
    margins: { marginUnitType: WidthType.DXA, top: 40, bottom: 40, left: 85, right: 85 },
    rows: [head, ...body],
  });
}

/** The column in which each given cell stands when cells above reach down. */
export function placesOf(rows: readonly WordRow[], width: number): number[][] {
  const reach = Array.from({ length: width }, () => 0);
  return rows.map((row) => {
    let column = 0;
    const taken: number[] = [];
    const fresh = new Set<number>();
    for (const one of row) {
      while (column < width && (reach[column] ?? 0) > 0) column += 1;
      taken.push(column);
      const { rowSpan = 1, columnSpan = 1 } = typeof one === 'string' ? {} : one;
      for (let next = column; next < column + columnSpan; next += 1) {
        reach[next] = rowSpan - 1;
        fresh.add(next);
      }
      column += columnSpan;
    }
    for (let next = 0; next < width; next += 1) if (!fresh.has(next) && (reach[next] ?? 0) > 0) reach[next] = (reach[next] ?? 0) - 1;
    return taken;
  });
}

type CellParts = {
  readonly text: string;
  readonly font: '黑体' | '仿宋_GB2312';
  readonly align: 'left' | 'center' | 'right';
  readonly halfPoints: number;
  readonly width: number;
  readonly rowSpan?: number;
  readonly columnSpan?: number;
  readonly isBold?: boolean;
};

function cell({ text, font, align, halfPoints, width, rowSpan = 1, columnSpan = 1, isBold = false }: CellParts): TableCell {
  const line = halfPoints * 10 + 90;
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    ...(rowSpan > 1 && { rowSpan }),
    ...(columnSpan > 1 && { columnSpan }),
    children: clean(text)
      .split('\n')
      .map(
        (part) =>
          new Paragraph({
            alignment: ALIGN[align],
            spacing: { line, lineRule: 'exact' },
            children: [new TextRun({ text: part, font: face(font), size: halfPoints, bold: isBold })],
          }),
      ),
  });
}
