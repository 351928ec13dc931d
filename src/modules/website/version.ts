import { eq } from 'drizzle-orm';
import { newId } from '#shared/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import { refuseUnlessChangeable } from './publication.ts';
import { versionToWrite, type ArticleVersion } from './rows.ts';
import { websiteArticles } from './tables.ts';

/** The version whose content may be changed, locked. What has been public stays as it was: a change begins the next one. */
export async function versionToChange(ctx: Ctx, articleId: string): Promise<ArticleVersion> {
  const row = await versionToWrite(ctx, articleId);
  refuseUnlessChangeable(row, row.title);
  return row.publicationState === 'withdrawn' ? beginVersion(ctx, row) : row;
}

/** The next version as a copy; a published one stays public meanwhile. */
export async function beginVersion(ctx: Ctx, row: ArticleVersion): Promise<ArticleVersion> {
  const next: ArticleVersion = {
    ...row,
    id: newId('art', ctx.now),
    number: row.number + 1,
    addedAt: ctx.now,
    changedBy: ctx.actor.personId,
    changedAt: ctx.now,
    publicationState: 'draft',
    publishesAt: null,
    gateStatement: null,
    gateBy: null,
    gateAt: null,
    submittedBy: null,
    submittedAt: null,
    reviewedBy: null,
    reviewedAt: null,
    publicationGround: null,
  };
  await ctx.db.insert(websiteArticles).values(next);
  return next;
}

type Changed = Partial<typeof websiteArticles.$inferInsert>;

/** Sets columns of the version in work and counts its edition. */
export async function saveVersion(ctx: Ctx, row: Pick<ArticleVersion, 'id' | 'edition'>, change: Changed) {
  const edition = row.edition + 1;
  const set = { ...change, edition, changedBy: ctx.actor.personId, changedAt: ctx.now };
  await ctx.db.update(websiteArticles).set(set).where(eq(websiteArticles.id, row.id));
  return { edition, changedAt: ctx.now.toISOString() };
}
