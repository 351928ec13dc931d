import { spoken } from '#words/spoken.js';
import { BASE_LOCALE, LOCALES, type Locale } from './locales.ts';

export { BASE_LOCALE, LOCALE_COOKIE, LOCALES, type Locale } from './locales.ts';

export type WordValues = Readonly<Record<string, string | number>>;

export function isLocale(value: unknown): value is Locale {
  return (LOCALES as readonly unknown[]).includes(value);
}

/** The best of our languages for an `Accept-Language` header; Traditional script for TW, HK, MO and Hant. */
export function localeFor(acceptLanguage: string): Locale {
  for (const part of acceptLanguage.split(',')) {
    const tag = part.split(';')[0]?.trim().toLowerCase() ?? '';
    if (/^zh-(tw|hk|mo|hant)/u.test(tag)) return 'zh-TW';
    if (tag.startsWith('zh')) return 'zh-CN';
    if (tag.startsWith('en')) return 'en';
  }
  return BASE_LOCALE;
}

/**
 * The message of a key known only at run time: code labels (`code_park_kind_city`) and refusals
 * (`refusal_parties_code_taken`). Where the key is known, call `m.key()` instead: the compiler then checks it.
 * In the browser only `code_` keys are there, and `locale` is the page's own. Throws when there is no such key.
 */
export function say(key: string, values: WordValues = {}, locale?: Locale): string {
  const message = spoken[key];
  if (!message) throw new Error(`No message has the key ${key}`);
  return message(values, locale ? { locale } : {});
}

/** As `say`, but a key that is missing gives `instead`: for labels of codes that people added themselves. */
export function saySafe(key: string, instead: string, values: WordValues = {}, locale?: Locale): string {
  return spoken[key]?.(values, locale ? { locale } : {}) ?? instead;
}

/** The catalogue key of a refusal's code: `parties.code_taken` → `refusal_parties_code_taken`. */
export function refusalKey(code: string): string {
  return `refusal_${code.replaceAll('.', '_')}`;
}
