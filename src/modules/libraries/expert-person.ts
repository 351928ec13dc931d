import { asc, eq, inArray } from 'drizzle-orm';
import { dayOf } from '#shared/dates.ts';
import { yuanText } from '#shared/money.ts';
import { say } from '#shared/words.ts';
import { writeWorkbook } from '#engines/documents/workbook/write.ts';
import { Refusal } from '#shared/refusal.ts';
import type { FileAnswer } from '#platform/http/handlers.ts';
import type { Ctx } from '#platform/ctx.ts';
import { expertsRefusals } from './contract/experts.ts';
import { hidden } from './expert-consent.ts';
import { inWords, listChanges, readExpert } from './expert-queries.ts';
import { entriesOf, expertFor, expertInSight, mayOn } from './expert-sight.ts';
import {
  libraryExpertChanges as changes,
  libraryExpertConsultations as held,
  libraryExpertLetters as letters,
  libraryExpertRelations as relations,
  libraryExperts as experts,
} from './tables/experts.ts';
import { libraryImportRows } from './tables/imports.ts';

const COPIED = [
  'name',
  'nameEn',
  'title',
  'post',
  'orgName',
  'orgSince',
  'fields',
  'subjects',
  'directions',
  'affiliations',
  'education',
  'works',
  'phone',
  'email',
  'availability',
  'availabilityNote',
  'openFields',
  'source',
  'sourceText',
  'terms',
] as const;

/** Everything that is kept of a person, for that person: what is said of them, ties, letters, consultations, changes. */
export async function copyOf(ctx: Ctx, id: string): Promise<FileAnswer> {
  const row = await expertInSight(ctx, id);
  if (!mayOn(ctx, 'libraries.speak_for_expert', row)) throw new Refusal(expertsRefusals.expert_elsewhere, { name: row.name });
  const { locale } = ctx;
  const word = (key: string) => say(`libraries_experts_copy_${key}`, {}, locale);
  const expert = await readExpert(ctx, id);
  const ids = await entriesOf(ctx, id);
  // An officer who makes the copy for somebody hands on no contact they have not asked for.
  const shown = { ...row, phone: expert.phone, email: expert.email };
  const said = COPIED.map((field) => [say(`code_expert_field_${snake(field)}`, {}, locale), inWords(shown[field])]);
  const ties = expert.relations.map((tie) => [
    say(`code_expert_relation_${tie.kind}`, {}, locale),
    [tie.orgName, tie.personName].filter(Boolean).join(' '),
    tie.startsOn,
    tie.endsOn,
  ]);
  const issued = await ctx.db.select().from(letters).where(inArray(letters.expertId, ids)).orderBy(asc(letters.startsOn));
  const consulted = await ctx.db.select().from(held).where(inArray(held.expertId, ids)).orderBy(asc(held.heldOn));
  const history = (await listChanges(ctx, id)).rows;
  const sheet = (key: string, headings: readonly string[], rows: (string | null)[][]) => ({
    name: word(key),
    title: word(key),
    columns: headings.map((heading) => ({ heading: word(heading), width: heading === 'said' ? 80 : 24, format: 'text' as const })),
    rows,
  });
  const bytes = await writeWorkbook([
    sheet('entry', ['field', 'said'], said as (string | null)[][]),
    sheet(
      'consents',
      ['version', 'given_on', 'withdrawn_on'],
      expert.consents.map((one) => [one.version, one.givenOn, one.withdrawnOn]),
    ),
    sheet('relations', ['kind', 'whom', 'from', 'until'], ties),
    sheet(
      'letters',
      ['number', 'from', 'until'],
      issued.map((one) => [one.number, one.startsOn, one.endsOn]),
    ),
    sheet(
      'consultations',
      ['day', 'topic', 'fee'],
      consulted.map((one) => [one.heldOn, one.topic, one.feeFen === null ? null : yuanText(one.feeFen)]),
    ),
    sheet(
      'changes',
      ['day', 'by', 'said'],
      history.map((one) => [one.at.slice(0, 10), one.by, one.fields.map(({ field, after }) => `${field}: ${after ?? ''}`).join('\n')]),
    ),
  ]);
  const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return { name: `${word('file')}-${row.name}.xlsx`, mediaType, bytes };
}

const snake = (field: string) => field.replaceAll(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);

/** The person asks for deletion; the bureau finds it in its queue. */
export async function askErasure(ctx: Ctx, id: string): Promise<void> {
  const row = await expertFor(ctx, id, 'libraries.keep_own_expert');
  await ctx.db
    .update(experts)
    .set({ erasureAskedOn: dayOf(ctx.now) })
    .where(eq(experts.id, id));
  await ctx.record({ type: 'libraries.expert_erasure_asked', subject: id, parkId: row.parkId, values: { name: row.name } });
}

/**
 * Deletes a person's data from their entry, from those merged into it and from the history. Letters and consultations
 * stay and lead to an entry without a name; the trail stays valid.
 */
export async function eraseExpert(ctx: Ctx, id: string, ground: string): Promise<void> {
  const row = await expertFor(ctx, id, 'libraries.erase_experts');
  const ids = await entriesOf(ctx, id);
  await ctx.db
    .update(experts)
    .set({ ...emptied, ...hidden({ ...row, publicationState: 'draft' }), erasedAt: ctx.now, erasedGround: ground, changedAt: ctx.now })
    .where(inArray(experts.id, ids));
  await ctx.db
    .update(changes)
    .set({ before: {}, after: {}, ground: null, answer: null, state: 'taken_back' })
    .where(inArray(changes.expertId, ids));
  await ctx.db
    .update(relations)
    .set({ orgName: null, personName: null, note: null, orgId: null, withdrawnAt: ctx.now })
    .where(inArray(relations.expertId, ids));
  // The rows of the file that brought them speak of them too.
  await ctx.db
    .update(libraryImportRows)
    .set({ label: '', cells: {}, fixes: {}, refused: [], problems: [], values: {}, matchKey: '' })
    .where(inArray(libraryImportRows.subjectId, ids));
  await ctx.record({ type: 'libraries.expert_erased', subject: id, parkId: row.parkId, values: { ground } });
}

const emptied = {
  personId: null,
  name: '',
  nameEn: null,
  title: null,
  post: null,
  renown: 'none' as const,
  fields: [],
  subjects: [],
  directions: null,
  orgId: null,
  orgName: '',
  orgSince: null,
  affiliations: [],
  education: [],
  works: [],
  phone: null,
  email: null,
  availabilityNote: null,
  openFields: [],
  hasConsent: false,
  sourceText: '',
  gateStatement: null,
  publicationGround: null,
  searchText: '',
};
