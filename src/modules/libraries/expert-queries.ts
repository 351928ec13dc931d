import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { Ctx } from '#platform/ctx.ts';
import { peopleNamesOf } from '#modules/parties/index.ts';
import { describePublications } from '#modules/website/index.ts';
import type { Expert } from './contract/expert-shapes.ts';
import type { LibraryChange } from './contract/listing.ts';
import { fieldNames } from './expert-fields.ts';
import { shownRow } from './expert-list.ts';
import { entriesOf, expertInSight, maskedEmail, mayOn, type ExpertRowFull } from './expert-sight.ts';
import { describeProvenances } from './provenance.ts';
import {
  libraryExpertChanges as changes,
  libraryExpertConsents as consents,
  libraryExpertRelations as relations,
  libraryExperts as experts,
} from './tables/experts.ts';

/** One expert with consents, ties, publication and what was found to be the same. */
export async function readExpert(ctx: Ctx, id: string): Promise<Expert> {
  return shownExpert(ctx, await expertInSight(ctx, id));
}

/** The entry of whoever asks; nothing when the library has none of theirs. */
export async function readOwnExpert(ctx: Ctx): Promise<{ expert: Expert | null }> {
  const [row] = await ctx.db
    .select()
    .from(experts)
    .where(and(eq(experts.personId, ctx.actor.personId ?? ''), isNull(experts.mergedInto)))
    .limit(1);
  return { expert: row ? await shownExpert(ctx, row) : null };
}

async function shownExpert(ctx: Ctx, row: ExpertRowFull): Promise<Expert> {
  const names = await fieldNames(ctx);
  const seesContacts = mayOn(ctx, 'libraries.read_expert_contacts', row);
  const isMine = row.personId !== null && row.personId === ctx.actor.personId;
  const [provenance] = await describeProvenances(ctx, [row]);
  const isAble = (kind: 'write' | 'review') =>
    !row.erasedAt && mayOn(ctx, kind === 'write' ? 'libraries.write_expert_pages' : 'libraries.review_experts', row);
  const [publication] = await describePublications(ctx, [{ ...row, isConfidential: false }], isAble);
  if (!provenance || !publication) throw new Error(`expert ${row.id} could not be described`);
  const merged = await mergedWith(ctx, row);
  return {
    ...shownRow(ctx, row, names),
    renown: row.renown,
    directions: row.directions,
    orgSince: row.orgSince,
    affiliations: row.affiliations,
    education: row.education,
    works: row.works,
    email: seesContacts && row.email ? (isMine ? row.email : maskedEmail(row.email)) : null,
    hasPhone: row.phone !== null,
    availabilityNote: row.availabilityNote,
    openFields: row.openFields,
    hasAccount: row.personId !== null,
    isMine,
    provenance,
    consents: await consentsOf(ctx, row.id),
    relations: await relationsOf(ctx, row.id),
    publicationState: publication,
    proposal: await waitingProposal(ctx, row.id),
    erasureAskedOn: row.erasureAskedOn,
    mergedInto: row.mergedInto,
    ...merged,
  };
}

async function mergedWith(ctx: Ctx, row: ExpertRowFull): Promise<Pick<Expert, 'mergedIntoName' | 'merged'>> {
  const [into] = row.mergedInto
    ? await ctx.db.select({ name: experts.name }).from(experts).where(eq(experts.id, row.mergedInto)).limit(1)
    : [];
  const merged = await ctx.db
    .select({ id: experts.id, name: experts.name, orgName: experts.orgName })
    .from(experts)
    .where(eq(experts.mergedInto, row.id));
  return { mergedIntoName: into?.name ?? null, merged };
}

async function consentsOf(ctx: Ctx, expertId: string): Promise<Expert['consents']> {
  const rows = await ctx.db.select().from(consents).where(eq(consents.expertId, expertId)).orderBy(desc(consents.enteredAt));
  const names = await peopleNamesOf(
    ctx,
    rows.flatMap((row) => row.enteredBy ?? []),
  );
  return rows.map(({ id, version, givenOn, how, enteredBy, withdrawnOn }) => ({
    id,
    version,
    givenOn,
    how,
    enteredBy: names.get(enteredBy ?? '') ?? '',
    withdrawnOn,
  }));
}

async function relationsOf(ctx: Ctx, expertId: string): Promise<Expert['relations']> {
  const rows = await ctx.db
    .select()
    .from(relations)
    .where(and(inArray(relations.expertId, await entriesOf(ctx, expertId)), isNull(relations.withdrawnAt)))
    .orderBy(asc(relations.declaredAt), asc(relations.id));
  const names = await peopleNamesOf(
    ctx,
    rows.flatMap((row) => row.declaredBy ?? []),
  );
  return rows.map(({ id, kind, orgId, orgName, personName, startsOn, endsOn, note, declaredBy, declaredAt }) => ({
    id,
    kind,
    orgId,
    orgName,
    personName,
    startsOn,
    endsOn,
    note,
    declaredBy: names.get(declaredBy ?? '') ?? '',
    declaredAt: declaredAt.toISOString(),
  }));
}

async function waitingProposal(ctx: Ctx, expertId: string): Promise<string | null> {
  const [row] = await ctx.db
    .select({ id: changes.id })
    .from(changes)
    .where(and(eq(changes.expertId, expertId), eq(changes.state, 'proposed')))
    .limit(1);
  return row?.id ?? null;
}

/** Who said what of an expert, the latest first; changes of merged entries come along. */
export async function listChanges(ctx: Ctx, id: string): Promise<{ rows: LibraryChange[] }> {
  await expertInSight(ctx, id);
  const rows = await ctx.db
    .select()
    .from(changes)
    .where(inArray(changes.expertId, await entriesOf(ctx, id)))
    .orderBy(desc(changes.position));
  return { rows: await shownChanges(ctx, rows) };
}

/** Contacts in a history are masked for everybody: the history is read more often than a contact is asked for. */
const SECRET = new Set(['phone', 'email']);

export async function shownChanges(ctx: Ctx, rows: readonly (typeof changes.$inferSelect)[]): Promise<LibraryChange[]> {
  const names = await peopleNamesOf(
    ctx,
    rows.flatMap((row) => [row.changedBy, row.reviewedBy].filter((one) => one !== null)),
  );
  return rows.map((row) => ({
    id: row.id,
    state: row.state,
    by: names.get(row.changedBy ?? '') ?? '',
    at: row.changedAt.toISOString(),
    ground: row.ground,
    reviewedBy: row.reviewedBy ? (names.get(row.reviewedBy) ?? '') : null,
    reviewedAt: row.reviewedAt?.toISOString() ?? null,
    answer: row.answer,
    fields: Object.keys(row.after).map((field) => ({
      field,
      before: SECRET.has(field) ? hiddenText(row.before[field]) : inWords(row.before[field]),
      after: SECRET.has(field) ? hiddenText(row.after[field]) : inWords(row.after[field]),
    })),
  }));
}

const hiddenText = (value: unknown) => (typeof value === 'string' && value ? '****' : null);

/** A value as one line: lists joined, rows of lists by their words. */
export function inWords(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (Array.isArray(value)) return value.map(inWords).filter(Boolean).join('；') || null;
  if (typeof value === 'object')
    return Object.values(value)
      .filter((one) => one !== null && one !== '')
      .join(' ');
  return String(value);
}
