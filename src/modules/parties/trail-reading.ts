import { sql } from 'drizzle-orm';
import { addDays, type Day } from '#shared/dates.ts';
import { Refusal } from '#shared/refusal.ts';
import { saySafe } from '#shared/words.ts';
import { toCanonical } from '#platform/trail/canonical.ts';
import type { TrailEntry } from '#platform/trail/entry.ts';
import type { Ctx } from '#platform/ctx.ts';
import { listChecks } from '#platform/trail/checks.ts';
import {
  countEntries,
  listEntries,
  readBody,
  readCheckpoint,
  readEntry,
  readInclusionProof,
  type EntryFilter,
  type ListedEntry,
} from '#platform/trail/queries.ts';
import { partiesRefusals, type TrailLine } from './contract.ts';
import { peopleNamesOf } from './queries.ts';

/** What the audit administrator reads; row-level security shows nobody else a line. */

type TrailQuery = {
  readonly page: number;
  readonly pageSize: number;
  readonly from?: Day | undefined;
  readonly until?: Day | undefined;
  readonly stream?: string | undefined;
  readonly type?: string | undefined;
  readonly personId?: string | undefined;
  readonly q?: string | undefined;
};

/** The first instant of a day in China. */
const startOf = (day: Day) => new Date(`${day}T00:00:00+08:00`);

export async function listTrail(ctx: Ctx, query: TrailQuery) {
  const { page, pageSize } = query;
  const filter: EntryFilter = {
    ...(query.stream && { stream: query.stream }),
    ...(query.type && { type: query.type }),
    ...(query.q && { subject: query.q }),
    ...(query.personId && { person: query.personId }),
    ...(query.from && { from: startOf(query.from) }),
    ...(query.until && { until: startOf(addDays(query.until, 1)) }),
  };
  const found = await listEntries(ctx.db, { ...filter, limit: pageSize, offset: (page - 1) * pageSize });
  const total = await countEntries(ctx.db, filter);
  return { rows: await linesOf(ctx, found.rows), total, page, pageSize };
}

/** One entry, the body as far as it was not erased, and the proof against the newest checkpoint. */
export async function readTrailEntry(ctx: Ctx, entryId: string) {
  const found = await readEntry(ctx.db, entryId);
  if (!found) throw new Refusal(partiesRefusals.entry_not_found, { id: entryId });
  const [line] = await linesOf(ctx, [found]);
  const fields = (await readBody(ctx.db, entryId)).map(({ path, value, leafHash }) => ({
    path,
    value,
    leafHash: leafHash.toString('hex'),
  }));
  const head = await readCheckpoint(ctx.db);
  const isSigned = found.index !== null && head !== null && found.index < head.size;
  const proof = isSigned ? await readInclusionProof(ctx.db, found.index!, head.size) : null;
  const inclusion = proof && { ...proof, leafHash: proof.leafHash.toString('hex'), proof: proof.proof.map((hash) => hash.toString('hex')) };
  return { line: line!, text: toCanonical(found.entry), fields, inclusion };
}

export async function readTrailHead(ctx: Ctx) {
  const head = await readCheckpoint(ctx.db);
  const types = await ctx.db.execute<{ name: string }>(sql`select distinct type as name from trail_entries order by 1`);
  const streams = await ctx.db.execute<{ name: string }>(sql`select distinct stream as name from trail_entries order by 1`);
  return {
    note: head?.note ?? null,
    size: head?.size ?? 0,
    signedAt: head?.signedAt.toISOString() ?? null,
    types: types.rows.map(({ name }) => name),
    streams: streams.rows.map(({ name }) => name),
  };
}

const SHOWN = 10;

export async function listTrailChecks(ctx: Ctx) {
  const checks = await listChecks(ctx, SHOWN);
  const names = await peopleNamesOf(
    ctx,
    checks.flatMap(({ askedBy }) => askedBy ?? []),
  );
  const rows = checks.map(({ id, askedBy, askedAt, finishedAt, verdict }) => ({
    id,
    askedByName: askedBy ? (names.get(askedBy) ?? null) : null,
    askedAt: askedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
    isIntact: verdict?.isIntact ?? null,
    size: verdict?.size ?? null,
    signedSize: verdict?.signedSize ?? null,
    root: verdict?.root ?? null,
    faultCount: verdict?.faultCount ?? null,
    faults: (verdict?.faults ?? []).map(({ kind, index, entryId, path }) => ({ kind, index, entryId, path })),
  }));
  return { rows };
}

/** The record's sentence; its type where no catalogue has one or a part of the body was erased. */
async function sentenceOf(ctx: Ctx, { id, type }: TrailEntry): Promise<string> {
  const fields = await readBody(ctx.db, id);
  if (fields.some(({ value }) => value === null)) return type;
  const values = Object.fromEntries(fields.map(({ path, value }) => [path, JSON.parse(value ?? 'null') ?? '']));
  return saySafe(`record_${type.replace('.', '_')}`, type, values, ctx.locale);
}

async function linesOf(ctx: Ctx, found: readonly ListedEntry[]): Promise<TrailLine[]> {
  const names = await peopleNamesOf(
    ctx,
    found.map(({ entry }) => entry.actor.pseudonym),
  );
  const sentences = await Promise.all(found.map(({ entry }) => sentenceOf(ctx, entry)));
  return found.map(({ entry, index }, place) => ({
    id: entry.id,
    index,
    sentence: sentences[place] ?? entry.type,
    recordedAt: entry.recorded,
    occurred: entry.occurred,
    stream: entry.stream,
    type: entry.type,
    subject: entry.subject,
    actorId: entry.actor.pseudonym,
    actorName: names.get(entry.actor.pseudonym) ?? null,
    role: entry.actor.role,
  }));
}
