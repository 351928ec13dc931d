import type { Actor } from '#shared/roles.ts';
import type { Locale } from '#shared/words.ts';
import type { Db } from '#platform/db/database.ts';
import type { RecordDraft } from '#platform/events/record.ts';
import type { Figures } from '#platform/figures.ts';
import type { FileStore } from '#platform/files/store.ts';
import type { Log } from '#platform/log/log.ts';

/** What every acting function gets first: the same for routes, jobs, listeners, the seed and tests. */
export type Ctx = {
  /** The act's transaction. */
  readonly db: Db;
  readonly actor: Actor;
  /** The act's time; nothing below the edge asks a clock. */
  readonly now: Date;
  readonly locale: Locale;
  /** Tells the rest of the system that something happened; trail entry and listeners share the transaction. */
  record(draft: RecordDraft): Promise<void>;
  /** Puts a job in the queue, in the same transaction. */
  enqueue(job: string, data: Readonly<Record<string, unknown>>): Promise<void>;
  readonly files: FileStore;
  /** The figures of all modules, measured with the actor's own sight. */
  readonly figures: Figures;
  readonly log: Log;
};
