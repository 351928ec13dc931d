import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import { newId } from '#shared/ids.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Ctx } from '#platform/ctx.ts';
import { takePublicationStep } from '#modules/website/index.ts';
import type { PublicationStep } from '#shared/publication.ts';
import { expertsRefusals } from './contract/experts.ts';
import type { ExpertDraft } from './contract/expert-shapes.ts';
import { consentOf, keepConsent } from './expert-consent.ts';
import { checkExpert, fieldNames, folded, phonesIn, searchTextOf } from './expert-fields.ts';
import { expertFor, expertInSight, mayOn, type ExpertAbility, type ExpertRowFull } from './expert-sight.ts';
import { provenanceOf } from './provenance.ts';
import { libraryExpertDistinctions, libraryExperts } from './tables/experts.ts';

/** Enters an expert. Source, terms and consent come first; somebody alike is shown before a second entry is made. */
export async function addExpert(ctx: Ctx, draft: ExpertDraft): Promise<string> {
  const { provenance, consent, isSomebodyElse, parkId = null, ...described } = draft;
  if (!mayOn(ctx, 'libraries.keep_experts', { parkId, personId: null })) {
    throw new Refusal(expertsRefusals.expert_elsewhere, { name: draft.name }, [{ path: '/parkId', code: 'libraries.expert_elsewhere' }]);
  }
  const entered = provenanceOf(ctx, provenance);
  const agreed = consentOf(ctx, consent);
  const names = await fieldNames(ctx);
  checkExpert(described, names);
  const alike = await alikeEntries(ctx, described);
  const [twin] = alike;
  if (twin && !isSomebodyElse) {
    const values = { name: twin.name, org: twin.orgName, id: twin.id };
    throw new Refusal(expertsRefusals.expert_twin, values, [{ path: '/name', code: 'libraries.expert_twin', values }]);
  }
  const id = newId('exp', ctx.now);
  const row = { ...blank, ...described };
  await ctx.db
    .insert(libraryExperts)
    .values({ ...row, ...entered, id, parkId, hasConsent: true, searchText: searchTextOf(row, names), changedAt: ctx.now });
  await keepConsent(ctx, id, agreed);
  await distinguish(
    ctx,
    id,
    alike.map((one) => one.id),
  );
  await ctx.record({
    type: 'libraries.expert_added',
    subject: id,
    clause: '3.1',
    parkId,
    values: { name: draft.name, org: draft.orgName },
  });
  return id;
}

const blank = {
  nameEn: null,
  title: null,
  post: null,
  subjects: [] as string[],
  fields: [] as string[],
  directions: null,
};

type Alike = { readonly name: string; readonly orgName: string; readonly phone?: string | null | undefined };

/** Entries of the same name at the same organisation, or of the same name with the same phone. */
async function alikeEntries(ctx: Ctx, { name, orgName, phone = null }: Alike): Promise<ExpertRowFull[]> {
  const phones = phonesIn(phone);
  const rows = await ctx.db
    .select()
    .from(libraryExperts)
    .where(
      and(
        isNull(libraryExperts.mergedInto),
        isNull(libraryExperts.erasedAt),
        or(eq(libraryExperts.name, name), sql`replace(${libraryExperts.name}, ' ', '') = ${name.replaceAll(' ', '')}`),
      ),
    );
  return rows.filter((row) => isAlike({ name, orgName, phones }, row));
}

/** The same name, and an organisation (now or before) or a phone in common. */
export function isAlike(
  one: { readonly name: string; readonly orgName: string; readonly phones: readonly string[] },
  other: Pick<ExpertRowFull, 'name' | 'orgName' | 'phone' | 'affiliations'>,
): boolean {
  if (folded(one.name) !== folded(other.name)) return false;
  const places = [other.orgName, ...other.affiliations.map(({ orgName }) => orgName)].map(folded);
  return places.includes(folded(one.orgName)) || phonesIn(other.phone).some((phone) => one.phones.includes(phone));
}

/** Says that entries which look alike are different people. */
export async function distinguish(ctx: Ctx, id: string, otherIds: readonly string[]): Promise<void> {
  if (otherIds.length === 0) return;
  const pairs = otherIds.map((otherId) => [id, otherId].toSorted());
  await ctx.db
    .insert(libraryExpertDistinctions)
    .values(pairs.map(([oneId = '', otherId = '']) => ({ oneId, otherId, saidBy: ctx.actor.personId, saidAt: ctx.now })))
    .onConflictDoNothing();
}

export async function distinguishExperts(ctx: Ctx, id: string, otherId: string): Promise<void> {
  const one = await expertFor(ctx, id, 'libraries.keep_experts');
  const other = await expertInSight(ctx, otherId);
  await distinguish(ctx, id, [otherId]);
  await ctx.record({
    type: 'libraries.experts_distinguished',
    subject: id,
    parkId: one.parkId,
    values: { name: one.name, org: one.orgName, other: other.orgName },
  });
}

/** The full contact, for a purpose: who looked at whose and what for is in the trail, the contact itself is not. */
export async function showContact(ctx: Ctx, id: string, kind: 'phone' | 'email', purpose: string): Promise<string> {
  const row = await expertInSight(ctx, id);
  if (!mayOn(ctx, 'libraries.read_expert_contacts', row)) throw new Refusal(expertsRefusals.expert_not_found, { id });
  const value = row[kind];
  if (!value) throw new Refusal(expertsRefusals.contact_not_given, { name: row.name });
  await ctx.record({
    type: 'libraries.expert_contact_shown',
    subject: id,
    parkId: row.parkId,
    values: { name: row.name, kind, purpose },
  });
  return value;
}

const REVIEWS = new Set(['publish', 'return', 'withdraw']);

/** One step on the way to the public page; without consent nothing of a person is public. */
export async function publishExpert(ctx: Ctx, id: string, step: PublicationStep): Promise<void> {
  const ability: ExpertAbility = REVIEWS.has(step.verb) ? 'libraries.review_experts' : 'libraries.write_expert_pages';
  const row = await expertFor(ctx, id, ability);
  const wantsConsent = step.verb === 'submit' || step.verb === 'publish';
  if (wantsConsent && !row.hasConsent) throw new Refusal(expertsRefusals.consent_missing, { name: row.name });
  const publishable = { ...row, isConfidential: false, title: row.name, path: `/experts/${id}` };
  const { columns, past, values } = await takePublicationStep(ctx, publishable, step);
  await ctx.db
    .update(libraryExperts)
    .set({ ...columns, changedAt: ctx.now })
    .where(eq(libraryExperts.id, id));
  await ctx.record({ type: `libraries.expert_${past}`, subject: id, parkId: row.parkId, values });
}

/** For other modules: the entries with these ids, however far they got. */
export async function expertRows(ctx: Ctx, ids: readonly string[]): Promise<ExpertRowFull[]> {
  if (ids.length === 0) return [];
  return ctx.db
    .select()
    .from(libraryExperts)
    .where(inArray(libraryExperts.id, [...ids]));
}
