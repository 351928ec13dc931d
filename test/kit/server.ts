import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

/** Statements on a database of the run's own server. */
export async function onServer(database: string, ...statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ ...inject('database'), database });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

/** An address as `DATABASE_URL` takes it: the socket's folder as a parameter. */
export function urlTo(database: string, user: string, password: string): string {
  const { host, port } = inject('database');
  return `postgresql://${user}:${encodeURIComponent(password)}@localhost/${database}?host=${encodeURIComponent(host)}&port=${port}`;
}

/** A clone of the demo city with its address, for programs that find it by `DATABASE_URL`. */
export async function demoDatabase(): Promise<{ name: string; url: string; drop(): Promise<void> }> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onServer('postgres', 'select pg_advisory_lock(7305009)', `create database ${name} template template_demo`);
  const { user, password } = inject('database');
  return { name, url: urlTo(name, user, password), drop: () => onServer('postgres', `drop database if exists ${name} with (force)`) };
}
