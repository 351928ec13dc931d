import certificateKinds from '../../../../content/codes/certificate-kinds.json' with { type: 'json' };
import factKinds from '../../../../content/codes/fact-kinds.json' with { type: 'json' };
import headings from '../../../../content/codes/headings.json' with { type: 'json' };
import needFields from '../../../../content/codes/need-fields.json' with { type: 'json' };
import workFields from '../../../../content/codes/work-fields.json' with { type: 'json' };
import type { FieldKind } from '#engines/documents/table/match.ts';
import type { ImportLedger } from '../contract/imports.ts';

/** How a field's cells are read. */
export type ReadAs =
  | 'text'
  | 'count'
  | 'number'
  | 'money'
  | 'share'
  | 'date'
  | 'credit_code'
  | 'boolean'
  | 'firms'
  | 'list'
  | 'phone'
  | 'parts';

/** One thing a column may hold: a fact kind, a field of a need or of a work entry, or several of them in one cell. */
export type Field = {
  readonly id: string;
  readonly ledger: ImportLedger;
  readonly zh: string;
  readonly en: string;
  readonly readAs: ReadAs;
  /** The unit its figures are kept in; a heading's own unit is respected. */
  readonly unit: string | null;
  /** A value for each year: the column, or the import, must say which. */
  readonly isYearly: boolean;
  readonly isNeeded: boolean;
  /** For a column that holds several fields: their ids in the order of writing. */
  readonly parts: readonly string[];
  /** The headings it is known by from the start. */
  readonly words: readonly string[];
};

type Listed = {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly valueType: string;
  readonly unit?: string | null;
  readonly isYearly?: boolean;
  readonly isRequired?: boolean;
  readonly synonyms: readonly string[];
};

const READ_AS: Readonly<Record<string, ReadAs>> = {
  text: 'text',
  code: 'text',
  count: 'count',
  number: 'number',
  money_fen: 'money',
  share: 'share',
  date: 'date',
  boolean: 'boolean',
};

/** Fields that are read by more than their value type says. */
const SPECIAL: Readonly<Record<string, ReadAs>> = {
  'enterprises.credit_code': 'credit_code',
  'enterprises.contact_phone': 'phone',
  'needs.contact_phone': 'phone',
  'needs.title': 'list',
  'needs.cooperation': 'list',
  'needs.submitted_at': 'date',
  'work_entries.enterprises': 'firms',
  'work_entries.participants': 'firms',
};

/** Columns that hold two things and are no heading of the list: 县区/园区, 企业：需求. */
const JOINED: readonly { ledger: ImportLedger; parts: readonly string[]; words: readonly string[]; zh: string; en: string }[] = [
  {
    ledger: 'needs',
    parts: ['enterprise_name', 'title'],
    words: ['企业及需求', '企业：需求'],
    zh: '企业名称＋需求名称',
    en: 'Enterprise and need',
  },
  { ledger: 'needs', parts: ['county', 'park'], words: ['县区/园区', '县区／园区'], zh: '县区＋园区', en: 'County and park' },
  { ledger: 'needs', parts: ['office', 'responsible_person'], words: ['责任科室/责任人'], zh: '责任科室＋责任人', en: 'Office and person' },
  {
    ledger: 'needs',
    parts: ['contact_name', 'contact_phone'],
    words: ['联系方式', '5、联系方式', '联系人及电话'],
    zh: '联系人＋电话',
    en: 'Contact and phone',
  },
];

const NEEDED: Readonly<Record<ImportLedger, readonly string[]>> = {
  enterprises: ['enterprise_name'],
  needs: ['enterprise_name', 'title'],
  work_entries: ['date', 'content'],
};

/** Any one of these columns stands for a needed one: a questionnaire asks for the difficulty, a monthly table for the month. */
export const STANDS_FOR: Readonly<Record<string, readonly string[]>> = {
  'needs.title': ['difficulty'],
  'work_entries.date': ['month'],
  'work_entries.content': ['title', 'kind'],
};

const WORDS_MOVED = new Map(
  JOINED.map((one) => [one.ledger, new Set(JOINED.filter((other) => other.ledger === one.ledger).flatMap((other) => other.words))]),
);

const fieldsOf = (ledger: ImportLedger, listed: readonly Listed[]): Field[] =>
  listed.map((one) => ({
    id: one.id,
    ledger,
    zh: one.zh,
    en: one.en,
    readAs: SPECIAL[`${ledger}.${one.id}`] ?? READ_AS[one.valueType] ?? 'text',
    unit: one.unit ?? null,
    isYearly: one.isYearly ?? false,
    isNeeded: NEEDED[ledger].includes(one.id),
    parts: [],
    words: one.synonyms.filter((word) => !(WORDS_MOVED.get(ledger)?.has(word) ?? false)),
  }));

const enterpriseFields = fieldsOf('enterprises', factKinds);
const joined = (ledger: ImportLedger, parts: readonly string[], words: readonly string[], zh: string, en: string): Field => ({
  id: parts.join('+'),
  ledger,
  zh,
  en,
  readAs: 'parts',
  unit: null,
  isYearly: false,
  isNeeded: false,
  parts,
  words,
});

function composites(): Field[] {
  const byId = new Map(enterpriseFields.map((field) => [field.id, field]));
  const grouped = Map.groupBy(headings.composite, (one) => one.parts.join('+'));
  return [...grouped.values()].map((same) => {
    const parts = same[0]?.parts ?? [];
    const name = (of: 'zh' | 'en') => parts.map((part) => byId.get(part)?.[of] ?? part).join(of === 'zh' ? '＋' : ' and ');
    return joined(
      'enterprises',
      parts,
      same.map((one) => one.heading),
      name('zh'),
      name('en'),
    );
  });
}

/** Every field of the three ledgers. */
export const FIELDS: readonly Field[] = [
  ...composites(),
  ...withoutJoinedWords(enterpriseFields, composites()),
  ...fieldsOf('needs', needFields),
  ...fieldsOf('work_entries', workFields),
  ...JOINED.map((one) => joined(one.ledger, one.parts, one.words, one.zh, one.en)),
];

/** A heading that holds two things belongs to the pair, not to one of them; 上/下 may also be two levels of one heading. */
function withoutJoinedWords(fields: readonly Field[], pairs: readonly Field[]): Field[] {
  const taken = new Set(pairs.flatMap((pair) => pair.words));
  return fields.map((field) => ({ ...field, words: field.words.filter((word) => word.includes('/') || !taken.has(word)) }));
}

const index = new Map(FIELDS.map((field) => [`${field.ledger}.${field.id}`, field]));

export function fieldOf(ledger: ImportLedger, id: string): Field | undefined {
  return index.get(`${ledger}.${id}`);
}

export function fieldsFor(ledger: ImportLedger): readonly Field[] {
  return FIELDS.filter((field) => field.ledger === ledger);
}

/** The kind by which the engine tries a column's cells. */
export function matchKind(field: Field): FieldKind {
  const kinds: Partial<Record<ReadAs, FieldKind>> = {
    count: 'number',
    number: 'number',
    money: 'money',
    share: 'share',
    date: 'date',
    credit_code: 'code',
    boolean: 'yes_no',
    phone: 'phone',
  };
  return kinds[field.readAs] ?? 'text';
}

export const MONEY_UNITS = ['元', '千元', '万元', '百万元', '亿元'] as const;

/** Units that a column of this field may name. */
export function unitsOf(field: Field): readonly string[] | undefined {
  if (field.readAs === 'money') return MONEY_UNITS;
  if (field.readAs === 'share') return ['%'];
  if (field.readAs === 'count') return ['人', '家', '户', '项', '件', '个', '份', '场次', '场', '次', '人次', '篇'];
  return undefined;
}

type Ambiguous = { readonly heading: string; readonly candidates: readonly string[] };
/** Headings that several fields answer to: a person says which. */
export const AMBIGUOUS: readonly Ambiguous[] = headings.ambiguous;

/** The words by which a kind of certificate is known. */
export const CERTIFICATE_KINDS: readonly { id: string; words: readonly string[] }[] = certificateKinds.map((kind) => ({
  id: kind.id,
  words: kind.synonyms,
}));
