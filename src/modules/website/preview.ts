import { Refusal } from '#shared/refusal.ts';
import type { FileAnswer } from '#platform/http/handlers.ts';
import type { Ctx } from '#platform/ctx.ts';
import { websiteRefusals } from './contract.ts';
import { versionsOf } from './rows.ts';
import { SECTION_OF } from './sections.ts';
import { websiteSections } from './site.ts';
import { showArticle } from './site/article-page.tsx';

/** A version's page as visitors will see it, for those who work on it. */
export async function previewArticle(ctx: Ctx, articleId: string, number: number | undefined): Promise<FileAnswer> {
  const versions = await versionsOf(ctx, articleId);
  const row = number === undefined ? versions[0] : versions.find((version) => version.number === number);
  if (!row) throw new Refusal(websiteRefusals.article_not_found, { id: articleId });
  const asked = {
    path: SECTION_OF[row.kind],
    origin: '',
    params: {},
    query: {},
    sections: websiteSections.map(({ label, href }) => ({ label: label(ctx.locale), href })),
    shares: { home: [], search: [], maps: [] },
  };
  const html = await showArticle(ctx, asked, row, {
    fileAddress: (fileId) => `/api/articles/${articleId}/files/${fileId}`,
    isPreview: true,
  });
  return { name: `${row.title}.html`, mediaType: 'text/html; charset=utf-8', bytes: new TextEncoder().encode(html), isInline: true };
}
