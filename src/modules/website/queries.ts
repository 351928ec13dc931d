import { and, count, desc, eq, ilike, or, type SQL } from 'drizzle-orm';
import type { Page } from '#shared/page.ts';
import type { PublicationState } from '#shared/publication.ts';
import { rowsWhere } from '#platform/access/table.ts';
import type { Ctx } from '#platform/ctx.ts';
import { peopleNamesOf, placesOf } from '#modules/parties/index.ts';
import { isChangeable } from '#shared/publication.ts';
import { websiteAccess } from './access.ts';
import type { Article, ArticleKind, ArticleRow } from './contract.ts';
import { describePublications } from './publication.ts';
import { isAbleTo, isLatest, shownArticle, versionsOf, withMarks, type ArticleVersion } from './rows.ts';
import { secretMarksIn } from './secrecy.ts';
import { SECTION_OF } from './sections.ts';
import { websiteArticles } from './tables.ts';

type Asked = {
  readonly page: number;
  readonly pageSize: number;
  readonly q?: string | undefined;
  readonly kind?: ArticleKind | undefined;
  readonly state?: PublicationState | undefined;
  readonly parkId?: string | undefined;
};

export const containing = (text: string) => `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;

export const readable = (ctx: Ctx): SQL =>
  rowsWhere(websiteAccess, ctx.actor, 'website.read_articles', { parkId: websiteArticles.parkId, orgId: websiteArticles.enterpriseId });

/** The articles this person works with, what was touched last first. */
export async function listArticles(ctx: Ctx, asked: Asked): Promise<Page<ArticleRow>> {
  const where = and(
    readable(ctx),
    isLatest(),
    asked.kind && eq(websiteArticles.kind, asked.kind),
    asked.state && eq(websiteArticles.publicationState, asked.state),
    asked.parkId ? eq(websiteArticles.parkId, asked.parkId) : undefined,
    asked.q ? or(ilike(websiteArticles.title, containing(asked.q)), ilike(websiteArticles.body, containing(asked.q))) : undefined,
  );
  const [total] = await ctx.db.select({ rows: count() }).from(websiteArticles).where(where);
  const rows = await ctx.db
    .select()
    .from(websiteArticles)
    .where(where)
    .orderBy(desc(websiteArticles.changedAt), desc(websiteArticles.id))
    .limit(asked.pageSize)
    .offset((asked.page - 1) * asked.pageSize);
  return { rows: await describeRows(ctx, rows), total: total?.rows ?? 0, page: asked.page, pageSize: asked.pageSize };
}

const isPublic = (ctx: Ctx, row: ArticleVersion) =>
  row.publicationState === 'published' && row.publishesAt !== null && row.publishesAt <= ctx.now;

async function describeRows(ctx: Ctx, rows: readonly ArticleVersion[]): Promise<ArticleRow[]> {
  const places = await placesOf(
    ctx,
    rows.flatMap((row) => [row.parkId, row.enterpriseId]).filter((id) => id !== null),
  );
  const names = await peopleNamesOf(
    ctx,
    rows.flatMap((row) => row.changedBy ?? []),
  );
  const party = (id: string | null) => (id ? { id, name: places.get(id)?.name ?? '' } : null);
  return rows.map((row) => ({
    id: row.articleId,
    kind: row.kind,
    title: row.title,
    park: party(row.parkId),
    enterprise: party(row.enterpriseId),
    closesOn: row.closesOn,
    changedBy: names.get(row.changedBy ?? '') ?? '',
    changedAt: row.changedAt.toISOString(),
    number: row.number,
    state: row.publicationState,
    isPublic: isPublic(ctx, row),
    publishesAt: row.publishesAt?.toISOString() ?? null,
    hasEnglish: row.titleEn !== null && row.bodyEn.trim() !== '',
  }));
}

/** One article as its workspace page shows it. */
export async function readArticle(ctx: Ctx, articleId: string): Promise<Article> {
  const versions = await versionsOf(ctx, articleId);
  const [row] = versions;
  const publications = await describePublications(ctx, versions.map(withMarks), (kind, at) => {
    const version = versions[at];
    return version !== undefined && isAbleTo(ctx, kind === 'write' ? 'website.write_articles' : 'website.review_articles', version);
  });
  const places = await placesOf(
    ctx,
    [row.orgId, row.parkId, row.enterpriseId].filter((id) => id !== null),
  );
  const party = (id: string) => ({ id, name: places.get(id)?.name ?? '' });
  const names = await peopleNamesOf(
    ctx,
    versions.flatMap((version) => version.changedBy ?? []),
  );
  const shown = await shownArticle(ctx, row.kind, articleId);
  const mayWrite = isAbleTo(ctx, 'website.write_articles', row);
  const [publication] = publications;
  if (!publication) throw new Error('an article has a version');
  // A revision in work does not keep the public version from being withdrawn.
  const older = publications.slice(1).some(({ verbs }) => verbs.includes('withdraw'));
  const verbs = older && !publication.verbs.includes('withdraw') ? [...publication.verbs, 'withdraw' as const] : publication.verbs;
  return {
    id: articleId,
    kind: row.kind,
    organisation: party(row.orgId),
    park: row.parkId ? party(row.parkId) : null,
    enterprise: row.enterpriseId ? party(row.enterpriseId) : null,
    consent: row.consentName ? { name: row.consentName, on: row.consentOn ?? '', statement: row.consentStatement ?? '' } : null,
    number: row.number,
    edition: row.edition,
    changedBy: names.get(row.changedBy ?? '') ?? '',
    changedAt: row.changedAt.toISOString(),
    isChangeable: mayWrite && isChangeable(row.publicationState),
    mayConsent: mayWrite && row.kind === 'showcase',
    secretMarks: secretMarksIn(row),
    title: row.title,
    titleEn: row.titleEn,
    summary: row.summary,
    summaryEn: row.summaryEn,
    body: row.body,
    bodyEn: row.bodyEn,
    closesOn: row.closesOn,
    picture: row.picture,
    pictureAlt: row.pictureAlt,
    pictureAltEn: row.pictureAltEn,
    attachments: row.attachments,
    publication: { ...publication, verbs },
    publicPath: shown ? `${SECTION_OF[row.kind]}/${articleId}` : null,
    versions: versions.map((version, at) => ({
      number: version.number,
      title: version.title,
      state: version.publicationState,
      isPublic: shown?.id === version.id,
      at: (publications[at]?.publishesAt ?? version.changedAt.toISOString()) || '',
      by: names.get(version.changedBy ?? '') ?? '',
      reviewedBy: publications[at]?.reviewed?.by ?? null,
      ground: version.publicationGround,
    })),
  };
}
