import { sql } from 'drizzle-orm';
import {
  bigint,
  customType,
  index,
  integer,
  jsonb,
  pgPolicy,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { appRole, backupRole, systemRole } from '#platform/db/roles.ts';
import { auditing, walls } from '#platform/db/walls.ts';
import type { TrailVerdict } from './verdict.ts';

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });
const instant = (name: string) => timestamp(name, { withTimezone: true });
const everything = sql`true`;

/** The app role writes blindly, the audit administrator reads, the system role does its own work, backups read. */
function trailWalls(table: string, app: { insert: boolean; read: typeof everything }) {
  const insert = pgPolicy(`${table}_insert`, { for: 'insert', to: appRole, withCheck: everything });
  return [
    ...(app.insert ? [insert] : []),
    pgPolicy(`${table}_read`, { for: 'select', to: appRole, using: app.read }),
    pgPolicy(`${table}_system`, { for: 'all', to: systemRole, using: everything, withCheck: everything }),
    pgPolicy(`${table}_backup`, { for: 'select', to: backupRole, using: everything }),
  ];
}

/** Entries. `bytes` is the canonical JSON and the only truth; the columns beside it repeat it for searching. */
export const trailEntries = pgTable(
  'trail_entries',
  {
    id: text('id').primaryKey(),
    stream: text('stream').notNull(),
    type: text('type').notNull(),
    subject: text('subject').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    bytes: bytea('bytes').notNull(),
  },
  (table) => [
    index('trail_entries_recorded').on(table.recordedAt, table.id),
    index('trail_entries_stream').on(table.stream, table.recordedAt, table.id),
    index('trail_entries_type').on(table.type, table.recordedAt, table.id),
    index('trail_entries_subject').on(table.subject, table.recordedAt),
    ...trailWalls('trail_entries', { insert: true, read: auditing }),
  ],
).enableRLS();

/** Body fields. Salt and value may be erased, together and for good; the hash stays. */
export const trailBodies = pgTable(
  'trail_bodies',
  {
    entryId: text('entry_id')
      .notNull()
      .references(() => trailEntries.id),
    position: integer('position').notNull(),
    path: text('path').notNull(),
    salt: text('salt'),
    value: text('value'),
    leafHash: bytea('leaf_hash').notNull(),
  },
  (table) => [primaryKey({ columns: [table.entryId, table.position] }), ...trailWalls('trail_bodies', { insert: true, read: auditing })],
).enableRLS();

/** Entries not integrated yet: the sequencer's queue, so that it need not look through the whole trail. */
export const trailPending = pgTable(
  'trail_pending',
  {
    entryId: text('entry_id')
      .primaryKey()
      .references(() => trailEntries.id),
  },
  () => trailWalls('trail_pending', { insert: true, read: auditing }),
).enableRLS();

/** The order of the log: `index` has no gaps, `integrated_at` never falls. */
export const trailLeaves = pgTable(
  'trail_leaves',
  {
    index: bigint('index', { mode: 'number' }).primaryKey(),
    entryId: text('entry_id')
      .notNull()
      .references(() => trailEntries.id),
    leafHash: bytea('leaf_hash').notNull(),
    integratedAt: instant('integrated_at').notNull(),
  },
  (table) => [uniqueIndex('trail_leaves_entry').on(table.entryId), ...trailWalls('trail_leaves', { insert: false, read: everything })],
).enableRLS();

/** Roots of perfect subtrees of 2^8, 2^16, … leaves, so that proofs and the frontier need few reads. */
export const trailSubtrees = pgTable(
  'trail_subtrees',
  {
    level: smallint('level').notNull(),
    index: bigint('index', { mode: 'number' }).notNull(),
    hash: bytea('hash').notNull(),
  },
  (table) => [primaryKey({ columns: [table.level, table.index] }), ...trailWalls('trail_subtrees', { insert: false, read: everything })],
).enableRLS();

/** Signed heads, as C2SP notes. */
export const trailCheckpoints = pgTable(
  'trail_checkpoints',
  {
    size: bigint('size', { mode: 'number' }).primaryKey(),
    note: text('note').notNull(),
    signedAt: instant('signed_at').notNull(),
  },
  () => trailWalls('trail_checkpoints', { insert: false, read: everything }),
).enableRLS();

/** Verifications asked for, or come round by night, and what they found. */
export const trailChecks = pgTable(
  'trail_checks',
  {
    id: text('id').primaryKey(),
    /** Null when it came round by itself. */
    askedBy: text('asked_by'),
    askedAt: instant('asked_at').notNull(),
    finishedAt: instant('finished_at'),
    verdict: jsonb('verdict').$type<TrailVerdict>(),
  },
  (table) => [index('trail_checks_asked').on(table.askedAt), ...walls('trail_checks', { read: auditing, write: auditing })],
).enableRLS();

/** Tables whose lines nobody changes or removes. */
export const trailGrowing = ['trail_entries', 'trail_leaves', 'trail_subtrees', 'trail_checkpoints'] as const;

/** Bodies lose salt and value and nothing else. Idempotent; applied with the walls after every migration. */
export const trailGuards = `
create or replace function trail_bodies_only_erased() returns trigger language plpgsql as $f$
begin
  if tg_op = 'UPDATE' and new.salt is null and new.value is null
    and (new.entry_id, new.position, new.path, new.leaf_hash) = (old.entry_id, old.position, old.path, old.leaf_hash)
  then return new; end if;
  raise exception 'trail_bodies only loses salt and value' using errcode = '42501';
end $f$;
create or replace trigger trail_bodies_only_erased before update or delete on trail_bodies
  for each row execute function trail_bodies_only_erased();
create or replace trigger trail_bodies_only_erased_whole before truncate on trail_bodies
  for each statement execute function trail_bodies_only_erased();
revoke delete, truncate on trail_bodies from ruyuan_app, ruyuan_system;
revoke update on trail_bodies from ruyuan_app, ruyuan_system;
grant update (salt, value) on trail_bodies to ruyuan_system;
revoke update, delete on trail_pending from ruyuan_app;
`;
