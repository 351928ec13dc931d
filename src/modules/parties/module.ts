import type { Ctx } from '#platform/ctx.ts';
import type { Declaration } from '#platform/declaration.ts';
import { partiesAccess } from './access.ts';
import { partiesApi } from './api.ts';
import { prepareCalendar } from './calendar.ts';
import { prepareCodes } from './codes.ts';
import { countNotices } from './notices.ts';
import { noticesWaiting } from './queue.ts';
import { seedParties } from './seed.ts';

export const parties: Declaration = {
  name: 'parties',
  access: partiesAccess,
  api: partiesApi,
  prepare: async (ctx: Ctx) => {
    await prepareCodes(ctx);
    await prepareCalendar(ctx);
  },
  seed: seedParties,
  counts: countNotices,
  queue: noticesWaiting,
};
