import { eq } from 'drizzle-orm';
import type { Ctx } from '#platform/ctx.ts';
import { m } from '#words/messages.js';
import { withdrawPublished } from './step.ts';
import { versionToWrite, versionsOf } from './rows.ts';
import { websiteArticles } from './tables.ts';
import { saveVersion } from './version.ts';

/** Notes who of the enterprise agreed to its public page, on which day, and how. */
export async function giveConsent(ctx: Ctx, articleId: string, given: { name: string; on: string; statement: string }): Promise<void> {
  const row = await versionToWrite(ctx, articleId);
  await saveVersion(ctx, row, { consentName: given.name, consentOn: given.on, consentStatement: given.statement });
  await ctx.record({
    type: 'website.consent_given',
    subject: articleId,
    parkId: row.parkId,
    enterpriseIds: row.enterpriseId ? [row.enterpriseId] : [],
    values: { title: row.title, name: given.name, statement: given.statement },
  });
}

/** The enterprise may take its word back at any time, without a reviewer; its page leaves the site with it. */
export async function withdrawConsent(ctx: Ctx, articleId: string): Promise<void> {
  const row = await versionToWrite(ctx, articleId);
  const ground = m.website_consent_taken_back({}, { locale: 'zh-CN' });
  const versions = await versionsOf(ctx, articleId);
  await withdrawPublished(ctx, versions, ground);
  await ctx.db
    .update(websiteArticles)
    .set({ consentName: null, consentOn: null, consentStatement: null, changedBy: ctx.actor.personId, changedAt: ctx.now })
    .where(eq(websiteArticles.articleId, articleId));
  await ctx.record({
    type: 'website.consent_withdrawn',
    subject: articleId,
    parkId: row.parkId,
    enterpriseIds: row.enterpriseId ? [row.enterpriseId] : [],
    undoes: 'website.consent_given',
    values: { title: row.title },
  });
}
