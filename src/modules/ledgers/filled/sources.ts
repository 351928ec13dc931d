import { dayOf } from '#shared/dates.ts';
import { say, saySafe } from '#shared/words.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { OutColumn, OutRow } from '#engines/documents/workbook/out.ts';
import { writeWorkbook } from '#engines/documents/workbook/write.ts';
import type { FilledPlace } from '../contract/filled.ts';
import { spokenCode } from '#shared/spoken-code.ts';
import { wantedField } from './labels.ts';
import type { FilledRowStored } from './table.ts';

const word = (ctx: Ctx, name: string, values: Record<string, string | number> = {}) =>
  say(`ledgers_filled_sheet_${name}`, values, ctx.locale);

/** Two sheets: from where each figure came; what stayed empty and why. */
export async function sourcesWorkbook(
  ctx: Ctx,
  row: Pick<FilledRowStored, 'title' | 'scope'>,
  places: readonly FilledPlace[],
): Promise<Uint8Array> {
  const title = row.title;
  const lead = {
    left: word(ctx, 'by', { org: ctx.actor.orgName }),
    right: word(ctx, 'as_of', { day: row.scope.asOf, today: dayOf(ctx.now) }),
  };
  const column = (name: string, width: number): OutColumn => ({ heading: word(ctx, name), width, format: 'text' });
  const where = [column('sheet', 14), column('cell', 8), column('heading', 28), column('enterprise', 30)];
  const filled = places.filter((place) => place.from);
  const empty = places.filter((place) => !place.from);
  return writeWorkbook([
    {
      name: word(ctx, 'sources'),
      title: `${title}${word(ctx, 'sources_title')}`,
      lead,
      columns: [
        ...where,
        column('value', 20),
        column('field', 24),
        column('year', 8),
        column('day', 12),
        column('status', 10),
        column('source', 12),
        column('note', 28),
      ],
      rows: filled.map((place) => [...whereOf(place), place.shown, ...fromOf(ctx, place)]),
    },
    {
      name: word(ctx, 'empty'),
      title: `${title}${word(ctx, 'empty_title')}`,
      lead,
      columns: [...where, column('reason', 40)],
      rows: empty.map((place) => [...whereOf(place), reasonText(ctx, place)]),
    },
  ]);
}

const whereOf = (place: FilledPlace): OutRow => [place.sheet, place.cell, place.heading, place.enterpriseName];

function fromOf(ctx: Ctx, { from }: FilledPlace): OutRow {
  if (!from) return [];
  const field = wantedField(from.field);
  const name = field ? (ctx.locale === 'en' ? field.en : field.zh) : from.field;
  const source = saySafe(`code_fill_source_${from.source}`, spokenCode('source_kind', from.source, ctx.locale), {}, ctx.locale);
  const note = [from.note, from.conversion ? word(ctx, 'conversion', { unit: from.conversion }) : null].filter(Boolean).join('; ');
  return [
    name,
    from.year === null ? null : String(from.year),
    from.asOf,
    from.status ? spokenCode('figure_status', from.status, ctx.locale) : null,
    source,
    note || null,
  ];
}

/** Why a place stayed empty, in words. */
export function reasonText(ctx: Ctx, place: Pick<FilledPlace, 'reason' | 'reasonNote'>): string {
  const text = spokenCode('fill_reason', place.reason ?? 'unknown', ctx.locale);
  return place.reasonNote ? `${text} (${place.reasonNote})` : text;
}
