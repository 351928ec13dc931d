import { attribute, eachElement, type Found } from './xml.ts';

/**
 * A sheet's XML with `count` rows put in before the row `at` (zero-based), each in the format of that row and empty
 * but for its formulas. Whatever stands from that row on moves down; references to it move along, and a range that
 * reaches it grows, as in a spreadsheet program. Elements without prefix only.
 */
export function insertRows(xml: string, at: number, count: number): string {
  if (count <= 0) return xml;
  const start = xml.indexOf('>', xml.search(/<sheetData[\s>]/)) + 1;
  const end = xml.indexOf('</sheetData>', start);
  if (start === 0 || end < 0) return xml;
  const before = movedRefs(xml.slice(0, start), at, count);
  const after = movedRefs(xml.slice(end), at, count);
  return before + movedRows(xml.slice(start, end), at, count) + after;
}

function movedRows(body: string, at: number, count: number): string {
  const out: string[] = [];
  let done = 0;
  let index = -1;
  let isPut = false;
  for (const row of eachElement(body, 'row')) {
    index = Number(attribute(row.head, 'r') ?? index + 2) - 1;
    out.push(body.slice(done, row.start));
    if (index >= at && !isPut) {
      isPut = true;
      if (index === at) for (let step = 0; step < count; step += 1) out.push(emptied(row, at, step));
    }
    out.push(rowAt(row, index >= at ? index + count : index, at, count));
    done = row.end;
  }
  return out.join('') + body.slice(done);
}

function rowAt(row: Found, to: number, at: number, count: number): string {
  const cells = row.body
    .replace(/(<c\b[^>]*?\sr=")([A-Z]+)\d+(")/g, `$1$2${to + 1}$3`)
    .replace(/(<f\b[^>]*>)([^<]+)(<\/f>)/g, (_, open: string, text: string, close: string) => open + movedFormula(text, at, count) + close)
    .replace(/(<f\b[^>]*?\sref=")([^"]+)(")/g, (_, head: string, ref: string, tail: string) => head + movedFormula(ref, at, count) + tail);
  return `<row${headAt(row.head, to)}>${cells}</row>`;
}

/** The row's cells without what is written in them; its own formulas count with the new row. */
function emptied(row: Found, at: number, step: number): string {
  const cells = [...eachElement(row.body, 'c')].map((cell) => {
    const column = /^[A-Z]+/.exec(attribute(cell.head, 'r') ?? '')?.[0];
    const format = attribute(cell.head, 's');
    const formula = /<f>([^<]+)<\/f>/.exec(cell.body)?.[1];
    const head = `${column ? ` r="${column}${at + step + 1}"` : ''}${format ? ` s="${format}"` : ''}`;
    return formula ? `<c${head}><f>${movedFormula(formula, at, step)}</f></c>` : `<c${head}/>`;
  });
  return `<row${headAt(row.head, at + step)}>${cells.join('')}</row>`;
}

const headAt = (head: string, to: number) => ` r="${to + 1}"${head.replace(/\sr="\d+"/, '').trimEnd()}`;

const REFERENCE = /(?<![A-Za-z0-9_!'.$])(\$?[A-Z]{1,3}\$?)(\d{1,7})(?![\d(A-Za-z_!])/g;

function movedFormula(text: string, at: number, count: number): string {
  return text.replace(REFERENCE, (whole, column: string, row: string) =>
    Number(row) - 1 >= at ? `${column}${Number(row) + count}` : whole,
  );
}

/** Merges, checks, conditional formats, the sheet's extent: whatever says where it applies. */
function movedRefs(xml: string, at: number, count: number): string {
  return xml.replace(
    /(<(?:mergeCell|dimension|dataValidation|conditionalFormatting|hyperlink|autoFilter|ignoredError|protectedRange)\b[^>]*?\s(?:ref|sqref)=")([^"]+)(")/g,
    (_, head: string, refs: string, tail: string) => head + movedFormula(refs, at, count) + tail,
  );
}
