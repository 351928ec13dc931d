import { isStruckFont } from './styles.ts';
import { eachElement, findElement, unescapeCellText } from './xml.ts';

/** A text of the shared table or of an inline string, and whether its runs are struck out. */
export type RichText = { readonly text: string; readonly struck: 'none' | 'some' | 'all' };

/** The shared texts of a workbook, by their number. */
export function readSharedStrings(xml: string): RichText[] {
  const texts: RichText[] = [];
  for (const item of eachElement(xml, 'si')) texts.push(readRichText(item.body));
  return texts;
}

/** Joins the runs of a text; the reading aid of East Asian names (`rPh`) is no part of it. */
export function readRichText(xml: string): RichText {
  const whole = xml.includes('<rPh') ? withoutReadingAids(xml) : xml;
  if (!whole.includes('<r>') && !whole.includes('<r ')) return { text: joinTexts(whole), struck: 'none' };
  let text = '';
  let live = false;
  let struck = false;
  for (const run of eachElement(whole, 'r')) {
    const part = joinTexts(run.body);
    text += part;
    if (part.trim() === '') continue;
    if (isStruckFont(findElement(run.body, 'rPr')?.body ?? '')) struck = true;
    else live = true;
  }
  return { text, struck: !struck ? 'none' : live ? 'some' : 'all' };
}

function withoutReadingAids(xml: string): string {
  let kept = '';
  let done = 0;
  for (const aid of eachElement(xml, 'rPh')) {
    kept += xml.slice(done, aid.start);
    done = aid.end;
  }
  return kept + xml.slice(done);
}

function joinTexts(xml: string): string {
  let text = '';
  for (const part of eachElement(xml, 't')) text += unescapeCellText(part.body);
  return text;
}
