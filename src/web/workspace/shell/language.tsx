import { m } from '#words/messages.js';
import { getLocale } from '#words/runtime.js';
import { LOCALE_COOKIE, LOCALES, type Locale } from '#shared/locales.ts';

/** Each language by its own name, whatever the page's. */
export const NAMES: Record<Locale, { short: () => string; long: () => string }> = {
  'zh-CN': { short: m.web_language_zh_cn_short, long: m.web_language_zh_cn },
  'zh-TW': { short: m.web_language_zh_tw_short, long: m.web_language_zh_tw },
  en: { short: m.web_language_en_short, long: m.web_language_en },
};

/** Keeps the choice for a year and loads the page again in that language. */
export function choose(locale: Locale): void {
  document.cookie = `${LOCALE_COOKIE}=${locale}; path=/; max-age=31536000; samesite=lax`;
  location.reload();
}

export function LanguageSwitch() {
  const now = getLocale();
  return (
    <div
      role="group"
      aria-label={m.web_language()}
      className="flex h-8 items-center rounded-control border border-line bg-white p-0.5 max-md:h-11"
    >
      {LOCALES.map((locale) => (
        <button
          key={locale}
          type="button"
          lang={locale}
          title={NAMES[locale].long()}
          aria-pressed={locale === now}
          onClick={() => choose(locale)}
          className={`h-[26px] rounded-chip px-2 text-note max-md:h-9 max-md:px-3 ${locale === now ? 'bg-brand-tint text-brand-strong' : 'text-muted'}`}
        >
          {NAMES[locale].short()}
        </button>
      ))}
    </div>
  );
}
