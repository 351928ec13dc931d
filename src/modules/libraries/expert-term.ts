import { addDays, type Day } from '#shared/dates.ts';
import type { TermState } from './contract/expert-codes.ts';

/** A term that ends within so many days is said to be ending. */
export const EXPIRING_DAYS = 60;

/** Where an expert stands with the appointment, seen from a day. */
export function termOf(termEndsOn: Day | null, today: Day): TermState {
  if (!termEndsOn) return 'none';
  if (termEndsOn < today) return 'ended';
  return termEndsOn <= addDays(today, EXPIRING_DAYS) ? 'expiring' : 'in_term';
}
