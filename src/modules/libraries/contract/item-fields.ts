import {
  ACHIEVEMENT_KINDS,
  ACHIEVEMENT_WAYS,
  FIELD_CODES,
  IP_STATES,
  MATURITIES,
  PROJECT_KINDS,
  PROJECT_LEVELS,
  PROJECT_STAGES,
  PROJECT_STATES,
  type ItemNoun,
} from './item-codes.ts';

/** What a field holds: how it is typed, shown, written into a workbook and read from one. */
export type FieldForm = 'text' | 'long' | 'names' | 'words' | 'code' | 'codes' | 'money' | 'count' | 'day' | 'yes_no';

export type ItemField = {
  /** Its label is `code_item_field_…`, in snake case. */
  readonly name: string;
  readonly form: FieldForm;
  /** For codes: the list whose labels are `code_<list>_…`, and its items. */
  readonly list?: string;
  readonly codes?: readonly (string | number)[];
  /** Never on a public page, whatever is ticked. */
  readonly isInternal?: true;
};

const common = {
  title: { name: 'title', form: 'text' },
  titleEn: { name: 'titleEn', form: 'text' },
  summary: { name: 'summary', form: 'long' },
  applications: { name: 'applications', form: 'long' },
  fields: { name: 'fields', form: 'codes', list: 'field', codes: FIELD_CODES },
  keywords: { name: 'keywords', form: 'words' },
  ownerName: { name: 'ownerName', form: 'text' },
  maturity: { name: 'maturity', form: 'code', list: 'maturity', codes: MATURITIES },
  contactName: { name: 'contactName', form: 'text', isInternal: true },
  contactPhone: { name: 'contactPhone', form: 'text', isInternal: true },
  isConfidential: { name: 'isConfidential', form: 'yes_no', isInternal: true },
  remark: { name: 'remark', form: 'long', isInternal: true },
} as const satisfies Record<string, ItemField>;

/** The columns of the achievements library, in the order of its workbook. */
export const ACHIEVEMENT_FIELDS: readonly ItemField[] = [
  common.title,
  common.titleEn,
  { name: 'kind', form: 'code', list: 'achievement_kind', codes: ACHIEVEMENT_KINDS },
  common.ownerName,
  { name: 'people', form: 'names' },
  common.fields,
  common.keywords,
  common.maturity,
  { name: 'ipState', form: 'code', list: 'achievement_ip_state', codes: IP_STATES },
  { name: 'ipNumbers', form: 'words' },
  common.summary,
  common.applications,
  { name: 'ways', form: 'codes', list: 'achievement_way', codes: ACHIEVEMENT_WAYS },
  { name: 'priceFen', form: 'money' },
  { name: 'priceTerms', form: 'text' },
  { name: 'evaluation', form: 'text' },
  { name: 'registrationNumber', form: 'text' },
  { name: 'demonstrations', form: 'words' },
  { name: 'finishedOn', form: 'day' },
  common.contactName,
  common.contactPhone,
  common.isConfidential,
  common.remark,
];

/** The columns of the project library; the promotion facts stand last. */
export const PROJECT_FIELDS: readonly ItemField[] = [
  common.title,
  common.titleEn,
  { name: 'kind', form: 'code', list: 'project_kind', codes: PROJECT_KINDS },
  common.ownerName,
  { name: 'leaderName', form: 'text' },
  { name: 'people', form: 'names' },
  { name: 'partners', form: 'words' },
  common.fields,
  common.keywords,
  { name: 'level', form: 'code', list: 'project_level', codes: PROJECT_LEVELS },
  { name: 'programme', form: 'text' },
  { name: 'stage', form: 'code', list: 'project_stage', codes: PROJECT_STAGES },
  { name: 'state', form: 'code', list: 'project_state', codes: PROJECT_STATES },
  common.maturity,
  common.summary,
  common.applications,
  { name: 'startsOn', form: 'day' },
  { name: 'endsOn', form: 'day' },
  { name: 'askedFen', form: 'money' },
  { name: 'grantedFen', form: 'money' },
  { name: 'ownFen', form: 'money' },
  { name: 'results', form: 'long' },
  { name: 'investmentFen', form: 'money' },
  { name: 'landMu', form: 'count' },
  { name: 'jobs', form: 'count' },
  common.contactName,
  common.contactPhone,
  common.isConfidential,
  common.remark,
];

export const FIELDS_OF: Readonly<Record<ItemNoun, readonly ItemField[]>> = {
  achievement: ACHIEVEMENT_FIELDS,
  project: PROJECT_FIELDS,
};

/** Fields that a keeper may keep inside: the title and what it is must be public, or nothing is. */
export function hideableFields(noun: ItemNoun): readonly string[] {
  const shown = new Set(['title', 'titleEn', 'kind', 'summary']);
  return FIELDS_OF[noun].filter((field) => !field.isInternal && !shown.has(field.name)).map(({ name }) => name);
}

/** `priceFen` → `price_fen`: the label's key is `code_item_field_price_fen`. */
export const fieldKey = (name: string) => name.replaceAll(/[A-Z]/gu, (sign) => `_${sign.toLowerCase()}`);

const MARKS = /[、,，;；\n┋|]/u;
/** A comma belongs to what is said of one place. */
const PLACE_MARKS = /[、;；\n┋|]/u;

/** A list as it is typed or stands in a cell, in its pieces. */
export const piecesOf = (name: string, text: string): string[] =>
  text
    .split(name === 'demonstrations' ? PLACE_MARKS : MARKS)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
