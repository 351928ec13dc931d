/** Anything that takes statements: a pool, or a client inside a transaction. */
type Statements = { query(text: string): Promise<unknown> };

/**
 * Puts the walls up after every migration: row-level security is forced on every table, the roles get the rights
 * they need and no more, and what is a log can only grow. Idempotent; a test reads the catalogue behind it.
 */
const SECURE = `
do $$
declare t record;
begin
  for t in select c.oid::regclass as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
           where n.nspname = 'public' and c.relkind in ('r', 'p')
  loop
    execute format('alter table %s enable row level security', t.name);
    execute format('alter table %s force row level security', t.name);
  end loop;
end $$;
grant usage on schema public to ruyuan_app, ruyuan_system, ruyuan_backup;
grant select, insert, update, delete on all tables in schema public to ruyuan_app, ruyuan_system;
grant usage, select on all sequences in schema public to ruyuan_app, ruyuan_system;
grant select on all tables in schema public to ruyuan_backup;
revoke all on schema public from public;
`;

/** Tables that only grow: nobody but a superuser may change or remove a line, and a trigger says so to every role. */
const appendOnly = (table: string) => `
revoke update, delete, truncate on ${table} from ruyuan_app, ruyuan_system;
create or replace function ${table}_only_grows() returns trigger language plpgsql as
  $f$ begin raise exception '${table} only grows' using errcode = '42501'; end $f$;
create or replace trigger ${table}_only_grows before update or delete or truncate on ${table}
  for each statement execute function ${table}_only_grows();`;

export async function secure(owner: Statements, growing: readonly string[]): Promise<void> {
  await owner.query([SECURE, ...growing.map(appendOnly)].join('\n'));
}
