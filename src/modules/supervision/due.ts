import { addDays, dayOf, type Day } from '#shared/dates.ts';
import type { Ctx } from '#platform/ctx.ts';
import { listMeasures } from './queries.ts';

/** A measure with a deadline that is not done: what the list of due items shows. */
export type DueMeasure = {
  readonly measureId: string;
  readonly clause: string;
  readonly title: string;
  readonly dueOn: Day;
  readonly workingDaysLeft: number | null;
  readonly warning: 'overdue' | 'soon' | null;
  readonly department: string | null;
  readonly liaison: { readonly id: string | null; readonly name: string } | null;
};

/**
 * Measures of the list in force that fall due within `days` calendar days (and those past), nearest first; with
 * `mineOnly` those for which the actor is the liaison.
 */
export async function dueMeasures(ctx: Ctx, { days, mineOnly = false }: { days: number; mineOnly?: boolean }): Promise<DueMeasure[]> {
  const until = addDays(dayOf(ctx.now), days + 1);
  const { rows } = await listMeasures(ctx, { dueBefore: until, ...(mineOnly && { liaison: 'me' as const }) });
  return rows
    .flatMap(({ id, clause, title, responsibility, workingDaysLeft, warning }) =>
      responsibility?.deadlineOn && responsibility.state !== 'done'
        ? [
            {
              measureId: id,
              clause: clause ?? '',
              title,
              dueOn: responsibility.deadlineOn,
              workingDaysLeft,
              warning,
              department: responsibility.department?.name ?? null,
              liaison: responsibility.liaison,
            },
          ]
        : [],
    )
    .toSorted((one, other) => one.dueOn.localeCompare(other.dueOn));
}
