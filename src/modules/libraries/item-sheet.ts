import { dayOf } from '#shared/dates.ts';
import { FEN_PER_WAN } from '#shared/money.ts';
import { Refusal } from '#shared/refusal.ts';
import { spokenCode } from '#shared/spoken-code.ts';
import { say } from '#shared/words.ts';
import type { OutCell, OutColumn, OutFormat } from '#engines/documents/workbook/out.ts';
import { writeWorkbook } from '#engines/documents/workbook/write.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { FileAnswer } from '#platform/http/handlers.ts';
import type { ItemNoun } from './contract/item-codes.ts';
import { FIELDS_OF, fieldKey, type FieldForm, type ItemField } from './contract/item-fields.ts';
import { librariesRefusals } from './contract/refusals.ts';
import type { ItemRow } from './item.ts';
import { allItems, type ItemFilter } from './item-queries.ts';
import { readsInside } from './item-sight.ts';
import { wordsOf } from './item-words.ts';

const LIMIT = 20_000;
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const WIDTHS: Readonly<Record<FieldForm, number>> = {
  text: 20,
  long: 44,
  names: 20,
  words: 24,
  code: 14,
  codes: 20,
  money: 14,
  count: 10,
  day: 12,
  yes_no: 8,
};
const FORMATS: Partial<Record<FieldForm, OutFormat>> = { money: 'general', count: 'integer' };

/** The label of a field, as its column is headed. */
export const fieldLabel = ({ name }: Pick<ItemField, 'name'>, ctx: Pick<Ctx, 'locale'>) =>
  spokenCode('item_field', fieldKey(name), ctx.locale);

/** A library as a workbook: what a filter finds, as this person may read it; brought back, it is known again. */
export async function exportItems(ctx: Ctx, noun: ItemNoun, filter: ItemFilter): Promise<FileAnswer> {
  const { locale } = ctx;
  const rows = await allItems(ctx, noun, filter, LIMIT);
  if (rows.length > LIMIT) throw new Refusal(librariesRefusals.export_too_long, { limit: LIMIT });
  const fields = FIELDS_OF[noun];
  const columns: OutColumn[] = [
    { heading: say('libraries_item_number', {}, locale), width: 6, format: 'integer' },
    ...fields.map((field): OutColumn => {
      const unit = field.form === 'money' ? say('libraries_item_unit_wan', {}, locale) : '';
      const width = field.name === 'title' ? 36 : WIDTHS[field.form];
      return { heading: `${fieldLabel(field, ctx)}${unit}`, width, format: FORMATS[field.form] ?? 'text' };
    }),
  ];
  const title = say(`libraries_${noun}s`, {}, locale);
  const today = dayOf(ctx.now);
  const lead = {
    left: say('libraries_item_by', { org: ctx.actor.orgName }, locale),
    right: say('libraries_item_as_of', { day: today }, locale),
  };
  const body = rows.map((row, index): OutCell[] => [index + 1, ...fields.map((field) => cellOf(ctx, row, field))]);
  const bytes = await writeWorkbook([{ name: title, title, lead, columns, rows: body }]);
  return { name: `${title}-${today}.xlsx`, mediaType: XLSX, bytes };
}

function cellOf(ctx: Ctx, row: ItemRow, field: ItemField): OutCell {
  if (field.isInternal && field.name !== 'isConfidential' && !readsInside(ctx, row)) return null;
  const value = row[field.name as keyof ItemRow];
  if (field.form === 'money') return typeof value === 'number' ? value / FEN_PER_WAN : null;
  if (field.form === 'count') return typeof value === 'number' ? value : null;
  return wordsOf(field, value, ctx.locale);
}
