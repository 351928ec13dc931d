import { Paragraph, TextRun, type FileChild } from 'docx';
import { CHARACTER, clean, frame, SIZE } from './frame.ts';
import { imprintParagraph, type Imprint } from './head-and-foot.ts';
import { attendanceParagraphs, bulletinHead, documentHead, letterheadLines, letterheadPage, minutesHead, upwardHead } from './heads.ts';
import { blockChildren, type Block } from './official.ts';
import { attachmentParagraphs, blankLine, bodyParagraph, recipientsParagraph, signatureParagraphs, titleParagraphs } from './paragraphs.ts';

/**
 * The head of a kind: 文件 with the number centred, 上行文 with 签发人, 函 with its red double lines, 纪要 and 简报
 * with marks of their own, plain material with none.
 */
export type LetterHead = {
  readonly kind: 'document' | 'upward' | 'letterhead' | 'minutes' | 'bulletin' | 'plain';
  readonly issuer: string;
  /** 文号; for a bulletin its 第×期. Empty till it is given. */
  readonly number: string;
  /** 签发人 of an 上行文. */
  readonly signer?: string;
  /** 加急, 特急. */
  readonly urgency?: string | undefined;
  /** 编者按 of a bulletin. */
  readonly note?: string;
};

export type OfficialLetter = {
  readonly head: LetterHead;
  /** `\n` where a long title breaks by sense. */
  readonly title: string;
  readonly recipients: string;
  readonly body: readonly Block[];
  readonly attachments: readonly string[];
  /** Empty for minutes and bulletins, which bear none. */
  readonly signer: string;
  /** As written: 2026年11月23日. */
  readonly date: string;
  /** 附注. */
  readonly remark: string;
  /** 出席, 请假, 列席 with their names. */
  readonly attendance: readonly (readonly [string, string])[];
  readonly imprint: Imprint | null;
  readonly at: Date;
};

/** An official document of one of the usual kinds in the page of GB/T 9704-2012; gives the bytes of a .docx. */
export async function officialLetter(parts: OfficialLetter): Promise<Uint8Array> {
  const { head } = parts;
  const attendance = attendanceParagraphs(parts.attendance);
  const children: FileChild[] = [
    ...headParagraphs(head, parts.date),
    ...titleParagraphs(parts.title),
    blankLine(),
    ...(parts.recipients ? [recipientsParagraph(parts.recipients)] : []),
    ...parts.body.flatMap(blockChildren),
    ...(parts.attachments.length > 0 ? [blankLine(), ...attachmentParagraphs(parts.attachments)] : []),
    ...(attendance.length > 0 ? [blankLine(), ...attendance] : []),
    ...(parts.signer ? [blankLine(), blankLine(), ...signatureParagraphs(parts.signer, parts.date)] : []),
    ...(parts.remark ? [bodyParagraph(`（${parts.remark}）`)] : []),
    ...footParagraphs(head, parts.imprint),
  ];
  const facts = { title: parts.title.replaceAll('\n', ''), issuer: head.issuer, at: parts.at };
  return frame(children, facts, 'upright', head.kind === 'letterhead' ? letterheadPage(head.issuer) : undefined);
}

function headParagraphs(head: LetterHead, date: string): Paragraph[] {
  const { kind, issuer, number, signer = '', urgency, note } = head;
  if (kind === 'document') return documentHead({ issuer, number, urgency });
  if (kind === 'upward') return upwardHead({ issuer, number, signer, urgency });
  if (kind === 'letterhead') return letterheadLines({ number, urgency });
  if (kind === 'minutes') return minutesHead({ issuer, number, date });
  if (kind === 'bulletin') return bulletinHead({ issuer, issueNo: number, date, ...(note && { note }) });
  return [];
}

/** A 函 has neither printer nor lines in its 版记, only who gets copies. */
function footParagraphs(head: LetterHead, imprint: Imprint | null): Paragraph[] {
  if (!imprint || head.kind === 'plain') return [];
  if (head.kind !== 'letterhead') return [imprintParagraph(imprint)];
  const copies = imprint.copiesTo?.replace(/[。.]$/, '');
  if (!copies) return [];
  const one = CHARACTER;
  return [
    blankLine(),
    new Paragraph({
      indent: { left: one * 4, right: one, hanging: one * 3 },
      children: [new TextRun({ text: `抄送：${clean(copies)}。`, size: SIZE.四号 })],
    }),
  ];
}
