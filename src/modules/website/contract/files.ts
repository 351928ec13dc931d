import { z } from 'zod';
import { publicationRefusals } from '#shared/publication.ts';
import { routes } from '#shared/route.ts';
import { websiteRefusals } from './refusals.ts';

export const PICTURE_ENDINGS = ['png', 'jpg', 'jpeg', 'webp'] as const;
export const ATTACHMENT_ENDINGS = ['pdf', 'docx', 'xlsx', ...PICTURE_ENDINGS] as const;
export const MAX_PICTURE_BYTES = 3 * 1024 * 1024;
export const MAX_ATTACHMENT_BYTES = 20 * 1024 * 1024;
export const MAX_ATTACHMENTS = 10;

const id = z.string().min(1).max(40);
const params = z.object({ articleId: id });
const fileParams = z.object({ articleId: id, fileId: id });
const WRITE = 'website.write_articles';
const refused = [websiteRefusals.article_not_found, publicationRefusals.not_changeable];

export const articleFileRoutes = routes({
  bringPicture: {
    method: 'post',
    path: '/articles/{articleId}/picture',
    summary: 'The one picture of an article: PNG, JPEG or WebP',
    access: WRITE,
    params,
    upload: { maxBytes: MAX_PICTURE_BYTES, maxFiles: 1 },
    answer: z.object({ edition: z.number().int() }),
    refusals: refused,
  },
  removePicture: {
    method: 'delete',
    path: '/articles/{articleId}/picture',
    summary: 'Take the picture out',
    access: WRITE,
    params,
    answer: z.object({ edition: z.number().int() }),
    refusals: refused,
  },
  bringAttachments: {
    method: 'post',
    path: '/articles/{articleId}/attachments',
    summary: 'Papers to take along: PDF, Word, Excel, pictures',
    access: WRITE,
    params,
    upload: { maxBytes: MAX_ATTACHMENT_BYTES, maxFiles: MAX_ATTACHMENTS },
    answer: z.object({ edition: z.number().int() }),
    refusals: [...refused, websiteRefusals.too_many_files],
  },
  removeAttachment: {
    method: 'delete',
    path: '/articles/{articleId}/attachments/{fileId}',
    summary: 'Take a paper out',
    access: WRITE,
    params: fileParams,
    answer: z.object({ edition: z.number().int() }),
    refusals: [...refused, websiteRefusals.file_not_found],
  },
  openArticleFile: {
    method: 'get',
    path: '/articles/{articleId}/files/{fileId}',
    summary: 'A picture or paper of an article, for those who work on it',
    access: 'website.read_articles',
    params: fileParams,
    download: 'application/octet-stream',
    refusals: [websiteRefusals.article_not_found, websiteRefusals.file_not_found],
  },
});
