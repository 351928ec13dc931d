import enterprises from '../../../content/demo/enterprises.json' with { type: 'json' };
import people from '../../../content/demo/people.json' with { type: 'json' };
import { addDays, dayOf, type Day } from '#shared/dates.ts';
import type { Ctx } from '#platform/ctx.ts';
import { organisationIdsByName, personIdsByName } from '#modules/parties/index.ts';
import { keepCertificates } from './certificate.ts';
import type { FigureStatus, Period } from './contract/facts.ts';
import { stateFacts, type FactDraft, type SourceKind } from './fact.ts';

/** When the demo city's officers first collected what is on the licences. */
const FIRST_COLLECTED: Day = '2025-03-31';
/** Figures reach the ledger about so long after the day they are of. */
const DAYS_UNTIL_STATED = 21;

type Statement = { readonly on: Day; readonly by: string | null; readonly facts: FactDraft[] };

/** The demo city's facts, each stated in the name of the park's officer some weeks after the day it is of; what lies ahead is left out. */
export async function seedFacts(ctx: Ctx): Promise<void> {
  const ids = await organisationIdsByName(
    ctx,
    enterprises.map(({ zh }) => zh),
  );
  const officers = await officersByPark(ctx);
  const today = dayOf(ctx.now);
  const statements = new Map<string, Statement>();
  for (const enterprise of enterprises) {
    const enterpriseId = ids.get(enterprise.zh);
    if (!enterpriseId) throw new Error(`the demo has no enterprise ${enterprise.zh}`);
    for (const fact of factsOf(enterprise, enterpriseId)) {
      if (fact.asOf > today) continue;
      const by = officers.get(enterprise.park ?? '') ?? null;
      const statement = statements.get(`${fact.asOf} ${by}`) ?? { on: fact.asOf, by, facts: [] };
      statement.facts.push(fact);
      statements.set(`${fact.asOf} ${by}`, statement);
    }
  }
  for (const { on, by, facts } of [...statements.values()].sort((a, b) => (a.on < b.on ? -1 : 1))) {
    const stated = new Date(`${addDays(on, DAYS_UNTIL_STATED)}T02:30:00Z`);
    await stateFacts({ ...ctx, actor: { ...ctx.actor, personId: by }, now: stated < ctx.now ? stated : ctx.now }, facts);
  }
  await seedCertificates(ctx, ids);
}

async function officersByPark(ctx: Ctx): Promise<ReadonlyMap<string, string>> {
  const officers = people.filter((person) => person.roles.includes('park_officer'));
  const ids = await personIdsByName(
    ctx,
    officers.map(({ zh }) => zh),
  );
  // Of several in a park the first one named.
  return new Map(
    officers.toReversed().flatMap(({ zh, parks }) => parks.flatMap((park) => (ids.has(zh) ? [[park, ids.get(zh) ?? ''] as const] : []))),
  );
}

function factsOf(enterprise: (typeof enterprises)[number], enterpriseId: string): FactDraft[] {
  const identity = valuesOf(enterprise.facts).map(([kind, value]) => ({
    enterpriseId,
    kind,
    year: null,
    period: 'none' as const,
    value,
    asOf: FIRST_COLLECTED,
    status: 'actual' as const,
    source: { kind: 'officer' as const },
  }));
  const yearly = enterprise.yearly.flatMap(({ year, period, asOf, status, source, facts }) =>
    valuesOf(facts).map(([kind, value]) => ({
      enterpriseId,
      kind,
      year,
      period: period as Period,
      value,
      asOf,
      status: status as FigureStatus,
      source: { kind: source as SourceKind },
    })),
  );
  return [...identity, ...yearly];
}

const valuesOf = (facts: object) => Object.entries(facts).filter((entry): entry is [string, string | number | boolean] => entry[1] != null);

async function seedCertificates(ctx: Ctx, ids: ReadonlyMap<string, string>): Promise<void> {
  const today = dayOf(ctx.now);
  const drafts = enterprises.flatMap((enterprise) =>
    enterprise.certificates
      .filter(({ issuedOn }) => issuedOn <= today)
      .map(({ kind, number, issuedOn, validUntil }) => ({
        enterpriseId: ids.get(enterprise.zh) ?? '',
        kind,
        number,
        issuedOn,
        validUntil,
      })),
  );
  await keepCertificates(ctx, drafts);
}
