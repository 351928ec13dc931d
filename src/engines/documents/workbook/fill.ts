import { strToU8 } from 'fflate';
import { WORKBOOK_LIMITS, WorkbookRefused, type WorkbookLimits } from './limits.ts';
import { parseMerges, parseRange } from './merges.ts';
import { openPackage, type Package } from './package.ts';
import { readParts } from './parts.ts';
import { columnOf } from './rows.ts';
import { formulaRanges, isCovered, setCells, type CellChange } from './sheet-edit.ts';
import { attribute, findElement } from './xml.ts';
import { replaceEntries } from './zip-edit.ts';

/**
 * A cell to fill: the sheet by its tab's name, the cell as `C12`. A string stays text whatever it begins with.
 * `likeRow` (zero-based): the row whose formats a cell takes that was not there, where a list goes on below its form.
 */
export type FillChange = {
  readonly sheet: string;
  readonly cell: string;
  readonly value: string | number;
  readonly likeRow?: number;
  /** The column whose formats such a cell takes: one that is put beside a table looks like its neighbour. */
  readonly likeColumn?: number;
};

/** Why a cell is not filled: no such sheet or cell, a formula computes it, or a merge hides it. */
export type FillProblem = 'unknown_sheet' | 'bad_cell' | 'bad_value' | 'formula' | 'covered_by_merge';

/** Thrown before anything is changed; `problems` names every cell that cannot be filled. */
export class FillRefused extends Error {
  readonly problems: readonly { readonly change: FillChange; readonly problem: FillProblem }[];

  constructor(problems: FillRefused['problems']) {
    super(`${problems.length} cells cannot be filled`);
    this.name = 'FillRefused';
    this.problems = problems;
  }
}

/**
 * Fills cells of an uploaded .xlsx in place: formats, merges, widths and every other part of the file stay as they
 * are, byte for byte. When the form has formulas the workbook is told to compute them anew on opening.
 * All changes or none: throws {@link FillRefused}, or {@link WorkbookRefused} for the file itself.
 */
export async function fillCells(
  bytes: Uint8Array,
  changes: readonly FillChange[],
  limits: WorkbookLimits = WORKBOOK_LIMITS,
): Promise<Uint8Array> {
  const opened = await openPackage(bytes, limits);
  const parts = await readParts(opened);
  const bySheet = Map.groupBy(changes, (change) => change.sheet);
  const problems: { change: FillChange; problem: FillProblem }[] = [];
  const replacements = new Map<string, Uint8Array>();
  let hasFormulas = opened.has('xl/calcChain.xml');
  for (const [name, wanted] of bySheet) {
    const part = parts.sheets.find((sheet) => sheet.name === name);
    if (!part) {
      problems.push(...wanted.map((change) => ({ change, problem: 'unknown_sheet' as const })));
      continue;
    }
    const xml = await readSheetXml(opened, part.entry);
    const formulas = formulaRanges(xml);
    hasFormulas ||= formulas.own.size > 0;
    const places = placeChanges(xml, wanted, formulas, problems);
    replacements.set(part.entry, strToU8(setCells(xml, places)));
  }
  if (problems.length > 0) throw new FillRefused(problems);
  if (hasFormulas && replacements.size > 0) {
    const workbook = await readRaw(opened, parts.workbook);
    replacements.set(parts.workbook, strToU8(computeOnOpening(workbook)));
  }
  return replaceEntries(bytes, replacements);
}

function placeChanges(
  xml: string,
  changes: readonly FillChange[],
  formulas: ReturnType<typeof formulaRanges>,
  problems: { change: FillChange; problem: FillProblem }[],
): CellChange[] {
  const merges = parseMerges(xml);
  const arrays = formulas.arrays.flatMap((range) => parseRange(range) ?? []);
  const places: CellChange[] = [];
  for (const change of changes) {
    const match = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(change.cell);
    const column = columnOf(match?.[1]) ?? Infinity;
    const row = Number(match?.[2] ?? Infinity) - 1;
    if (column > 16_383 || row > 1_048_575) {
      problems.push({ change, problem: 'bad_cell' });
    } else if (!isStorable(change.value)) {
      problems.push({ change, problem: 'bad_value' });
    } else if (formulas.own.has(change.cell) || arrays.some((range) => isInside(range, row, column))) {
      problems.push({ change, problem: 'formula' });
    } else if (isCovered(merges, row, column)) {
      problems.push({ change, problem: 'covered_by_merge' });
    } else {
      places.push({ row, column, value: change.value, likeRow: change.likeRow, likeColumn: change.likeColumn });
    }
  }
  return places;
}

function isStorable(value: string | number): boolean {
  return typeof value === 'number' ? Number.isFinite(value) : value.length <= 32_767;
}

function isInside(range: { top: number; left: number; bottom: number; right: number }, row: number, column: number): boolean {
  return row >= range.top && row <= range.bottom && column >= range.left && column <= range.right;
}

/** The sheet as written; prefixed elements are rewritten without prefix only where a program wrote them so. */
async function readSheetXml(opened: Package, entry: string): Promise<string> {
  const xml = await readRaw(opened, entry);
  const prefix = /<([A-Za-z][\w.-]*):worksheet[\s>]/.exec(xml)?.[1];
  const plain = prefix ? xml.replaceAll(`<${prefix}:`, '<').replaceAll(`</${prefix}:`, '</').replace(`xmlns:${prefix}=`, 'xmlns=') : xml;
  if (!/<sheetData[\s/>]/.test(plain)) throw new WorkbookRefused({ kind: 'broken' });
  return plain;
}

async function readRaw(opened: Package, entry: string): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of opened.stream(entry)) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}

/** Sets `fullCalcOnLoad`. The order of a workbook's elements is fixed: the setting follows names, references, sheets. */
function computeOnOpening(xml: string): string {
  const found = findElement(xml, 'calcPr');
  if (found) {
    if (attribute(found.head, 'fullCalcOnLoad') === '1') return xml;
    const head = found.head.replace(/\sfullCalcOnLoad\s*=\s*("[^"]*"|'[^']*')/, '').trimEnd();
    return `${xml.slice(0, found.start)}<calcPr${head} fullCalcOnLoad="1"/>${xml.slice(found.end)}`;
  }
  const after = ['definedNames', 'externalReferences', 'functionGroups', 'sheets'];
  const before = after.map((name) => findElement(xml, name)).find((one) => one !== null);
  return before ? `${xml.slice(0, before.end)}<calcPr fullCalcOnLoad="1"/>${xml.slice(before.end)}` : xml;
}
