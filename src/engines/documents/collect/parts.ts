import { cellText } from '../cells/fold.ts';
import type { Form } from '../table/forms.ts';
import { isSubtotalText } from '../table/marks.ts';
import type { Sheet } from '../workbook/sheet.ts';
import type { ShapePlace } from './shape.ts';

/** `isExact`: 合计, the parts make the total. Otherwise 其中: no part is more than the total. */
export type PartsCheck = { readonly total: string; readonly parts: readonly string[]; readonly isExact: boolean };

/** What the words at the head of the rows say about which figures are parts of which, in every column of figures. */
export function partsOf(sheet: Pick<Sheet, 'rows'>, form: Form, places: readonly ShapePlace[]): PartsCheck[] {
  if (!form.head) return [];
  const wordsIn = (row: number) =>
    (sheet.rows[row] ?? []).map((cell) => cellText(cell)).find((text) => text !== '' && !/^[\d.、]+$/.test(text)) ?? '';
  const figures = places.filter((place) => place.kind === 'figure' && !place.isInline && place.unit !== '%');
  const byColumn = Map.groupBy(figures, (place) => place.column);
  return [...byColumn.values()].flatMap((column) => checksIn(column, wordsIn));
}

const OF_WHICH = /^[\s　]*(其中|#)/;

function checksIn(column: readonly ShapePlace[], wordsIn: (row: number) => string): PartsCheck[] {
  const checks: PartsCheck[] = [];
  let block: ShapePlace[] = [];
  let above: ShapePlace | null = null;
  const within = new Map<ShapePlace, string[]>();
  for (const place of column) {
    const words = wordsIn(place.row);
    if (isSubtotalText(words)) {
      if (block.length > 1) checks.push({ total: place.key, parts: block.map(({ key }) => key), isExact: true });
      block = [];
      above = null;
    } else if (OF_WHICH.test(words) && above) {
      within.set(above, [...(within.get(above) ?? []), place.key]);
    } else {
      above = place;
      block.push(place);
    }
  }
  return [...checks, ...[...within].map(([total, parts]) => ({ total: total.key, parts, isExact: false }))];
}
