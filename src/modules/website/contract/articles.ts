import { z } from 'zod';
import { isDay } from '#shared/dates.ts';
import { pageOf, pageQuery } from '#shared/page.ts';
import { PUBLICATION_STATES, publicationRefusals, publicationShape, publicationStepShape } from '#shared/publication.ts';
import { routes } from '#shared/route.ts';
import { websiteRefusals } from './refusals.ts';

/** 新闻, 通知公告, 征集申报, 企业风采. Labels are `code_article_kind_…`. */
export const ARTICLE_KINDS = ['news', 'notice', 'call', 'showcase'] as const;
export type ArticleKind = (typeof ARTICLE_KINDS)[number];

/** What in the text speaks against publication. Labels are `code_secret_mark_…`. */
export const SECRET_MARKS = ['classification', 'internal', 'identity_number'] as const;

const id = z.string().min(1).max(40);
const day = z.string().refine(isDay, 'field.invalid_day');
const words = (most: number) => z.string().trim().max(most);
const maybe = (most: number) =>
  words(most)
    .nullable()
    .transform((text) => text || null);

/** What an editor writes. Text is Markdown: headings, lists, emphasis, quotations, links; nothing else. */
const contentShape = z.object({
  title: words(120).min(1),
  titleEn: maybe(200),
  /** One or two sentences for lists, feeds and search engines. */
  summary: maybe(300),
  summaryEn: maybe(500),
  body: z.string().max(60_000),
  bodyEn: z.string().max(60_000),
  /** Of a call: the last day. */
  closesOn: z
    .union([z.literal(''), day])
    .nullable()
    .transform((text) => text || null),
  /** What the picture shows, for those who do not see it. */
  pictureAlt: maybe(120),
  pictureAltEn: maybe(200),
});
export type ArticleContent = z.output<typeof contentShape>;

export const articleDraftShape = z.object({
  kind: z.enum(ARTICLE_KINDS),
  title: words(120).min(1),
  /** Of a showcase. */
  enterpriseId: id.nullish(),
  /** The park it is about; whose officers handle it. Nothing: the city. */
  parkId: id.nullish(),
});
export type ArticleDraft = z.output<typeof articleDraftShape>;

/** What is sent is set. `edition` is the one that was read. */
export const articleChangeShape = contentShape.partial().extend({ edition: z.number().int() });
export type ArticleChange = z.output<typeof articleChangeShape>;

const party = z.object({ id, name: z.string() });
const file = z.object({ id, name: z.string(), size: z.number().int() });

export const articleRowShape = z.object({
  id,
  kind: z.enum(ARTICLE_KINDS),
  title: z.string(),
  park: party.nullable(),
  enterprise: party.nullable(),
  closesOn: z.string().nullable(),
  changedBy: z.string(),
  changedAt: z.string(),
  number: z.number().int(),
  state: z.enum(PUBLICATION_STATES),
  isPublic: z.boolean(),
  publishesAt: z.string().nullable(),
  hasEnglish: z.boolean(),
});
export type ArticleRow = z.output<typeof articleRowShape>;

export const articleShape = contentShape.extend({
  id,
  kind: z.enum(ARTICLE_KINDS),
  organisation: party,
  park: party.nullable(),
  enterprise: party.nullable(),
  /** Of a showcase: who of the enterprise has agreed, and how that was noted. */
  consent: z.object({ name: z.string(), on: z.string(), statement: z.string() }).nullable(),
  number: z.number().int(),
  edition: z.number().int(),
  changedBy: z.string(),
  changedAt: z.string(),
  isChangeable: z.boolean(),
  mayConsent: z.boolean(),
  secretMarks: z.array(z.enum(SECRET_MARKS)),
  picture: file.nullable(),
  attachments: z.array(file),
  publication: publicationShape,
  /** Where a visitor reads it, when one does now. */
  publicPath: z.string().nullable(),
  versions: z.array(
    z.object({
      number: z.number().int(),
      title: z.string(),
      state: z.enum(PUBLICATION_STATES),
      isPublic: z.boolean(),
      at: z.string(),
      by: z.string(),
      reviewedBy: z.string().nullable(),
      ground: z.string().nullable(),
    }),
  ),
});
export type Article = z.output<typeof articleShape>;

const params = z.object({ articleId: id });
const notFound = websiteRefusals.article_not_found;
const READ = 'website.read_articles';
const WRITE = 'website.write_articles';

export const articleRoutes = routes({
  listArticles: {
    method: 'get',
    path: '/articles',
    summary: 'News, notices, calls and showcases with how far each is on its way to the site',
    access: READ,
    query: z.object({
      ...pageQuery,
      kind: z.enum(ARTICLE_KINDS).optional(),
      state: z.enum(PUBLICATION_STATES).optional(),
      parkId: id.optional(),
    }),
    answer: pageOf(articleRowShape),
  },
  readArticle: {
    method: 'get',
    path: '/articles/{articleId}',
    summary: 'One article: its latest version, what may be done with it, all versions',
    access: READ,
    params,
    answer: articleShape,
    refusals: [notFound],
  },
  addArticle: {
    method: 'post',
    path: '/articles',
    summary: 'Begin an article; a showcase names its enterprise',
    access: WRITE,
    body: articleDraftShape,
    answer: z.object({ id }),
    refusals: [websiteRefusals.enterprise_missing, websiteRefusals.enterprise_unknown, websiteRefusals.showcase_there_already, notFound],
  },
  changeArticle: {
    method: 'patch',
    path: '/articles/{articleId}',
    summary: 'Save a draft; refused when somebody else has saved it meanwhile',
    access: WRITE,
    params,
    body: articleChangeShape,
    answer: z.object({ edition: z.number().int(), changedAt: z.string() }),
    refusals: [notFound, websiteRefusals.changed_meanwhile, publicationRefusals.not_changeable],
  },
  discardArticle: {
    method: 'delete',
    path: '/articles/{articleId}',
    summary: 'Throw a draft away that was never handed in',
    access: WRITE,
    params,
    refusals: [notFound, websiteRefusals.discard_too_late],
  },
  stepArticle: {
    method: 'post',
    path: '/articles/{articleId}/publication',
    summary: 'One step on the way to the public site',
    access: READ,
    params,
    body: publicationStepShape,
    answer: z.object({ state: z.enum(PUBLICATION_STATES) }),
    refusals: [
      notFound,
      websiteRefusals.article_empty,
      websiteRefusals.closing_missing,
      websiteRefusals.consent_missing,
      websiteRefusals.picture_words_missing,
      ...Object.values(publicationRefusals),
    ],
  },
  giveConsent: {
    method: 'put',
    path: '/articles/{articleId}/consent',
    summary: 'Note that the enterprise agrees to its public page, and who said so',
    access: WRITE,
    params,
    body: z.object({ name: words(60).min(2), on: day, statement: words(300).min(4) }),
    refusals: [notFound],
  },
  withdrawConsent: {
    method: 'delete',
    path: '/articles/{articleId}/consent',
    summary: 'Take the enterprise’s consent back; its page leaves the site at once',
    access: WRITE,
    params,
    refusals: [notFound],
  },
  previewArticle: {
    method: 'get',
    path: '/articles/{articleId}/preview',
    summary: 'The page as visitors will see it; `version` for an earlier one',
    access: READ,
    params,
    query: z.object({ version: z.coerce.number().int().optional() }),
    download: 'text/html',
    refusals: [notFound],
  },
});
