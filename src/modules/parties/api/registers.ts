import { mounted } from '#platform/http/handlers.ts';
import { askForCheck } from '#platform/trail/checks.ts';
import { keepCalendarYear, listCalendarYears } from '../calendar.ts';
import { addCode, changeCode, listCodes } from '../codes.ts';
import { calendarRoutes, codeRoutes, noticeRoutes, trailRoutes } from '../contract.ts';
import { listNotices, readAllNotices, readNotice } from '../notices.ts';
import { listTrail, listTrailChecks, readTrailEntry, readTrailHead } from '../trail-reading.ts';

export const registersApi = [
  mounted(codeRoutes, {
    listCodes: (ctx, { params, query }) => listCodes(ctx, params.list, query),
    addCode: (ctx, { params, body }) => addCode(ctx, params.list, body),
    changeCode: (ctx, { params, body }) => changeCode(ctx, params.list, params.code, body),
    retireCode: (ctx, { params }) => changeCode(ctx, params.list, params.code, { isActive: false }),
    restoreCode: (ctx, { params }) => changeCode(ctx, params.list, params.code, { isActive: true }),
  }),
  mounted(calendarRoutes, {
    listCalendarYears: async (ctx) => ({ rows: await listCalendarYears(ctx) }),
    keepCalendarYear: (ctx, { params, body }) => keepCalendarYear(ctx, params.year, body),
  }),
  mounted(trailRoutes, {
    listTrailEntries: (ctx, { query }) => listTrail(ctx, query),
    readTrailEntry: (ctx, { params }) => readTrailEntry(ctx, params.entryId),
    readTrailHead: (ctx) => readTrailHead(ctx),
    listTrailChecks: (ctx) => listTrailChecks(ctx),
    askForTrailCheck: async (ctx) => ({ id: await askForCheck(ctx) }),
  }),
  mounted(noticeRoutes, {
    listNotices: (ctx, { query }) => listNotices(ctx, query),
    readNotice: (ctx, { params }) => readNotice(ctx, params.noticeId),
    readAllNotices: (ctx) => readAllNotices(ctx),
  }),
];
