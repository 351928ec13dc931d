import { saySafe, type Locale } from '#shared/words.ts';
import { CERTIFICATE_KINDS } from '../import/fields.ts';
import { FACT_KINDS } from '../fact-kinds.ts';
import type { EmptyReason, FilledPlace } from '../contract/filled.ts';
import type { EnterpriseData, KnownCertificate, KnownFact } from './data.ts';
import type { Wanted } from './labels.ts';

export type From = NonNullable<FilledPlace['from']>;
/** What goes into a cell and from where it comes, or why it stays empty. */
export type Found =
  | { readonly value: string | number; readonly from: From; readonly isContact?: boolean }
  | { readonly reason: EmptyReason; readonly note?: string | null };

/** What is asked for: the heading's unit and year, the table's day. */
export type Asking = {
  readonly heading: string;
  readonly unit: string | null;
  readonly year: number | null;
  readonly asOf: string;
  readonly locale: Locale;
};

const REGISTER = new Set(['enterprise_name', 'former_name', 'short_name', 'credit_code', 'park', 'county']);
const CERTIFICATES = new Set(['is_high_tech', 'certificate_number', 'certificate_issued_on', 'certificate_valid_until']);

/** The value of a field for one enterprise. Unknown stays unknown: nothing is ever 0 because nobody said it. */
export function valueOf(field: Wanted, enterprise: EnterpriseData, asking: Asking): Found {
  if (field.parts.length > 0) return partsOf(field, enterprise, asking);
  if (REGISTER.has(field.id)) {
    const told = registered(field.id, enterprise);
    if (told !== null) return { value: told, from: origin(field.id, { source: 'register' }) };
    if (field.id !== 'short_name') return { reason: 'unknown' };
  }
  const kind = FACT_KINDS.get(field.id);
  if (kind?.whoCanSee === 'contact' && !enterprise.readsContacts) return { reason: 'no_right' };
  const stated = stateOf(field, enterprise, asking);
  if (CERTIFICATES.has(field.id)) {
    const certified = certifiedAs(field.id, enterprise, asking);
    if ('value' in certified || 'reason' in stated) return certified;
  }
  return 'value' in stated && kind?.whoCanSee === 'contact' ? { ...stated, isContact: true } : stated;
}

const origin = (field: string, more: Partial<From>): From => ({
  field,
  year: null,
  asOf: null,
  status: null,
  source: 'register',
  note: null,
  conversion: null,
  ...more,
});

function registered(id: string, { card, register }: EnterpriseData): string | null {
  const told: Record<string, string | null> = {
    enterprise_name: card.name,
    former_name: register.formerNames.map((former) => former.name).join('、') || null,
    short_name: register.shortName,
    credit_code: card.creditCode,
    park: register.parkName,
    county: register.countyName,
  };
  return told[id] ?? null;
}

/** 联系人及电话 and its kin: what is known of the parts, one after the other. */
function partsOf(field: Wanted, enterprise: EnterpriseData, asking: Asking): Found {
  const found = field.parts.map((part) =>
    valueOf(
      { id: part, zh: part, en: part, readAs: 'text', isYearly: FACT_KINDS.get(part)?.isYearly ?? false, parts: [], unit: null },
      enterprise,
      asking,
    ),
  );
  const values = found.flatMap((one) => ('value' in one ? [one] : []));
  const [first] = values;
  if (!first) return found[0] ?? { reason: 'unknown' };
  return { ...first, value: values.map((one) => String(one.value)).join(' '), isContact: values.some((one) => one.isContact) };
}

function stateOf(field: Wanted, enterprise: EnterpriseData, asking: Asking): Found {
  const said = enterprise.facts.filter((fact) => fact.kind === field.id);
  if (!field.isYearly) {
    const fact = said.find((one) => one.year === null) ?? said.toSorted((one, other) => (other.year ?? 0) - (one.year ?? 0))[0];
    return fact ? converted(field, fact, asking) : { reason: 'unknown' };
  }
  if (asking.year === null) return { reason: 'year_missing' };
  const ofYear = said.filter((fact) => fact.year === asking.year);
  const whole = ofYear.find((fact) => fact.period === 'year') ?? ofYear.find((fact) => fact.period === 'none');
  if (whole) return converted(field, whole, asking);
  const [part] = ofYear;
  return part ? { reason: 'only_partial', note: part.asOf } : { reason: 'unknown' };
}

const MONEY: Readonly<Record<string, readonly [fen: number, decimals: number]>> = {
  元: [100, 2],
  千元: [100_000, 0],
  万元: [1_000_000, 2],
  百万元: [100_000_000, 2],
  亿元: [10_000_000_000, 4],
};

function converted(field: Wanted, fact: KnownFact, asking: Asking): Found {
  const from = origin(field.id, {
    year: fact.year,
    asOf: fact.asOf,
    status: fact.status,
    source: fact.source.kind,
    note: fact.source.note,
  });
  const type = FACT_KINDS.get(field.id)?.valueType ?? 'text';
  if (type === 'money_fen') {
    if (asking.unit === null) return { reason: 'unit_missing' };
    const unit = MONEY[asking.unit];
    if (!unit) return { reason: 'unit_odd', note: asking.unit };
    return { value: rounded(Number(fact.value) / unit[0], unit[1]), from: { ...from, conversion: asking.unit } };
  }
  if (type === 'share') return shareOf(Number(fact.value), asking, from);
  if (type === 'number' && field.id === 'land_area' && asking.unit === '亩') {
    return { value: rounded(Number(fact.value) / (2000 / 3), 2), from: { ...from, conversion: '亩' } };
  }
  if (type === 'number' || type === 'count') return { value: Number(fact.value), from };
  if (type === 'boolean') return { value: fact.value === true ? '是' : '否', from };
  if (field.id === 'field_code' && !/代码|编码/.test(asking.heading)) {
    const code = String(fact.value);
    return { value: saySafe(`code_field_${code.replaceAll('.', '_')}`, code, {}, 'zh-CN'), from: { ...from, note: code } };
  }
  return { value: String(fact.value), from };
}

/** 63.12 under a heading in %, else the words 63.12%: a bare 0.63 could be read either way. */
function shareOf(share: number, asking: Asking, from: From): Found {
  const percent = rounded(share * 100, 2);
  return asking.unit === '%' ? { value: percent, from: { ...from, conversion: '%' } } : { value: `${percent}%`, from };
}

const rounded = (value: number, decimals: number) => Math.round((value + Number.EPSILON) * 10 ** decimals) / 10 ** decimals;

/** Of the kind the heading names, else of the high-tech certificate: valid on the day, or the last there was. */
function certifiedAs(id: string, enterprise: EnterpriseData, asking: Asking): Found {
  const named = CERTIFICATE_KINDS.find((kind) => kind.words.some((word) => word.length > 2 && asking.heading.includes(word)))?.id;
  const kind = id === 'is_high_tech' ? 'high_tech_enterprise' : (named ?? 'high_tech_enterprise');
  const kept = enterprise.certificates.filter((one) => one.kind === kind && (one.issuedOn === null || one.issuedOn <= asking.asOf));
  const isValid = (one: KnownCertificate) => one.validUntil === null || one.validUntil >= asking.asOf;
  const best = kept.find(isValid) ?? kept[0];
  if (!best) return { reason: 'unknown' };
  const from = origin(id, {
    asOf: best.issuedOn,
    source: 'certificate',
    note: [best.number, best.validUntil].filter(Boolean).join(' ') || null,
  });
  if (id === 'is_high_tech') return { value: isValid(best) ? '是' : '否', from };
  const told =
    { certificate_number: best.number, certificate_issued_on: best.issuedOn, certificate_valid_until: best.validUntil }[id] ?? null;
  return told === null ? { reason: 'unknown' } : { value: told, from };
}
