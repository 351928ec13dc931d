import { z } from 'zod';
import written from '../../../../content/summary-outline.json' with { type: 'json' };
import { SUMMARY_KINDS, type SummaryKind } from '../contract/summary-codes.ts';

const indicator = z.string().regex(/^[a-z]+\.[a-z0-9_]+$/);
const byKind = z.object({ half_year: z.string(), year_end: z.string() });
const only = z.enum(SUMMARY_KINDS).optional();

/** A sentence: its clauses are joined; one whose figure nobody knows is left out. */
const lineShape = z.object({ id: z.string(), only, indicators: z.array(indicator), clauses: z.array(z.string()).min(1) });
const problemShape = z.object({ id: z.string(), when: z.enum(['some', 'falling']), indicator, text: z.string() });
const head = { id: z.string(), mark: z.string(), only };

const sectionShape = z.discriminatedUnion('kind', [
  z.object({ ...head, kind: z.literal('lines'), heading: z.string(), lines: z.array(lineShape), table: z.array(indicator).default([]) }),
  z.object({
    ...head,
    kind: z.literal('parts'),
    heading: z.string(),
    parts: z.array(z.object({ id: z.string(), mark: z.string(), heading: z.string(), lines: z.array(lineShape) })),
  }),
  z.object({ ...head, kind: z.literal('cases'), heading: z.string(), from: z.array(indicator), most: z.number().int() }),
  z.object({ ...head, kind: z.literal('problems'), heading: z.string(), lines: z.array(problemShape), most: z.number().int() }),
  z.object({ ...head, kind: z.literal('plans'), heading: byKind }),
  z.object({ ...head, kind: z.literal('own'), heading: z.string() }),
  z.object({ ...head, kind: z.literal('next_targets'), heading: z.string() }),
]);

const listShape = z.object({ title: z.string(), indicator, most: z.number().int() });
export const outlineShape = z.object({
  titles: z.object({ station: byKind, park: byKind, city: byKind }),
  openings: byKind,
  sections: z.array(sectionShape),
  annexes: z.object({
    indicators: z.string(),
    chart: z.object({ title: z.string(), indicators: z.array(indicator) }),
    ledgers: z.object({ title: z.string(), rows: z.array(z.object({ ledger: z.string(), indicators: z.array(indicator) })) }),
    open_needs: listShape,
    projects: listShape,
  }),
});

export type OutlineLine = z.output<typeof lineShape>;
export type OutlineProblem = z.output<typeof problemShape>;
export type OutlineSection = z.output<typeof sectionShape>;

/** The order and the words of a summary, as data. Read once; a mistake in it is seen when the program is loaded. */
export const outline = outlineShape.parse(written);

/** The sections of a kind, in their fixed order. */
export const sectionsOf = (kind: SummaryKind): readonly OutlineSection[] =>
  outline.sections.filter((section) => !section.only || section.only === kind);

/** Every line of a section that is drafted from figures. */
export function linesOf(section: OutlineSection): readonly OutlineLine[] {
  if (section.kind === 'lines') return section.lines;
  return section.kind === 'parts' ? section.parts.flatMap(({ lines }) => lines) : [];
}

/** Every indicator the outline names, once, in the order of the text. */
export const INDICATORS: readonly string[] = [
  ...new Set([
    ...outline.sections.flatMap((section) => [
      ...linesOf(section).flatMap(({ indicators }) => indicators),
      ...(section.kind === 'lines' ? section.table : []),
      ...(section.kind === 'cases' ? section.from : []),
      ...(section.kind === 'problems' ? section.lines.map((line) => line.indicator) : []),
    ]),
    ...outline.annexes.chart.indicators,
    ...outline.annexes.ledgers.rows.flatMap(({ indicators }) => indicators),
    outline.annexes.open_needs.indicator,
    outline.annexes.projects.indicator,
  ]),
];
