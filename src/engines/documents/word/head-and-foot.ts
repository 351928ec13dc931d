import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Tab,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx';
import type { ITableCellOptions } from 'docx';
import { clean, face, PAGE, SIZE } from './frame.ts';
import { blankLine } from './paragraphs.ts';

/** 红头: the issuer's mark, the document's number (left blank for the office system to fill) and the red line. */
export type RedHead = { readonly issuer: string; readonly number?: string };

/** 版记: who gets copies, who printed it and when. */
export type Imprint = { readonly copiesTo?: string; readonly printedBy: string; readonly printedOn: string };

const RED = 'FF0000';

export function redHeadParagraphs({ issuer, number = '' }: RedHead): Paragraph[] {
  const mark = `${clean(issuer)}文件`;
  // The mark stays on one line and narrower than the type area.
  const size = Math.min(SIZE.小初, Math.floor((PAGE.width * 0.96) / mark.length / 10));
  return [
    blankLine(),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { line: 1000, lineRule: 'exact' },
      children: [new TextRun({ text: mark, font: face('方正小标宋简体'), size, color: RED })],
    }),
    blankLine(),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: RED, space: 4 } },
      children: [new TextRun({ text: clean(number) || '　' })],
    }),
    blankLine(),
    blankLine(),
  ];
}

const THICK = { style: BorderStyle.SINGLE, size: 8, color: '000000' };
const THIN = { style: BorderStyle.SINGLE, size: 6, color: '000000' };
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const IMPRINT_LINE = 480;
/** A hair narrower than the type area: some programs let a table float only when it is. */
const IMPRINT_WIDTH = PAGE.width - 20;

/** At the foot of the last page's type area: thick lines outside, a thin one between, in 4号. A paragraph must follow. */
export function imprintTable({ copiesTo, printedBy, printedOn }: Imprint): Table {
  const one = SIZE.四号 * 10;
  const run = (value: string) => new TextRun({ text: clean(value), size: SIZE.四号 });
  const row = (children: TextRun[], hanging: number, borders: ITableCellOptions['borders']) =>
    new TableRow({
      cantSplit: true,
      children: [
        new TableCell({
          borders: { left: NONE, right: NONE, ...borders },
          width: { size: IMPRINT_WIDTH, type: WidthType.DXA },
          children: [
            new Paragraph({
              spacing: { line: IMPRINT_LINE, lineRule: 'exact' },
              indent: { left: one + hanging, right: one, ...(hanging > 0 && { hanging }) },
              tabStops: [{ type: TabStopType.RIGHT, position: IMPRINT_WIDTH - one }],
              children,
            }),
          ],
        }),
      ],
    });
  const copies = copiesTo ? [row([run(`抄送：${copiesTo.replace(/[。.]$/, '')}。`)], one * 3, { top: THICK, bottom: THIN })] : [];
  const printed = [run(printedBy), new TextRun({ children: [new Tab(), `${clean(printedOn)}印发`], size: SIZE.四号 })];
  const copiesLines = copiesTo ? Math.ceil((copiesTo.length + 4) / Math.floor(IMPRINT_WIDTH / one - 5)) : 0;
  return new Table({
    width: { size: IMPRINT_WIDTH, type: WidthType.DXA },
    columnWidths: [IMPRINT_WIDTH],
    layout: TableLayoutType.FIXED,
    borders: { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE },
    margins: { marginUnitType: WidthType.DXA, top: 0, bottom: 0, left: 0, right: 0 },
    float: {
      horizontalAnchor: TableAnchorType.MARGIN,
      verticalAnchor: TableAnchorType.PAGE,
      absoluteHorizontalPosition: 10,
      // Programs disagree on bottom-aligned tables, so the place is counted from the page's edge.
      absoluteVerticalPosition: PAGE.long - PAGE.bottom - (copiesLines + 1) * IMPRINT_LINE,
    },
    rows: [...copies, row(printed, 0, { top: copiesTo ? THIN : THICK, bottom: THICK })],
  });
}
