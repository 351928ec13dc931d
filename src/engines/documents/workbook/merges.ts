import { columnOf } from './rows.ts';
import type { Merge } from './sheet.ts';
import { attribute, eachElement, findElement } from './xml.ts';

/** The merges a sheet's XML names (the part after its rows is enough). */
export function parseMerges(xml: string): Merge[] {
  const merges: Merge[] = [];
  for (const merge of eachElement(findElement(xml, 'mergeCells')?.body ?? '', 'mergeCell')) {
    const parsed = parseRange(attribute(merge.head, 'ref') ?? '');
    if (parsed) merges.push(parsed);
  }
  return merges;
}

/** `A1:C2` as zero-based corners; null when it is no such range. */
export function parseRange(range: string): Merge | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(range);
  if (!match) return null;
  const [left, right] = [columnOf(match[1]) ?? 0, columnOf(match[3]) ?? 0];
  return { top: Number(match[2]) - 1, left, bottom: Number(match[4]) - 1, right };
}
