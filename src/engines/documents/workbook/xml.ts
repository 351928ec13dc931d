/** One element found in text: where it stands, its opening tag without the brackets, and what is inside. */
export type Found = {
  readonly start: number;
  readonly end: number;
  readonly head: string;
  readonly body: string;
};

/**
 * The next `<name …>…</name>` or `<name …/>` at or after `from`, by plain search (linear whatever the text).
 * For elements that never hold one of their own name. Null when there is none; throws when it is never closed.
 */
export function findElement(xml: string, name: string, from = 0): Found | null {
  const open = `<${name}`;
  for (let start = xml.indexOf(open, from); start >= 0; start = xml.indexOf(open, start + 1)) {
    const after = xml.charCodeAt(start + open.length);
    if (!isBoundary(after)) continue;
    const headEnd = xml.indexOf('>', start + open.length);
    if (headEnd < 0) break;
    if (xml.charCodeAt(headEnd - 1) === SLASH) {
      return { start, end: headEnd + 1, head: xml.slice(start + open.length, headEnd - 1), body: '' };
    }
    const close = xml.indexOf(`</${name}>`, headEnd + 1);
    if (close < 0) break;
    const head = xml.slice(start + open.length, headEnd);
    return { start, end: close + name.length + 3, head, body: xml.slice(headEnd + 1, close) };
  }
  return null;
}

/** Every element of that name, in order. */
export function* eachElement(xml: string, name: string): Generator<Found> {
  for (let found = findElement(xml, name); found; found = findElement(xml, name, found.end)) yield found;
}

const SLASH = 47;

/** After an element's name: space, tab, line end, `/` or `>`. */
function isBoundary(code: number): boolean {
  return code === 62 || code === SLASH || code === 32 || code === 9 || code === 10 || code === 13;
}

/** The value of an attribute in an opening tag, entities resolved. */
export function attribute(head: string, name: string): string | undefined {
  const at = head.indexOf(` ${name}="`);
  if (at >= 0) {
    const start = at + name.length + 3;
    return unescapeXml(head.slice(start, head.indexOf('"', start)));
  }
  if (!/[\t\n\r']/.test(head)) return undefined;
  const value = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(head);
  return value ? unescapeXml(value[1] ?? value[2] ?? '') : undefined;
}

/** The value of `r:id`, `r:embed` and their kin, whatever their prefix is called. */
export function prefixedAttribute(head: string, name: string): string | undefined {
  return new RegExp(`\\s[\\w.-]+:${name}\\s*=\\s*["']([^"']*)["']`).exec(head)?.[1];
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text of XML as people see it: the five entities and numbered characters; any other entity stays as written. */
export function unescapeXml(text: string): string {
  if (text.includes(RAW_START)) return unescapeAroundRaw(text);
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,4}));/gi, (whole, hex, decimal, word) => {
    if (word) return NAMED[word] ?? whole;
    const code = hex ? parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

const RAW_START = '<![CDATA[';

function unescapeAroundRaw(text: string): string {
  let plain = '';
  let done = 0;
  for (let start = text.indexOf(RAW_START); start >= 0; start = text.indexOf(RAW_START, done)) {
    const end = text.indexOf(']]>', start);
    if (end < 0) break;
    plain += unescapeXml(text.slice(done, start)) + text.slice(start + RAW_START.length, end);
    done = end + 3;
  }
  return plain + text.slice(done);
}

/** What a string item or an inline string says: `_x000D_` is the workbook's way to write a control character. */
export function unescapeCellText(text: string): string {
  const plain = unescapeXml(text);
  if (!plain.includes('_x')) return plain;
  return plain.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

const NEEDS_CARE = /[&<>"_\u0000-\u001f\ud800-\udfff\ufffe\uffff]/;

/** For text and attributes alike; characters XML cannot hold become U+FFFD. */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[&<>"]/g, (char) => `&${{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' }[char]};`)
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');
}

/** A cell's text such that {@link unescapeCellText} gives it back, control characters and `_x0041_` included. */
export function escapeCellText(text: string): string {
  if (!NEEDS_CARE.test(text)) return text;
  const guarded = text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[\u0000-\u0008\u000b-\u001f]/g, (char) => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`);
  return escapeXml(guarded);
}
