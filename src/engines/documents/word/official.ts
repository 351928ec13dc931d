import type { FileChild } from 'docx';
import { AlignmentType, ImageRun, Paragraph, TextRun } from 'docx';
import { chartParagraph, type WordChart } from './chart.ts';
import { clean, face, frameParts, PAGE, SIZE, type Part } from './frame.ts';
import { imprintParagraph, redHeadParagraphs, type Imprint, type RedHead } from './head-and-foot.ts';
import {
  annexMarkParagraph,
  attachmentParagraphs,
  blankLine,
  bodyParagraph,
  headingParagraph,
  recipientsParagraph,
  signatureParagraphs,
  titleParagraphs,
  type HeadingLevel,
} from './paragraphs.ts';
import { gridTable, type WordTable } from './table.ts';

/** A part of the body. Marks of headings (一、 （一） 1.) are part of their text. */
export type Block =
  | { readonly kind: 'heading'; readonly level: HeadingLevel; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly lead?: string }
  | { readonly kind: 'table'; readonly caption?: string; readonly table: WordTable }
  /** Sizes in millimetres; the type area is 156 wide. */
  | { readonly kind: 'chart'; readonly caption?: string; readonly chart: WordChart }
  | { readonly kind: 'picture'; readonly caption?: string; readonly png: Uint8Array; readonly widthMm: number; readonly heightMm: number };

/** A page of its own behind the signature: 附件1 over its title. */
export type Annex = { readonly title: string; readonly body: readonly Block[]; readonly isLying?: boolean };

export type OfficialDocument = {
  /** `\n` where a long title breaks by sense. */
  readonly title: string;
  readonly redHead?: RedHead;
  /** 主送. */
  readonly recipients?: string;
  readonly body: readonly Block[];
  /** Names of what is sent along; those of `annexes` come by themselves. */
  readonly attachments?: readonly string[] | undefined;
  readonly annexes?: readonly Annex[];
  readonly signer?: string;
  /** As written: 2026年11月23日. */
  readonly date?: string;
  /** 附注, in brackets under the date: 联系人：…，电话：…. */
  readonly remark?: string;
  readonly imprint?: Imprint;
  /** The moment written into the file's properties. */
  readonly at: Date;
};

/** An official document in the page of GB/T 9704-2012; gives the bytes of a .docx. */
export async function officialDocument(parts: OfficialDocument): Promise<Uint8Array> {
  const annexes = parts.annexes ?? [];
  const attachments = parts.attachments ?? annexes.map(({ title }) => title.replaceAll('\n', ''));
  const children: FileChild[] = [
    ...(parts.redHead ? redHeadParagraphs(parts.redHead) : []),
    ...titleParagraphs(parts.title),
    blankLine(),
    ...(parts.recipients ? [recipientsParagraph(parts.recipients)] : []),
    ...parts.body.flatMap(blockChildren),
    ...(attachments.length ? [blankLine(), ...attachmentParagraphs(attachments)] : []),
    ...(parts.signer && parts.date ? [blankLine(), blankLine(), ...signatureParagraphs(parts.signer, parts.date)] : []),
    ...(parts.remark ? [bodyParagraph(`（${parts.remark}）`)] : []),
  ];
  const pages: Part[] = [{ children, orientation: 'upright' }, ...annexes.map((annex, at) => annexPart(annex, at, annexes.length))];
  const issuer = parts.redHead?.issuer ?? parts.signer ?? '';
  return frameParts(withImprint(pages, parts.imprint), { title: parts.title.replaceAll('\n', ''), issuer, at: parts.at });
}

function annexPart({ title, body, isLying = false }: Annex, at: number, count: number): Part {
  const width = isLying ? PAGE.lyingWidth : PAGE.width;
  return {
    orientation: isLying ? 'lying' : 'upright',
    children: [
      annexMarkParagraph(count > 1 ? `附件${at + 1}` : '附件'),
      ...titleParagraphs(title),
      blankLine(),
      ...body.flatMap((block) => blockWithin(block, width)),
    ],
  };
}

/** The imprint is the last thing of the last page, behind annexes too. */
function withImprint(pages: readonly Part[], imprint: Imprint | undefined): readonly Part[] {
  if (!imprint) return pages;
  return pages.map((page, at) => (at < pages.length - 1 ? page : { ...page, children: [...page.children, imprintParagraph(imprint)] }));
}

/** A block on an upright page. */
export function blockChildren(block: Block): FileChild[] {
  return blockWithin(block, PAGE.width);
}

function blockWithin(block: Block, width: number): FileChild[] {
  if (block.kind === 'heading') return [headingParagraph(block.level, block.text)];
  if (block.kind === 'paragraph') return [bodyParagraph(block.text, block.lead)];
  const caption = block.caption ? [captionParagraph(block.caption)] : [];
  if (block.kind === 'table') return [...caption, gridTable(block.table, width)];
  if (block.kind === 'chart') return [chartParagraph(block.chart), ...caption];
  const transformation = { width: pixels(block.widthMm), height: pixels(block.heightMm) };
  const picture = new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { line: 240, lineRule: 'auto' },
    children: [new ImageRun({ type: 'png', data: block.png, transformation })],
  });
  return [picture, ...caption];
}

/** Above a table, below a picture. */
function captionParagraph(text: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext: true,
    children: [new TextRun({ text: clean(text), font: face('黑体'), size: SIZE.小四 })],
  });
}

const pixels = (millimetres: number) => Math.round((millimetres / 25.4) * 96);
