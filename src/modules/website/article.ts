import { and, eq } from 'drizzle-orm';
import { newId } from '#shared/ids.ts';
import { Refusal } from '#shared/refusal.ts';
import { may } from '#platform/access/table.ts';
import type { Ctx } from '#platform/ctx.ts';
import { placesOf } from '#modules/parties/index.ts';
import { websiteAccess } from './access.ts';
import { websiteRefusals, type ArticleChange, type ArticleDraft } from './contract.ts';
import { versionToWrite } from './rows.ts';
import { websiteArticles } from './tables.ts';
import { saveVersion, versionToChange } from './version.ts';

/**
 * Begins an article. A park's officer writes for a park they serve, an enterprise only its own public page; a showcase
 * belongs to its enterprise's park. Gives its id.
 */
export async function addArticle(ctx: Ctx, draft: ArticleDraft): Promise<string> {
  const { actor } = ctx;
  const enterpriseId = draft.kind === 'showcase' ? await enterpriseFor(ctx, draft) : null;
  const parkId = enterpriseId ? ((await placesOf(ctx, [enterpriseId])).get(enterpriseId)?.parkId ?? null) : await parkFor(ctx, draft);
  if (!may(websiteAccess, actor, 'website.write_articles', { parkId, orgId: enterpriseId })) {
    throw new Refusal(websiteRefusals.article_not_found, { id: draft.enterpriseId ?? draft.parkId ?? '' });
  }
  if (!actor.orgId) throw new Error('whoever writes belongs to an organisation');
  const id = newId('art', ctx.now);
  await ctx.db.insert(websiteArticles).values({
    id,
    articleId: id,
    number: 1,
    kind: draft.kind,
    orgId: actor.orgId,
    parkId,
    enterpriseId,
    title: draft.title,
    addedBy: actor.personId,
    addedAt: ctx.now,
    changedBy: actor.personId,
    changedAt: ctx.now,
  });
  await ctx.record({ type: 'website.article_added', subject: id, parkId, values: { title: draft.title } });
  return id;
}

async function enterpriseFor(ctx: Ctx, { enterpriseId }: ArticleDraft): Promise<string> {
  const isOwn = ctx.actor.roles.includes('enterprise_manager') ? ctx.actor.orgId : null;
  const wanted = enterpriseId ?? isOwn;
  if (!wanted) {
    throw new Refusal(websiteRefusals.enterprise_missing, {}, [{ path: '/enterpriseId', code: 'website.enterprise_missing' }]);
  }
  const place = (await placesOf(ctx, [wanted])).get(wanted);
  if (place?.kind !== 'enterprise') {
    throw new Refusal(websiteRefusals.enterprise_unknown, {}, [{ path: '/enterpriseId', code: 'website.enterprise_unknown' }]);
  }
  const [there] = await ctx.db
    .select({ id: websiteArticles.articleId })
    .from(websiteArticles)
    .where(and(eq(websiteArticles.enterpriseId, wanted), eq(websiteArticles.kind, 'showcase')))
    .limit(1);
  if (there) throw new Refusal(websiteRefusals.showcase_there_already, { name: place.name });
  return wanted;
}

/** An officer of one park writes for it without saying so. */
async function parkFor(ctx: Ctx, { parkId }: ArticleDraft): Promise<string | null> {
  const { reach, parkIds } = ctx.actor;
  const wanted = parkId ?? (reach === 'park' && parkIds.length === 1 ? (parkIds[0] ?? null) : null);
  if (wanted && (await placesOf(ctx, [wanted])).get(wanted)?.kind !== 'park') {
    throw new Refusal(websiteRefusals.article_not_found, { id: wanted });
  }
  return wanted;
}

/** Saves a draft. Savings are no steps: they make no record, the versions keep what was published. */
export async function changeArticle(ctx: Ctx, articleId: string, { edition, ...change }: ArticleChange) {
  const row = await versionToChange(ctx, articleId);
  if (row.edition !== edition) throw new Refusal(websiteRefusals.changed_meanwhile, { title: row.title });
  return saveVersion(ctx, row, change);
}

/** Throws away what nobody but its writers has seen. */
export async function discardArticle(ctx: Ctx, articleId: string): Promise<void> {
  const row = await versionToWrite(ctx, articleId);
  const isUnseen = row.publicationState === 'draft' && row.submittedAt === null;
  if (!isUnseen) throw new Refusal(websiteRefusals.discard_too_late, { title: row.title });
  await ctx.db.delete(websiteArticles).where(eq(websiteArticles.id, row.id));
  await ctx.record({ type: 'website.article_discarded', subject: articleId, parkId: row.parkId, values: { title: row.title } });
}
