import { and, eq, sql } from 'drizzle-orm';
import { dayOf } from '#shared/dates.ts';
import { newId } from '#shared/ids.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Ctx } from '#platform/ctx.ts';
import { sniff } from '#platform/files/uploads.ts';
import { placesOf } from '#modules/parties/index.ts';
import { HANDLED_CLASSES, letterRefusals, type IncomingDraft } from '../contract/letters.ts';
import { supervisionIncoming as incoming, supervisionIncomingSteps as steps } from '../tables/incoming.ts';
import { signFor, standing } from './received.ts';
import { personOf } from './sight.ts';

export type IncomingRecord = typeof incoming.$inferSelect;
const ENDINGS = ['pdf', 'docx', 'png', 'jpg', 'jpeg', 'txt'];

/** A document in the register of one's own office; one of another is not found. */
export async function incomingRow(ctx: Ctx, id: string, { locks = false }: { locks?: boolean } = {}): Promise<IncomingRecord> {
  const asked = ctx.db
    .select()
    .from(incoming)
    .where(and(eq(incoming.id, id), eq(incoming.orgId, ctx.actor.orgId ?? '')))
    .limit(1);
  const [row] = await (locks ? asked.for('update') : asked);
  if (!row) throw new Refusal(letterRefusals.incoming_not_found, { id });
  return row;
}

/** Registers a document that came in on paper or by another way. */
export async function registerIncoming(ctx: Ctx, draft: IncomingDraft): Promise<string> {
  await check(ctx, draft, null);
  return register(ctx, draft, null);
}

/** Registers a letter received on the platform with one click; it is signed for with that. */
export async function registerReceived(ctx: Ctx, letterId: string): Promise<string> {
  const { letter, recipient, incomingId } = await standing(ctx, letterId);
  if (incomingId) throw new Refusal(letterRefusals.letter_registered_already, { title: letter.title });
  if (!recipient.signedForAt) await signFor(ctx, letterId);
  const { securityClass, urgency } = letter.content;
  return register(
    ctx,
    {
      fromName: letter.orgName,
      number: letter.number,
      title: letter.title,
      writtenOn: letter.signedOn,
      receivedOn: dayOf(ctx.now),
      dueOn: null,
      securityClass,
      urgency,
      note: null,
    },
    letterId,
  );
}

async function register(ctx: Ctx, draft: IncomingDraft, letterId: string | null): Promise<string> {
  const orgId = ctx.actor.orgId ?? '';
  const office = (await placesOf(ctx, [orgId])).get(orgId);
  const registryYear = Number(draft.receivedOn.slice(0, 4));
  // One after the other: two never get the same number, and none is left out.
  await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`incoming ${orgId} ${registryYear}`}, 0))`);
  const [last] = await ctx.db
    .select({ count: sql<number>`coalesce(max(${incoming.registryCount}), 0)::int` })
    .from(incoming)
    .where(and(eq(incoming.orgId, orgId), eq(incoming.registryYear, registryYear)));
  const id = newId('inc', ctx.now);
  await ctx.db.insert(incoming).values({
    ...draft,
    id,
    orgId,
    parkId: office?.parkId ?? null,
    registryYear,
    registryCount: (last?.count ?? 0) + 1,
    letterId,
    state: 'registered',
    registeredBy: personOf(ctx),
    registeredAt: ctx.now,
  });
  await noteIncoming(ctx, id, 'register', { text: draft.note });
  await ctx.record({
    type: 'supervision.incoming_registered',
    subject: id,
    clause: '11',
    parkId: office?.parkId ?? null,
    occurredOn: draft.receivedOn,
    values: { title: draft.title, from: draft.fromName, number: draft.number ?? '' },
  });
  return id;
}

/** Nothing secret, nothing from tomorrow, and the same number of the same office only once. */
async function check(ctx: Ctx, draft: IncomingDraft, own: string | null): Promise<void> {
  if (!HANDLED_CLASSES.includes(draft.securityClass)) {
    const code = letterRefusals.incoming_secret.code;
    throw new Refusal(letterRefusals.incoming_secret, {}, [{ path: '/securityClass', code }]);
  }
  if (draft.receivedOn > dayOf(ctx.now)) {
    const code = letterRefusals.incoming_from_future.code;
    throw new Refusal(letterRefusals.incoming_from_future, {}, [{ path: '/receivedOn', code }]);
  }
  if (!draft.number) return;
  const [same] = await ctx.db
    .select({ id: incoming.id, title: incoming.title })
    .from(incoming)
    .where(and(eq(incoming.orgId, ctx.actor.orgId ?? ''), eq(incoming.fromName, draft.fromName), eq(incoming.number, draft.number)))
    .limit(1);
  if (!same || same.id === own) return;
  const values = { number: draft.number, title: same.title };
  throw new Refusal(letterRefusals.incoming_number_taken, values, [
    { path: '/number', code: letterRefusals.incoming_number_taken.code, values },
  ]);
}

/** Writes a step down in the register. */
export async function noteIncoming(
  ctx: Ctx,
  incomingId: string,
  verb: (typeof steps.$inferInsert)['verb'],
  said: { readonly text: string | null; readonly leaderName?: string | null },
): Promise<void> {
  await ctx.db.insert(steps).values({
    id: newId('ics', ctx.now),
    incomingId,
    verb,
    personId: personOf(ctx),
    leaderName: said.leaderName ?? null,
    text: said.text,
    takenAt: ctx.now,
    position: sql`(select count(*) from ${steps} where ${steps.incomingId} = ${incomingId})`,
  });
}

/** Mends what was registered; what it was stays in the trail. */
export async function changeIncoming(ctx: Ctx, id: string, draft: IncomingDraft): Promise<void> {
  const row = await open(ctx, id);
  await check(ctx, draft, id);
  await ctx.db.update(incoming).set(draft).where(eq(incoming.id, id));
  await ctx.record({
    type: 'supervision.incoming_changed',
    subject: id,
    parkId: row.parkId,
    values: { title: draft.title, before: row.title, from: draft.fromName },
  });
}

async function open(ctx: Ctx, id: string): Promise<IncomingRecord> {
  const row = await incomingRow(ctx, id, { locks: true });
  if (row.state === 'closed') throw new Refusal(letterRefusals.incoming_closed, { title: row.title });
  return row;
}

/** Keeps the scan; the bytes of one that it replaces stay in the store. */
export async function keepScan(ctx: Ctx, id: string, [file]: readonly File[]): Promise<void> {
  const row = await open(ctx, id);
  if (!file) return;
  const bytes = new Uint8Array(await file.arrayBuffer());
  const scanMediaType = sniff(file.name, bytes, ENDINGS);
  const scanSha256 = await ctx.files.put(bytes);
  await ctx.db
    .update(incoming)
    .set({ scanName: file.name.slice(-200), scanMediaType, scanSha256, scanSizeBytes: bytes.length })
    .where(eq(incoming.id, id));
  await ctx.record({
    type: 'supervision.incoming_scan_kept',
    subject: id,
    parkId: row.parkId,
    values: { title: row.title, name: file.name },
    files: [{ sha256: scanSha256, size: bytes.length }],
  });
}

export async function openScan(ctx: Ctx, id: string) {
  const row = await incomingRow(ctx, id);
  if (!row.scanSha256 || !row.scanName) throw new Refusal(letterRefusals.letter_file_not_found);
  return { name: row.scanName, mediaType: row.scanMediaType ?? 'application/octet-stream', bytes: await ctx.files.get(row.scanSha256) };
}
