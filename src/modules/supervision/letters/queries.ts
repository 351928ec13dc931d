import { and, count, desc, asc, eq, ilike, inArray, or, sql, type SQL } from 'drizzle-orm';
import type { Ctx } from '#platform/ctx.ts';
import { peopleNamesOf } from '#modules/parties/index.ts';
import type { Letter, LetterKind, LetterRecipient, LetterRow, LetterState } from '../contract/letters.ts';
import {
  supervisionLetterFiles as files,
  supervisionLetterReadings as readings,
  supervisionLetterRecipients as recipients,
  supervisionLetters as letters,
  supervisionLetterSteps as steps,
} from '../tables/letters.ts';
import { warningsOf } from './checks.ts';
import { inSight, isOfOffice, letterInSight, type LetterRecord } from './sight.ts';
import { requestFor } from './steps.ts';
import { standingOf, verbsOf } from './verbs.ts';

type LetterQuery = {
  readonly page: number;
  readonly pageSize: number;
  readonly q?: string | undefined;
  readonly sort?: 'changedAt' | '-changedAt' | 'issuedAt' | '-issuedAt' | undefined;
  readonly state?: LetterState | undefined;
  readonly kind?: LetterKind | undefined;
  readonly mine?: 'drafted' | 'asked' | undefined;
};

/** The letters of one's own office and those one is asked to countersign, what changed last first. */
export async function listLetters(ctx: Ctx, query: LetterQuery) {
  const { page, pageSize, sort = '-changedAt' } = query;
  const where = and(inSight(ctx), ...conditions(ctx, query));
  const column = sort.endsWith('issuedAt') ? letters.issuedAt : letters.changedAt;
  const order = sort.startsWith('-') ? sql`${desc(column)} nulls last` : sql`${asc(column)} nulls last`;
  const rows = await ctx.db
    .select()
    .from(letters)
    .where(where)
    .orderBy(order, desc(letters.id))
    .limit(pageSize)
    .offset((page - 1) * pageSize);
  const [counted] = await ctx.db.select({ total: count() }).from(letters).where(where);
  return { rows: await describeRows(ctx, rows), total: counted?.total ?? 0, page, pageSize };
}

function conditions(ctx: Ctx, { q, state, kind, mine }: LetterQuery): (SQL | undefined)[] {
  const text = q ? `%${q.replaceAll(/[\\%_]/g, '\\$&')}%` : null;
  return [
    state ? eq(letters.state, state) : undefined,
    kind ? eq(letters.kind, kind) : undefined,
    mine === 'drafted' ? eq(letters.draftedBy, ctx.actor.personId ?? '') : undefined,
    mine === 'asked' ? sql`${letters.orgId} <> ${ctx.actor.orgId}` : undefined,
    text ? or(ilike(letters.title, text), ilike(letters.number, text)) : undefined,
  ];
}

async function describeRows(ctx: Ctx, rows: readonly LetterRecord[]): Promise<LetterRow[]> {
  const ids = rows.map(({ id }) => id);
  const names = await peopleNamesOf(
    ctx,
    rows.map(({ draftedBy }) => draftedBy),
  );
  const counted = ids.length
    ? await ctx.db
        .select({ id: recipients.letterId, all: count(), signed: count(recipients.signedForAt) })
        .from(recipients)
        .where(inArray(recipients.letterId, ids))
        .groupBy(recipients.letterId)
    : [];
  const counts = new Map(counted.map((row) => [row.id, row]));
  const standing = await standingOf(ctx, rows);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    variant: row.variant,
    form: row.form,
    title: row.title,
    number: row.number,
    urgency: row.content.urgency,
    state: row.state,
    orgName: row.orgName,
    draftedBy: names.get(row.draftedBy) ?? '',
    changedAt: row.changedAt.toISOString(),
    issuedAt: row.issuedAt?.toISOString() ?? null,
    recipients: counts.get(row.id)?.all ?? 0,
    signedFor: counts.get(row.id)?.signed ?? 0,
    verbs: verbsOf(ctx, row, standing),
    isEditable: row.state === 'draft' && isOfOffice(ctx, row),
  }));
}

/** One letter with all that was said and done about it. */
export async function readLetter(ctx: Ctx, id: string): Promise<Letter> {
  const row = await letterInSight(ctx, id);
  const [described] = await describeRows(ctx, [row]);
  if (!described) throw new Error(`${id} is in sight`);
  const taken = await ctx.db.select().from(steps).where(eq(steps.letterId, id)).orderBy(steps.position);
  const { rows: asked } = await requestFor(ctx, row);
  const people = [
    ...taken.map(({ personId }) => personId),
    ...asked.flatMap(({ personId, answeredBy }) => [personId, answeredBy]),
    row.checkedBy,
    row.signedBy,
  ].flatMap((personId) => personId ?? []);
  const names = await peopleNamesOf(ctx, people);
  const nameOf = (personId: string | null) => (personId ? (names.get(personId) ?? '') : null);
  const attached = await ctx.db.select().from(files).where(eq(files.letterId, id)).orderBy(files.id);
  return {
    ...described,
    orgId: row.orgId,
    content: row.content,
    version: row.version,
    files: attached.map(({ id: fileId, name, sizeBytes }) => ({ id: fileId, name, sizeBytes })),
    steps: taken.map(({ id: stepId, verb, personId, orgName, text, takenAt }) => ({
      id: stepId,
      verb,
      by: nameOf(personId) ?? '',
      orgName,
      text,
      at: takenAt.toISOString(),
    })),
    countersigns: asked.map((one) => ({
      id: one.id,
      orgId: one.orgId,
      orgName: one.orgName,
      person: one.personId ? { id: one.personId, name: names.get(one.personId) ?? '' } : null,
      agrees: one.agrees,
      opinion: one.opinion,
      answeredBy: nameOf(one.answeredBy),
      answeredAt: one.answeredAt?.toISOString() ?? null,
    })),
    recipientList: isOfOffice(ctx, row) ? await recipientList(ctx, id) : [],
    warnings: warningsOf(row),
    checkedBy: nameOf(row.checkedBy),
    signedBy: nameOf(row.signedBy),
    signedOn: row.signedOn,
    recallReason: row.recallReason,
  };
}

/** Those who have not signed for it come first. */
async function recipientList(ctx: Ctx, letterId: string): Promise<LetterRecipient[]> {
  const rows = await ctx.db
    .select()
    .from(recipients)
    .where(eq(recipients.letterId, letterId))
    .orderBy(sql`${recipients.signedForAt} desc nulls first`, recipients.name);
  const read = await ctx.db.select().from(readings).where(eq(readings.letterId, letterId)).orderBy(readings.readAt);
  const names = await peopleNamesOf(ctx, [
    ...rows.flatMap(({ signedForBy }) => signedForBy ?? []),
    ...read.map(({ personId }) => personId),
  ]);
  return rows.map((row) => ({
    orgId: row.orgId,
    name: row.name,
    signedForAt: row.signedForAt?.toISOString() ?? null,
    signedForBy: row.signedForBy ? (names.get(row.signedForBy) ?? '') : null,
    readings: read
      .filter(({ orgId }) => orgId === row.orgId)
      .map(({ personId, readAt }) => ({ name: names.get(personId) ?? '', at: readAt.toISOString() })),
    remindedAt: row.remindedAt?.toISOString() ?? null,
  }));
}
