import { z } from 'zod';
import { isDay, type Day } from './dates.ts';
import { pageOf, pageQuery } from './page.ts';
import { refusals } from './refusal.ts';
import { routes } from './route.ts';

/** What a figure counts. Labels are catalogue keys `code_figure_unit_…`; money is in 分, shares are 0..1. */
export const FIGURE_UNITS = ['enterprises', 'entries', 'times', 'items', 'people', 'person_times', 'days', 'money_fen', 'share'] as const;
export type FigureUnit = (typeof FIGURE_UNITS)[number];

/**
 * `flow` is what happened between the days, both included; `stock` is what stood on the last day; `yearly` is the
 * latest whole year known on the last day, and says which.
 */
export const FIGURE_KINDS = ['flow', 'stock', 'yearly'] as const;
export type FigureKind = (typeof FIGURE_KINDS)[number];

/** 实际, 预计, 快报: labels are `code_figure_mark_…`. */
export const FIGURE_MARKS = ['actual', 'estimate', 'flash'] as const;
export type FigureMark = (typeof FIGURE_MARKS)[number];

/** Of one park, of one organisation's own doing or county, or of the whole city; both days belong to it. */
export type FigureScope = {
  readonly parkId?: string | undefined;
  readonly orgId?: string | undefined;
  readonly from: Day;
  readonly until: Day;
};

/** One row behind a figure: what a list of them shows, and where it is opened. */
export const figureRowShape = z.object({
  id: z.string(),
  label: z.string(),
  note: z.string().nullable(),
  day: z.string().nullable(),
  /** What this row adds, in the figure's unit, where it is not one. */
  amount: z.number().nullable(),
  /** Below the workspace; null where no screen shows it. */
  path: z.string().nullable(),
});
export type FigureRow = z.output<typeof figureRowShape>;

export const figureShape = z.object({
  id: z.string(),
  name: z.string(),
  /** How it is counted. */
  meaning: z.string(),
  unit: z.enum(FIGURE_UNITS),
  kind: z.enum(FIGURE_KINDS),
  /** Null where nothing is known: never the same as none. */
  value: z.number().nullable(),
  /** The year a `yearly` figure is of. */
  year: z.number().int().nullable(),
  mark: z.enum(FIGURE_MARKS),
});
export type Figure = z.output<typeof figureShape>;

export const figureRefusals = refusals('figures', { not_found: 404, period: 422 });

const day = z.string().refine(isDay, 'field.invalid_day');
const id = z.string().min(1).max(80);

export const figureRoutes = routes({
  listFigureRows: {
    method: 'get',
    path: '/figures/{figureId}/rows',
    summary: 'A figure and the rows behind it, as far as the reader may see them',
    access: 'parties.keep_own_account',
    params: z.object({ figureId: id }),
    query: z.object({
      page: pageQuery.page,
      pageSize: pageQuery.pageSize,
      parkId: id.optional(),
      orgId: id.optional(),
      from: day,
      until: day,
    }),
    answer: pageOf(figureRowShape).extend({ figure: figureShape }),
    refusals: [figureRefusals.not_found, figureRefusals.period],
  },
});
