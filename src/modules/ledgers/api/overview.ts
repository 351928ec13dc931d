import { mounted } from '#platform/http/handlers.ts';
import { overviewRoutes } from '../contract/overview.ts';
import { readOverview } from '../overview.ts';

export const overviewApi = mounted(overviewRoutes, {
  readOverview: (ctx, { query }) => readOverview(ctx, query.parkId),
});
