import mammoth from 'mammoth';
import { parse } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';

/** Which file it is by what it begins with, not by its name. */
export type TextKind = 'docx' | 'html' | 'text';

/** The plain text of a .docx, .html or .txt, paragraphs on lines of their own. Check a zip's size before you give it. */
export async function textOf(bytes: Uint8Array): Promise<string> {
  const kind = textKind(bytes);
  if (kind === 'docx') return textOfDocx(bytes);
  return kind === 'html' ? textOfHtml(bytes) : decodeText(bytes);
}

export function textKind(bytes: Uint8Array): TextKind {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return 'docx';
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).trimStart().toLowerCase();
  return /^[^<]{0,8}<(!doctype html|html|head|body|meta|div|p|article|!--)[\s>-]/.test(head) ? 'html' : 'text';
}

/** Running text of a Word file. Numbers that Word counts by itself are no text and do not come along. */
export async function textOfDocx(bytes: Uint8Array): Promise<string> {
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
  return value.replace(/\n{2,}/g, '\n').trim();
}

const BLOCKS = new Set(
  'address article aside blockquote br dd div dl dt footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table td th title tr ul'.split(
    ' ',
  ),
);
const SILENT = new Set(['script', 'style', 'noscript', 'template', 'head', 'iframe', 'svg', 'select', 'button']);

/** Text of a page without scripts and styles; blocks begin on new lines. */
export function textOfHtml(page: Uint8Array | string): string {
  const source = typeof page === 'string' ? page : decodeText(page, charsetOf(page));
  const pieces: string[] = [];
  collect(parse(source), pieces);
  return pieces
    .join('')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[\n ]*/g, '\n')
    .trim();
}

function collect(node: DefaultTreeAdapterTypes.Node, pieces: string[]): void {
  if (node.nodeName === '#text' && 'value' in node) {
    pieces.push(node.value.replace(/[\r\n\t ]+/g, ' '));
    return;
  }
  if (SILENT.has(node.nodeName) || !('childNodes' in node)) return;
  const isBlock = BLOCKS.has(node.nodeName);
  if (isBlock) pieces.push('\n');
  for (const child of node.childNodes) collect(child, pieces);
  if (isBlock) pieces.push('\n');
}

function charsetOf(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  return /charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1]?.toLowerCase() ?? null;
}

/** Decodes by byte order mark, then UTF-8, then whichever of GB 18030 and Big5 gives the more everyday Chinese. */
export function decodeText(bytes: Uint8Array, declared: string | null = null): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const utf8 = decodeAs('utf-8', bytes);
  if (utf8 !== null) return utf8;
  const names = ['gb18030', 'big5'];
  if (declared === 'big5') names.reverse();
  const read = names.map((name) => decodeAs(name, bytes)).filter((text) => text !== null);
  const [first, second] = read;
  if (first === undefined) return new TextDecoder('gb18030').decode(bytes);
  if (second === undefined) return first;
  return everyday(second) > everyday(first) ? second : first;
}

function decodeAs(name: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(name, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

const EVERYDAY = new Set(
  '的一是在不了有和人这這中大为為上个個国國我以要他时時来來用们們生到作地于於出就分对對成会會可主发發年动動同工也能下过過子说說产產种種面而方后後多定行学' +
    '學法所民得经經十三之进進着等部度家电電力里如水化高自二理起小物现現实實加量都两兩体體制机機当當使点點从從业業本去把性好应應开開它合还還因由其些然前外天' +
    '政四日那社义義事平形相全表间間样樣与與关關各重新线線内內数數正心反你明看原又么麼利比或但质質气氣第向道命此变變条條只没沒结結解问問意建月公无無系军軍很' +
    '情者最立代想已通并並提直题題党黨程展五果料象员員革位入常文总總次品式活设設及管特件长長求老头頭基资資边邊流路级級少图圖山统統接知较較将將组組见見计計别' +
    '別她手角期根论論运運农農指几幾九区區强強放决決西被干做必战戰先回则則任取据據处處队隊南给給色光门門即保治北造百规規热熱领領七海口东東导導器压壓志世金增' +
    '争爭济濟阶階油思术術极極交受联聯什认認六共权權收证證改清己美再采转轉更单單风風切打白教速花带帶安场場身车車例真',
);

/** The share of signs that everybody uses: the wrong code page gives rare ones. */
function everyday(text: string): number {
  let known = 0;
  let all = 0;
  for (const sign of text) {
    if (sign <= '\u007f') continue;
    all += 1;
    if (EVERYDAY.has(sign) || /[，。、；：（）“”？！]/.test(sign)) known += 1;
  }
  return all === 0 ? 1 : known / all;
}
