/** The languages of the platform. zh-CN is written first, en beside it, zh-TW is derived. */
export const LOCALES = ['zh-CN', 'zh-TW', 'en'] as const;
export type Locale = (typeof LOCALES)[number];
export const BASE_LOCALE: Locale = 'zh-CN';

/** The cookie that keeps the chosen language; the workspace reloads after it is set. */
export const LOCALE_COOKIE = 'ruyuan_locale';
