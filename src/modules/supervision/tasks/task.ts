import { and, count, eq, notInArray } from 'drizzle-orm';
import { dayOf } from '#shared/dates.ts';
import { newId } from '#shared/ids.ts';
import { Refusal, type RefusalKind } from '#shared/refusal.ts';
import { relationsOf } from '#platform/access/table.ts';
import type { Ctx } from '#platform/ctx.ts';
import { notify } from '#platform/mail/notices.ts';
import { peopleServing } from '#modules/parties/index.ts';
import { taskRefusals, type TaskDraft, type TaskVerb } from '../contract/tasks.ts';
import { supervisionTaskReports as reports, supervisionTasks as tasks } from '../tables/tasks.ts';
import { taskAccess } from './access.ts';
import { keepScan } from './files.ts';
import { taskProcedure } from './procedure.ts';
import { askable, REPORTING_ROLES } from './recipients.ts';
import { tablesOf, taskRow, type TaskRecord } from './sight.ts';

const KEEP = 'supervision.keep_tasks';
/** 十一 信息反馈. */
export const CLAUSE = '11';

const refused = (kind: RefusalKind, path: string, values: Record<string, string | number> = {}) =>
  new Refusal(kind, values, [{ path, code: kind.code, values }]);

/** A deadline that has passed when it is set is nobody's. */
export function mustBeAhead(ctx: Ctx, deadlineOn: string): void {
  if (deadlineOn < dayOf(ctx.now)) throw refused(taskRefusals.task_deadline_past, '/deadlineOn', { day: deadlineOn });
}

/** Drafts a task. Park officers make those of their park. */
export async function draftTask(ctx: Ctx, draft: TaskDraft): Promise<string> {
  await checkDraft(ctx, draft);
  const id = newId('tsk', ctx.now);
  await ctx.db.insert(tasks).values({
    ...draft,
    id,
    state: taskProcedure.initial,
    parkId: ownPark(ctx, draft.parkId),
    recipients: [],
    issuerId: ctx.actor.orgId,
    issuerName: ctx.actor.orgName,
    draftedBy: ctx.actor.personId,
    draftedAt: ctx.now,
  });
  await ctx.record({ type: 'supervision.task_drafted', subject: id, parkId: ownPark(ctx, draft.parkId), values: { title: draft.title } });
  return id;
}

const isCityWide = (ctx: Ctx) => relationsOf(taskAccess, ctx.actor, KEEP).includes('any');
const ownPark = (ctx: Ctx, wanted: string | null) => (isCityWide(ctx) ? null : (wanted ?? ctx.actor.parkIds[0] ?? null));

async function checkDraft(ctx: Ctx, draft: Partial<TaskDraft>): Promise<void> {
  if (draft.deadlineOn) mustBeAhead(ctx, draft.deadlineOn);
  if (draft.parkId && !isCityWide(ctx) && !ctx.actor.parkIds.includes(draft.parkId))
    throw refused(taskRefusals.task_park_elsewhere, '/parkId');
  if (draft.previousId) {
    const isKnown = await taskRow(ctx, draft.previousId).catch(() => null);
    if (!isKnown) throw refused(taskRefusals.task_previous_unknown, '/previousId');
  }
}

/** A draft, locked; what has been issued stays. */
export async function draftRow(ctx: Ctx, id: string): Promise<TaskRecord> {
  const row = await taskRow(ctx, id, KEEP, { locks: true });
  if (row.state !== 'draft') throw new Refusal(taskRefusals.task_not_draft, { title: row.title });
  return row;
}

export async function changeTask(ctx: Ctx, id: string, change: Partial<TaskDraft>): Promise<void> {
  await draftRow(ctx, id);
  await checkDraft(ctx, change);
  const { parkId, ...rest } = change;
  const changes = { ...rest, ...(parkId !== undefined && { parkId: ownPark(ctx, parkId) }) };
  if (Object.keys(changes).length > 0) await ctx.db.update(tasks).set(changes).where(eq(tasks.id, id));
}

export async function removeTask(ctx: Ctx, id: string): Promise<void> {
  const row = await draftRow(ctx, id);
  await ctx.db.delete(tasks).where(eq(tasks.id, id));
  await ctx.record({ type: 'supervision.task_draft_removed', subject: id, parkId: row.parkId, values: { title: row.title } });
}

export async function setRecipients(ctx: Ctx, id: string, orgIds: readonly string[]): Promise<void> {
  await draftRow(ctx, id);
  const asked = await askable(ctx, orgIds);
  await ctx.db
    .update(tasks)
    .set({ recipients: asked.map((one) => one.id) })
    .where(eq(tasks.id, id));
}

/** Hands the notice and the tables out: every recipient gets a report, and its people are told. */
export async function issueTask(ctx: Ctx, id: string): Promise<void> {
  const row = await draftRow(ctx, id);
  mustBeAhead(ctx, row.deadlineOn);
  const asked = await askable(ctx, row.recipients);
  if (asked.length === 0) throw new Refusal(taskRefusals.task_no_recipients, { title: row.title });
  const tables = await tablesOf(ctx, id);
  if (tables.length === 0 && row.questions.length === 0) throw new Refusal(taskRefusals.task_nothing_asked, { title: row.title });
  await ctx.db.update(tasks).set({ state: 'open', issuedBy: ctx.actor.personId, issuedAt: ctx.now }).where(eq(tasks.id, id));
  await ctx.db.insert(reports).values(
    asked.map((one) => ({
      id: newId('rpt', ctx.now),
      taskId: id,
      orgId: one.id,
      orgName: one.name,
      orgKind: one.kind,
      parkId: row.parkId,
      state: 'sent' as const,
      deadlineOn: row.deadlineOn,
      answers: {},
    })),
  );
  await tellOrganisations(
    ctx,
    asked.map((one) => one.id),
    'notice_supervision_task_issued',
    { title: row.title, day: row.deadlineOn, issuer: row.issuerName },
  );
  await ctx.record({
    type: 'supervision.task_issued',
    subject: id,
    clause: CLAUSE,
    parkId: row.parkId,
    values: { title: row.title, recipients: asked.length, deadline: row.deadlineOn },
    files: tables.map(({ sha256, sizeBytes }) => ({ sha256, size: sizeBytes })),
  });
}

/** Tells those who answer for these organisations; where nobody can sign in, nobody is told. */
export async function tellOrganisations(
  ctx: Ctx,
  orgIds: readonly string[],
  wordKey: string,
  values: Record<string, string | number>,
): Promise<number> {
  const people = await peopleServing(ctx, orgIds, REPORTING_ROLES);
  await notify(ctx, { personIds: people.map(({ id }) => id), wordKey, values, path: '/my-reports' });
  return people.length;
}

async function moveTask(ctx: Ctx, id: string, verb: TaskVerb): Promise<TaskRecord> {
  const row = await taskRow(ctx, id, KEEP, { locks: true });
  const move = taskProcedure.move(row.state, verb);
  if (!move.isAllowed) throw new Refusal(taskRefusals.task_step_wrong, { title: row.title, state: row.state });
  await ctx.db
    .update(tasks)
    .set({ state: move.to, closedAt: verb === 'close' ? ctx.now : null })
    .where(eq(tasks.id, id));
  return row;
}

/** Closes a task. While some have not reported, or wait to be looked at, the reason must be said. */
export async function closeTask(ctx: Ctx, id: string, ground: string | null): Promise<void> {
  const [waiting] = await ctx.db
    .select({ rows: count() })
    .from(reports)
    .where(and(eq(reports.taskId, id), notInArray(reports.state, ['accepted', 'exempt'])));
  const row = await moveTask(ctx, id, 'close');
  const open = waiting?.rows ?? 0;
  if (open > 0 && !ground) throw refused(taskRefusals.task_still_waiting, '/ground', { count: open });
  await ctx.record({
    type: 'supervision.task_closed',
    subject: id,
    clause: CLAUSE,
    parkId: row.parkId,
    values: { title: row.title, recipients: row.recipients.length, waiting: open, ground: ground ?? '' },
  });
}

export async function reopenTask(ctx: Ctx, id: string): Promise<void> {
  const row = await moveTask(ctx, id, 'reopen');
  await ctx.record({
    type: 'supervision.task_reopened',
    subject: id,
    parkId: row.parkId,
    undoes: 'supervision.task_closed',
    values: { title: row.title },
  });
}

/** Keeps the sealed scan of the total. */
export async function keepTaskScan(ctx: Ctx, id: string, files: readonly File[]): Promise<void> {
  const row = await taskRow(ctx, id, KEEP, { locks: true });
  const kept = await keepScan(ctx, files, { parkId: row.parkId, orgId: ctx.actor.orgId });
  await ctx.db.update(tasks).set({ scanFileId: kept.id, scanAt: ctx.now }).where(eq(tasks.id, id));
  await ctx.record({
    type: 'supervision.task_scan_kept',
    subject: id,
    parkId: row.parkId,
    values: { title: row.title },
    files: [{ sha256: kept.sha256, size: kept.size }],
  });
}
