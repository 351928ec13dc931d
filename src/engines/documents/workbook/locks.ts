import { WORKBOOK_LIMITS } from './limits.ts';
import { openPackage } from './package.ts';
import { readParts } from './parts.ts';
import { columnOf } from './rows.ts';
import { cellName } from './sheet.ts';
import { attribute, eachElement, findElement } from './xml.ts';

/** Says of a cell (`C12`) whether the sheet's protection keeps people from typing there. */
export type IsLocked = (cell: string) => boolean;

/**
 * The protected sheets of a workbook by name. In a protected sheet every cell is locked whose format does not say
 * otherwise (ECMA-376 18.8.33); a form from above often leaves only the cells open that are to be filled in.
 * Throws {@link WorkbookRefused} for a file that is none.
 */
export async function readLocks(bytes: Uint8Array): Promise<ReadonlyMap<string, IsLocked>> {
  const opened = await openPackage(bytes, WORKBOOK_LIMITS);
  const parts = await readParts(opened);
  const locks = new Map<string, IsLocked>();
  let openFormats: ReadonlySet<number> | null = null;
  for (const part of parts.sheets) {
    const xml = await opened.text(part.entry);
    const protection = findElement(xml, 'sheetProtection');
    if (!protection || !['1', 'true'].includes(attribute(protection.head, 'sheet') ?? '')) continue;
    openFormats ??= formatsWithoutLock(await opened.text(parts.styles));
    const open = openCells(xml, openFormats);
    locks.set(part.name, (cell) => !open.has(cell));
  }
  return locks;
}

function formatsWithoutLock(stylesXml: string): ReadonlySet<number> {
  const formats = [...eachElement(findElement(stylesXml, 'cellXfs')?.body ?? '', 'xf')];
  return new Set(
    formats.flatMap((format, at) => {
      const protection = findElement(format.body, 'protection');
      return protection && ['0', 'false'].includes(attribute(protection.head, 'locked') ?? '') ? [at] : [];
    }),
  );
}

function openCells(xml: string, openFormats: ReadonlySet<number>): ReadonlySet<string> {
  const open = new Set<string>();
  let row = -1;
  for (const line of eachElement(findElement(xml, 'sheetData')?.body ?? '', 'row')) {
    row = Number(attribute(line.head, 'r') ?? row + 2) - 1;
    let column = -1;
    for (const cell of eachElement(line.body, 'c')) {
      column = columnOf(attribute(cell.head, 'r')) ?? column + 1;
      if (openFormats.has(Number(attribute(cell.head, 's') ?? 0))) open.add(cellName(row, column));
    }
  }
  return open;
}
