import { refusals } from './refusal.ts';

/** One-time links: what may be wrong with one. */
export const linkRefusals = refusals('links', {
  not_found: 404,
  /** Used up, expired or called back. */
  over: 410,
});
