import type { ArticleKind } from './contract.ts';

/** Where each kind stands on the public site. */
export const SECTION_OF: Readonly<Record<ArticleKind, string>> = {
  news: '/news',
  notice: '/notices',
  call: '/calls',
  showcase: '/showcase',
};
