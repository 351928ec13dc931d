import { AlignmentType, Paragraph, TextRun } from 'docx';
import { CHARACTER, clean, face, LINE, SIZE } from './frame.ts';

/** A heading's level: 一、 （一） 1. （1）. The mark is part of the text. */
export type HeadingLevel = 1 | 2 | 3 | 4;

const HEADINGS = {
  1: { font: face('黑体') },
  2: { font: face('楷体_GB2312') },
  3: { font: face('仿宋_GB2312'), bold: true },
  4: { font: face('仿宋_GB2312') },
} as const;

const TWO_CHARACTERS = { firstLine: CHARACTER * 2, firstLineChars: 200 };

/** 2号小标宋, centred; a long title is broken by the caller with `\n`, by sense. */
export function titleParagraphs(title: string): Paragraph[] {
  return clean(title)
    .split('\n')
    .map(
      (line) =>
        new Paragraph({
          alignment: AlignmentType.CENTER,
          keepNext: true,
          children: [new TextRun({ text: line, font: face('方正小标宋简体'), size: SIZE.二号 })],
        }),
    );
}

/** 主送: flush left, ending in a colon. */
export function recipientsParagraph(recipients: string): Paragraph {
  return new Paragraph({ children: [new TextRun({ text: `${clean(recipients).replace(/[:：]\s*$/, '')}：` })] });
}

export function headingParagraph(level: HeadingLevel, text: string): Paragraph {
  return new Paragraph({
    indent: TWO_CHARACTERS,
    keepNext: true,
    widowControl: false,
    outlineLevel: level - 1,
    children: [new TextRun({ text: clean(text), ...HEADINGS[level] })],
  });
}

/** A paragraph of the body; `lead` stands bold at its beginning (一是…). */
export function bodyParagraph(text: string, lead = ''): Paragraph {
  const runs = [...(lead ? [new TextRun({ text: clean(lead), bold: true })] : []), new TextRun({ text: clean(text) })];
  return new Paragraph({ indent: TWO_CHARACTERS, widowControl: false, alignment: AlignmentType.BOTH, children: runs });
}

export function blankLine(): Paragraph {
  return new Paragraph({ spacing: { line: LINE, lineRule: 'exact' }, children: [] });
}

/** 附件：1. … one under the other, a single one without a number; the numbers stand in one column. */
export function attachmentParagraphs(names: readonly string[]): Paragraph[] {
  return names.map((name, index) => {
    const number = names.length > 1 ? `${index + 1}.` : '';
    const hanging = index === 0 ? 4 : 1;
    const indent = { left: CHARACTER * 6, hanging: CHARACTER * hanging };
    return new Paragraph({ indent, children: [new TextRun({ text: `${index === 0 ? '附件：' : ''}${number}${clean(name)}` })] });
  });
}

/** 附件1 above an annex: 黑体, flush left. */
export function annexMarkParagraph(mark: string): Paragraph {
  return new Paragraph({ keepNext: true, children: [new TextRun({ text: clean(mark), font: face('黑体') })] });
}

/** Signer over date: the date four characters in from the right (or more, under a long name), the signer centred above it. */
export function signatureParagraphs(signer: string, date: string): Paragraph[] {
  const [signerWidth, dateWidth] = [widthOf(signer), widthOf(date)];
  const signerIndent = Math.max(2, 4 + (dateWidth - signerWidth) / 2);
  const dateIndent = Math.max(4, signerIndent + (signerWidth - dateWidth) / 2);
  const line = (text: string, indent: number) =>
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      indent: { right: Math.round(indent * CHARACTER) },
      keepLines: true,
      children: [new TextRun({ text: clean(text) })],
    });
  return [line(signer, signerIndent), line(date, dateIndent)];
}

/** In characters of the body; a Latin letter or figure takes half. */
function widthOf(text: string): number {
  return Array.from(text).reduce((width, sign) => width + (sign <= '\u00ff' ? 0.5 : 1), 0);
}
