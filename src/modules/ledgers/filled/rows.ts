import type { Directory } from '../import/directory.ts';
import type { Layout } from './layout.ts';

/** Which enterprise a row of the form means. Only an exact name is taken; what is merely alike is proposed. */
export type RowMeaning = {
  readonly state: 'found' | 'proposed' | 'several' | 'unknown';
  readonly enterpriseId: string | null;
  readonly proposals: readonly string[];
  readonly chosenBy: 'words' | 'person';
};

export function readRows(layout: Layout, directory: Directory): Record<string, RowMeaning> {
  const rows = layout.sheets.flatMap((sheet) => sheet.named);
  return Object.fromEntries(rows.map((row) => [row.key, readRow(row.text, directory)]));
}

function readRow(text: string, directory: Directory): RowMeaning {
  const found = directory.byName(text, true);
  const base = { chosenBy: 'words' as const, enterpriseId: null, proposals: [] };
  if (found.by === 'nothing') return { ...base, state: 'unknown' };
  if (found.by === 'several') return { ...base, state: 'several', proposals: found.enterprises.slice(0, 5).map((one) => one.id) };
  if (found.by === 'exact') return { ...base, state: 'found', enterpriseId: found.enterprise.id };
  return { ...base, state: 'proposed', proposals: [found.enterprise.id] };
}
