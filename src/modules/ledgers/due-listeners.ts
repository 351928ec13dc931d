import { addMonths } from '#shared/dates.ts';
import type { Ctx } from '#platform/ctx.ts';
import { withSight } from '#platform/db/database.ts';
import type { Listener, Recorded } from '#platform/events/record.ts';
import { keepDue, settleDue } from './due.ts';

/** From when on a renewal should be prepared, in months before the last day of an expert's term. */
const LEAD_MONTHS = 2;

/** The term of an expert's appointment falls due on the last day of the letter in force; a renewal moves the day. */
async function follow(ctx: Ctx, { values = {} }: Recorded): Promise<void> {
  const expert = String(values['expert'] ?? '');
  const until = String(values['until'] ?? '');
  const number = String(values['in_force'] ?? '') || null;
  await withSight(ctx.db, ctx.actor, 'city', async () => {
    if (!until) return settleDue(ctx, 'expert_term', [expert]);
    const startOn = addMonths(until, -LEAD_MONTHS);
    const draft = { kind: 'expert_term', subjectId: expert, enterpriseId: null, day: until, startOn, about: String(values['name'] ?? '') };
    return keepDue(ctx, [{ ...draft, number }]);
  });
}

export const dueListeners: readonly Listener[] = [
  { type: 'libraries.expert_appointed', hear: follow },
  { type: 'libraries.expert_appointed_again', hear: follow },
  { type: 'libraries.expert_letter_withdrawn', hear: follow },
  { type: 'libraries.expert_erased', hear: (ctx, { subject }) => settleDue(ctx, 'expert_term', [subject]) },
];
