import type { ReactNode } from 'react';
import { m } from '#words/messages.js';
import type { Locale } from '#shared/locales.ts';
import type { SiteFound, SiteLink } from '#shared/site.ts';

/** The rows of one page of a public list. */
export const SITE_PAGE_SIZE = 20;

/** The same page with some of its query changed; null takes a name away. A new choice begins at the first page. */
export function hrefWith(path: string, changes: Readonly<Record<string, string | number | null>>): string {
  const address = new URL(path, 'http://site.invalid');
  if (!('page' in changes)) address.searchParams.delete('page');
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') address.searchParams.delete(name);
    else address.searchParams.set(name, String(value));
  }
  return address.pathname + address.search;
}

/** The page asked for by `?page=`, from 1; anything else is the first. */
export const pageAsked = (query: Readonly<Record<string, string>>): number => {
  const page = Number(query['page'] ?? 1);
  return Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1;
};

type HeadParts = {
  locale: Locale;
  title: string;
  /** Between home and here. */
  above?: readonly SiteLink[];
  lede?: string | undefined;
  /** At the right: a subscription, all of it. */
  more?: SiteLink | undefined;
};

/** Where we are, and what the page is called. */
export function PageHead({ locale, title, above = [], lede, more }: HeadParts) {
  return (
    <div className="site-head">
      <nav aria-label={m.web_breadcrumb({}, { locale })} className="site-crumbs">
        <a href="/">{m.site_home_page({}, { locale })}</a>
        {above.map(({ label, href }) => (
          <a key={href} href={href}>
            {label}
          </a>
        ))}
        <span>{title}</span>
      </nav>
      <h1>{title}</h1>
      {lede && <p>{lede}</p>}
      {more && (
        <p className="site-head-more">
          <a href={more.href}>{more.label}</a>
        </p>
      )}
    </div>
  );
}

type SearchParts = {
  locale: Locale;
  action: string;
  hint: string;
  text: string;
  /** Choices that stay when something else is searched for. */
  kept?: Readonly<Record<string, string | undefined>>;
};

/** A search field as a GET form; what is chosen beside it stays. */
export function SearchForm({ locale, action, hint, text, kept = {} }: SearchParts) {
  return (
    <form className="site-search" role="search" action={action} method="get">
      <input type="search" name="q" aria-label={hint} placeholder={hint} defaultValue={text} maxLength={100} />
      {Object.entries(kept).map(([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />)}
      <button type="submit">{m.site_search({}, { locale })}</button>
    </form>
  );
}

export type SiteOption = { readonly label: string; readonly href: string; readonly count?: number | undefined; readonly isHere: boolean };

/** Kinds beside each other, with how many there are of each. */
export function Tabs({ label, options }: { label: string; options: readonly SiteOption[] }) {
  return (
    <nav className="site-tabs" aria-label={label}>
      {options.map((option) => (
        <a key={option.href} href={option.href} aria-current={option.isHere ? 'page' : undefined}>
          {option.label}
          {option.count !== undefined && <small>{option.count}</small>}
        </a>
      ))}
    </nav>
  );
}

export type SiteFilter = { readonly title: string; readonly options: readonly SiteOption[] };

/** Groups of choices at the side, as links with counts. */
export function Filters({ groups, note }: { groups: readonly SiteFilter[]; note?: string | undefined }) {
  return (
    <aside className="site-filters">
      {groups.map(({ title, options }) => (
        <section key={title}>
          <h2>{title}</h2>
          <ul>
            {options.map((option) => (
              <li key={option.href}>
                {option.isHere ? <b>{option.label}</b> : <a href={option.href}>{option.label}</a>}
                {option.count !== undefined && <span>{option.count}</span>}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {note && <p>{note}</p>}
    </aside>
  );
}

/** What was found, one under the other: kind and source, title, a few lines, facts. */
export function FoundList({ rows }: { rows: readonly SiteFound[] }) {
  return (
    <ul className="site-found">
      {rows.map((row) => (
        <li key={row.link.href}>
          <Found row={row} />
        </li>
      ))}
    </ul>
  );
}

/** The same as cards beside each other. */
export function FoundCards({ rows }: { rows: readonly SiteFound[] }) {
  return (
    <ul className="site-cards">
      {rows.map((row) => (
        <li key={row.link.href}>
          {row.picture && <img className="site-card-picture" src={row.picture.src} alt={row.picture.alt} loading="lazy" />}
          <Found row={row} />
        </li>
      ))}
    </ul>
  );
}

function Found({ row: { kind, tone, from, link, text, facts = [] } }: { row: SiteFound }) {
  return (
    <>
      <p className="site-found-from">
        <span className={tone === 'loess' ? 'site-tag site-tag-loess' : 'site-tag'}>{kind}</span>
        {from}
      </p>
      <h3>
        <a href={link.href}>{link.label}</a>
      </h3>
      {text && <p className="site-found-text">{text}</p>}
      {facts.length > 0 && (
        <dl>
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}

/** Before and next as links; which rows these are, of how many. */
export function Pager({ locale, path, page, total }: { locale: Locale; path: string; page: number; total: number }) {
  const from = (page - 1) * SITE_PAGE_SIZE + 1;
  const until = Math.min(page * SITE_PAGE_SIZE, total);
  if (total === 0 || from > total) return null;
  return (
    <nav className="site-pager" aria-label={m.site_pages({}, { locale })}>
      <span>{m.site_rows_of({ from, until, total }, { locale })}</span>
      {page > 1 && (
        <a rel="prev" href={hrefWith(path, { page: page > 2 ? page - 1 : null })}>
          {m.site_page_before({}, { locale })}
        </a>
      )}
      {until < total && (
        <a rel="next" href={hrefWith(path, { page: page + 1 })}>
          {m.site_page_next({}, { locale })}
        </a>
      )}
    </nav>
  );
}

/** Said instead of rows, with where to go from here. */
export function Nothing({ why, links = [] }: { why: string; links?: readonly SiteLink[] }) {
  return (
    <div className="site-nothing">
      <p>{why}</p>
      <ul>
        {links.map(({ label, href }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A list page: head, search, tabs, then filters at the left and rows at the right; without filters one column. */
export function ListPage({
  head,
  tools,
  filters,
  children,
}: {
  head: ReactNode;
  tools?: ReactNode;
  filters?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="site-container site-list-page">
      {head}
      {tools}
      <div className={filters ? 'site-columns' : ''}>
        {filters}
        <div>{children}</div>
      </div>
    </div>
  );
}
