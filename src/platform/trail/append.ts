import { sql, type SQL } from 'drizzle-orm';
import type { SealedEntry } from './entry.ts';

/** What the trail needs of a drizzle handle: statements on one connection, inside the caller's transaction. */
export interface TrailDb {
  execute(query: SQL): PromiseLike<{ rows: Record<string, unknown>[]; rowCount: number | null }>;
}

/** Writes entry and body in one statement, in the transaction of the act: no entry, no act. */
export async function appendEntry(db: TrailDb, { entry, bytes, body }: SealedEntry): Promise<void> {
  const column = (values: readonly unknown[]) => sql.param(values);
  await db.execute(sql`
    with entry as (
      insert into trail_entries (id, stream, type, subject, recorded_at, bytes)
      values (${entry.id}, ${entry.stream}, ${entry.type}, ${entry.subject}, ${entry.recorded}::timestamptz, ${bytes})
    ), pending as (
      insert into trail_pending (entry_id) values (${entry.id})
    )
    insert into trail_bodies (entry_id, position, path, salt, value, leaf_hash)
    select ${entry.id}, field.*
    from unnest(
      ${column(body.map((_, position) => position))}::int[], ${column(body.map((field) => field.path))}::text[],
      ${column(body.map((field) => field.salt))}::text[], ${column(body.map((field) => field.value))}::text[],
      ${column(body.map((field) => field.leafHash))}::bytea[]
    ) as field`);
}

/** Forgets fields of a body for good (system role); returns how many. The entry and the log still verify. */
export async function eraseFields(db: TrailDb, entryId: string, paths: readonly string[]): Promise<number> {
  const { rowCount } = await db.execute(sql`
    update trail_bodies set salt = null, value = null
    where entry_id = ${entryId} and path = any (${sql.param(paths)}::text[]) and salt is not null`);
  return rowCount ?? 0;
}
