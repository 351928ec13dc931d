import demo from '../../../../content/demo/reporting-tasks.json' with { type: 'json' };
import { eq } from 'drizzle-orm';
import { addDays, dayOf } from '#shared/dates.ts';
import { newId } from '#shared/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import { addUp, type Contribution } from '#engines/documents/collect/add-up.ts';
import { checkContent } from '#engines/documents/collect/check.ts';
import { readReturned, type TableContent } from '#engines/documents/collect/read.ts';
import { totalWorkbook } from '#engines/documents/collect/total-workbook.ts';
import { readWorkbook } from '#engines/documents/workbook/read.ts';
import { directoryOf, organisationIdsByName, peopleServing, personIdsByName } from '#modules/parties/index.ts';
import type { ReportState } from '../contract/tasks.ts';
import {
  supervisionTaskFillings as fillings,
  supervisionTaskReports as reports,
  supervisionTasks as tasks,
  supervisionTaskSteps as steps,
  supervisionTaskTables as tables,
} from '../tables/tasks.ts';
import { keepWorkbook } from './files.ts';
import { REPORTING_ROLES } from './recipients.ts';
import { blankTable, filledIn, type Blank, type DemoTask } from './seed-table.ts';
import { CLAUSE } from './task.ts';
import { wordsOf } from './total.ts';

const ISSUER = '靖朔市科学技术局';
const KEEPER = '高雅琴';
const FILE = '科技服务进园区工作情况表.xlsx';
/** Years on the way: a task that runs now was handed out some days ago and is due in some. */
const DAYS_AGO = 10;
const DAYS_AHEAD = 6;

type Asked = { readonly id: string; readonly kind: string; readonly name: string; readonly personId: string | null };
type Reported = { readonly report: typeof reports.$inferInsert; readonly content: TableContent | null };

/** Three reporting tasks: a half-year and a year that are closed and added up, and one that runs now with some missing. */
export async function seedTasks(ctx: Ctx): Promise<void> {
  const blank = await blankTable();
  const asked = await recipients(ctx);
  const keeper = (await personIdsByName(ctx, [KEEPER])).get(KEEPER) ?? null;
  const issuerId = (await organisationIdsByName(ctx, [ISSUER])).get(ISSUER) ?? null;
  let previousId: string | null = null;
  for (const task of demo.tasks) previousId = await seedTask(ctx, task, { blank, asked, keeper, issuerId, previousId });
}

async function recipients(ctx: Ctx): Promise<readonly Asked[]> {
  const directory = await directoryOf(ctx, ['county', 'park_committee']);
  const serving = await peopleServing(
    ctx,
    directory.map(({ id }) => id),
    REPORTING_ROLES,
  );
  return demo.organisations.flatMap(({ name }) => {
    const entry = directory.find((one) => one.name === name);
    return entry ? [{ id: entry.id, kind: entry.kind, name, personId: serving.find((one) => one.orgId === entry.id)?.id ?? null }] : [];
  });
}

type Setting = {
  readonly blank: Blank;
  readonly asked: readonly Asked[];
  readonly keeper: string | null;
  readonly issuerId: string | null;
  readonly previousId: string | null;
};

async function seedTask(ctx: Ctx, task: DemoTask, { blank, asked, keeper, issuerId, previousId }: Setting): Promise<string> {
  const today = dayOf(ctx.now);
  const issuedOn = task.issuedOn ?? addDays(today, -DAYS_AGO);
  const deadlineOn = task.deadlineOn ?? addDays(today, DAYS_AHEAD);
  const then = atThatTime(ctx, `${issuedOn}T02:00:00Z`, keeper, issuerId);
  const id = newId('tsk', then.now);
  const tableId = newId('ttb', then.now);
  await ctx.db.insert(tasks).values({
    id,
    title: task.title,
    text: task.text,
    state: task.closedOn ? 'closed' : 'open',
    deadlineOn,
    asOf: task.asOf < today ? task.asOf : today,
    year: task.year,
    remindBefore: [3, 1],
    questions: [],
    previousId,
    parkId: null,
    recipients: asked.map((one) => one.id),
    issuerId,
    issuerName: ISSUER,
    draftedBy: keeper,
    draftedAt: then.now,
    issuedBy: keeper,
    issuedAt: then.now,
    closedAt: task.closedOn ? new Date(`${task.closedOn}T08:00:00Z`) : null,
  });
  const kept = await keepWorkbook(then, FILE, blank.bytes, { parkId: null, orgId: issuerId });
  const { bytes, shape } = blank;
  await ctx.db.insert(tables).values({
    id: tableId,
    taskId: id,
    position: 1,
    name: '科技服务进园区工作情况表',
    fileName: FILE,
    sha256: kept.sha256,
    sizeBytes: bytes.length,
    shape,
  });
  await then.record({
    type: 'supervision.task_issued',
    subject: id,
    clause: CLAUSE,
    values: { title: task.title, recipients: asked.length, deadline: deadlineOn },
  });
  const reported = await seedReports(ctx, task, { blank, asked, taskId: id, tableId, deadlineOn, keeper });
  if (task.closedOn) await seedTotal(ctx, task, { blank, taskId: id, tableId, reported, keeper, issuerId });
  return id;
}

type Place = {
  readonly blank: Blank;
  readonly asked: readonly Asked[];
  readonly taskId: string;
  readonly tableId: string;
  readonly deadlineOn: string;
  readonly keeper: string | null;
};

async function seedReports(ctx: Ctx, task: DemoTask, place: Place): Promise<readonly Reported[]> {
  const made: Awaited<ReturnType<typeof reportOf>>[] = [];
  for (const [at, one] of place.asked.entries()) made.push(await reportOf(ctx, task, place, one, at));
  await ctx.db.insert(reports).values(made.map(({ report }) => report));
  await ctx.db.insert(fillings).values(made.flatMap(({ filling }) => filling ?? []));
  await ctx.db.insert(steps).values(made.flatMap((one) => one.happened));
  return made.map(({ report, filling }) => ({ report, content: filling?.content ?? null }));
}

const STEPS: Readonly<Record<ReportState, readonly ('sign' | 'submit' | 'return' | 'accept' | 'exempt')[]>> = {
  sent: [],
  signed: ['sign'],
  submitted: ['sign', 'submit'],
  returned: ['sign', 'submit', 'return'],
  accepted: ['sign', 'submit', 'accept'],
  exempt: ['exempt'],
};

async function reportOf(ctx: Ctx, task: DemoTask, { blank, taskId, tableId, deadlineOn, keeper }: Place, one: Asked, at: number) {
  const state = ((task.states as Record<string, string>)[one.name] ?? 'accepted') as ReportState;
  const taken = STEPS[state];
  const on = (verb: number) => new Date(Date.parse(`${addDays(deadlineOn, -14 + verb * 2 + (at % 3))}T0${(at % 6) + 1}:20:00Z`));
  const ground = ['returned', 'exempt'].includes(state) ? ((demo.grounds as Record<string, string>)[one.name] ?? null) : null;
  const id = newId('rpt', on(0));
  const base = { reportId: id, orgId: one.id, parkId: null };
  const hasReported = taken.includes('submit');
  const report: typeof reports.$inferInsert = {
    id,
    taskId,
    orgId: one.id,
    orgName: one.name,
    orgKind: one.kind,
    parkId: null,
    state,
    deadlineOn,
    signedBy: taken.includes('sign') ? one.personId : null,
    signedAt: taken.includes('sign') ? on(0) : null,
    submittedBy: hasReported ? one.personId : null,
    submittedAt: hasReported ? on(1) : null,
    acceptedAt: state === 'accepted' ? on(2) : null,
    ground,
    answers: {},
  };
  const happened = taken.map((verb, order) => ({
    ...base,
    id: newId('tst', on(order)),
    verb,
    ground: verb === 'return' || verb === 'exempt' ? ground : null,
    deadlineOn: verb === 'return' ? deadlineOn : null,
    takenBy: ['sign', 'submit'].includes(verb) ? one.personId : keeper,
    takenAt: on(order),
  }));
  if (!hasReported) return { report, happened, filling: null };
  const bytes = await filledIn(blank, task, one.name, on(1));
  const { content } = readReturned(blank.shape, await readWorkbook(bytes));
  const { sha256 } = await keepWorkbook(ctx, FILE, bytes, { parkId: null, orgId: one.id });
  const filling = {
    ...base,
    tableId,
    sha256,
    sizeBytes: bytes.length,
    fileName: FILE,
    content,
    findings: checkContent(blank.shape, content, null),
    filledBy: one.personId,
    filledAt: on(1),
  };
  return { report, happened, filling };
}

type Closing = {
  readonly blank: Blank;
  readonly taskId: string;
  readonly tableId: string;
  readonly reported: readonly Reported[];
  readonly keeper: string | null;
  readonly issuerId: string | null;
};

async function seedTotal(ctx: Ctx, task: DemoTask, { blank, taskId, tableId, reported, keeper, issuerId }: Closing): Promise<void> {
  const then = atThatTime(ctx, `${task.closedOn}T07:00:00Z`, keeper, issuerId);
  const contributions = reported.flatMap(({ report, content }): Contribution[] =>
    report.state === 'accepted' && content ? [{ id: report.id, name: report.orgName, content }] : [],
  );
  const added = addUp(blank.shape, contributions);
  const bytes = await totalWorkbook(blank.bytes, blank.shape, added, wordsOf(then, { issuerName: ISSUER }));
  const { sha256 } = await keepWorkbook(then, FILE.replace('.xlsx', '-汇总.xlsx'), bytes, { parkId: null, orgId: issuerId });
  await ctx.db.update(tables).set({ totalSha256: sha256 }).where(eq(tables.id, tableId));
  await ctx.db.update(tasks).set({ addedUpAt: then.now, addedUp: contributions.length }).where(eq(tasks.id, taskId));
  const values = { title: task.title, recipients: reported.length };
  await then.record({
    type: 'supervision.task_added_up',
    subject: taskId,
    clause: CLAUSE,
    values: { ...values, reports: contributions.length },
  });
  await then.record({ type: 'supervision.task_closed', subject: taskId, clause: CLAUSE, values: { ...values, waiting: 0, ground: '' } });
}

/** The same act, but by the one who did it, on the day it was done. */
function atThatTime(ctx: Ctx, instant: string, personId: string | null, orgId: string | null): Ctx {
  const now = new Date(instant);
  return {
    ...ctx,
    now,
    actor: { ...ctx.actor, personId, orgId },
    record: (draft) => ctx.record({ ...draft, occurredOn: dayOf(now), ...(personId && { personIds: [personId] }) }),
  };
}
