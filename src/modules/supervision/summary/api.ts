import { mounted } from '#platform/http/handlers.ts';
import { summaryRoutes } from '../contract/summary-routes.ts';
import { circulateSummary, giveOpinion, takeSummaryBack } from './circulation.ts';
import { figureRows, listSummaries, notableRows, readSummary, summaryChoices } from './queries.ts';
import { attachScan, differencesSince, downloadDocument, openScan, signSummary } from './signing.ts';
import { changeSummary, draftSummary, noteFigure, refreshSummary } from './summary.ts';
import { keepTargets, listTargets } from './targets.ts';
import { sheetOf } from './word.ts';

export const summaryApi = mounted(summaryRoutes, {
  listSummaries: (ctx, { query }) => listSummaries(ctx, query),
  summaryChoices: (ctx, { query }) => summaryChoices(ctx, query.q),
  draftSummary: async (ctx, { body }) => readSummary(ctx, await draftSummary(ctx, body)),
  readSummary: (ctx, { params }) => readSummary(ctx, params.summaryId),
  changeSummary: async (ctx, { params, body }) => {
    await changeSummary(ctx, params.summaryId, body);
    return readSummary(ctx, params.summaryId);
  },
  refreshSummary: async (ctx, { params }) => {
    await refreshSummary(ctx, params.summaryId);
    return readSummary(ctx, params.summaryId);
  },
  confirmSummaryFigure: async (ctx, { params, body }) => {
    await noteFigure(ctx, params.summaryId, params.figureId, body);
    return readSummary(ctx, params.summaryId);
  },
  listSummaryFigureRows: (ctx, { params, query }) => figureRows(ctx, params.summaryId, params.figureId, query),
  listSummaryCases: (ctx, { params }) => notableRows(ctx, params.summaryId),
  circulateSummary: async (ctx, { params, body }) => {
    await circulateSummary(ctx, params.summaryId, body);
    return readSummary(ctx, params.summaryId);
  },
  takeSummaryBack: async (ctx, { params }) => {
    await takeSummaryBack(ctx, params.summaryId);
    return readSummary(ctx, params.summaryId);
  },
  giveSummaryOpinion: async (ctx, { params, body }) => {
    await giveOpinion(ctx, params.summaryId, body);
    return readSummary(ctx, params.summaryId);
  },
  signSummary: async (ctx, { params }) => {
    await signSummary(ctx, params.summaryId);
    return readSummary(ctx, params.summaryId);
  },
  listSummaryDifferences: (ctx, { params }) => differencesSince(ctx, params.summaryId),
  downloadSummary: (ctx, { params }) => downloadDocument(ctx, params.summaryId),
  downloadSummarySheet: async (ctx, { params }) => sheetOf(ctx, await readSummary(ctx, params.summaryId)),
  attachSummaryScan: async (ctx, { params, files: [file] }) => {
    await attachScan(ctx, params.summaryId, file);
    return readSummary(ctx, params.summaryId);
  },
  openSummaryScan: (ctx, { params }) => openScan(ctx, params.summaryId),
  listSummaryTargets: (ctx, { query }) => listTargets(ctx, query.parkId ?? null, query.year),
  keepSummaryTargets: async (ctx, { body }) => {
    await keepTargets(ctx, body.parkId, body.year, body.targets);
    return listTargets(ctx, body.parkId, body.year);
  },
});
