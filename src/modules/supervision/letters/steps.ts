import { and, eq, sql } from 'drizzle-orm';
import { newId } from '#shared/ids.ts';
import { dayOf } from '#shared/dates.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Ctx } from '#platform/ctx.ts';
import { notify } from '#platform/mail/notices.ts';
import { namesOf, peopleServing } from '#modules/parties/index.ts';
import { letterRefusals, type LetterVerb } from '../contract/letters.ts';
import {
  supervisionLetterCountersigns as countersigns,
  supervisionLetters as letters,
  supervisionLetterVersions as versions,
} from '../tables/letters.ts';
import { WRITING_ROLES } from './access.ts';
import { checkComplete } from './checks.ts';
import { noteStep } from './drafting.ts';
import { letterProcedure } from './procedure.ts';
import { isLeaderOf, isOfOffice, leadersNamed, letterInSight, letterOfOffice, personOf, type LetterRecord } from './sight.ts';

type Changes = Partial<typeof letters.$inferInsert>;

/** Takes a step if it can be taken now, writes it down and gives the new state. */
export async function take(ctx: Ctx, row: LetterRecord, verb: LetterVerb, text: string | null, changes: Changes = {}): Promise<void> {
  const move = letterProcedure.move(row.state, verb);
  if (!move.isAllowed) throw new Refusal(letterRefusals.letter_step_not_now, { title: row.title, state: row.state, verb });
  await ctx.db
    .update(letters)
    .set({ ...changes, state: move.to, changedAt: ctx.now })
    .where(eq(letters.id, row.id));
  await noteStep(ctx, row.id, verb, text);
}

/** Refuses early, before anything else about the step is looked at. */
export function mustBeNow(row: LetterRecord, verb: LetterVerb): void {
  if (letterProcedure.move(row.state, verb).isAllowed) return;
  throw new Refusal(letterRefusals.letter_step_not_now, { title: row.title, state: row.state, verb });
}

const pathOf = (row: { id: string }) => `/letters/${row.id}`;
const valuesOf = (row: LetterRecord) => ({ title: row.title });

/** 拟稿 is done: others of the office are told that it waits to be checked. */
export async function submitLetter(ctx: Ctx, id: string): Promise<void> {
  const row = await letterOfOffice(ctx, id);
  mustBeNow(row, 'submit');
  checkComplete(row);
  await take(ctx, row, 'submit', null);
  const office = await peopleServing(ctx, [row.orgId], WRITING_ROLES);
  await notify(ctx, {
    personIds: office.map((person) => person.id),
    wordKey: 'notice_supervision_letter_to_check',
    values: { ...valuesOf(row), by: ctx.actor.name },
    path: pathOf(row),
  });
  await ctx.record({ type: 'supervision.letter_submitted', subject: id, parkId: row.parkId, values: valuesOf(row) });
}

export type Asked = { readonly orgId: string; readonly personId: string | null };

/** 核稿: passed on to those who countersign, or to be signed. Nobody checks a text they wrote on. */
export async function checkLetter(
  ctx: Ctx,
  id: string,
  { opinion, asked }: { opinion: string | null; asked: readonly Asked[] },
): Promise<void> {
  const row = await letterOfOffice(ctx, id);
  mustBeNow(row, 'pass_to_signing');
  await refuseAuthor(ctx, row);
  const checkedBy = personOf(ctx);
  if (asked.length === 0) {
    await take(ctx, row, 'pass_to_signing', opinion, { checkedBy });
    await tellLeaders(ctx, row);
  } else {
    const round = row.round + 1;
    const personIds = asked.flatMap(({ personId }) => personId ?? []);
    await ask(ctx, row, asked, round);
    await take(ctx, row, 'pass_to_countersigning', opinion, {
      checkedBy,
      round,
      askedPersonIds: [...new Set([...row.askedPersonIds, ...personIds])],
      askedOrgIds: [...new Set([...row.askedOrgIds, ...asked.flatMap((one) => (one.personId ? [] : [one.orgId]))])],
    });
  }
  await ctx.record({
    type: 'supervision.letter_checked',
    subject: id,
    parkId: row.parkId,
    values: { ...valuesOf(row), asked: asked.length },
  });
}

/** Whoever wrote any version of the text is its author. */
async function refuseAuthor(ctx: Ctx, row: LetterRecord): Promise<void> {
  const [written] = await ctx.db
    .select({ id: versions.id })
    .from(versions)
    .where(and(eq(versions.letterId, row.id), eq(versions.writtenBy, personOf(ctx))))
    .limit(1);
  if (written) throw new Refusal(letterRefusals.letter_own_text, { title: row.title });
}

const STAFF = [...WRITING_ROLES, 'finance_officer', 'department_liaison', 'county_officer'] as const;

async function ask(ctx: Ctx, row: LetterRecord, asked: readonly Asked[], round: number): Promise<void> {
  const keys = asked.map(({ orgId, personId }) => `${orgId} ${personId ?? ''}`);
  const twice = keys.findIndex((key, at) => keys.indexOf(key) !== at);
  if (twice >= 0) {
    const path = `/asked/${twice}`;
    throw new Refusal(letterRefusals.letter_asked_twice, {}, [{ path, code: letterRefusals.letter_asked_twice.code }]);
  }
  const names = await namesOf(
    ctx,
    asked.map(({ orgId }) => orgId),
  );
  const serving = await peopleServing(ctx, [...names.keys()], STAFF);
  for (const [at, { orgId, personId }] of asked.entries()) {
    const isKnown = personId ? serving.some((one) => one.id === personId && one.orgId === orgId) : names.has(orgId);
    const kind = personId ? letterRefusals.letter_person_unknown : letterRefusals.letter_organisation_unknown;
    if (!isKnown) throw new Refusal(kind, {}, [{ path: `/asked/${at}`, code: kind.code }]);
  }
  await ctx.db.insert(countersigns).values(
    asked.map(({ orgId, personId }) => ({
      id: newId('ltc', ctx.now),
      letterId: row.id,
      round,
      orgId,
      orgName: names.get(orgId) ?? '',
      personId,
    })),
  );
  const told = serving.filter((one) => asked.some(({ orgId, personId }) => orgId === one.orgId && (personId ?? one.id) === one.id));
  await notify(ctx, {
    personIds: told.map((one) => one.id),
    wordKey: 'notice_supervision_letter_to_countersign',
    values: { ...valuesOf(row), office: row.orgName },
    path: pathOf(row),
  });
}

/** The request that this person may answer in this round: their own before their office's. */
export async function requestFor(ctx: Ctx, row: LetterRecord) {
  const rows = await ctx.db
    .select()
    .from(countersigns)
    .where(and(eq(countersigns.letterId, row.id), eq(countersigns.round, row.round)))
    .orderBy(sql`${countersigns.personId} nulls last`, countersigns.id);
  const mine = rows.filter((one) => (one.personId ? one.personId === ctx.actor.personId : one.orgId === ctx.actor.orgId));
  return { rows, open: mine.find((one) => one.agrees === null), answered: mine.find((one) => one.agrees !== null) };
}

/** 会签: once each. When the last one agrees it goes to be signed; one who objects sends it back with the opinion. */
export async function countersignLetter(
  ctx: Ctx,
  id: string,
  { agrees, opinion }: { agrees: boolean; opinion: string | null },
): Promise<void> {
  const row = await letterInSight(ctx, id, { locks: true });
  const { rows, open, answered } = await requestFor(ctx, row);
  if (!open && answered) throw new Refusal(letterRefusals.letter_answered_already, valuesOf(row));
  if (!open && !isOfOffice(ctx, row)) throw new Refusal(letterRefusals.letter_not_asked, valuesOf(row));
  mustBeNow(row, 'countersign');
  if (!open) throw new Refusal(letterRefusals.letter_not_asked, valuesOf(row));
  await ctx.db
    .update(countersigns)
    .set({ agrees, opinion, answeredBy: personOf(ctx), answeredAt: ctx.now })
    .where(eq(countersigns.id, open.id));
  if (!agrees) {
    await noteStep(ctx, id, 'countersign', opinion);
    await take(ctx, row, 'return', opinion);
    await tellDrafter(ctx, row, opinion ?? '');
  } else if (rows.some((one) => one.agrees === null && one.id !== open.id)) {
    await take(ctx, row, 'countersign', opinion);
  } else {
    await noteStep(ctx, id, 'countersign', opinion);
    await take(ctx, row, 'complete_countersigning', null);
    await tellLeaders(ctx, row);
  }
  await ctx.record({
    type: 'supervision.letter_countersigned',
    subject: id,
    parkId: row.parkId,
    values: { ...valuesOf(row), office: ctx.actor.orgName, agrees },
  });
}

async function tellLeaders(ctx: Ctx, row: LetterRecord): Promise<void> {
  const directors = await peopleServing(ctx, [row.orgId], ['bureau_director']);
  await notify(ctx, {
    personIds: [...directors.map((one) => one.id), ...(await leadersNamed(ctx, row.orgId))],
    wordKey: 'notice_supervision_letter_to_sign',
    values: valuesOf(row),
    path: pathOf(row),
  });
}

function tellDrafter(ctx: Ctx, row: LetterRecord, reason: string): Promise<void> {
  return notify(ctx, {
    personIds: [row.draftedBy],
    wordKey: 'notice_supervision_letter_returned',
    values: { ...valuesOf(row), reason },
    path: pathOf(row),
  });
}

/** 签发: by a leader, not of their own draft. The text is frozen from here on and bears this day. */
export async function signLetter(ctx: Ctx, id: string, opinion: string | null): Promise<void> {
  const row = await letterOfOffice(ctx, id);
  mustBeNow(row, 'sign');
  if (!(await isLeaderOf(ctx, row.orgId))) throw new Refusal(letterRefusals.letter_not_a_leader, { office: row.orgName });
  if (row.draftedBy === ctx.actor.personId) throw new Refusal(letterRefusals.letter_own_text, valuesOf(row));
  checkComplete(row);
  await take(ctx, row, 'sign', opinion, { signedBy: personOf(ctx), signedOn: dayOf(ctx.now) });
  await notify(ctx, {
    personIds: [row.draftedBy],
    wordKey: 'notice_supervision_letter_signed',
    values: valuesOf(row),
    path: pathOf(row),
  });
  await ctx.record({
    type: 'supervision.letter_signed',
    subject: id,
    parkId: row.parkId,
    values: { ...valuesOf(row), version: row.version },
  });
}

/** Back to the drafter with the reason: by whoever checks it or, when it is to be signed, by a leader. */
export async function returnLetter(ctx: Ctx, id: string, reason: string): Promise<void> {
  const row = await letterOfOffice(ctx, id);
  mustBeNow(row, 'return');
  if (row.state === 'checking') await refuseAuthor(ctx, row);
  else if (!(await isLeaderOf(ctx, row.orgId))) throw new Refusal(letterRefusals.letter_not_a_leader, { office: row.orgName });
  await take(ctx, row, 'return', reason);
  await tellDrafter(ctx, row, reason);
  await ctx.record({ type: 'supervision.letter_returned', subject: id, parkId: row.parkId, values: { ...valuesOf(row), reason } });
}

/** Withdrawn before it is issued: by its drafter or a leader. A number that was given is free again. */
export async function withdrawLetter(ctx: Ctx, id: string, reason: string): Promise<void> {
  const row = await letterOfOffice(ctx, id);
  mustBeNow(row, 'withdraw');
  await mustBeDraftersOrLeaders(ctx, row);
  await take(ctx, row, 'withdraw', reason, { number: null });
  await ctx.record({ type: 'supervision.letter_withdrawn', subject: id, parkId: row.parkId, values: { ...valuesOf(row), reason } });
}

/** A withdrawn text is a draft again; whatever was said of it before has to be said anew. */
export async function resumeLetter(ctx: Ctx, id: string): Promise<void> {
  const row = await letterOfOffice(ctx, id);
  mustBeNow(row, 'resume');
  await mustBeDraftersOrLeaders(ctx, row);
  await take(ctx, row, 'resume', null, { checkedBy: null, signedBy: null, signedOn: null });
  await ctx.record({
    type: 'supervision.letter_resumed',
    subject: id,
    parkId: row.parkId,
    undoes: 'supervision.letter_withdrawn',
    values: valuesOf(row),
  });
}

export async function mustBeDraftersOrLeaders(ctx: Ctx, row: LetterRecord): Promise<void> {
  if (row.draftedBy === ctx.actor.personId || (await isLeaderOf(ctx, row.orgId))) return;
  throw new Refusal(letterRefusals.letter_not_yours_to_do, valuesOf(row));
}
