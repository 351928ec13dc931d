import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import { newId } from '#shared/ids.ts';
import { dayOf } from '#shared/dates.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Job } from '#platform/jobs/queue.ts';
import { parseVerifier } from './note.ts';
import type { TrailSigner } from './signer.ts';
import { trailChecks } from './tables.ts';
import { verifyTrail } from './verify.ts';

const JOB = 'trail.verify';
/** As many places as a screen can show; the verdict counts the rest. */
const MOST_KEPT = 20;
const HOUR_MS = 3_600_000;

/** Asks for a verification; one that is still running is not asked for twice. Gives its id. */
export async function askForCheck(ctx: Ctx): Promise<string> {
  const recent = gt(trailChecks.askedAt, new Date(ctx.now.getTime() - HOUR_MS));
  const [running] = await ctx.db
    .select({ id: trailChecks.id })
    .from(trailChecks)
    .where(and(isNull(trailChecks.finishedAt), recent))
    .limit(1);
  if (running) return running.id;
  const id = newId('chk', ctx.now);
  await ctx.db.insert(trailChecks).values({ id, askedBy: ctx.actor.personId, askedAt: ctx.now });
  await ctx.enqueue(JOB, { checkId: id });
  return id;
}

/** The last verifications, newest first. */
export function listChecks(ctx: Ctx, limit: number) {
  return ctx.db.select().from(trailChecks).orderBy(desc(trailChecks.askedAt)).limit(limit);
}

/** Computes the whole log anew, on request and every night, against the key and the last head the signer keeps on disk. */
export function checkJob(signer: TrailSigner): Job {
  return {
    name: JOB,
    schedule: '30 3 * * *',
    retries: 1,
    seconds: 3600,
    isSystem: true,
    async run({ data, act, log }) {
      const head = await signer.refresh();
      await act(async (ctx) => {
        const id = typeof data['checkId'] === 'string' ? data['checkId'] : await openNightly(ctx);
        const verdict = await verifyTrail(ctx.db, [parseVerifier(signer.verifierKey)], { heads: [head] });
        if (!verdict.isIntact) log.error({ faults: verdict.faultCount, day: dayOf(ctx.now) }, 'trail is not intact');
        const kept = { ...verdict, faults: verdict.faults.slice(0, MOST_KEPT), late: verdict.late.slice(0, MOST_KEPT) };
        await ctx.db.update(trailChecks).set({ verdict: kept, finishedAt: ctx.now }).where(eq(trailChecks.id, id));
      });
    },
  };
}

async function openNightly(ctx: Ctx): Promise<string> {
  const id = newId('chk', ctx.now);
  await ctx.db.insert(trailChecks).values({ id, askedBy: null, askedAt: ctx.now });
  return id;
}
