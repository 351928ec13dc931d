import { AlignmentType, Paragraph, Tab, TabStopType, TextRun } from 'docx';
import { clean, frame, PAGE, SIZE } from './frame.ts';
import { titleParagraphs } from './paragraphs.ts';
import { gridTable, type WordColumn, type WordRow } from './table.ts';

export type LandscapeTable = {
  readonly title: string;
  /** The line under the title: who issues it on the left, date or unit on the right. */
  readonly unitLine?: { readonly left?: string; readonly right?: string };
  readonly columns: readonly WordColumn[];
  readonly rows: readonly WordRow[];
  /** A line under the table. */
  readonly foot?: string;
  /** The moment written into the file's properties. */
  readonly at: Date;
};

/** A table on lying A4 in official layout: 2号小标宋 title, repeated head, page numbers; gives the bytes of a .docx. */
export async function landscapeTable({ title, unitLine, columns, rows, foot, at }: LandscapeTable): Promise<Uint8Array> {
  return frame(
    [
      ...titleParagraphs(title),
      ...(unitLine ? [unitParagraph(unitLine)] : []),
      gridTable({ columns, rows, size: 'small' }, PAGE.lyingWidth),
      ...(foot ? [noteParagraph(foot)] : []),
    ],
    { title: title.replaceAll('\n', ''), at, ...(unitLine?.left && { issuer: unitLine.left }) },
    'lying',
  );
}

function unitParagraph({ left = '', right = '' }: { readonly left?: string; readonly right?: string }): Paragraph {
  return new Paragraph({
    tabStops: [{ type: TabStopType.RIGHT, position: PAGE.lyingWidth }],
    spacing: { line: 460, lineRule: 'exact' },
    children: [new TextRun({ children: [clean(left), new Tab(), clean(right)], size: SIZE.小四 })],
  });
}

function noteParagraph(text: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.LEFT,
    spacing: { line: 400, lineRule: 'exact', before: 80 },
    children: [new TextRun({ text: clean(text), size: SIZE.小四 })],
  });
}
