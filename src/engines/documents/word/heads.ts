import { AlignmentType, BorderStyle, Paragraph, Tab, TabStopType, TextRun } from 'docx';
import { CHARACTER, clean, face, LINE, PAGE, SIZE, type FirstPage } from './frame.ts';
import { blankLine } from './paragraphs.ts';

const RED = 'FF0000';
/** The mark's upper edge stands 35 mm below the type area's; the first line and the air above its signs are taken off. */
const ABOVE_MARK = 1984 - LINE - 190;
/** A 函's red lines are 170 mm long: 7 mm over the type area at either side. */
const OVERHANG = -397;
/** A 函's mark stands 30 mm below the page's edge; the air above its signs is taken off. */
const LETTERHEAD_AT = 1701 - 150;

/** 紧急程度, flush left at the top of the type area in 黑体, or an empty line. */
function urgencyLine(urgency: string | undefined): Paragraph {
  return urgency ? new Paragraph({ children: [new TextRun({ text: clean(urgency), font: face('黑体') })] }) : blankLine();
}

/** The issuer's mark in red 小标宋, on one line and narrower than the type area. */
export function markParagraph(text: string, before: number, largest: number = SIZE.小初): Paragraph {
  const mark = clean(text);
  const size = Math.min(largest, Math.floor((PAGE.width * 0.96) / Math.max(1, mark.length) / 10));
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before, line: 1000, lineRule: 'exact' },
    children: [new TextRun({ text: mark, font: face('方正小标宋简体'), size, color: RED })],
  });
}

const redLine = { bottom: { style: BorderStyle.SINGLE, size: 12, color: RED, space: 4 } };

/** Two texts at the type area's edges, one character in from each where `isInset`. */
function edges(left: string, right: string, { isInset, hasLine }: { isInset: boolean; hasLine: boolean }): Paragraph {
  const inset = isInset ? CHARACTER : 0;
  return new Paragraph({
    // The line goes over the full width, so the inset is set with spaces of the text and not with an indent.
    tabStops: [{ type: TabStopType.RIGHT, position: PAGE.width - inset }],
    ...(hasLine && { border: redLine }),
    children: [new TextRun({ children: [isInset ? '　' : '', clean(left), new Tab(), clean(right)] })],
  });
}

/** 文件: the number stands centred over the red line. */
export function documentHead({ issuer, number, urgency }: Omit<UpwardHead, 'signer'>): Paragraph[] {
  const line = new Paragraph({
    alignment: AlignmentType.CENTER,
    border: redLine,
    children: [new TextRun({ text: clean(number) || '　' })],
  });
  return [urgencyLine(urgency), markParagraph(`${issuer}文件`, ABOVE_MARK), blankLine(), blankLine(), line, blankLine(), blankLine()];
}

export type UpwardHead = {
  readonly issuer: string;
  readonly number: string;
  readonly signer: string;
  readonly urgency?: string | undefined;
};

/** 上行文: the number at the left and 签发人 at the right, one character in, over the red line. */
export function upwardHead({ issuer, number, signer, urgency }: UpwardHead): Paragraph[] {
  const line = new Paragraph({
    tabStops: [{ type: TabStopType.RIGHT, position: PAGE.width - CHARACTER }],
    border: redLine,
    children: [
      new TextRun({ children: ['　', clean(number), new Tab(), '签发人：'] }),
      new TextRun({ text: clean(signer) || '　　　', font: face('楷体_GB2312') }),
    ],
  });
  return [urgencyLine(urgency), markParagraph(`${issuer}文件`, ABOVE_MARK), blankLine(), blankLine(), line, blankLine(), blankLine()];
}

/** 纪要: its own mark, without 文件; number, office and day over the red line. */
export function minutesHead({
  issuer,
  number,
  date,
}: {
  readonly issuer: string;
  readonly number: string;
  readonly date: string;
}): Paragraph[] {
  const centred = new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ text: clean(number) || '　' })] });
  return [
    blankLine(),
    markParagraph(`${issuer}会议纪要`, ABOVE_MARK),
    blankLine(),
    centred,
    edges(issuer, date, { isInset: true, hasLine: true }),
    blankLine(),
    blankLine(),
  ];
}

export type BulletinHead = {
  readonly issuer: string;
  readonly issueNo: string;
  readonly date: string;
  /** 编者按. */
  readonly note?: string;
};

/** 简报: its name, 第×期, who puts it together and the day, a red line, then the editor's note in 楷体. */
export function bulletinHead({ issuer, issueNo, date, note }: BulletinHead): Paragraph[] {
  const noted = note
    ? [
        new Paragraph({
          indent: { firstLine: CHARACTER * 2, firstLineChars: 200 },
          alignment: AlignmentType.BOTH,
          children: [new TextRun({ text: '编者按：', font: face('黑体') }), new TextRun({ text: clean(note), font: face('楷体_GB2312') })],
        }),
        blankLine(),
      ]
    : [];
  return [
    markParagraph(`${issuer}工作简报`, 360),
    new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ text: `第${clean(issueNo)}期` })] }),
    blankLine(),
    edges(`${issuer}办公室编`, date, { isInset: true, hasLine: true }),
    blankLine(),
    ...noted,
  ];
}

/**
 * 函: the issuer's full name without 文件, a red double line under it and another 20 mm above the first page's lower
 * edge; that page bears no number.
 */
export function letterheadPage(issuer: string): FirstPage {
  const double = (style: 'upper' | 'lower') =>
    new Paragraph({
      indent: { left: OVERHANG, right: OVERHANG },
      spacing: { before: style === 'upper' ? 60 : 0, line: 40, lineRule: 'exact' },
      border: {
        bottom: {
          style: style === 'upper' ? BorderStyle.THICK_THIN_SMALL_GAP : BorderStyle.THIN_THICK_SMALL_GAP,
          size: 24,
          color: RED,
          space: 1,
        },
      },
      children: [],
    });
  return { header: [markParagraph(issuer, 0, 64), double('upper')], footer: [double('lower')], headerAt: LETTERHEAD_AT };
}

/** Under a 函's upper line: urgency at the left, the number at the right; the title two lines below. */
export function letterheadLines({ number, urgency }: { readonly number: string; readonly urgency?: string | undefined }): Paragraph[] {
  const line = new Paragraph({
    spacing: { before: 160 },
    tabStops: [{ type: TabStopType.RIGHT, position: PAGE.width }],
    children: [
      new TextRun({ text: clean(urgency ?? ''), font: face('黑体') }),
      new TextRun({ children: [new Tab(), clean(number) || '　'] }),
    ],
  });
  return [line, blankLine(), blankLine()];
}

/** 出席, 请假, 列席 under a 纪要: the word in 黑体, the names after the colon one under the other. */
export function attendanceParagraphs(lines: readonly (readonly [string, string])[]): Paragraph[] {
  return lines
    .filter(([, names]) => names !== '')
    .map(
      ([word, names]) =>
        new Paragraph({
          indent: { left: CHARACTER * (3 + word.length), hanging: CHARACTER * (word.length + 1) },
          children: [new TextRun({ text: `${clean(word)}：`, font: face('黑体') }), new TextRun({ text: clean(names) })],
        }),
    );
}
