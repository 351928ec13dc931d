import type { SummaryLine, SummarySection, SummaryTable } from '../contract/summaries.ts';
import type { SummaryKind } from '../contract/summary-codes.ts';
import { formatted, reachedShare, shownValue } from '../contract/summary-values.ts';
import { linesOf, outline, sectionsOf, type OutlineLine, type OutlineSection } from './outline.ts';
import { spelledDay } from './periods.ts';
import { changeOf, draftedLine, draftedProblem, type FigureMap } from './sentences.ts';

/** What a text is drafted from. */
export type Draftable = {
  readonly kind: SummaryKind;
  readonly year: number;
  /** The last day counted. */
  readonly until: string;
  readonly scopeName: string;
  readonly figures: FigureMap;
  /** The officer's own words, by line. */
  readonly texts: Readonly<Record<string, string>>;
  /** Next year's targets: name, unit and value as written. */
  readonly nextTargets: readonly { readonly name: string; readonly value: string }[];
};

const OPENING = 'opening';

/** The first paragraph. */
export function openingOf(summary: Draftable): SummaryLine {
  const words: Record<string, string> = { year: String(summary.year), scope: summary.scopeName, until: spelledDay(summary.until) };
  const drafted = outline.openings[summary.kind].replaceAll(/\{(\w+)\}/g, (_, name: string) => words[name] ?? '');
  return { id: OPENING, indicators: [], drafted, own: summary.texts[OPENING] ?? null };
}

/** Every section in its place; parts and lines that nothing is known of are not there. */
export function draftedSections(summary: Draftable): SummarySection[] {
  return sectionsOf(summary.kind).map((section) => draftedSection(section, summary));
}

function draftedSection(section: OutlineSection, summary: Draftable): SummarySection {
  const heading = typeof section.heading === 'string' ? section.heading : section.heading[summary.kind];
  const parts =
    section.kind === 'parts'
      ? section.parts.map(({ id, mark, heading: title, lines }) => ({ id, mark, heading: title, lines: draftedLines(lines, summary) }))
      : [];
  return {
    id: section.id,
    mark: section.mark,
    heading,
    kind: section.kind,
    parts: parts.filter(({ lines }) => lines.length > 0),
    lines: linesIn(section, summary),
    table: tableIn(section, summary),
    own: summary.texts[section.id] ?? '',
  };
}

function linesIn(section: OutlineSection, summary: Draftable): SummaryLine[] {
  if (section.kind === 'lines') return draftedLines(section.lines, summary);
  if (section.kind !== 'problems') return [];
  const found = section.lines.flatMap((problem) => {
    const drafted = draftedProblem(problem, summary.figures);
    return drafted === null ? [] : [{ id: problem.id, indicators: [problem.indicator], drafted, own: summary.texts[problem.id] ?? null }];
  });
  return found.slice(0, section.most);
}

function draftedLines(lines: readonly OutlineLine[], summary: Draftable): SummaryLine[] {
  const goals = [...summary.figures.values()].flatMap((figure) => reachedShare(figure) ?? []);
  const words: Record<string, string> =
    goals.length > 0 ? { targets: String(goals.length), targets_met: String(goals.filter((share) => share >= 1).length) } : {};
  return lines.flatMap((line) => {
    if (line.only && line.only !== summary.kind) return [];
    const drafted = draftedLine(line, summary.figures, words);
    return drafted === null ? [] : [{ id: line.id, indicators: line.indicators, drafted, own: summary.texts[line.id] ?? null }];
  });
}

function tableIn(section: OutlineSection, summary: Draftable): SummaryTable | null {
  if (section.kind === 'next_targets' && summary.nextTargets.length > 0) {
    return { columns: ['指标', `${summary.year + 1}年目标`], rows: summary.nextTargets.map(({ name, value }) => [name, value]) };
  }
  if (section.kind !== 'lines' || section.table.length === 0) return null;
  const rows = section.table.flatMap((id) => {
    const figure = summary.figures.get(id);
    const value = figure ? shownValue(figure) : null;
    if (!figure || value === null) return [];
    const before = figure.before === null ? '—' : formatted(figure.before, figure.unit);
    return [[figure.name, formatted(value, figure.unit), before, changeOf(figure).replace(/同比|与上年同期/, '') || '—']];
  });
  return rows.length > 0 ? { columns: ['指标', summary.kind === 'half_year' ? '上半年' : '本年', '上年同期', '增减'], rows } : null;
}

/** Every id under which own words may stand. */
export function textIds(kind: SummaryKind): ReadonlySet<string> {
  return new Set([
    OPENING,
    ...sectionsOf(kind).flatMap((section) => [
      section.id,
      ...linesOf(section).map(({ id }) => id),
      ...(section.kind === 'problems' ? section.lines.map(({ id }) => id) : []),
    ]),
  ]);
}
