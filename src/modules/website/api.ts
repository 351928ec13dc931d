import { mounted } from '#platform/http/handlers.ts';
import { addArticle, changeArticle, discardArticle } from './article.ts';
import { giveConsent, withdrawConsent } from './consent.ts';
import { articleFileRoutes, articleRoutes } from './contract.ts';
import { bringAttachments, bringPicture, openArticleFile, removeAttachment, removePicture } from './files.ts';
import { previewArticle } from './preview.ts';
import { listArticles, readArticle } from './queries.ts';
import { stepArticle } from './step.ts';

export const websiteApi = [
  mounted(articleRoutes, {
    listArticles: (ctx, { query }) => listArticles(ctx, query),
    readArticle: (ctx, { params }) => readArticle(ctx, params.articleId),
    addArticle: async (ctx, { body }) => ({ id: await addArticle(ctx, body) }),
    changeArticle: (ctx, { params, body }) => changeArticle(ctx, params.articleId, body),
    discardArticle: (ctx, { params }) => discardArticle(ctx, params.articleId),
    stepArticle: async (ctx, { params, body }) => ({ state: await stepArticle(ctx, params.articleId, body) }),
    giveConsent: (ctx, { params, body }) => giveConsent(ctx, params.articleId, body),
    withdrawConsent: (ctx, { params }) => withdrawConsent(ctx, params.articleId),
    previewArticle: (ctx, { params, query }) => previewArticle(ctx, params.articleId, query.version),
  }),
  mounted(articleFileRoutes, {
    bringPicture: (ctx, { params, files }) => bringPicture(ctx, params.articleId, files),
    removePicture: (ctx, { params }) => removePicture(ctx, params.articleId),
    bringAttachments: (ctx, { params, files }) => bringAttachments(ctx, params.articleId, files),
    removeAttachment: (ctx, { params }) => removeAttachment(ctx, params.articleId, params.fileId),
    openArticleFile: (ctx, { params }) => openArticleFile(ctx, params.articleId, params.fileId),
  }),
];
