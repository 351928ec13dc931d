import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { openDatabase, type Database } from '#platform/db/database.ts';

export type TestDatabase = { readonly connection: pg.ClientConfig; readonly database: Database; drop(): Promise<void> };

/** A fresh clone of a template: `empty` has tables and walls, `demo` the whole demo city. Dropped after the file. */
export async function testDatabase(template: 'empty' | 'demo' = 'empty'): Promise<TestDatabase> {
  const server = inject('database');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onServer(server, `create database ${name} template template_${template}`);
  const connection = { ...server, database: name };
  const database = openDatabase(connection);
  const drop = async () => {
    await database.close();
    await onServer(server, `drop database if exists ${name} with (force)`);
  };
  return { connection, database, drop };
}

/** One statement on the server itself. Templates are cloned one at a time: PostgreSQL refuses two at once. */
async function onServer(server: pg.ClientConfig, statement: string): Promise<void> {
  const client = new pg.Client(server);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(7305009)');
    await client.query(statement);
  } finally {
    await client.end();
  }
}
