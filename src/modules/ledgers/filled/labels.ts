import { fieldOf, type Field } from '../import/fields.ts';
import { mapColumns, type Vocabulary } from '../import/mapping.ts';
import type { Layout, LayoutLabel } from './layout.ts';

/** What a label means, by our words or by what a person said; kept with the table. */
export type LabelMeaning = {
  readonly field: string | null;
  readonly state: 'taken' | 'asked' | 'none' | 'left';
  readonly chosenBy: 'words' | 'person';
  /** Said by a person; else the form's own. */
  readonly unit: string | null;
  readonly year: number | null;
  readonly candidates: readonly { readonly field: string; readonly certainty: number }[];
};

/** What a form says of itself: who fills it in, when, the running number. */
export const FORM_FIELDS = ['form_unit', 'form_day', 'form_person'] as const;
const FORM_WORDS: readonly (readonly [(typeof FORM_FIELDS)[number], RegExp])[] = [
  ['form_unit', /^(填报|填表|报送|上报|编制|制表|申报)单位/],
  ['form_day', /^(填报|填表|报送|上报|制表|报出)?(日期|时间)$/],
  ['form_person', /^(填表|填报|制表|经办)人/],
];

/** The labels' meanings by the words known now; what is not plain is asked. */
export function readLabels(layout: Layout, words: Vocabulary): Record<string, LabelMeaning> {
  const meanings: Record<string, LabelMeaning> = {};
  const sheets = Map.groupBy(layout.labels, (label) => label.sheet);
  for (const labels of sheets.values()) {
    const kind = layout.sheets.find((sheet) => sheet.name === labels[0]?.sheet)?.kind ?? 'list';
    const own = labels.filter((label) => formField(label, kind) !== null);
    for (const label of own) meanings[label.key] = { ...UNSAID, field: formField(label, kind), state: 'taken' };
    const rest = labels.filter((label) => !own.includes(label));
    const columns = rest.map((label, index) => ({ index, heading: label.heading, path: label.path, unit: label.unit, year: label.year }));
    for (const mapping of mapColumns('enterprises', columns, words, new Map())) {
      const label = rest[mapping.index];
      if (!label) continue;
      const { field, state, candidates } = mapping;
      meanings[label.key] = { ...UNSAID, field, state, candidates: candidates.slice(0, 5) };
    }
  }
  return meanings;
}

const UNSAID = { chosenBy: 'words', unit: null, year: null, candidates: [] } as const;

/** 填报单位 above a list is whoever fills it in; on a card it may be the enterprise, so a person is asked nothing there. */
function formField(label: LayoutLabel, kind: 'list' | 'card'): string | null {
  if (!label.isInline && kind === 'list') return null;
  const found = FORM_WORDS.find(([, words]) => words.test(label.heading))?.[0] ?? null;
  if (found === 'form_day' && !label.isInline && !/^(填|报|制)/.test(label.heading)) return null;
  return found;
}

export type Wanted = Pick<Field, 'id' | 'zh' | 'en' | 'readAs' | 'isYearly' | 'parts' | 'unit'>;

/** The field of an id: one of the enterprise ledger or of the form itself. */
export function wantedField(id: string): Wanted | undefined {
  return fieldOf('enterprises', id) ?? FORM.get(id);
}

const FORM: ReadonlyMap<string, Wanted> = new Map(
  (
    [
      ['form_unit', '填报单位', 'Filled in by (unit)'],
      ['form_day', '填报日期', 'Day of filling in'],
      ['form_person', '填表人', 'Filled in by (person)'],
    ] as const
  ).map(([id, zh, en]) => [id, { id, zh, en, readAs: 'text', isYearly: false, parts: [], unit: null }]),
);

export const formFields = (): readonly Wanted[] => [...FORM.values()];
