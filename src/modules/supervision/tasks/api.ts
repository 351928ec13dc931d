import { mounted } from '#platform/http/handlers.ts';
import { progressRoutes, reportRoutes, taskRoutes } from '../contract/tasks.ts';
import { addTaskTable, changeTaskTable, openBlankTable, removeTaskTable } from './blank-table.ts';
import { openScan } from './files.ts';
import { bringTable } from './filling.ts';
import { fillGrid, readGrid } from './grid.ts';
import { acceptReports, endExemption, exemptReport, extendReport, remindReports, returnReport } from './keeping.ts';
import { exportMissing, listMissing, listReports } from './progress.ts';
import { listTasks, readTask } from './queries.ts';
import { findRecipients } from './recipients.ts';
import { answerQuestions, keepReportScan, openReportTable, signReport, submitReport, takeBackReport } from './report.ts';
import { describedTable, listMyReports, readReport } from './report-queries.ts';
import { placedReport, taskRow } from './sight.ts';
import { changeTask, closeTask, draftTask, issueTask, keepTaskScan, removeTask, reopenTask, setRecipients } from './task.ts';
import { addUpTask, openTotal, readTotal } from './total.ts';

export const taskApi = [
  mounted(taskRoutes, {
    listTasks: (ctx, { query }) => listTasks(ctx, query),
    draftTask: async (ctx, { body }) => ({ id: await draftTask(ctx, body) }),
    readTask: (ctx, { params }) => readTask(ctx, params.taskId),
    changeTask: (ctx, { params, body }) => changeTask(ctx, params.taskId, body),
    removeTask: (ctx, { params }) => removeTask(ctx, params.taskId),
    addTaskTable: async (ctx, { params, files }) => ({ id: await addTaskTable(ctx, params.taskId, files) }),
    changeTaskTable: (ctx, { params, body }) => changeTaskTable(ctx, params.taskId, params.tableId, body),
    removeTaskTable: (ctx, { params }) => removeTaskTable(ctx, params.taskId, params.tableId),
    openBlankTable: (ctx, { params }) => openBlankTable(ctx, params.taskId, params.tableId),
    findRecipients: (ctx, { query }) => findRecipients(ctx, query),
    setRecipients: (ctx, { params, body }) => setRecipients(ctx, params.taskId, body.orgIds),
    issueTask: (ctx, { params }) => issueTask(ctx, params.taskId),
    closeTask: (ctx, { params, body }) => closeTask(ctx, params.taskId, body.ground ?? null),
    reopenTask: (ctx, { params }) => reopenTask(ctx, params.taskId),
    addUpTask: async (ctx, { params }) => ({ reports: await addUpTask(ctx, params.taskId) }),
    readTotal: (ctx, { params }) => readTotal(ctx, params.taskId),
    openTotal: (ctx, { params }) => openTotal(ctx, params.taskId, params.tableId),
    keepTaskScan: (ctx, { params, files }) => keepTaskScan(ctx, params.taskId, files),
    openTaskScan: async (ctx, { params }) => openScan(ctx, (await taskRow(ctx, params.taskId)).scanFileId),
  }),
  mounted(progressRoutes, {
    listReports: (ctx, { params, query }) => listReports(ctx, params.taskId, query),
    listMissing: (ctx, { params }) => listMissing(ctx, params.taskId),
    exportMissing: (ctx, { params }) => exportMissing(ctx, params.taskId),
    remindReports: async (ctx, { params, body }) => ({ reminded: await remindReports(ctx, params.taskId, body.reportIds ?? null) }),
    acceptReports: async (ctx, { params, body }) => ({ accepted: await acceptReports(ctx, params.taskId, body.reportIds) }),
    returnReport: (ctx, { params, body }) => returnReport(ctx, params.reportId, body),
    extendReport: (ctx, { params, body }) => extendReport(ctx, params.reportId, body),
    exemptReport: (ctx, { params, body }) => exemptReport(ctx, params.reportId, body.ground),
    endExemption: (ctx, { params }) => endExemption(ctx, params.reportId),
  }),
  mounted(reportRoutes, {
    listMyReports: (ctx, { query }) => listMyReports(ctx, query),
    readReport: (ctx, { params }) => readReport(ctx, params.reportId),
    signReport: (ctx, { params }) => signReport(ctx, params.reportId),
    openReportTable: (ctx, { params }) => openReportTable(ctx, params.reportId, params.tableId),
    bringReportTable: async (ctx, { params, files }) => {
      await bringTable(ctx, params.reportId, params.tableId, files);
      return describedTable(ctx, params.reportId, params.tableId);
    },
    readReportGrid: (ctx, { params }) => readGrid(ctx, params.reportId, params.tableId),
    fillReportGrid: async (ctx, { params, body }) => {
      await fillGrid(ctx, params.reportId, params.tableId, body.sheets);
      return describedTable(ctx, params.reportId, params.tableId);
    },
    answerQuestions: (ctx, { params, body }) => answerQuestions(ctx, params.reportId, body.answers),
    submitReport: (ctx, { params, body }) => submitReport(ctx, params.reportId, body.note ?? null),
    takeBackReport: (ctx, { params }) => takeBackReport(ctx, params.reportId),
    keepReportScan: (ctx, { params, files }) => keepReportScan(ctx, params.reportId, files),
    openReportScan: async (ctx, { params }) => openScan(ctx, (await placedReport(ctx, params.reportId)).report.scanFileId),
  }),
];
