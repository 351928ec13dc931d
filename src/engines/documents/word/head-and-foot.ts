import {
  AlignmentType,
  BorderStyle,
  HorizontalPositionAlign,
  HorizontalPositionRelativeFrom,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
  TextWrappingType,
  VerticalPositionAlign,
  VerticalPositionRelativeFrom,
} from 'docx';
import type { IBorderOptions } from 'docx';
import { ShapeRun } from 'docx/shapes';
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
const IMPRINT_LINE = 480;
const RULE = 30;

/**
 * At the foot of the last page's type area: thick lines outside, a thin one between, in 4号. A text box at the bottom
 * margin, which Word, WPS and LibreOffice place alike; the paragraph that holds it is a hair high.
 */
export function imprintParagraph({ copiesTo, printedBy, printedOn }: Imprint): Paragraph {
  const one = SIZE.四号 * 10;
  const run = (value: string) => new TextRun({ text: clean(value), size: SIZE.四号 });
  const line = (children: TextRun[], hanging: number) =>
    new Paragraph({
      spacing: { line: IMPRINT_LINE, lineRule: 'exact' },
      indent: { left: one + hanging, right: one, ...(hanging > 0 && { hanging }) },
      tabStops: [{ type: TabStopType.RIGHT, position: PAGE.width - one }],
      children,
    });
  // A paragraph's own border would begin at its indent: the lines are as wide as the type area.
  const rule = (bottom: IBorderOptions) => new Paragraph({ spacing: { line: RULE, lineRule: 'exact' }, border: { bottom }, children: [] });
  const copies = copiesTo?.replace(/[。.]$/, '');
  const lines = copies ? Math.ceil((copies.length + 4) / Math.floor(PAGE.width / one - 5)) + 1 : 1;
  const printed = [run(printedBy), new TextRun({ children: [new Tab(), `${clean(printedOn)}印发`], size: SIZE.四号 })];
  const box = new ShapeRun({
    type: 'rectangle',
    transformation: { width: PAGE.width / 15, height: (lines * IMPRINT_LINE + 3 * RULE + 40) / 15 },
    line: 'none',
    textOptions: { verticalAlignment: 'bottom', margins: { top: 0, right: 0, bottom: 0, left: 0 } },
    floating: {
      horizontalPosition: { relative: HorizontalPositionRelativeFrom.MARGIN, align: HorizontalPositionAlign.LEFT },
      verticalPosition: { relative: VerticalPositionRelativeFrom.MARGIN, align: VerticalPositionAlign.BOTTOM },
      wrap: { type: TextWrappingType.TOP_AND_BOTTOM },
    },
    children: [rule(THICK), ...(copies ? [line([run(`抄送：${copies}。`)], one * 3), rule(THIN)] : []), line(printed, 0), rule(THICK)],
  });
  return new Paragraph({ spacing: { line: 20, lineRule: 'exact' }, children: [box] });
}
