import articles from '../../../content/demo/articles.json' with { type: 'json' };
import enterprises from '../../../content/demo/enterprises.json' with { type: 'json' };
import organisations from '../../../content/demo/organisations.json' with { type: 'json' };
import people from '../../../content/demo/people.json' with { type: 'json' };
import { newId } from '#shared/ids.ts';
import type { PublicationState } from '#shared/publication.ts';
import type { Ctx } from '#platform/ctx.ts';
import { organisationIdsByName, personIdsByName } from '#modules/parties/index.ts';
import type { ArticleKind } from './contract.ts';
import { websiteArticles } from './tables.ts';

type Item = (typeof articles)[number];

const STATEMENT = '已逐项核对，不含国家秘密、商业秘密和未经同意的个人信息';
/** Minutes from the last change to handing in, and from there to the review. */
const IN_REVIEW_MS = 30 * 60_000;

/** The demo city's articles: published, some in English, and a few at every place on their way. */
export async function seedWebsite(ctx: Ctx): Promise<void> {
  const names = new Map([...organisations, ...enterprises].map((row) => [row.slug, row.zh]));
  const peopleNames = new Map(people.map((row) => [row.username, row.zh]));
  const organisationIds = await organisationIdsByName(ctx, [...names.values()]);
  const personIds = await personIdsByName(ctx, [...peopleNames.values()]);
  const organisation = (slug: string | null) => organisationIds.get(names.get(slug ?? '') ?? '') ?? null;
  const person = (username: string) => personIds.get(peopleNames.get(username) ?? '') ?? null;
  const rows = articles.map((item) => {
    const orgId = organisation(item.organisation);
    if (!orgId) throw new Error(`the demo has no organisation ${item.organisation}`);
    const writer = person(item.writer);
    return {
      ...contentOf(item),
      ...wayOf(item, writer, person(item.reviewer)),
      orgId,
      parkId: organisation(item.park),
      enterpriseId: organisation(item.enterprise),
      addedBy: writer,
      changedBy: writer,
    };
  });
  await ctx.db.insert(websiteArticles).values(rows);
}

function contentOf(item: Item) {
  const at = new Date(`${item.date}T01:00:00Z`);
  const id = newId('art', at);
  return {
    id,
    articleId: id,
    number: 1,
    kind: item.kind as ArticleKind,
    title: item.titleZh,
    titleEn: item.titleEn,
    summary: item.summaryZh,
    summaryEn: item.summaryEn,
    body: item.bodyZh,
    bodyEn: item.bodyEn ?? '',
    closesOn: item.closesOn,
    consentName: item.consent?.name ?? null,
    consentOn: item.consent?.on ?? null,
    consentStatement: item.consent?.statement ?? null,
    addedAt: at,
    changedAt: at,
  };
}

/** How far it is on its way: written, handed in half an hour later, reviewed half an hour after that. */
function wayOf(item: Item, writer: string | null, reviewer: string | null) {
  const state = item.state as PublicationState;
  const written = Date.parse(`${item.date}T01:00:00Z`);
  const submittedAt = new Date(written + IN_REVIEW_MS);
  const reviewedAt = new Date(written + 2 * IN_REVIEW_MS);
  const publishesAt = item.publishesAt ? new Date(item.publishesAt) : reviewedAt;
  if (state === 'draft') return { publicationState: state };
  const submitted = { gateStatement: STATEMENT, gateBy: writer, gateAt: submittedAt, submittedBy: writer, submittedAt };
  if (state === 'submitted') return { publicationState: state, ...submitted };
  const reviewed = { ...submitted, reviewedBy: reviewer, reviewedAt };
  if (state === 'returned') return { publicationState: state, ...reviewed, publicationGround: item.ground };
  return { publicationState: state, ...reviewed, publishesAt, datedAt: publishesAt };
}
