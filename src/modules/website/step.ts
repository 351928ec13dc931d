import { and, eq } from 'drizzle-orm';
import { publicationRefusals, type PublicationState, type PublicationStep } from '#shared/publication.ts';
import { dayOf } from '#shared/dates.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Ctx } from '#platform/ctx.ts';
import { edgeRefusals } from '#platform/http/refusals.ts';
import { m } from '#words/messages.js';
import { websiteRefusals } from './contract.ts';
import { takePublicationStep } from './publication.ts';
import { isAbleTo, versionsOf, withMarks, type ArticleVersion } from './rows.ts';
import { websiteArticles } from './tables.ts';
import { beginVersion } from './version.ts';

/** Takes one step with an article and gives the state of its latest version. */
export async function stepArticle(ctx: Ctx, articleId: string, step: PublicationStep): Promise<PublicationState> {
  const versions = await versionsOf(ctx, articleId, { locks: true });
  const [latest] = versions;
  const isReview = step.verb === 'publish' || step.verb === 'return' || step.verb === 'withdraw';
  if (!isAbleTo(ctx, isReview ? 'website.review_articles' : 'website.write_articles', latest)) throw new Refusal(edgeRefusals.not_allowed);
  if (step.verb === 'withdraw') return withdraw(ctx, versions, step);
  const row = step.verb === 'submit' ? await withOwnConsent(ctx, latest) : latest;
  if (step.verb === 'submit' || step.verb === 'publish') checkComplete(row);
  const taken = await takePublicationStep(ctx, { ...withMarks(row), path: `/articles/${articleId}` }, step);
  if (step.verb === 'revise') await beginVersion(ctx, row);
  else
    await ctx.db
      .update(websiteArticles)
      .set({ ...taken.columns, ...datedBy(step, taken.columns, versions) })
      .where(eq(websiteArticles.id, row.id));
  await recordStep(ctx, row, taken);
  return taken.columns.publicationState;
}

/** A page keeps the day of its first publication, however often it is revised. */
function datedBy({ verb }: PublicationStep, { publishesAt }: { publishesAt?: Date | null }, versions: readonly ArticleVersion[]) {
  if (verb !== 'publish') return {};
  const first = versions.map(({ datedAt }) => datedAt).findLast((at) => at !== null);
  return { datedAt: first ?? publishesAt ?? null };
}

/** What a visitor would miss. */
function checkComplete(row: ArticleVersion): void {
  const missing = (kind: (typeof websiteRefusals)[keyof typeof websiteRefusals], path: string) =>
    new Refusal(kind, { title: row.title }, [{ path, code: kind.code }]);
  if (row.body.trim().length < 10) throw missing(websiteRefusals.article_empty, '/body');
  if (row.kind === 'call' && !row.closesOn) throw missing(websiteRefusals.closing_missing, '/closesOn');
  if (row.picture && !row.pictureAlt) throw missing(websiteRefusals.picture_words_missing, '/pictureAlt');
  if (row.kind === 'showcase' && !row.consentName) throw new Refusal(websiteRefusals.consent_missing, { title: row.title });
}

/** The enterprise that hands its page in agrees to it by doing so. */
async function withOwnConsent(ctx: Ctx, row: ArticleVersion): Promise<ArticleVersion> {
  const isOwn = row.kind === 'showcase' && row.enterpriseId === ctx.actor.orgId;
  if (!isOwn || row.consentName) return row;
  const consent = {
    consentName: ctx.actor.name,
    consentOn: dayOf(ctx.now),
    consentStatement: m.website_consent_by_submitting({}, { locale: 'zh-CN' }),
  };
  await ctx.db.update(websiteArticles).set(consent).where(eq(websiteArticles.id, row.id));
  return { ...row, ...consent };
}

async function withdraw(ctx: Ctx, versions: readonly [ArticleVersion, ...ArticleVersion[]], step: PublicationStep) {
  const [latest] = versions;
  const published = versions.find((version) => version.publicationState === 'published');
  if (!published) throw new Refusal(publicationRefusals.step_wrong, { title: latest.title });
  const taken = await takePublicationStep(ctx, { ...withMarks(published), path: `/articles/${latest.articleId}` }, step);
  await withdrawPublished(ctx, versions, taken.columns.publicationGround ?? '');
  return published.id === latest.id ? taken.columns.publicationState : latest.publicationState;
}

/** Every published version leaves the site, a scheduled one too. */
export async function withdrawPublished(ctx: Ctx, versions: readonly ArticleVersion[], ground: string): Promise<void> {
  const published = versions.find((version) => version.publicationState === 'published');
  if (!published) return;
  await ctx.db
    .update(websiteArticles)
    .set({ publicationState: 'withdrawn', publishesAt: null, publicationGround: ground })
    .where(and(eq(websiteArticles.articleId, published.articleId), eq(websiteArticles.publicationState, 'published')));
  await recordStep(ctx, published, { past: 'withdrawn', values: { title: published.title, ground } });
}

type Taken = Pick<Awaited<ReturnType<typeof takePublicationStep>>, 'past' | 'values'>;

/** Publication and withdrawal are work under clause 3.1; the rest of the way is kept by the trail alone. */
async function recordStep(ctx: Ctx, row: ArticleVersion, { past, values }: Taken): Promise<void> {
  const about = {
    subject: row.articleId,
    parkId: row.parkId,
    enterpriseIds: row.enterpriseId ? [row.enterpriseId] : [],
    values: { ...values, version: row.number },
  };
  switch (past) {
    case 'submitted':
      return ctx.record({ type: 'website.article_submitted', ...about });
    case 'taken_back':
      return ctx.record({ type: 'website.article_taken_back', ...about });
    case 'published':
      return ctx.record({ type: 'website.article_published', clause: '3.1', ...about });
    case 'returned':
      return ctx.record({ type: 'website.article_returned', ...about });
    case 'withdrawn':
      return ctx.record({ type: 'website.article_withdrawn', undoes: 'website.article_published', ...about });
    case 'revised':
      return ctx.record({ type: 'website.article_revised', ...about });
  }
}
