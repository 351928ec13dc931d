import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Refusal } from '#shared/refusal.ts';
import type { Route } from '#shared/route.ts';
import { edgeRefusals } from './refusals.ts';

/** How often one person (or one address, before sign-in) may ask. */
export type Limits = {
  spend(who: string, route: Pick<Route, 'method'>): Promise<void>;
  /** Wrong passwords and codes: counted by name and by address, forgiven on success. */
  spendAttempt(who: string): Promise<void>;
  forgive(who: string): Promise<void>;
};

const PER_MINUTE = { reads: 1_200, acts: 240 };
const ATTEMPTS = { points: 10, duration: 15 * 60 };

/** Counts in this process's memory; each web process counts for itself. */
export function openLimits(scale = 1): Limits {
  const reads = new RateLimiterMemory({ points: PER_MINUTE.reads * scale, duration: 60 });
  const acts = new RateLimiterMemory({ points: PER_MINUTE.acts * scale, duration: 60 });
  const attempts = new RateLimiterMemory(ATTEMPTS);
  const consume = async (limiter: RateLimiterMemory, who: string) => {
    await limiter.consume(who).catch((verdict: unknown) => {
      if (!(verdict instanceof RateLimiterRes)) throw verdict;
      throw new Refusal(edgeRefusals.too_many_requests, { seconds: Math.ceil(verdict.msBeforeNext / 1000) });
    });
  };
  return {
    spend: (who, route) => consume(route.method === 'get' ? reads : acts, who),
    spendAttempt: (who) => consume(attempts, who),
    forgive: async (who) => {
      await attempts.delete(who);
    },
  };
}
