import demo from '../../../content/demo/experts.json' with { type: 'json' };
import enterprises from '../../../content/demo/enterprises.json' with { type: 'json' };
import organisations from '../../../content/demo/organisations.json' with { type: 'json' };
import { addDays, dayOf } from '#shared/dates.ts';
import { newId } from '#shared/ids.ts';
import { say } from '#shared/words.ts';
import type { Ctx } from '#platform/ctx.ts';
import { enterprisesOf, organisationIdsByName, personIdsByName } from '#modules/parties/index.ts';
import type { Availability, ConsentWay, OpenField, Renown } from './contract/expert-codes.ts';
import type { ProvenanceSource } from './contract/provenance.ts';
import type { Affiliation, Education, Work } from './contract/expert-shapes.ts';
import { fieldNames, searchTextOf } from './expert-fields.ts';
import {
  consultationRows,
  instant,
  lettersOf,
  placeOf,
  relationRows,
  type DemoExpert,
  type Entered,
  type Setting,
} from './seed-expert-rows.ts';
import {
  libraryExpertConsents,
  libraryExpertConsultations,
  libraryExpertLetters,
  libraryExpertRelations,
  libraryExperts,
} from './tables/experts.ts';

/** The demo's experts with letters, consultations and ties; the latest of these are told to the ledgers as well. */
export async function seedExperts(ctx: Ctx): Promise<void> {
  const setting: Setting = {
    ctx,
    orgs: await placesBySlug(ctx),
    people: await personIdsByName(ctx, ['段海生', '魏玉兰', '陈世奇', '高雅琴', '赵天雷', '柳扬', '焦琳娜']),
  };
  const names = await fieldNames(ctx);
  const rows = (demo as readonly DemoExpert[]).map((one) => ({ one, id: newId('exp', instant(one.enteredOn)) }));
  await ctx.db.insert(libraryExperts).values(rows.map(({ one, id }) => expertRow(setting, one, id, names)));
  await ctx.db.insert(libraryExpertConsents).values(
    rows.map(({ one, id }) => ({
      id: newId('cns', ctx.now),
      expertId: id,
      version: one.consent.version,
      givenOn: one.consent.givenOn,
      how: one.consent.how as ConsentWay,
      enteredBy: setting.people.get('赵天雷') ?? null,
      enteredAt: instant(one.enteredOn),
    })),
  );
  const letters = lettersOf(setting, rows);
  await ctx.db.insert(libraryExpertLetters).values(letters);
  await ctx.db.insert(libraryExpertRelations).values(rows.flatMap(({ one, id }) => relationRows(setting, one, id)));
  const consultations = rows.flatMap(({ one, id }) => consultationRows(setting, one, id));
  await ctx.db.insert(libraryExpertConsultations).values(consultations);
  await tellOf(setting, rows, letters, consultations);
}

/** Everything the demo names by slug: organisations, and enterprises with the parks they lie in. */
async function placesBySlug(ctx: Ctx): Promise<Setting['orgs']> {
  const named = [...organisations, ...enterprises].map(({ slug, zh }) => ({ slug, name: zh }));
  const ids = await organisationIdsByName(
    ctx,
    named.map(({ name }) => name),
  );
  const parks = new Map((await enterprisesOf(ctx, [...ids.values()])).map((row) => [row.id, row.park_id]));
  return new Map(
    named.flatMap(({ slug, name }) => {
      const id = ids.get(name);
      return id ? [[slug, { id, name, parkId: parks.get(id) ?? null }] as const] : [];
    }),
  );
}

function expertRow(setting: Setting, one: DemoExpert, id: string, names: Awaited<ReturnType<typeof fieldNames>>) {
  const { ctx, people } = setting;
  const org = placeOf(setting, one.org);
  const held = one.consultations ?? [];
  const row = {
    name: one.zh,
    nameEn: one.en ?? null,
    title: one.title ?? null,
    post: one.post ?? null,
    fields: [...one.fields],
    subjects: [...one.subjects],
    directions: one.directions ?? null,
    orgName: org.name,
  };
  return {
    ...row,
    id,
    personId: one.person ? (people.get(one.zh) ?? null) : null,
    renown: (one.renown ?? 'none') as Renown,
    orgId: org.id,
    orgSince: one.orgSince,
    affiliations: (one.affiliations ?? []).map((stay) => ({ orgId: null, ...stay }) as Affiliation),
    education: (one.education ?? []) as Education[],
    works: (one.works ?? []) as Work[],
    phone: one.phone ?? null,
    email: one.email ?? null,
    availability: one.availability as Availability,
    availabilityNote: one.availabilityNote ?? null,
    openFields: [...one.openFields] as OpenField[],
    parkId: one.park ? placeOf(setting, one.park).id : null,
    hasConsent: true,
    termEndsOn: one.letters?.at(-1)?.[1] ?? null,
    consultations: held.length,
    lastConsultedOn:
      held
        .map(({ on }) => on)
        .toSorted()
        .at(-1) ?? null,
    source: one.source as ProvenanceSource,
    sourceText: one.sourceText,
    terms: say('libraries_experts_demo_terms', {}, 'zh-CN'),
    enteredBy: people.get('赵天雷') ?? null,
    enteredAt: instant(one.enteredOn),
    changedAt: instant(one.enteredOn),
    searchText: searchTextOf(row, names),
    ...publicationOf(setting, one, ctx),
  };
}

function publicationOf({ people }: Setting, one: DemoExpert, ctx: Ctx) {
  if (one.publication === 'draft') return { publicationState: 'draft' as const };
  const at = instant(addDays(one.enteredOn, 3));
  const submitted = {
    gateStatement: say('libraries_experts_demo_gate', {}, 'zh-CN'),
    gateBy: people.get('赵天雷') ?? null,
    gateAt: at,
    submittedBy: people.get('赵天雷') ?? null,
    submittedAt: at,
  };
  if (one.publication === 'submitted') return { ...submitted, publicationState: 'submitted' as const };
  const reviewed = at > ctx.now ? ctx.now : at;
  return {
    ...submitted,
    publicationState: 'published' as const,
    publishesAt: reviewed,
    reviewedBy: people.get('高雅琴') ?? null,
    reviewedAt: reviewed,
  };
}

/** Records of the last quarter's consultations and of the letters that still run: the work ledger and the due items follow. */
async function tellOf(
  { ctx, orgs }: Setting,
  rows: Entered,
  letters: ReturnType<typeof lettersOf>,
  consultations: ReturnType<typeof consultationRows>,
): Promise<void> {
  const names = new Map(rows.map(({ one, id }) => [id, one.zh]));
  const parties = new Map([...orgs.values()].map(({ id, name }) => [id, name]));
  const today = dayOf(ctx.now);
  const running = letters.filter(({ endsOn }) => endsOn >= today && endsOn <= addDays(today, 120));
  for (const letter of running) {
    const values = { name: names.get(letter.expertId) ?? '', number: letter.number, starts_on: letter.startsOn, ends_on: letter.endsOn };
    await ctx.record({
      type: 'libraries.expert_appointed',
      subject: letter.id,
      occurredOn: letter.startsOn,
      values: { ...values, expert: letter.expertId, in_force: letter.number, until: letter.endsOn },
    });
  }
  for (const held of consultations.filter(({ heldOn }) => heldOn >= addDays(today, -90))) {
    const enterprise = held.enterpriseId;
    await ctx.record({
      type: 'libraries.expert_consulted',
      subject: held.id,
      clause: '3.1',
      parkId: held.parkId,
      occurredOn: held.heldOn,
      enterpriseIds: [enterprise],
      values: { name: names.get(held.expertId) ?? '', party: parties.get(enterprise) ?? '', topic: held.topic, expert: held.expertId },
    });
  }
}
