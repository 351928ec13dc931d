import { z } from 'zod';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** Names become paths and statements: what is not a plain name is no backup of ours. */
const name = z.string().regex(/^[a-z][a-z0-9_]{0,62}$/);

/** What a backup holds; everything in it is checked against this before a line is restored. */
export const manifestShape = z.object({
  format: z.literal(1),
  madeAt: z.iso.datetime(),
  migrations: z.array(z.object({ name: z.string(), digest: sha256 })).min(1),
  /** In the order in which they go back: those that others point to first. */
  tables: z.array(z.object({ name, columns: z.array(name).min(1), rows: z.int(), sha256 })),
  files: z.array(z.object({ sha256, size: z.int() })),
  keys: z.array(z.object({ path: z.enum(['session-secret', 'trail/trail.key', 'trail/trail.head']), sha256 })),
  /** The trail's signed head in this snapshot: a restored copy must come to the same root. Null before the first. */
  trail: z.object({ size: z.int(), root: sha256, note: z.string() }).nullable(),
});

export type Manifest = z.output<typeof manifestShape>;

/** A backup that cannot be made or used, in one line. */
export class BackupRefusal extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'BackupRefusal';
  }
}
