import type { ReactNode } from 'react';
import type { Locale } from '#shared/locales.ts';
import type { SiteLink } from '#shared/site.ts';
import { PageHead } from './list.tsx';

export type RailBlock = { readonly title: string; readonly body: ReactNode };

type ReadingParts = {
  locale: Locale;
  title: string;
  above?: readonly SiteLink[];
  lede?: string | undefined;
  /** Under the title: day, who publishes it. */
  meta?: readonly string[];
  /** At the right, below on the phone: what to do, papers, whom to ask. */
  rail?: readonly RailBlock[];
  children: ReactNode;
};

/** One thing to read: a column of text, a rail beside it. */
export function ReadingPage({ locale, title, above = [], lede, meta = [], rail = [], children }: ReadingParts) {
  return (
    <div className="site-container site-reading">
      <PageHead locale={locale} title={title} above={above} lede={lede} />
      {meta.length > 0 && (
        <p className="site-meta">
          {meta.map((one) => (
            <span key={one}>{one}</span>
          ))}
        </p>
      )}
      <div className={rail.length > 0 ? 'site-reading-columns' : ''}>
        <article className="site-prose">{children}</article>
        {rail.length > 0 && (
          <aside className="site-rail">
            {rail.map((block) => (
              <section key={block.title}>
                <h2>{block.title}</h2>
                {block.body}
              </section>
            ))}
          </aside>
        )}
      </div>
    </div>
  );
}

/** Key facts of something, as pairs on paper. */
export function KeyFacts({ facts }: { facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="site-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
