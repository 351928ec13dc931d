import {
  AlignmentType,
  Document,
  DocumentGridType,
  Footer,
  Header,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TextRun,
} from 'docx';
import type { FileChild, ISectionOptions } from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** GB/T 9704-2012 in twips (1/20 pt): A4, head margin 37 mm, binding margin 28 mm, type area 156 × 225 mm. */
export const PAGE = {
  short: 11906,
  long: 16838,
  top: 2098,
  left: 1587,
  right: 1474,
  bottom: 1985,
  /** The page number stands 7 mm below the type area. */
  footer: 1225,
  /** Width of the type area, upright and lying. */
  width: 8845,
  lyingWidth: 12755,
} as const;

/** 22 lines on 225 mm. */
export const LINE = 579;
/** 28 characters of 3号 on 156 mm. */
const CHARACTER_SPACING = -5;
/** One 3号 character as it is set, with the spacing taken off. */
export const CHARACTER = 315;

/** 字号 in half-points. */
export const SIZE = { 小初: 72, 二号: 44, 三号: 32, 四号: 28, 小四: 24, 五号: 21 } as const;

const LATIN = 'Times New Roman';

/** A face by its usual name; it is named, never shipped. Figures and Latin letters are Times. */
export function face(eastAsia: '仿宋_GB2312' | '方正小标宋简体' | '黑体' | '楷体_GB2312' | '宋体') {
  return { ascii: LATIN, hAnsi: LATIN, cs: LATIN, eastAsia };
}

export type Facts = {
  readonly title: string;
  /** Who issues it; stands in the file's properties. */
  readonly issuer?: string;
  /** The moment written into the file's properties; the same input gives the same bytes. */
  readonly at: Date;
};

export type Orientation = 'upright' | 'lying';
/** A first page with a head and foot of its own, and without a page number; `headerAt` is the head's place from the edge. */
export type FirstPage = { readonly header: readonly Paragraph[]; readonly footer: readonly Paragraph[]; readonly headerAt: number };
/** Pages of one orientation; each part begins a new page, page numbers go on. */
export type Part = { readonly children: readonly FileChild[]; readonly orientation: Orientation; readonly first?: FirstPage | undefined };

/** Puts children into the page of official documents and gives the bytes of the .docx. */
export function frame(
  children: readonly FileChild[],
  facts: Facts,
  orientation: Orientation = 'upright',
  first?: FirstPage,
): Promise<Uint8Array> {
  return frameParts([{ children, orientation, first }], facts);
}

/** The same for pages that stand and pages that lie. */
export async function frameParts(parts: readonly Part[], facts: Facts): Promise<Uint8Array> {
  const file = new Document({
    title: clean(facts.title),
    creator: clean(facts.issuer ?? ''),
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: {
          run: {
            font: face('仿宋_GB2312'),
            size: SIZE.三号,
            characterSpacing: CHARACTER_SPACING,
            language: { value: 'zh-CN', eastAsia: 'zh-CN' },
          },
          paragraph: { spacing: { line: LINE, lineRule: 'exact', before: 0, after: 0 } },
        },
      },
    },
    sections: parts.map(sectionOf),
  });
  return settle(new Uint8Array(await Packer.toArrayBuffer(file)), facts.at);
}

function sectionOf({ children, orientation, first }: Part): ISectionOptions {
  const isLying = orientation === 'lying';
  return {
    properties: {
      titlePage: first !== undefined,
      page: {
        size: { width: PAGE.short, height: PAGE.long, orientation: isLying ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
        // A lying page is the upright one turned: the binding edge is then at the top.
        margin: isLying
          ? { top: PAGE.left, right: PAGE.top, bottom: PAGE.right, left: PAGE.bottom, header: 851, footer: 794 }
          : { top: PAGE.top, right: PAGE.right, bottom: PAGE.bottom, left: PAGE.left, header: first?.headerAt ?? 851, footer: PAGE.footer },
      },
      // Rows of a lying table are closer than the lines of a text.
      ...(!isLying && { grid: { type: DocumentGridType.LINES, linePitch: LINE } }),
    },
    ...(first && { headers: { first: new Header({ children: first.header }) } }),
    footers: {
      default: pageNumber('odd'),
      even: pageNumber('even'),
      ...(first && { first: new Footer({ children: first.footer }) }),
    },
    // Word wants a paragraph after the last table.
    children: children.at(-1) instanceof Table ? [...children, hairline()] : children,
  };
}

function hairline(): Paragraph {
  return new Paragraph({ spacing: { line: 20, lineRule: 'exact' }, children: [] });
}

/** — 1 — in 4号, one character in from the outer edge: right on odd pages, left on even ones. */
function pageNumber(side: 'odd' | 'even'): Footer {
  const indent = side === 'odd' ? { right: SIZE.四号 * 10 } : { left: SIZE.四号 * 10 };
  return new Footer({
    children: [
      new Paragraph({
        alignment: side === 'odd' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent,
        children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: face('宋体'), size: SIZE.四号 })],
      }),
    ],
  });
}

/** Characters that no XML can hold, taken out. */
export function clean(text: string): string {
  return text.replaceAll(
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    '',
  );
}

const EARLIEST = new Date(1980, 0, 1);

/**
 * The library writes the time of day into the properties and the zip, and into the workbook behind a chart; the
 * document's own moment is put there instead. What it numbers by chance is numbered in order.
 */
function settle(bytes: Uint8Array, at: Date): Uint8Array<ArrayBuffer> {
  const moment = `${at.toISOString().slice(0, 19)}Z`;
  const known = new Map<string, string>();
  const ordered = (id: string) => known.get(id) ?? known.set(id, `rIdNo${known.size + 1}`).get(id)!;
  let drawings = 0;
  const parts: Record<string, Uint8Array> = {};
  for (const [name, part] of Object.entries(unzipSync(bytes)).sort(([one], [other]) => (one < other ? -1 : 1))) {
    if (name.endsWith('.xlsx')) parts[name] = settle(part, at);
    else if (!/\.(xml|rels)$/.test(name)) parts[name] = part;
    else {
      const text = strFromU8(part)
        .replaceAll(/(<dcterms:\w+ [^>]*>)[^<]*/g, `$1${moment}`)
        .replaceAll(/\brId[\w-]{12,}/g, ordered)
        .replaceAll(/<wp:docPr id="\d+"/g, () => `<wp:docPr id="${(drawings += 1)}"`);
      parts[name] = strToU8(text);
    }
  }
  return zipSync(parts, { mtime: EARLIEST, level: 6 });
}
