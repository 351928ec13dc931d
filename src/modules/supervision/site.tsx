import { m } from '#words/messages.js';
import type { SiteRoute, SiteSection } from '#platform/http/site.ts';
import { siteFrame } from '#modules/parties/index.ts';
import { Heading } from '#web/site/parts.tsx';
import { page } from '#web/site/page.tsx';
import { documentRow } from './document.ts';
import { documentInForce, partsOf } from './rows.ts';

export const documentSection: SiteSection = { label: (locale) => m.site_document({}, { locale }), href: '/document', order: 90 };

/** The policy document in force, in its own words: chapters as headings, articles as paragraphs. */
export const documentPage: SiteRoute = {
  path: '/document',
  show: async (ctx, asked) => {
    const { locale } = ctx;
    const inForce = await documentInForce(ctx);
    if (!inForce) return null;
    const document = await documentRow(ctx, inForce);
    const parts = await partsOf(ctx, document.id);
    const countOf = (kind: string) => parts.filter((part) => part.kind === kind).length;
    const counts = { chapters: countOf('chapter'), articles: countOf('article'), measures: countOf('measure') };
    const chapters = parts.filter((part) => part.kind === 'chapter');
    const children = (
      <div className="site-section">
        <article className="site-container site-original">
          <h1>{document.name}</h1>
          {document.number && <p className="site-number">{document.number}</p>}
          <p>{m.site_document_lede(counts, { locale })}</p>
          {chapters.map((chapter) => (
            <section key={chapter.id}>
              <Heading title={`${chapter.mark}${chapter.title}`} />
              {parts
                .filter((part) => part.kind === 'article' && part.parentId === chapter.id)
                .map((article) => (
                  <p key={article.id} id={`article-${article.number}`} className="site-words">
                    {document.text.slice(article.startsAt, article.endsAt)}
                  </p>
                ))}
            </section>
          ))}
        </article>
      </div>
    );
    const frame = await siteFrame(ctx, asked);
    return page({ title: document.name, locale, path: asked.path, frame, summary: m.site_document_lede(counts, { locale }), children });
  },
};
