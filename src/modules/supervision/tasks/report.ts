import { eq } from 'drizzle-orm';
import { dayOf } from '#shared/dates.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { FileAnswer } from '#platform/http/handlers.ts';
import { notify } from '#platform/mail/notices.ts';
import { XLSX } from '#engines/documents/workbook/write.ts';
import { reportRefusals, type Question } from '../contract/tasks.ts';
import { supervisionTaskReports as reports } from '../tables/tasks.ts';
import { keepScan } from './files.ts';
import { fillableReport, fillingOf, fillingsOf, isNoted } from './filling.ts';
import { prefilledWorkbook } from './prefilled.ts';
import { ownReport, placedReport, tableRow, tablesOf } from './sight.ts';
import { mustBeOpen, takeStep } from './step.ts';
import { CLAUSE } from './task.ts';

/** 签收: who and when. */
export async function signReport(ctx: Ctx, id: string): Promise<void> {
  const { report, task } = await ownReport(ctx, id);
  mustBeOpen(task);
  await takeStep(ctx, report, 'sign', { signedBy: ctx.actor.personId, signedAt: ctx.now });
  await ctx.record({
    type: 'supervision.report_signed',
    subject: id,
    parkId: task.parkId,
    values: { title: task.title, name: report.orgName },
  });
}

/** The table as filled in; for its own people, before that, filled in from the ledgers. */
export async function openReportTable(ctx: Ctx, id: string, tableId: string): Promise<FileAnswer> {
  const { report, task, isOwn } = await placedReport(ctx, id);
  const table = await tableRow(ctx, task.id, tableId);
  const filled = await fillingOf(ctx, id, tableId);
  const base = table.fileName.replace(/\.xlsx$/i, '');
  const name = `${base}-${report.orgName}.xlsx`;
  if (filled) return { name, mediaType: XLSX, bytes: await ctx.files.get(filled.sha256) };
  const bytes = isOwn ? await prefilledWorkbook(ctx, task, report, table) : await ctx.files.get(table.sha256);
  return { name, mediaType: XLSX, bytes };
}

type Answer = string | number | null;

export async function answerQuestions(ctx: Ctx, id: string, answers: Readonly<Record<string, Answer>>): Promise<void> {
  const { report, task } = await fillableReport(ctx, id);
  const kept: Record<string, Answer> = { ...report.answers };
  for (const [key, value] of Object.entries(answers)) {
    const question = task.questions.find((one) => one.key === key);
    if (!question || !isAnswer(question, value)) {
      const kind = reportRefusals.report_question_unknown;
      throw new Refusal(kind, { label: question?.label ?? key }, [
        { path: `/answers/${key}`, code: kind.code, values: { label: question?.label ?? key } },
      ]);
    }
    kept[key] = value === '' ? null : value;
  }
  await ctx.db.update(reports).set({ answers: kept }).where(eq(reports.id, id));
}

const isAnswer = ({ kind }: Question, value: Answer) => value === null || value === '' || kind === 'text' || typeof value === 'number';

/** Hands it in. Everything asked must be there, nothing found may stand against it, and what is odd needs a word. */
export async function submitReport(ctx: Ctx, id: string, note: string | null): Promise<void> {
  const { report, task } = await fillableReport(ctx, id);
  const tables = await tablesOf(ctx, task.id);
  const filled = await fillingsOf(ctx, id);
  const missing = tables.find((table) => !filled.some((one) => one.tableId === table.id));
  if (missing) throw new Refusal(reportRefusals.report_table_missing, { name: missing.name });
  const unanswered = task.questions.find((question) => question.isRequired && (report.answers[question.key] ?? null) === null);
  if (unanswered) {
    const values = { label: unanswered.label };
    const kind = reportRefusals.report_answer_missing;
    throw new Refusal(kind, values, [{ path: `/answers/${unanswered.key}`, code: kind.code, values }]);
  }
  const findings = filled.flatMap((one) => one.findings);
  const blocking = findings.filter((one) => !isNoted(one));
  const [first] = blocking;
  if (first) throw new Refusal(reportRefusals.report_checks_open, { count: blocking.length, cell: first.cell, label: first.label });
  const odd = findings.filter(isNoted);
  if (odd.length > 0 && !note) {
    const values = { count: odd.length, label: odd[0]?.label ?? '' };
    const kind = reportRefusals.report_note_missing;
    throw new Refusal(kind, values, [{ path: '/note', code: kind.code, values }]);
  }
  const isLate = dayOf(ctx.now) > report.deadlineOn;
  await takeStep(
    ctx,
    report,
    'submit',
    { submittedBy: ctx.actor.personId, submittedAt: ctx.now, isLate, note, ground: null },
    { ground: note },
  );
  await notify(ctx, {
    personIds: task.issuedBy ? [task.issuedBy] : [],
    wordKey: 'notice_supervision_report_submitted',
    values: { title: task.title, name: report.orgName },
    path: `/reporting-tasks/${task.id}`,
  });
  await ctx.record({
    type: 'supervision.report_submitted',
    subject: id,
    clause: CLAUSE,
    parkId: task.parkId,
    enterpriseIds: report.orgKind === 'enterprise' ? [report.orgId] : [],
    values: { title: task.title, name: report.orgName, late: isLate ? 'yes' : 'no' },
    files: filled.map(({ sha256, sizeBytes }) => ({ sha256, size: sizeBytes })),
  });
}

/** Back into one's own hands while nobody has accepted it. */
export async function takeBackReport(ctx: Ctx, id: string): Promise<void> {
  const { report, task } = await ownReport(ctx, id);
  mustBeOpen(task);
  await takeStep(ctx, report, 'take_back', { submittedAt: null, submittedBy: null, isLate: false });
  await ctx.record({
    type: 'supervision.report_taken_back',
    subject: id,
    parkId: task.parkId,
    undoes: 'supervision.report_submitted',
    values: { title: task.title, name: report.orgName },
  });
}

/** The sealed scan; also after it was accepted, for the seal often comes later. */
export async function keepReportScan(ctx: Ctx, id: string, files: readonly File[]): Promise<void> {
  const { report, task } = await ownReport(ctx, id);
  mustBeOpen(task);
  const kept = await keepScan(ctx, files, { parkId: report.parkId, orgId: report.orgId });
  await ctx.db.update(reports).set({ scanFileId: kept.id, scanAt: ctx.now }).where(eq(reports.id, id));
  await ctx.record({
    type: 'supervision.report_scan_kept',
    subject: id,
    parkId: task.parkId,
    values: { title: task.title, name: report.orgName },
    files: [{ sha256: kept.sha256, size: kept.size }],
  });
}
