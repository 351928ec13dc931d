import { and, count, desc, eq, ilike, isNotNull, isNull } from 'drizzle-orm';
import type { Page } from '#shared/page.ts';
import { refusalKey, saySafe } from '#shared/words.ts';
import { cellName } from '#engines/documents/workbook/sheet.ts';
import type { Ctx } from '#platform/ctx.ts';
import { namesOf, peopleNamesOf } from '#modules/parties/index.ts';
import type { EmptyReason, FilledLabel, FilledPlace, FilledRow, FilledSummary, FilledTable } from '../contract/filled.ts';
import { FACT_KINDS } from '../fact-kinds.ts';
import { fieldsFor } from '../import/fields.ts';
import { ledgerFilledTables as tables } from '../tables/filled.ts';
import { isForOne, type AssembledPlace } from './assemble.ts';
import { assembleTable } from './filling.ts';
import { formFields, wantedField } from './labels.ts';
import { filledTable, visibleTables, type FilledRowStored } from './table.ts';

type ListQuery = {
  readonly page: number;
  readonly pageSize: number;
  readonly q?: string | undefined;
  readonly state?: 'open' | 'filled' | 'removed' | undefined;
};

/** The tables this person may see, the latest first; those put away only when asked for. */
export async function listFilledTables(ctx: Ctx, query: ListQuery): Promise<Page<FilledSummary>> {
  const where = and(
    visibleTables(ctx),
    query.state === 'removed' ? isNotNull(tables.removedAt) : isNull(tables.removedAt),
    query.state === 'open' || query.state === 'filled' ? eq(tables.isFilled, query.state === 'filled') : undefined,
    query.q ? ilike(tables.title, `%${query.q.replaceAll(/[%_\\]/gu, '\\$&')}%`) : undefined,
  );
  const { places: _places, ...light } = columnsOf();
  const rows = await ctx.db
    .select(light)
    .from(tables)
    .where(where)
    .orderBy(desc(tables.broughtAt), desc(tables.id))
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize);
  const [total] = await ctx.db.select({ rows: count() }).from(tables).where(where);
  return { rows: await summaries(ctx, rows), total: total?.rows ?? 0, page: query.page, pageSize: query.pageSize };
}

const columnsOf = () => ({
  id: tables.id,
  title: tables.title,
  fileName: tables.fileName,
  layout: tables.layout,
  scope: tables.scope,
  isFilled: tables.isFilled,
  filledCount: tables.filledCount,
  emptyCount: tables.emptyCount,
  filledAt: tables.filledAt,
  broughtBy: tables.broughtBy,
  broughtAt: tables.broughtAt,
  places: tables.places,
});

type Light = Pick<
  FilledRowStored,
  'id' | 'title' | 'fileName' | 'layout' | 'scope' | 'isFilled' | 'filledCount' | 'emptyCount' | 'filledAt' | 'broughtBy' | 'broughtAt'
>;

async function summaries(ctx: Ctx, rows: readonly Light[]): Promise<FilledSummary[]> {
  const names = await namesOf(
    ctx,
    rows.flatMap((row) => row.scope.parkId ?? []),
  );
  const people = await peopleNamesOf(
    ctx,
    rows.flatMap((row) => row.broughtBy ?? []),
  );
  return rows.map((row) => {
    const kinds = new Set(row.layout.sheets.map((sheet) => sheet.kind));
    return {
      id: row.id,
      title: row.title,
      fileName: row.fileName,
      state: row.isFilled ? 'filled' : 'open',
      kind: kinds.size > 1 ? 'mixed' : kinds.has('card') ? 'card' : 'list',
      parkName: names.get(row.scope.parkId ?? '') ?? null,
      year: row.scope.year,
      asOf: row.scope.asOf,
      filled: row.isFilled ? row.filledCount : null,
      empty: row.isFilled ? row.emptyCount : null,
      broughtBy: people.get(row.broughtBy ?? '') ?? null,
      broughtAt: row.broughtAt.toISOString(),
      filledAt: row.isFilled ? (row.filledAt?.toISOString() ?? null) : null,
    };
  });
}

/** One table as it stands: what would be filled in now, or what was. */
export async function readFilledTable(ctx: Ctx, id: string): Promise<FilledTable> {
  const row = await filledTable(ctx, id);
  const [summary] = await summaries(ctx, [row]);
  if (!summary) throw new Error('a row has a summary');
  const assembly = await assembleTable(ctx, row);
  const places = row.isFilled && row.places ? row.places : assembly.places;
  const filled = places.filter((place) => place.from !== null);
  const reasons = Map.groupBy(
    places.filter((place) => place.from === null),
    (place) => place.reason ?? 'unknown',
  );
  const names = await namesOf(ctx, [
    ...row.scope.enterpriseIds,
    ...Object.values(row.rowMeanings).flatMap((one) => [...one.proposals, ...(one.enterpriseId ? [one.enterpriseId] : [])]),
  ]);
  return {
    ...summary,
    scope: row.scope,
    sheets: row.layout.sheets.map((sheet) => ({
      name: sheet.name,
      kind: sheet.kind,
      title: sheet.title,
      freeRows: sheet.free && !sheet.free.isOpen ? sheet.free.rows.length : null,
      namedRows: sheet.named.length,
    })),
    labels: labelsOf(row, places),
    rows: rowsOf(row, names, places),
    totals: {
      places: places.length,
      filled: filled.length,
      empty: places.length - filled.length,
      enterprises: new Set(places.flatMap((place) => place.enterpriseId ?? [])).size,
      typed: filled.filter((place) => place.isTyped).length,
    },
    reasons: [...reasons].map(([reason, of]) => ({ reason, places: of.length })).toSorted((one, other) => other.places - one.places),
    obstacles: assembly.obstacles.map(({ kind, values }) => ({
      code: kind.code,
      values,
      sentence: saySafe(refusalKey(kind.code), kind.code, values, ctx.locale),
    })),
    isForOne: isForOne(row),
    chosen: row.scope.enterpriseIds.map((one) => ({ id: one, name: names.get(one) ?? one })),
  };
}

/** Labels of which no cell can be written. */
function closedLabels({ sheets, labels }: FilledRowStored['layout']): ReadonlySet<string> {
  const open = sheets.flatMap((sheet) => {
    const cells = [...sheet.single, ...sheet.named.flatMap((row) => row.cells)].flatMap((cell) => (cell.block ? [] : [cell.label]));
    const isOpen = (index: number) => sheet.free?.rows.some((row) => !sheet.blocks[cellName(row, index)]) ?? false;
    return [...cells, ...sheet.columns.flatMap(({ index, label }) => (isOpen(index) ? [label] : []))];
  });
  const isOpen = new Set(open);
  return new Set(labels.flatMap((label) => (isOpen.has(label.key) ? [] : [label.key])));
}

function labelsOf(row: FilledRowStored, places: readonly FilledPlace[]): FilledLabel[] {
  const byLabel = Map.groupBy(places, (place) => place.label);
  const closed = closedLabels(row.layout);
  return row.layout.labels.map((label) => {
    const meaning = row.meanings[label.key];
    const field = meaning?.field ? wantedField(meaning.field) : undefined;
    const unit = meaning?.unit ?? label.unit;
    const year = meaning?.year ?? label.year;
    const of = byLabel.get(label.key) ?? [];
    return {
      key: label.key,
      sheet: label.sheet,
      heading: label.heading,
      unit,
      year,
      isInline: label.isInline,
      field: meaning?.field ?? null,
      state: meaning?.state ?? 'none',
      chosenBy: meaning?.chosenBy ?? 'words',
      candidates: [...(meaning?.candidates ?? [])],
      isUnitless: field?.readAs === 'money' && unit === null,
      isYearless: (field?.isYearly ?? false) && year === null && row.scope.year === null,
      isClosed: closed.has(label.key),
      places: of.length,
      filled: of.filter((place) => place.from !== null).length,
    };
  });
}

function rowsOf(row: FilledRowStored, names: ReadonlyMap<string, string>, places: readonly FilledPlace[]): FilledRow[] {
  const inSight = new Set(places.flatMap((place) => place.enterpriseId ?? []));
  return row.layout.sheets
    .flatMap((sheet) => sheet.named)
    .map((named) => {
      const meaning = row.rowMeanings[named.key];
      const id = meaning?.enterpriseId ?? null;
      const isElsewhere = meaning?.state === 'found' && id !== null && !inSight.has(id);
      return {
        key: named.key,
        sheet: named.sheet,
        row: named.row + 1,
        text: named.text,
        state: isElsewhere ? 'elsewhere' : (meaning?.state ?? 'unknown'),
        enterpriseId: isElsewhere ? null : id,
        enterpriseName: id && !isElsewhere ? (names.get(id) ?? null) : null,
        proposals: (meaning?.proposals ?? []).map((one) => ({ id: one, name: names.get(one) ?? one })),
        chosenBy: meaning?.chosenBy ?? 'words',
      };
    });
}

type PlacesQuery = {
  readonly page: number;
  readonly pageSize: number;
  readonly q?: string | undefined;
  readonly outcome?: 'filled' | 'empty' | undefined;
  readonly reason?: EmptyReason | undefined;
  readonly label?: string | undefined;
};

/** The places of a table, a page at a time: as filled in, or as they would be now. */
export async function listFilledPlaces(ctx: Ctx, id: string, query: PlacesQuery): Promise<Page<FilledPlace>> {
  const row = await filledTable(ctx, id);
  const all = row.isFilled && row.places ? row.places : (await assembleTable(ctx, row)).places.map(bare);
  const found = all.filter(
    (place) =>
      (!query.outcome || (place.from !== null) === (query.outcome === 'filled')) &&
      (!query.reason || place.reason === query.reason) &&
      (!query.label || place.label === query.label) &&
      (!query.q || `${place.heading} ${place.enterpriseName ?? ''} ${place.cell}`.includes(query.q)),
  );
  const start = (query.page - 1) * query.pageSize;
  return { rows: found.slice(start, start + query.pageSize), total: found.length, page: query.page, pageSize: query.pageSize };
}

const bare = ({ value: _value, likeRow: _likeRow, ...place }: AssembledPlace): FilledPlace => place;

/** What a heading may be said to mean. */
export function listFillFields() {
  const rows = [...formFields(), ...fieldsFor('enterprises')].map((field) => ({
    id: field.id,
    zh: field.zh,
    en: field.en,
    isYearly: field.isYearly,
    isMoney: FACT_KINDS.get(field.id)?.valueType === 'money_fen',
  }));
  return { rows };
}
