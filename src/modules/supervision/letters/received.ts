import { and, count, desc, eq, ilike, isNotNull, isNull, or, sql, type SQL } from 'drizzle-orm';
import { dayOf } from '#shared/dates.ts';
import { newId } from '#shared/ids.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Ctx } from '#platform/ctx.ts';
import { peopleNamesOf } from '#modules/parties/index.ts';
import { letterRefusals, type LetterKind, type Received, type ReceivedRow } from '../contract/letters.ts';
import { supervisionIncoming as incoming } from '../tables/incoming.ts';
import {
  supervisionLetterFiles as files,
  supervisionLetterReadings as readings,
  supervisionLetterRecipients as recipients,
  supervisionLetters as letters,
} from '../tables/letters.ts';
import { personOf, receivedHere } from './sight.ts';

type ReceivedQuery = {
  readonly page: number;
  readonly pageSize: number;
  readonly q?: string | undefined;
  readonly kind?: LetterKind | undefined;
  readonly state?: 'unsigned' | 'signed' | 'recalled' | undefined;
};

/** Joins a letter with this office's receipt, this person's reading and the office's register. */
function receivedRows(ctx: Ctx) {
  const { orgId, personId } = ctx.actor;
  return ctx.db
    .select({ letter: letters, recipient: recipients, readAt: readings.readAt, incomingId: incoming.id })
    .from(letters)
    .innerJoin(recipients, and(eq(recipients.letterId, letters.id), eq(recipients.orgId, orgId ?? '')))
    .leftJoin(readings, and(eq(readings.letterId, letters.id), eq(readings.personId, personId ?? '')))
    .leftJoin(incoming, and(eq(incoming.letterId, letters.id), eq(incoming.orgId, orgId ?? '')));
}
type Joined = Awaited<ReturnType<typeof receivedRows>>[number];

const STATES: Readonly<Record<'unsigned' | 'signed' | 'recalled', () => SQL | undefined>> = {
  unsigned: () => and(isNull(recipients.signedForAt), eq(letters.state, 'issued')),
  signed: () => isNotNull(recipients.signedForAt),
  recalled: () => eq(letters.state, 'recalled'),
};

/** The inbox of one's office or enterprise, the latest first. */
export async function listReceived(ctx: Ctx, query: ReceivedQuery) {
  const { page, pageSize, q, kind, state } = query;
  const text = q ? `%${q.replaceAll(/[\\%_]/g, '\\$&')}%` : null;
  const where = and(
    receivedHere(ctx),
    kind ? eq(letters.kind, kind) : undefined,
    state ? STATES[state]() : undefined,
    text ? or(ilike(letters.title, text), ilike(letters.number, text), ilike(letters.orgName, text)) : undefined,
  );
  const rows = await receivedRows(ctx)
    .where(where)
    .orderBy(desc(letters.issuedAt), desc(letters.id))
    .limit(pageSize)
    .offset((page - 1) * pageSize);
  const [counted] = await ctx.db
    .select({ total: count() })
    .from(letters)
    .innerJoin(recipients, and(eq(recipients.letterId, letters.id), eq(recipients.orgId, ctx.actor.orgId ?? '')))
    .where(where);
  const names = await signersOf(ctx, rows);
  return { rows: rows.map((row) => receivedRow(row, names)), total: counted?.total ?? 0, page, pageSize };
}

const signersOf = (ctx: Ctx, rows: readonly Joined[]) =>
  peopleNamesOf(
    ctx,
    rows.flatMap(({ letter, recipient }) => [letter.signedBy, recipient.signedForBy].flatMap((id) => id ?? [])),
  );

function receivedRow({ letter, recipient, readAt, incomingId }: Joined, names: ReadonlyMap<string, string>): ReceivedRow {
  return {
    id: letter.id,
    kind: letter.kind,
    title: letter.title,
    number: letter.number,
    urgency: letter.content.urgency,
    fromName: letter.orgName,
    issuedAt: letter.issuedAt?.toISOString() ?? '',
    signedForAt: recipient.signedForAt?.toISOString() ?? null,
    signedForBy: names.get(recipient.signedForBy ?? '') ?? null,
    readAt: readAt?.toISOString() ?? null,
    recalledAt: letter.recalledAt?.toISOString() ?? null,
    recallReason: letter.recallReason,
    incomingId,
  };
}

async function receivedOne(ctx: Ctx, id: string): Promise<Joined> {
  const [row] = await receivedRows(ctx)
    .where(and(eq(letters.id, id), receivedHere(ctx)))
    .limit(1);
  if (!row) throw new Refusal(letterRefusals.letter_not_found, { id });
  return row;
}

/** One letter as it was received; of a recalled one only its line and the reason are left. */
export async function readReceived(ctx: Ctx, id: string): Promise<Received> {
  const row = await receivedOne(ctx, id);
  const { letter } = row;
  const names = await signersOf(ctx, [row]);
  const isRecalled = letter.state === 'recalled';
  const attached = isRecalled ? [] : await ctx.db.select().from(files).where(eq(files.letterId, id)).orderBy(files.id);
  return {
    ...receivedRow(row, names),
    variant: letter.variant,
    form: letter.form,
    content: isRecalled ? null : letter.content,
    signedBy: names.get(letter.signedBy ?? '') ?? '',
    signedOn: letter.signedOn ?? '',
    files: attached.map(({ id: fileId, name, sizeBytes }) => ({ id: fileId, name, sizeBytes })),
  };
}

/** A received letter that stands; refuses one that was recalled. */
export async function standing(ctx: Ctx, id: string): Promise<Joined> {
  const row = await receivedOne(ctx, id);
  if (row.letter.state === 'recalled') {
    throw new Refusal(letterRefusals.letter_recalled, { title: row.letter.title, reason: row.letter.recallReason ?? '' });
  }
  return row;
}

/** 已阅: the first time that this person opens it counts. */
export async function noteReading(ctx: Ctx, id: string): Promise<void> {
  const { letter, recipient } = await standing(ctx, id);
  const noted = await ctx.db
    .insert(readings)
    .values({ id: newId('ltd', ctx.now), letterId: id, orgId: recipient.orgId, personId: personOf(ctx), readAt: ctx.now })
    .onConflictDoNothing()
    .returning({ id: readings.id });
  if (noted.length === 0) return;
  await ctx.record({ type: 'supervision.letter_read', subject: id, values: { title: letter.title, office: recipient.name } });
}

/** 签收: one signs for all of the office or enterprise, once. */
export async function signFor(ctx: Ctx, id: string): Promise<void> {
  const { letter } = await standing(ctx, id);
  const [signed] = await ctx.db
    .update(recipients)
    .set({ signedForBy: personOf(ctx), signedForAt: ctx.now })
    .where(and(eq(recipients.letterId, id), eq(recipients.orgId, ctx.actor.orgId ?? ''), isNull(recipients.signedForAt)))
    .returning({ name: recipients.name });
  if (!signed) throw new Refusal(letterRefusals.letter_receipted_already, { title: letter.title });
  await noteReading(ctx, id);
  await ctx.record({
    type: 'supervision.letter_signed_for',
    subject: id,
    occurredOn: dayOf(ctx.now),
    values: { title: letter.title, office: signed.name },
  });
}

/** Letters that wait for this office to sign for them, for the queue. */
export function unsignedHere(ctx: Ctx, most: number) {
  return receivedRows(ctx)
    .where(and(receivedHere(ctx), STATES.unsigned()))
    .orderBy(sql`${letters.issuedAt}`)
    .limit(most);
}
