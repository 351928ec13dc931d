import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Refusal } from '#shared/refusal.ts';
import type { Route } from '#shared/route.ts';
import { edgeRefusals } from './refusals.ts';

/** How often one person (or one address, before sign-in) may ask. */
export type Limits = {
  spend(who: string, route: Pick<Route, 'method'>): Promise<void>;
  /** Wrong passwords and codes: counted by name and, more generously (an office shares one), by address. */
  spendAttempt(by: 'name' | 'address', who: string): Promise<void>;
  /** A right one clears the name's count. */
  forgive(name: string): Promise<void>;
};

const PER_MINUTE = { reads: 1_200, acts: 240 };
const QUARTER_HOUR = 15 * 60;
const ATTEMPTS = { name: 10, address: 100 };

/** Counts in this process's memory; each web process counts for itself. */
export function openLimits(scale = 1): Limits {
  const reads = new RateLimiterMemory({ points: PER_MINUTE.reads * scale, duration: 60 });
  const acts = new RateLimiterMemory({ points: PER_MINUTE.acts * scale, duration: 60 });
  const attempts = {
    name: new RateLimiterMemory({ points: ATTEMPTS.name, duration: QUARTER_HOUR }),
    address: new RateLimiterMemory({ points: ATTEMPTS.address * scale, duration: QUARTER_HOUR }),
  };
  const consume = async (limiter: RateLimiterMemory, who: string) => {
    await limiter.consume(who).catch((verdict: unknown) => {
      if (!(verdict instanceof RateLimiterRes)) throw verdict;
      throw new Refusal(edgeRefusals.too_many_requests, { seconds: Math.ceil(verdict.msBeforeNext / 1000) });
    });
  };
  return {
    spend: (who, route) => consume(route.method === 'get' ? reads : acts, who),
    spendAttempt: (by, who) => consume(attempts[by], who),
    forgive: async (name) => {
      await attempts.name.delete(name);
    },
  };
}
