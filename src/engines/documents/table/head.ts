import type { Merge, SheetCell } from '../workbook/sheet.ts';
import { afterColon, headingWeight, isAboveText, isFooterText, isLabel, periodIn, textsOf, unitLine } from './marks.ts';

export type Column = {
  readonly index: number;
  /** The levels joined: 职工总数/其中科技人员. */
  readonly heading: string;
  readonly path: readonly string[];
  /** From the heading, or from the table's 单位 line for headings of money that name none. */
  readonly unit: string | null;
  readonly year: number | null;
};

export type TableHead = {
  readonly headerTop: number;
  readonly headerRows: number;
  readonly columns: readonly Column[];
  readonly title: string | null;
  readonly reportingUnit: string | null;
  /** The date or the period the rows above name, as written. */
  readonly period: string | null;
  readonly unit: string | null;
  readonly above: readonly { readonly row: number; readonly reason: 'title' | 'reporting_unit' | 'note' | 'blank' }[];
};

type Rows = readonly (readonly SheetCell[])[];

const LOOK = 50;

/** Finds the heading in the first rows of a sheet; null when there is none. `merges` may be empty when they are not known yet. */
export function recogniseHead(rows: Rows, merges: readonly Merge[] = []): TableHead | null {
  const texts = rows.slice(0, LOOK).map(textsOf);
  const headerTop = findTop(texts);
  if (headerTop === null) return null;
  const headerRows = countRows(texts, headerTop, merges);
  const above = readAbove(texts.slice(0, headerTop));
  return { headerTop, headerRows, columns: columnsOf(texts, headerTop, headerRows, merges, above.unit), ...above };
}

/** The first row that looks like a heading nearly as much as the best one does. */
function findTop(texts: readonly (readonly string[])[]): number | null {
  const scores = texts.map(scoreRow);
  const best = Math.max(...scores, 0);
  if (best < 2.5) return null;
  const at = scores.findIndex((score) => score >= Math.max(2.5, best * 0.6));
  return at < 0 ? null : at;
}

function scoreRow(row: readonly string[]): number {
  const filled = row.filter((text) => text !== '');
  const distinct = new Set(filled);
  if (distinct.size < 2 || filled.every((text) => isAboveText(text)) || isFooterText(filled[0] ?? '')) return 0;
  if (filled.some((text) => isAboveText(text)) && distinct.size <= 3) return 0;
  return [...distinct].reduce((sum, text) => sum + headingWeight(text), 0);
}

/** How many levels the heading has: told by merges, or by labels that stand only under blanks or under one wide cell. */
function countRows(texts: readonly (readonly string[])[], top: number, merges: readonly Merge[]): number {
  const down = merges.filter((merge) => merge.top === top && merge.bottom > top);
  const byMerge = down.length === 0 ? 1 : Math.min(...down.map((merge) => merge.bottom - top + 1));
  if (byMerge > 1 && byMerge <= 4 && texts[top + 1] !== undefined && !isDataLike(texts[top + 1] ?? [])) return byMerge;
  let count = 1;
  while (count < 3 && isSecondLevel(texts[top + count - 1] ?? [], texts[top + count] ?? [], merges, top + count - 1)) count += 1;
  return count;
}

function isDataLike(row: readonly string[]): boolean {
  return row.filter((text) => text !== '' && !isLabel(text)).length > row.filter((text) => isLabel(text)).length;
}

function isSecondLevel(upper: readonly string[], below: readonly string[], merges: readonly Merge[], row: number): boolean {
  const filled = below.flatMap((text, index) => (text === '' ? [] : [index]));
  if (filled.length < 2 || !filled.every((index) => isLabel(below[index] ?? ''))) return false;
  const wide = merges.filter((merge) => merge.top === row && merge.bottom === row && merge.right > merge.left);
  const isUnderWide = (index: number): boolean => wide.some((merge) => merge.left <= index && index <= merge.right);
  if (wide.length > 0) return filled.every((index) => isUnderWide(index) || (upper[index] ?? '') === '' || upper[index] === below[index]);
  const underBlank = filled.filter((index) => (upper[index] ?? '') === '').length;
  const underGroup = filled.filter(
    (index) => (upper[index] ?? '') !== '' && (upper[index + 1] ?? '') === '' && (below[index + 1] ?? '') !== '',
  ).length;
  return underBlank > 0 && underBlank + underGroup === filled.length;
}

function columnsOf(
  texts: readonly (readonly string[])[],
  top: number,
  count: number,
  merges: readonly Merge[],
  tableUnit: string | null,
): Column[] {
  const levels = Array.from({ length: count }, (_, level) => spreadLevel(texts, top + level, merges, top, count));
  const width = Math.max(...levels.map((level) => level.length), 0);
  const columns: Column[] = [];
  for (let index = 0; index < width; index += 1) {
    const path: string[] = [];
    for (const level of levels) {
      const text = (level[index] ?? '').replace(/\s+/g, '');
      if (text !== '' && text !== path.at(-1)) path.push(text);
    }
    if (path.length === 0) continue;
    const unit = unitOf(path) ?? (isMoneyHeading(path) ? tableUnit : null);
    columns.push({ index, heading: path.join('/'), path, unit, year: yearOf(path) });
  }
  return columns;
}

/** One level with merged cells filled in; unmerged group headings reach right over the blanks that have labels below. */
function spreadLevel(texts: readonly (readonly string[])[], row: number, merges: readonly Merge[], top: number, count: number): string[] {
  const level = [...(texts[row] ?? [])];
  const below = row + 1 < top + count ? (texts[row + 1] ?? []) : [];
  for (const merge of merges) {
    if (merge.top > row || merge.bottom < row || merge.top < top) continue;
    const text = texts[merge.top]?.[merge.left] ?? '';
    for (let index = merge.left; index <= merge.right; index += 1) level[index] = text;
  }
  const isMerged = (index: number): boolean =>
    merges.some((one) => one.top <= row && row <= one.bottom && one.left <= index && index <= one.right);
  for (let index = 1; index < below.length; index += 1) {
    const isGap = (level[index] ?? '') === '' && (below[index] ?? '') !== '' && (below[index - 1] ?? '') !== '';
    if (isGap && !isMerged(index)) level[index] = level[index - 1] ?? '';
  }
  return Array.from(level, (text) => text ?? '');
}

const UNIT =
  /[(（[【,，:：](?:单位[:：])?(亿元|千万元|百万元|十万元|万元|千元|元|万美元|人次|人|家|户|项|件|个|份|场次|场|次|%|％|亩|平方米|吨|篇)[)）\]】]?$/;

/** The unit a heading names, the lowest level first. */
function unitOf(path: readonly string[]): string | null {
  for (const text of path.toReversed()) {
    const found = UNIT.exec(text) ?? /[(（](亿元|万元|千元|元|人|家|项|件|%)[)）]/.exec(text);
    if (found?.[1] !== undefined) return found[1] === '％' ? '%' : found[1];
  }
  return null;
}

function isMoneyHeading(path: readonly string[]): boolean {
  return path.some(
    (text) => /(收入|费用|投入|金额|资金|资本|利润|税|产值|经费|投资|成本|支出)/.test(text) && !/(占比|比例|增速|同比|率)/.test(text),
  );
}

function yearOf(path: readonly string[]): number | null {
  for (const text of path.toReversed()) {
    const found = /(?<!\d)(20\d{2}|19\d{2})(?!\d)/.exec(text);
    if (found !== null) return Number(found[1]);
  }
  return null;
}

function readAbove(texts: readonly (readonly string[])[]): Pick<TableHead, 'title' | 'reportingUnit' | 'period' | 'unit' | 'above'> {
  const found = {
    title: null as string | null,
    reportingUnit: null as string | null,
    period: null as string | null,
    unit: null as string | null,
  };
  const above: TableHead['above'][number][] = [];
  texts.forEach((row, at) => {
    const filled = [...new Set(row.filter((text) => text !== ''))];
    const reason = reasonAbove(filled, found.title !== null);
    above.push({ row: at, reason });
    if (reason === 'title') found.title = filled[0] ?? null;
    for (const text of filled) {
      if (/(填报|填表|报送|上报|编制)?(单位|部门|园区|地区|县区)(名称)?(\((盖章|公章)\))?\s*:/.test(text) && unitLine(text) === null)
        found.reportingUnit ??= afterColon(text);
      found.unit ??= /单位\s*:\s*(万元|千元|元|亿元|百万元)/.exec(text)?.[1] ?? unitLine(text);
      if (reason !== 'title') found.period = periodIn(text) ?? found.period;
    }
  });
  found.period ??= found.title === null ? null : periodIn(found.title);
  return { ...found, above };
}

function reasonAbove(filled: readonly string[], hasTitle: boolean): TableHead['above'][number]['reason'] {
  if (filled.length === 0) return 'blank';
  if (filled.some((text) => isAboveText(text))) return 'reporting_unit';
  return hasTitle || /^(附件|附表)\s*\d*[:：]?$/.test(filled[0] ?? '') ? 'note' : 'title';
}
