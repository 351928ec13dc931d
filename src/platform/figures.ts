import type { Day } from '#shared/dates.ts';
import {
  figureRefusals,
  figureRoutes,
  type Figure,
  type FigureKind,
  type FigureMark,
  type FigureRow,
  type FigureScope,
  type FigureUnit,
} from '#shared/figures.ts';
import { Refusal } from '#shared/refusal.ts';
import { say, type Locale } from '#shared/words.ts';
import { mayAtAll, type AccessTable } from '#platform/access/table.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Declaration } from '#platform/declaration.ts';
import { mounted, type Mounted } from '#platform/http/handlers.ts';
import { edgeRefusals } from '#platform/http/refusals.ts';

/** A value with the year it is of, or marked as not yet final. */
export type Measured = { readonly value: number | null; readonly year?: number; readonly mark?: FigureMark };
/** Null where nothing is known of the period: the figure is then left out, never shown as none. */
export type Value = number | Measured | null;

/** A part of the rows, or all of them. */
export type RowPart = { readonly offset: number; readonly limit: number } | 'all';
export type FigureRows = { readonly rows: readonly FigureRow[]; readonly total: number };

/**
 * One indicator of a module. `measure` and `rows` work with the actor's own sight, and the rows are in an order that
 * stays. Sources with the same `measureAll` are measured by one call of it; it answers by id.
 */
export type FigureSource = {
  /** `module.name`, for good: outlines and signed summaries name it. */
  readonly id: string;
  readonly unit: FigureUnit;
  readonly kind: FigureKind;
  /** The module's ability to read the rows. */
  readonly ability: string;
  readonly name: (locale: Locale) => string;
  readonly meaning: (locale: Locale) => string;
  readonly rows: (ctx: Ctx, scope: FigureScope, part: RowPart) => Promise<FigureRows>;
  /** The first day of which rows are kept: what lies before it is not known, and nothing is compared with it. */
  readonly since?: (ctx: Ctx, scope: FigureScope) => Promise<Day | null>;
} & (
  | { readonly measure: (ctx: Ctx, scope: FigureScope) => Promise<Value> }
  | { readonly measureAll: (ctx: Ctx, scope: FigureScope) => Promise<Readonly<Record<string, Value>>> }
);

/** All figures of the program, in `ctx.figures`. */
export type Figures = {
  readonly sources: ReadonlyMap<string, FigureSource>;
  /** Measures these, or all; those the actor may not see and those nothing is known of are left out. */
  measure(ctx: Ctx, scope: FigureScope, ids?: readonly string[]): Promise<ReadonlyMap<string, Figure>>;
  rows(ctx: Ctx, id: string, scope: FigureScope, part: RowPart): Promise<FigureRows>;
};

/** Name and meaning by catalogue key: `technology_figures_solved` and `technology_figures_solved_meaning`. */
export const figureWords = (key: string): Pick<FigureSource, 'name' | 'meaning'> => ({
  name: (locale) => say(key, {}, locale),
  meaning: (locale) => say(`${key}_meaning`, {}, locale),
});

export function figuresOf(declarations: readonly Declaration[]): Figures {
  const access: AccessTable = Object.assign({}, ...declarations.map((module) => module.access));
  const sources = new Map(declarations.flatMap((module) => module.figures ?? []).map((source) => [source.id, source]));
  const visible = (ctx: Ctx, source: FigureSource) => mayAtAll(access, ctx.actor, source.ability);
  return {
    sources,
    async measure(ctx, scope, ids = [...sources.keys()]) {
      const asked = ids.flatMap((id) => sources.get(id) ?? []).filter((source) => visible(ctx, source));
      const values = await valuesOf(ctx, scope, asked);
      return new Map(asked.flatMap((source) => describe(ctx, source, values.get(source.id) ?? null)).map((figure) => [figure.id, figure]));
    },
    rows(ctx, id, scope, part) {
      const source = sources.get(id);
      if (!source) throw new Refusal(figureRefusals.not_found, { id });
      if (!visible(ctx, source)) throw new Refusal(edgeRefusals.not_allowed);
      return source.rows(ctx, scope, part);
    },
  };
}

/** One call a source, or one for all that share it. */
async function valuesOf(ctx: Ctx, scope: FigureScope, asked: readonly FigureSource[]): Promise<ReadonlyMap<string, Value>> {
  const values = new Map<string, Value>();
  const together = new Set<unknown>();
  for (const source of asked) {
    if ('measure' in source) {
      values.set(source.id, await source.measure(ctx, scope));
    } else if (!together.has(source.measureAll)) {
      together.add(source.measureAll);
      for (const [id, value] of Object.entries(await source.measureAll(ctx, scope))) values.set(id, value);
    }
  }
  return values;
}

function describe(ctx: Ctx, { id, unit, kind, name, meaning }: FigureSource, value: Value): Figure[] {
  const measured = typeof value === 'object' ? value : { value };
  if (measured === null || measured.value === null) return [];
  const { year = null, mark = 'actual' } = measured;
  return [{ id, name: name(ctx.locale), meaning: meaning(ctx.locale), unit, kind, value: measured.value, year, mark }];
}

/** `GET /figures/{figureId}/rows`: what is behind any figure of any module. */
export function figuresApi(figures: Figures): Mounted {
  return mounted(figureRoutes, {
    listFigureRows: async (ctx, { params, query }) => {
      const { page, pageSize, ...scope } = query;
      if (scope.from > scope.until) throw new Refusal(figureRefusals.period, scope, [{ path: '/query/until', code: 'figures.period' }]);
      const source = figures.sources.get(params.figureId);
      const part = await figures.rows(ctx, params.figureId, scope, { offset: (page - 1) * pageSize, limit: pageSize });
      const [figure] = source ? (await figures.measure(ctx, scope, [source.id])).values() : [];
      if (!source || !figure) throw new Refusal(figureRefusals.not_found, { id: params.figureId });
      return { figure, rows: [...part.rows], total: part.total, page, pageSize };
    },
  });
}
