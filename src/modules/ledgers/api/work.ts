import { mounted } from '#platform/http/handlers.ts';
import { workChoiceRoutes, workRoutes } from '../contract/work.ts';
import { workChoices } from '../work-choices.ts';
import { changeWork, enterWork, restoreWork, withdrawWork } from '../work-entry.ts';
import { bringPhotos, readPhoto } from '../work-photo.ts';
import { listEnterpriseWork, listReached, listWork, readWork, totalWork } from '../work-queries.ts';
import { exportWork } from '../work-sheet.ts';

export const workApi = [
  mounted(workRoutes, {
    listWork: (ctx, { query }) => listWork(ctx, query),
    totalWork: (ctx, { query }) => totalWork(ctx, query),
    listReachedEnterprises: (ctx, { query }) => listReached(ctx, 'enterprises', query),
    listWorkers: (ctx, { query }) => listReached(ctx, 'people', query),
    exportWork: (ctx, { query }) => exportWork(ctx, query),
    readWork: (ctx, { params }) => readWork(ctx, params.entryId),
    enterWork: async (ctx, { body }) => ({ id: await enterWork(ctx, body) }),
    changeWork: (ctx, { params, body }) => changeWork(ctx, params.entryId, body),
    withdrawWork: (ctx, { params }) => withdrawWork(ctx, params.entryId),
    restoreWork: (ctx, { params }) => restoreWork(ctx, params.entryId),
    bringPhotos: async (ctx, { files }) => ({ photoIds: await bringPhotos(ctx, files) }),
    readPhoto: (ctx, { params }) => readPhoto(ctx, params.entryId, params.photoId),
    listEnterpriseWork: (ctx, { params, query }) => listEnterpriseWork(ctx, params.enterpriseId, query),
  }),
  mounted(workChoiceRoutes, { workChoices: (ctx, { query }) => workChoices(ctx, query.q) }),
];
