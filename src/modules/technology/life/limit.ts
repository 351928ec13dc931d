import { dayOf, type Day } from '#shared/dates.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Ctx } from '#platform/ctx.ts';
import { calendarOf } from '#modules/parties/index.ts';
import type { NeedState } from '../contract/need-codes.ts';
import { needLife } from '../procedure.ts';

/** Until when needs should leave their states, by the city's working days. */
export type Limits = {
  /** The last day for a state entered today, or on `since`; null without a limit, and while the calendar of that year is not there. */
  of(state: NeedState, since?: Day): Day | null;
  /** Working days from today to a day, negative when it has passed; null while the calendar is not there. */
  left(dueOn: Day | null): number | null;
};

/** Reads the calendar once. Nobody guesses holidays: beyond the years announced there is no last day yet. */
export async function limitsFor(ctx: Ctx): Promise<Limits> {
  const calendar = await calendarOf(ctx);
  const today = dayOf(ctx.now);
  return {
    of(state, since = today) {
      const days = needLife.limits?.[state];
      return days === undefined ? null : known(() => calendar.addWorkingDays(since, days));
    },
    left(dueOn) {
      if (!dueOn) return null;
      if (dueOn >= today) return known(() => calendar.workingDaysBetween(today, dueOn));
      return known(() => -calendar.workingDaysBetween(dueOn, today));
    },
  };
}

function known<T>(count: () => T): T | null {
  try {
    return count();
  } catch (error) {
    if (error instanceof Refusal && error.kind.code === 'parties.calendar_year_missing') return null;
    throw error;
  }
}
