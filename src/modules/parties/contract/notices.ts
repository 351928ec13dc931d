import { z } from 'zod';
import { pageOf, pageQuery } from '#shared/page.ts';
import { routes } from '#shared/route.ts';
import { partiesRefusals } from './refusals.ts';
import { id } from './shapes.ts';

export const noticeShape = z.object({
  id,
  /** In the reader's language. */
  sentence: z.string(),
  /** Where it leads, below the workspace. */
  path: z.string(),
  sentAt: z.string(),
  readAt: z.string().nullable(),
});
export type Notice = z.output<typeof noticeShape>;

export const noticeRoutes = routes({
  listNotices: {
    method: 'get',
    path: '/notices',
    summary: 'One’s own notices, unread ones first',
    access: 'parties.keep_own_account',
    query: z.object({ page: pageQuery.page, pageSize: pageQuery.pageSize }),
    answer: pageOf(noticeShape),
  },
  readNotice: {
    method: 'post',
    path: '/notices/{noticeId}/reading',
    summary: 'A notice has been read',
    access: 'parties.keep_own_account',
    params: z.object({ noticeId: id }),
    refusals: [partiesRefusals.notice_not_found],
  },
  readAllNotices: {
    method: 'post',
    path: '/notices/reading',
    summary: 'All of one’s notices have been read',
    access: 'parties.keep_own_account',
  },
});
