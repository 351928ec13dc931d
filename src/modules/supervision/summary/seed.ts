import { like } from 'drizzle-orm';
import demo from '../../../../content/demo/summaries.json' with { type: 'json' };
import organisations from '../../../../content/demo/organisations.json' with { type: 'json' };
import people from '../../../../content/demo/people.json' with { type: 'json' };
import { dayOf } from '#shared/dates.ts';
import type { Actor, Role } from '#shared/roles.ts';
import type { Ctx } from '#platform/ctx.ts';
import { mailNotices } from '#platform/mail/tables.ts';
import { enterWorkRows, withdrawWork } from '#modules/ledgers/index.ts';
import { organisationIdsByName, personIdsByName } from '#modules/parties/index.ts';
import type { SummaryKind, SummaryLevel, SummaryStance } from '../contract/summary-codes.ts';
import { circulateSummary, giveOpinion } from './circulation.ts';
import { notableRows } from './queries.ts';
import { signSummary } from './signing.ts';
import { changeSummary, draftSummary, noteFigure } from './summary.ts';
import { keepTargets } from './targets.ts';

/** Finds who and where the demo's names mean. */
type Cast = { person(username: string): string; park(slug: string | null): string | null; acting(username: string, at: string): Ctx };

/** Targets, a year-end and a half-year that were signed, a draft, and what happened in the ledger afterwards. */
export async function seedSummaries(ctx: Ctx): Promise<void> {
  const cast = await castOf(ctx);
  const isPast = (at: string | null): at is string => at !== null && new Date(at) <= ctx.now;
  for (const { park, year, values } of demo.targets) {
    const by = park === 'park-yuanshang' ? 'shenlimei' : park ? 'hejun' : 'gaoyaqin';
    const targets = Object.entries(values).map(([figureId, value]) => ({ figureId, value, note: '年度工作要点' }));
    const at = `${year}-01-20T02:00:00Z`;
    if (isPast(at)) await keepTargets(cast.acting(by, at), cast.park(park), year, targets);
  }
  const duplicates = isPast(demo.duplicate.enteredAt) ? await enterVisit(cast, demo.duplicate) : [];
  for (const one of demo.summaries) if (isPast(one.draftedAt)) await seedSummary(cast, one, isPast);
  for (const entry of demo.lateEntries) if (isPast(entry.enteredAt)) await enterVisit(cast, entry);
  if (isPast(demo.duplicate.withdrawnAt))
    for (const id of duplicates) await withdrawWork(cast.acting(demo.duplicate.by, demo.duplicate.withdrawnAt), id);
  // What was asked and signed long ago waits for nobody.
  await ctx.db.update(mailNotices).set({ readAt: ctx.now }).where(like(mailNotices.wordKey, 'notice_supervision_summary_%'));
}

type Written = (typeof demo.summaries)[number];

async function seedSummary(cast: Cast, one: Written, isPast: (at: string | null) => at is string): Promise<void> {
  const drafting = cast.acting(one.by, one.draftedAt);
  const id = await draftSummary(drafting, {
    kind: one.kind as SummaryKind,
    level: one.level as SummaryLevel,
    parkId: cast.park(one.park),
    year: one.year,
    correctsId: null,
  });
  const { rows } = await notableRows(drafting, id);
  const told = rows.filter(({ text, label }) => text.length > label.length).slice(0, one.cases);
  await changeSummary(drafting, id, { texts: one.texts as Record<string, string>, plans: one.plans, cases: told });
  for (const { figureId, value, note } of one.confirmed) await noteFigure(drafting, id, figureId, { confirmed: { value, note } });
  if (!one.signer || !isPast(one.signedAt)) return;
  await circulateSummary(drafting, id, {
    signerId: cast.person(one.signer),
    personIds: one.opinions.map(({ by }) => cast.person(by)),
  });
  for (const { by, at, stance, text } of one.opinions) {
    await giveOpinion(cast.acting(by, at), id, { stance: stance as SummaryStance, text });
  }
  await signSummary(cast.acting(one.signer, one.signedAt), id);
}

type Visit = { readonly by: string; readonly on: string; readonly enteredAt: string; readonly title: string; readonly text: string };

async function enterVisit(cast: Cast, { by, on, enteredAt, title, text, problemsSolved }: Visit & { problemsSolved: string }) {
  const ctx = cast.acting(by, enteredAt);
  const { entered } = await enterWorkRows(
    ctx,
    [
      {
        occurredOn: on,
        kind: 'visit',
        clause: '3.1',
        parkId: ctx.actor.parkIds[0] ?? null,
        personIds: [cast.person(by)],
        title,
        text,
        problemsSolved,
      } as Parameters<typeof enterWorkRows>[1][number],
    ],
    null,
  );
  return entered;
}

async function castOf(ctx: Ctx): Promise<Cast> {
  const persons = await personIdsByName(
    ctx,
    people.map(({ zh }) => zh),
  );
  const places = await organisationIdsByName(
    ctx,
    organisations.map(({ zh }) => zh),
  );
  const found = (ids: ReadonlyMap<string, string>, name: string | undefined): string => {
    const id = ids.get(name ?? '');
    if (!id) throw new Error(`the demo has nobody called ${name}`);
    return id;
  };
  const place = (slug: string) => found(places, organisations.find((row) => row.slug === slug)?.zh);
  const who = (username: string) => people.find((row) => row.username === username);
  const person = (username: string) => found(persons, who(username)?.zh);
  return {
    person,
    park: (slug) => slug && place(slug),
    acting: (username, at) => {
      const row = who(username);
      const parkIds = (row?.parks ?? []).map(place);
      const actor: Actor = {
        ...ctx.actor,
        personId: person(username),
        name: row?.zh ?? '',
        roles: (row?.roles ?? []) as Role[],
        reach: parkIds.length > 0 ? 'park' : 'city',
        parkIds,
      };
      const now = new Date(at);
      return {
        ...ctx,
        now,
        actor,
        // Nobody is mailed about what happened long ago.
        enqueue: async () => {},
        record: (draft) => ctx.record({ ...draft, occurredOn: draft.occurredOn ?? dayOf(now), personIds: [person(username)] }),
      };
    },
  };
}
