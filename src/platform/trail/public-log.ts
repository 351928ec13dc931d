import type { Context, Hono } from 'hono';
import type pg from 'pg';
import { VISITOR } from '#shared/roles.ts';
import { inTransaction, type Db } from '#platform/db/database.ts';
import type { Limits } from '#platform/http/limits.ts';
import { readCheckpoint, readConsistencyProof, readEntryBytes, readInclusionProof } from './queries.ts';

type Parts = { readonly pool: pg.Pool; readonly limits: Limits; readonly addressOf: (request: Context) => string };

const HEX = (hash: Buffer) => hash.toString('hex');

/**
 * What anybody may ask of the log, to check it from outside: the signed head, an entry's exact bytes (no bodies) and
 * proofs. Reads as the system role, because entries are otherwise the audit administrator's.
 */
export function mountLog(app: Hono, parts: Parts): void {
  const asked = (read: (db: Db, request: Context) => Promise<Response>) => async (request: Context) => {
    const isSpent = await parts.limits.spend(parts.addressOf(request), { method: 'get' }).then(
      () => false,
      () => true,
    );
    if (isSpent) return request.text('too many requests\n', 429);
    try {
      return await inTransaction(parts.pool, VISITOR, (db) => read(db, request));
    } catch (error) {
      if (error instanceof RangeError) return request.text('no such place in the log\n', 404);
      throw error;
    }
  };
  app.get('/log/v1/checkpoint', asked(checkpoint));
  app.get('/log/v1/entries/:index', asked(entry));
  app.get('/log/v1/proof/inclusion', asked(inclusion));
  app.get('/log/v1/proof/consistency', asked(consistency));
}

async function checkpoint(db: Db, request: Context): Promise<Response> {
  const head = await readCheckpoint(db);
  return head ? request.text(head.note) : request.text('nothing is signed yet\n', 404);
}

async function entry(db: Db, request: Context): Promise<Response> {
  const bytes = await readEntryBytes(db, place(request.req.param('index')));
  if (!bytes) throw new RangeError('no such entry');
  return request.body(new Uint8Array(bytes), 200, { 'content-type': 'application/json; charset=utf-8' });
}

async function inclusion(db: Db, request: Context): Promise<Response> {
  const { leafHash, index, size, proof } = await readInclusionProof(
    db,
    place(request.req.query('index')),
    place(request.req.query('size')),
  );
  return request.json({ index, size, leafHash: HEX(leafHash), proof: proof.map(HEX) });
}

async function consistency(db: Db, request: Context): Promise<Response> {
  const from = place(request.req.query('from'));
  const to = place(request.req.query('to'));
  return request.json({ from, to, proof: (await readConsistencyProof(db, from, to)).map(HEX) });
}

/** A place or a size: a whole number; anything else is nowhere. */
function place(text: string | undefined): number {
  const number = Number(text);
  if (!text || !Number.isSafeInteger(number) || number < 0) throw new RangeError('not a place');
  return number;
}
