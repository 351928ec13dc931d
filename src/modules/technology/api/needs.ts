import { mounted } from '#platform/http/handlers.ts';
import { needRoutes } from '../contract/needs.ts';
import { addNeed, changeNeed, restoreNeed, withdrawNeed } from '../need-entry.ts';
import { listNeeds, readNeed, totalNeeds } from '../need-queries.ts';
import { exportNeeds } from '../need-sheet.ts';

export const needsApi = mounted(needRoutes, {
  listNeeds: (ctx, { query }) => listNeeds(ctx, query),
  totalNeeds: (ctx, { query }) => totalNeeds(ctx, query),
  exportNeeds: (ctx, { query }) => exportNeeds(ctx, query),
  readNeed: (ctx, { params }) => readNeed(ctx, params.needId),
  addNeed: (ctx, { body }) => addNeed(ctx, body),
  changeNeed: (ctx, { params, body }) => changeNeed(ctx, params.needId, body),
  withdrawNeed: (ctx, { params, body }) => withdrawNeed(ctx, params.needId, body.ground),
  restoreNeed: (ctx, { params }) => restoreNeed(ctx, params.needId),
  listEnterpriseNeeds: (ctx, { params, query }) => listNeeds(ctx, { ...query, enterpriseId: params.enterpriseId }),
});
