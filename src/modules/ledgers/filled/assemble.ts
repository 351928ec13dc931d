import type { Locale } from '#shared/words.ts';
import type { RefusalKind } from '#shared/refusal.ts';
import { cellName } from '#engines/documents/workbook/sheet.ts';
import { maskedPhone } from '../contact.ts';
import { filledRefusals, type EmptyReason, type FilledPlace, type FilledScope } from '../contract/filled.ts';
import { MOST_ENTERPRISES, type EnterpriseData } from './data.ts';
import { FORM_FIELDS, wantedField, type LabelMeaning } from './labels.ts';
import type { Layout, LayoutCell, LayoutLabel, LayoutSheet } from './layout.ts';
import type { RowMeaning } from './rows.ts';
import { valueOf, type Found } from './value.ts';

export type TableState = {
  readonly layout: Layout;
  readonly meanings: Readonly<Record<string, LabelMeaning>>;
  readonly rowMeanings: Readonly<Record<string, RowMeaning>>;
  readonly typed: Readonly<Record<string, string>>;
  readonly scope: FilledScope;
};

/** Who fills it in and when; what a form asks of itself. */
export type Filler = { readonly org: string; readonly person: string; readonly today: string; readonly locale: Locale };

/** A place with what is written; `value` null stays empty. `likeRow`: the row whose formats a row below the form takes. */
export type AssembledPlace = FilledPlace & { readonly value: string | number | null; readonly likeRow?: number };
export type Obstacle = { readonly kind: RefusalKind; readonly values: Readonly<Record<string, string | number>> };
export type Assembly = {
  readonly places: readonly AssembledPlace[];
  readonly numbers: readonly { readonly sheet: string; readonly cell: string; readonly value: number; readonly likeRow?: number }[];
  readonly obstacles: readonly Obstacle[];
  readonly enterpriseIds: readonly string[];
};

const MOST_PLACES = 40_000;

/** The key under which a typed value is kept. */
export const typedKey = (label: string, enterpriseId: string | null) => `${label}|${enterpriseId ?? ''}`;

/** True when the table is about one enterprise: some label of a card asks for one. */
export function isForOne({ layout, meanings }: Pick<TableState, 'layout' | 'meanings'>): boolean {
  return layout.sheets.some((sheet) => sheet.kind === 'card' && sheet.single.some(({ label }) => !isOfForm(meanings[label]?.field)));
}

const isOfForm = (field: string | null | undefined) => (FORM_FIELDS as readonly string[]).includes(field ?? '');

/** Puts together what stands in every place, and what stands against filling the table in. */
export function assemble(state: TableState, ids: readonly string[], data: ReadonlyMap<string, EnterpriseData>, filler: Filler): Assembly {
  const labels = new Map(state.layout.labels.map((label) => [label.key, label]));
  const writer = new Writer(state, labels, data, filler);
  const obstacles: Obstacle[] = [];
  const one = isForOne(state);
  const single = one && ids.length === 1 ? (ids[0] ?? null) : null;
  if (one && ids.length !== 1) obstacles.push({ kind: filledRefusals.filled_one_enterprise, values: { count: ids.length } });
  if (ids.length > MOST_ENTERPRISES) obstacles.push({ kind: filledRefusals.filled_too_many, values: { limit: MOST_ENTERPRISES } });
  for (const sheet of state.layout.sheets) {
    for (const cell of sheet.single) writer.put(sheet, cell, single, null);
    for (const row of sheet.named) {
      const { enterpriseId, reason } = rowEnterprise(state.rowMeanings[row.key], data);
      for (const cell of row.cells) writer.put(sheet, cell, enterpriseId, reason);
    }
    if (sheet.free) obstacles.push(...writer.list(sheet, sheet.free, ids.slice(0, MOST_ENTERPRISES)));
  }
  const { places, numbers } = writer;
  if (places.length > MOST_PLACES) obstacles.push({ kind: filledRefusals.filled_too_many, values: { limit: MOST_PLACES } });
  if (obstacles.length === 0 && places.every((place) => place.value === null))
    obstacles.push({ kind: filledRefusals.filled_nothing, values: {} });
  return { places, numbers, obstacles, enterpriseIds: [...new Set(places.flatMap((place) => place.enterpriseId ?? []))] };
}

function rowEnterprise(
  meaning: RowMeaning | undefined,
  data: ReadonlyMap<string, EnterpriseData>,
): { enterpriseId: string | null; reason: EmptyReason | null } {
  if (!meaning || meaning.state === 'unknown') return { enterpriseId: null, reason: 'row_unknown' };
  if (meaning.state === 'several') return { enterpriseId: null, reason: 'row_several' };
  if (meaning.state === 'proposed' || !meaning.enterpriseId) return { enterpriseId: null, reason: 'row_proposed' };
  return data.has(meaning.enterpriseId)
    ? { enterpriseId: meaning.enterpriseId, reason: null }
    : { enterpriseId: null, reason: 'row_elsewhere' };
}

class Writer {
  readonly places: AssembledPlace[] = [];
  readonly numbers: { sheet: string; cell: string; value: number; likeRow?: number }[] = [];
  readonly #state: TableState;
  readonly #labels: ReadonlyMap<string, LayoutLabel>;
  readonly #data: ReadonlyMap<string, EnterpriseData>;
  readonly #filler: Filler;

  constructor(state: TableState, labels: ReadonlyMap<string, LayoutLabel>, data: ReadonlyMap<string, EnterpriseData>, filler: Filler) {
    this.#state = state;
    this.#labels = labels;
    this.#data = data;
    this.#filler = filler;
  }

  /** One enterprise a row, over the rows that wait, and below them where nothing stands in the way. */
  list(sheet: LayoutSheet, free: NonNullable<LayoutSheet['free']>, ids: readonly string[]): Obstacle[] {
    if (ids.length === 0) return [{ kind: filledRefusals.filled_no_enterprise, values: { sheet: sheet.name } }];
    const { rows, isOpen, numbered } = free;
    const last = rows.at(-1) ?? 0;
    ids.forEach((id, at) => {
      const isBelow = at >= rows.length;
      if (isBelow && !isOpen) return;
      const row = rows[at] ?? last + at - rows.length + 1;
      const likeRow = isBelow ? { likeRow: last } : {};
      for (const { index, label } of sheet.columns) {
        const cell = cellName(row, index);
        this.put(sheet, { cell, label, block: sheet.blocks[cell] ?? null }, id, null, likeRow);
      }
      if (sheet.counter !== null && !numbered.includes(row)) {
        this.numbers.push({ sheet: sheet.name, cell: cellName(row, sheet.counter), value: at + 1, ...likeRow });
      }
    });
    if (isOpen || ids.length <= rows.length) return [];
    const values = { sheet: sheet.name, from: (rows[0] ?? 0) + 1, to: last + 1, rows: rows.length, enterprises: ids.length };
    return [{ kind: filledRefusals.filled_rows_short, values }];
  }

  put(
    sheet: LayoutSheet,
    cell: LayoutCell,
    enterpriseId: string | null,
    rowReason: EmptyReason | null,
    more: { likeRow?: number } = {},
  ): void {
    const label = this.#labels.get(cell.label);
    if (!label) return;
    const enterprise = enterpriseId ? this.#data.get(enterpriseId) : undefined;
    const found = cell.block
      ? { reason: cell.block }
      : (this.#typed(label, enterpriseId) ?? this.#find(sheet, label, enterprise, rowReason));
    const isFilled = 'value' in found;
    const isTyped = isFilled && found.from.source === 'typed';
    const value = isFilled ? written(label, found.value) : null;
    this.places.push({
      sheet: sheet.name,
      cell: cell.cell,
      label: label.key,
      heading: label.heading,
      enterpriseId,
      enterpriseName: enterprise?.card.name ?? null,
      shown: isFilled ? shownAs(found) : null,
      unit: label.unit ?? this.#state.meanings[label.key]?.unit ?? null,
      reason: isFilled ? null : found.reason,
      reasonNote: isFilled ? null : (found.note ?? null),
      isTyped,
      from: isFilled ? found.from : null,
      value,
      ...more,
    });
  }

  #typed(label: LayoutLabel, enterpriseId: string | null): Found | null {
    const text = this.#state.typed[typedKey(label.key, enterpriseId)];
    if (text === undefined) return null;
    const field = this.#state.meanings[label.key]?.field ?? '';
    const isWords = ['text', 'credit_code', 'phone', 'date'].includes(wantedField(field)?.readAs ?? 'number');
    const isNumber = !isWords && /^-?(0|[1-9]\d{0,11})(\.\d{1,6})?$/.test(text);
    return {
      value: isNumber ? Number(text) : text,
      from: { field, year: null, asOf: null, status: null, source: 'typed', note: null, conversion: null },
    };
  }

  #find(sheet: LayoutSheet, label: LayoutLabel, enterprise: EnterpriseData | undefined, rowReason: EmptyReason | null): Found {
    const meaning = this.#state.meanings[label.key];
    if (!meaning || meaning.state === 'none' || !meaning.field) return { reason: meaning?.state === 'left' ? 'left' : 'no_field' };
    if (meaning.state === 'left') return { reason: 'left' };
    if (meaning.state === 'asked') return { reason: 'asked' };
    if (isOfForm(meaning.field)) return this.#ofForm(meaning.field);
    const field = wantedField(meaning.field);
    if (!field || (label.isInline && sheet.kind === 'list')) return { reason: 'no_field' };
    if (!enterprise) return { reason: rowReason ?? 'no_enterprise' };
    const year = meaning.year ?? label.year ?? this.#state.scope.year;
    const unit = meaning.unit ?? label.unit;
    return valueOf(field, enterprise, { heading: label.heading, unit, year, asOf: this.#state.scope.asOf, locale: this.#filler.locale });
  }

  #ofForm(field: string): Found {
    const { org, person, today } = this.#filler;
    const [year, month, day] = today.split('-').map(Number);
    const told: Record<string, string> = { form_unit: org, form_person: person, form_day: `${year}年${month}月${day}日` };
    return {
      value: told[field] ?? '',
      from: { field, year: null, asOf: null, status: null, source: 'filler', note: null, conversion: null },
    };
  }
}

/** 填报单位：____ keeps its words before the colon. */
function written(label: LayoutLabel, value: string | number): string | number {
  if (!label.isInline || label.original === null) return value;
  return `${/^[^:：]*[:：]/.exec(label.original)?.[0] ?? ''}${value}`;
}

function shownAs(found: Extract<Found, { value: string | number }>): string {
  if (typeof found.value === 'number') return found.value.toLocaleString('en-US', { maximumFractionDigits: 6 });
  return found.isContact ? maskedPhone(found.value) : found.value;
}
