import { sql } from 'drizzle-orm';
import { date, index, integer, jsonb, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import { organisationKey, personKey } from '#modules/parties/index.ts';
import { cityWide, either, inMyParks, ofMyOrg, walls } from '#platform/db/walls.ts';
import type { ArticleKind } from './contract.ts';
import { isPublicNow, publicationColumns } from './publication.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** A paper beside an article: an entry of the file store, by the name people see. */
export type Attached = { readonly id: string; readonly name: string; readonly size: number };

/**
 * Articles of the public site, a row a version. A published version is never changed: a revision is another row with
 * the next number, and visitors go on reading the old one until the new one is public.
 */
export const websiteArticles = pgTable(
  'website_articles',
  {
    id: text('id').primaryKey(),
    /** The same for all versions; the address of the page. */
    articleId: text('article_id').notNull(),
    number: integer('number').notNull(),
    kind: text('kind').$type<ArticleKind>().notNull(),
    /** Who publishes it. */
    orgId: organisationKey('org_id').notNull(),
    parkId: organisationKey('park_id'),
    enterpriseId: organisationKey('enterprise_id'),
    title: text('title').notNull(),
    titleEn: text('title_en'),
    summary: text('summary'),
    summaryEn: text('summary_en'),
    body: text('body').notNull().default(''),
    bodyEn: text('body_en').notNull().default(''),
    closesOn: date('closes_on'),
    picture: jsonb('picture').$type<Attached>(),
    pictureAlt: text('picture_alt'),
    pictureAltEn: text('picture_alt_en'),
    attachments: jsonb('attachments').$type<Attached[]>().notNull().default([]),
    consentName: text('consent_name'),
    consentOn: date('consent_on'),
    consentStatement: text('consent_statement'),
    /** Counts the savings, so that two editors do not overwrite each other. */
    edition: integer('edition').notNull().default(1),
    /** The day it bears on the site: of its first publication. */
    datedAt: instant('dated_at'),
    addedBy: personKey('added_by'),
    addedAt: instant('added_at').notNull(),
    changedBy: personKey('changed_by'),
    changedAt: instant('changed_at').notNull(),
    ...publicationColumns(),
  },
  (table) => [
    uniqueIndex('website_articles_number').on(table.articleId, table.number),
    // An enterprise has one public page.
    uniqueIndex('website_articles_showcase')
      .on(table.enterpriseId)
      .where(sql`${table.kind} = 'showcase' and ${table.number} = 1`),
    index('website_articles_public').on(table.kind, table.publicationState, table.datedAt),
    index('website_articles_park').on(table.parkId),
    ...walls('website_articles', {
      read: either(cityWide, inMyParks(table.parkId), ofMyOrg(table.enterpriseId), isPublicNow(table)),
      write: either(cityWide, inMyParks(table.parkId), ofMyOrg(table.enterpriseId)),
    }),
  ],
).enableRLS();
