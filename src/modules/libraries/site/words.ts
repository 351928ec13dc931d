import { dayOf } from '#shared/dates.ts';
import type { SiteFound } from '#shared/site.ts';
import { spokenCode } from '#shared/spoken-code.ts';
import type { Ctx } from '#platform/ctx.ts';
import { m } from '#words/messages.js';
import { fieldKey, type ItemField } from '../contract/item-fields.ts';
import type { ItemRow } from '../item.ts';
import { wordsOf } from '../item-words.ts';
import { shownFields } from './public-items.ts';

export const publicPath = ({ noun, id }: Pick<ItemRow, 'noun' | 'id'>) =>
  noun === 'achievement' ? `/achievements/${id}` : `/projects/${id}`;

/** The English title where there is one and it is asked for. */
export const titleOf = (ctx: Ctx, row: ItemRow) => (ctx.locale === 'en' ? (row.titleEn ?? row.title) : row.title);

export const kindOf = (ctx: Ctx, row: ItemRow) =>
  spokenCode(row.noun === 'achievement' ? 'achievement_kind' : 'project_kind', row.kind, ctx.locale);

export const labelOf = (ctx: Ctx, field: ItemField) => spokenCode('item_field', fieldKey(field.name), ctx.locale);

/** A field as a visitor reads it; null when nothing is said, or it is kept inside. */
export function shownValue(ctx: Ctx, row: ItemRow, name: string): string | null {
  const field = shownFields(row).find((one) => one.name === name);
  if (!field) return null;
  if (name === 'priceFen') return priceOf(ctx, row);
  const value = wordsOf(field, row[name as keyof ItemRow], ctx.locale);
  return value && field.form === 'money' ? m.libraries_site_wan({ amount: value }, { locale: ctx.locale }) : value;
}

/** 面议 where no amount was said and it can be had at all. */
function priceOf(ctx: Ctx, row: ItemRow): string | null {
  const { locale } = ctx;
  if (row.priceFen === null) return row.ways.length > 0 ? m.libraries_site_negotiable({}, { locale }) : null;
  return m.libraries_site_wan({ amount: (row.priceFen / 1_000_000).toLocaleString('en-US') }, { locale });
}

/** An item in a list: kind and owner, title, the first lines, three facts. */
export function foundItem(ctx: Ctx, row: ItemRow): SiteFound {
  const { locale } = ctx;
  const fact = (label: string, value: string | null): readonly (readonly [string, string])[] => (value ? [[label, value]] : []);
  const own =
    row.noun === 'achievement'
      ? [
          ...fact(m.libraries_site_maturity({}, { locale }), shownValue(ctx, row, 'maturity')),
          ...fact(m.libraries_site_ways({}, { locale }), shownValue(ctx, row, 'ways')),
          ...fact(m.libraries_site_price({}, { locale }), shownValue(ctx, row, 'priceFen')),
        ]
      : [
          ...fact(m.libraries_site_state({}, { locale }), shownValue(ctx, row, 'state')),
          ...fact(m.libraries_site_stage({}, { locale }), shownValue(ctx, row, 'stage')),
          ...fact(m.libraries_site_investment({}, { locale }), shownValue(ctx, row, 'investmentFen')),
        ];
  return {
    kind: kindOf(ctx, row),
    from: shownValue(ctx, row, 'ownerName') ?? '',
    link: { label: titleOf(ctx, row), href: publicPath(row) },
    text: row.summary.length > 110 ? `${row.summary.slice(0, 108)}……` : row.summary,
    facts: own,
  };
}

export const publishedOn = (row: ItemRow) => (row.publishesAt ? dayOf(row.publishesAt) : null);
