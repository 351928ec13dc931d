import { join } from 'node:path';
import { inTransaction, type Database } from '#platform/db/database.ts';
import { SYSTEM } from '#platform/jobs/queue.ts';
import type { Log } from '#platform/log/log.ts';
import { sequence } from './sequencer.ts';
import { openSigner, type TrailSigner } from './signer.ts';

const EVERY_MS = 1_000;

export type TrailKeeper = {
  readonly signer: TrailSigner;
  /** Integrates and signs what is committed, now. */
  keep(now: Date): Promise<void>;
  stop(): Promise<void>;
};

/** Integrates committed entries and signs the head, a second at most after the act. */
export async function startKeeper(database: Database, dataDir: string, origin: string, log: Log): Promise<TrailKeeper> {
  const signer = await openSigner(join(dataDir, 'keys', 'trail'), origin);
  const keep = async (now: Date) => {
    await sequence((body) => inTransaction(database.system, SYSTEM, body), signer, now);
  };
  let running: Promise<void> = Promise.resolve();
  let isBusy = false;
  let complaint = '';
  // A log that cannot be signed stays so until a person looks: once is said, not once a second.
  const complain = (error: unknown) => {
    if (String(error) !== complaint) log.error({ err: error }, 'trail sequencer');
    complaint = String(error);
  };
  const timer = setInterval(() => {
    if (isBusy) return;
    isBusy = true;
    running = keep(new Date())
      .then(() => void (complaint = ''), complain)
      .finally(() => {
        isBusy = false;
      });
  }, EVERY_MS);
  return {
    signer,
    keep,
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
