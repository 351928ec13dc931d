import { dayOf } from '#shared/dates.ts';
import type { SiteFound, SiteRow } from '#shared/site.ts';
import { say } from '#shared/words.ts';
import type { Ctx } from '#platform/ctx.ts';
import { dayLong, dayShort, deadlineNote, isSoon } from '#web/site/days.ts';
import type { Place } from '#modules/parties/index.ts';
import { m } from '#words/messages.js';
import type { ArticleKind } from '../contract.ts';
import type { ArticleVersion } from '../rows.ts';
import { SECTION_OF } from '../sections.ts';

/** An article in the reader's language; Chinese where nobody has written it in English. */
export function writtenFor({ locale }: Ctx, row: ArticleVersion) {
  const isEnglish = locale === 'en' && row.titleEn !== null;
  return {
    title: isEnglish ? (row.titleEn ?? row.title) : row.title,
    summary: (isEnglish ? row.summaryEn : row.summary) ?? '',
    body: isEnglish && row.bodyEn.trim() ? row.bodyEn : row.body,
    pictureAlt: (isEnglish ? row.pictureAltEn : null) ?? row.pictureAlt ?? '',
    /** Set where the words are not the page's own language. */
    lang: locale === 'en' && !(isEnglish && row.bodyEn.trim()) ? 'zh-CN' : undefined,
  };
}

export const sectionName = ({ locale }: Pick<Ctx, 'locale'>, kind: ArticleKind) => say(`website_section_${kind}`, {}, locale);

export const addressOf = (row: Pick<ArticleVersion, 'kind' | 'articleId'>) => `${SECTION_OF[row.kind]}/${row.articleId}`;

/** The day it bears: of its first publication. */
export const dayOfArticle = (row: ArticleVersion) => dayOf(row.datedAt ?? row.publishesAt ?? row.changedAt);

/** A row of a list: a call by the day it closes, anything else by the day it bears. */
export function listRow(ctx: Ctx, row: ArticleVersion): SiteRow {
  const { locale } = ctx;
  const today = dayOf(ctx.now);
  const { title, summary } = writtenFor(ctx, row);
  const link = { label: title, href: addressOf(row) };
  if (row.kind === 'call' && row.closesOn) {
    return {
      when: dayShort(row.closesOn, locale, today),
      whenNote: deadlineNote(row.closesOn, locale, today),
      isSoon: isSoon(row.closesOn, today),
      link,
      note: summary,
    };
  }
  return { when: dayShort(dayOfArticle(row), locale, today), link, note: summary };
}

/** The same where things of several kinds stand together. */
export function foundRow(ctx: Ctx, row: ArticleVersion, from: string): SiteFound {
  const { locale } = ctx;
  const { title, summary, body } = writtenFor(ctx, row);
  return {
    kind: sectionName(ctx, row.kind),
    from: [from, dayLong(dayOfArticle(row), locale)].filter(Boolean).join(m.site_between({}, { locale })),
    link: { label: title, href: addressOf(row) },
    text: summary || beginningOf(body),
    picture: row.picture ? { src: publicFile(row, row.picture.id), alt: writtenFor(ctx, row).pictureAlt } : undefined,
  };
}

/** An organisation in the reader's language; in Chinese by its short name where it is one of several. */
export function placeName({ locale }: Pick<Ctx, 'locale'>, place: Place | undefined, isShort = false): string {
  if (!place) return '';
  if (locale === 'en' && place.nameEn) return place.nameEn;
  return (isShort ? place.shortName : null) ?? place.name;
}

export const publicFile = (row: Pick<ArticleVersion, 'articleId'>, fileId: string) => `/article-files/${row.articleId}/${fileId}`;

/** The first words of a text without its marks. */
function beginningOf(body: string): string {
  const plain = body
    .replaceAll(/^\s*(#{1,6}|>|[-*+]|\d+\.)\s+/gmu, '')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/gu, '$1')
    .replaceAll(/[*_`|]/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim();
  return plain.length > 90 ? `${plain.slice(0, 90)}…` : plain;
}
