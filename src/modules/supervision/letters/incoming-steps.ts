import { eq } from 'drizzle-orm';
import { dayOf, type Day } from '#shared/dates.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Ctx } from '#platform/ctx.ts';
import { notify } from '#platform/mail/notices.ts';
import { calendarOf, peopleServing } from '#modules/parties/index.ts';
import { letterRefusals, type IncomingVerb } from '../contract/letters.ts';
import { supervisionIncoming as incoming } from '../tables/incoming.ts';
import { letterAccess } from './access.ts';
import { incomingRow, noteIncoming, type IncomingRecord } from './incoming.ts';
import { incomingProcedure } from './procedure.ts';
import { isLeaderOf } from './sight.ts';

type Changes = Partial<typeof incoming.$inferInsert>;
type Said = { readonly text: string | null; readonly leaderName?: string };

async function take(ctx: Ctx, row: IncomingRecord, verb: IncomingVerb, said: Said, changes: Changes = {}): Promise<void> {
  const move = incomingProcedure.move(row.state, verb);
  if (!move.isAllowed) throw new Refusal(letterRefusals.incoming_step_not_now, { title: row.title, state: row.state, verb });
  await ctx.db
    .update(incoming)
    .set({ ...changes, state: move.to })
    .where(eq(incoming.id, row.id));
  await noteIncoming(ctx, row.id, verb, said);
}

function mustBeNow(row: IncomingRecord, verb: IncomingVerb): void {
  if (incomingProcedure.move(row.state, verb).isAllowed) return;
  throw new Refusal(letterRefusals.incoming_step_not_now, { title: row.title, state: row.state, verb });
}

const pathOf = (row: IncomingRecord) => `/incoming-letters/${row.id}`;

/** 批示: a leader gives it, or somebody of the office writes down what the leader wrote on the paper. */
export async function instruct(ctx: Ctx, id: string, { leaderName, text }: { leaderName: string; text: string }): Promise<void> {
  const row = await incomingRow(ctx, id, { locks: true });
  const isOwn = (await isLeaderOf(ctx, row.orgId)) && leaderName === ctx.actor.name;
  await take(ctx, row, 'instruct', { text, leaderName });
  await notify(ctx, {
    personIds: [row.registeredBy],
    wordKey: 'notice_supervision_incoming_instructed',
    values: { title: row.title, leader: leaderName },
    path: pathOf(row),
  });
  await ctx.record({
    type: 'supervision.incoming_instructed',
    subject: id,
    parkId: row.parkId,
    values: { title: row.title, leader: leaderName, isOwn },
  });
}

export type HandOver = {
  readonly personId: string | null;
  readonly office: string | null;
  readonly workingDays: number;
  readonly text: string | null;
};

/** 承办: to a person of the office, or to one of its sections, within so many working days. */
export async function handOver(ctx: Ctx, id: string, { personId, office, workingDays, text }: HandOver): Promise<void> {
  const row = await incomingRow(ctx, id, { locks: true });
  mustBeNow(row, 'hand_over');
  if (personId) await mustServeHere(ctx, row, personId);
  const handlingDueOn = await dueIn(ctx, workingDays);
  await take(ctx, row, 'hand_over', { text }, { handlerId: personId, handlingOffice: office, handlingDueOn, fedBackOn: null });
  await notify(ctx, {
    personIds: personId ? [personId] : [],
    wordKey: 'notice_supervision_incoming_handed_over',
    values: { title: row.title, day: handlingDueOn },
    path: pathOf(row),
  });
  await ctx.record({
    type: 'supervision.incoming_handed_over',
    subject: id,
    parkId: row.parkId,
    values: { title: row.title, office: office ?? '', day: handlingDueOn },
    ...(personId && { personIds: [personId] }),
  });
}

const dueIn = async (ctx: Ctx, workingDays: number): Promise<Day> => (await calendarOf(ctx)).addWorkingDays(dayOf(ctx.now), workingDays);

const KEEPERS = Object.keys(letterAccess['supervision.keep_incoming']) as (keyof (typeof letterAccess)['supervision.keep_incoming'])[];

/** The people of one's own office that keep its register. */
export async function handlersHere(ctx: Ctx, q = '') {
  const here = await peopleServing(ctx, ctx.actor.orgId ? [ctx.actor.orgId] : [], KEEPERS);
  return { rows: here.filter(({ name }) => name.includes(q)).map(({ id, name }) => ({ id, name })) };
}

async function mustServeHere(ctx: Ctx, row: IncomingRecord, personId: string): Promise<void> {
  const here = await peopleServing(ctx, [row.orgId], KEEPERS);
  if (here.some((one) => one.id === personId)) return;
  const code = letterRefusals.incoming_person_unknown.code;
  throw new Refusal(letterRefusals.incoming_person_unknown, {}, [{ path: '/personId', code }]);
}

/** Whether it is this person's to answer: handed to them, or to a section of the office without a name. */
export const isHandler = (ctx: Ctx, row: Pick<IncomingRecord, 'handlerId'>) =>
  row.handlerId === null || row.handlerId === ctx.actor.personId;

function mustHandle(ctx: Ctx, row: IncomingRecord, verb: IncomingVerb): void {
  mustBeNow(row, verb);
  if (!isHandler(ctx, row)) throw new Refusal(letterRefusals.incoming_not_yours_to_do, { title: row.title });
}

/** 反馈: by whoever it was handed to. */
export async function feedBack(ctx: Ctx, id: string, text: string): Promise<void> {
  const row = await incomingRow(ctx, id, { locks: true });
  mustHandle(ctx, row, 'feed_back');
  await take(ctx, row, 'feed_back', { text }, { fedBackOn: dayOf(ctx.now) });
  await notify(ctx, {
    personIds: [row.registeredBy],
    wordKey: 'notice_supervision_incoming_fed_back',
    values: { title: row.title, by: ctx.actor.name },
    path: pathOf(row),
  });
  await ctx.record({
    type: 'supervision.incoming_fed_back',
    subject: id,
    parkId: row.parkId,
    values: { title: row.title, isInTime: row.handlingDueOn === null || dayOf(ctx.now) <= row.handlingDueOn },
  });
}

/** 退回: not ours to handle. Whoever registered it hands it on. */
export async function sendBack(ctx: Ctx, id: string, reason: string): Promise<void> {
  const row = await incomingRow(ctx, id, { locks: true });
  mustHandle(ctx, row, 'send_back');
  await take(ctx, row, 'send_back', { text: reason }, { handlerId: null, handlingOffice: null, handlingDueOn: null });
  await notify(ctx, {
    personIds: [row.registeredBy],
    wordKey: 'notice_supervision_incoming_sent_back',
    values: { title: row.title, by: ctx.actor.name, reason },
    path: pathOf(row),
  });
  await ctx.record({ type: 'supervision.incoming_sent_back', subject: id, parkId: row.parkId, values: { title: row.title, reason } });
}

/** What was fed back is not enough: it stays with whoever had it, for so many working days more. */
export async function demandAgain(ctx: Ctx, id: string, { reason, workingDays }: { reason: string; workingDays: number }): Promise<void> {
  const row = await incomingRow(ctx, id, { locks: true });
  mustBeNow(row, 'demand_again');
  if (row.handlerId === ctx.actor.personId) throw new Refusal(letterRefusals.incoming_not_yours_to_do, { title: row.title });
  const handlingDueOn = await dueIn(ctx, workingDays);
  await take(ctx, row, 'demand_again', { text: reason }, { handlingDueOn, fedBackOn: null });
  await notify(ctx, {
    personIds: row.handlerId ? [row.handlerId] : [],
    wordKey: 'notice_supervision_incoming_demanded',
    values: { title: row.title, reason, day: handlingDueOn },
    path: pathOf(row),
  });
  await ctx.record({
    type: 'supervision.incoming_demanded',
    subject: id,
    parkId: row.parkId,
    values: { title: row.title, reason, day: handlingDueOn },
  });
}

/** 办结: done, or read and filed. */
export async function closeIncoming(ctx: Ctx, id: string, text: string | null): Promise<void> {
  const row = await incomingRow(ctx, id, { locks: true });
  await take(ctx, row, 'close', { text }, { closedOn: dayOf(ctx.now) });
  await ctx.record({
    type: 'supervision.incoming_closed',
    subject: id,
    clause: '11',
    parkId: row.parkId,
    values: { title: row.title, from: row.fromName },
  });
}

export async function reopenIncoming(ctx: Ctx, id: string): Promise<void> {
  const row = await incomingRow(ctx, id, { locks: true });
  await take(ctx, row, 'reopen', { text: null }, { closedOn: null });
  await ctx.record({
    type: 'supervision.incoming_reopened',
    subject: id,
    parkId: row.parkId,
    undoes: 'supervision.incoming_closed',
    values: { title: row.title },
  });
}
