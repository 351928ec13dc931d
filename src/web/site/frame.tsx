import { m } from '#words/messages.js';
import { LOCALES, type Locale } from '#shared/locales.ts';
import type { SiteFrame } from './page.tsx';

/** Each language by its own name; the page's own is not offered. */
const NAMES: Record<Locale, () => string> = {
  'zh-CN': m.web_language_zh_cn_short,
  'zh-TW': m.web_language_zh_tw_short,
  en: m.web_language_en_short,
};

/** The same address in another language; the server keeps the choice in its cookie. */
export function inLanguage(path: string, locale: Locale): string {
  const address = new URL(path, 'http://site.invalid');
  address.searchParams.set('locale', locale);
  return address.pathname + address.search;
}

export function Header({ frame, locale, path }: { frame: SiteFrame; locale: Locale; path: string }) {
  const here = path.split('?')[0];
  return (
    <header className="site-header">
      <div className="site-row">
        <a className="site-brand" href="/">
          <img src="/mark.svg" alt="" width="40" height="40" />
          <span className="site-wordmark">{m.web_product_name({}, { locale })}</span>
          <span className="site-place">
            {frame.place.map((line) => (
              <span key={line}>{line}</span>
            ))}
          </span>
        </a>
        <nav className="site-sections" aria-label={m.web_navigation({}, { locale })}>
          {frame.sections.map(({ label, href }) => (
            <a key={href} href={href} aria-current={here === href ? 'page' : undefined}>
              {label}
            </a>
          ))}
        </nav>
        <div className="site-tools">
          {LOCALES.filter((other) => other !== locale).map((other) => (
            <a key={other} href={inLanguage(path, other)} hrefLang={other} lang={other}>
              {NAMES[other]()}
            </a>
          ))}
          <a className="site-button" href="/workspace">
            {m.web_sign_in({}, { locale })}
          </a>
          <a className="site-button site-menu" href="#footer">
            {m.site_menu({}, { locale })}
          </a>
        </div>
      </div>
    </header>
  );
}

export function Footer({ frame }: { frame: SiteFrame }) {
  return (
    <footer className="site-footer" id="footer">
      <div className="site-container">
        <div className="site-blocks">
          {frame.blocks.map(({ title, lines }) => (
            <section key={title}>
              <h2>{title}</h2>
              <ul>
                {lines.map((line) =>
                  typeof line === 'string' ? (
                    <li key={line}>{line}</li>
                  ) : (
                    <li key={line.href}>
                      <a href={line.href}>{line.label}</a>
                    </li>
                  ),
                )}
              </ul>
            </section>
          ))}
        </div>
        <p className="site-notes">
          {frame.notes.map((note) => (
            <span key={note}>{note}</span>
          ))}
        </p>
      </div>
    </footer>
  );
}
