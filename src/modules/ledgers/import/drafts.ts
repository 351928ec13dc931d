import type { DateSpan } from '#engines/documents/cells/calendar.ts';
import { LOCALES } from '#shared/words.ts';
import type { NeedDraft } from '#modules/technology/index.ts';
import { CLAUSE_OF_KIND, WORK_CLAUSES, WORK_KINDS, type WorkDraft, type WorkKind } from '../contract/work.ts';
import type { CertificateDraft } from '../certificate.ts';
import { FACT_KINDS, REGISTER_KINDS } from '../fact-kinds.ts';
import type { FactDraft } from '../fact.ts';
import { spokenCode } from '#shared/spoken-code.ts';
import { titlesOf } from './judge-need.ts';
import { cooperationsOf, needKindOf, needStateOf } from './need-words.ts';
import type { Amount, Names, RowValues } from './reading.ts';

/** Fields that become a certificate, not facts. */
const CERTIFICATE_FIELDS = new Set(['certificate_number', 'certificate_issued_on', 'certificate_valid_until']);

/** What a row says of an enterprise, as facts of the sheet's day. */
export function factDrafts(values: RowValues, enterpriseId: string, from: { asOf: string; importId: string; note: string }): FactDraft[] {
  return Object.entries(values).flatMap(([key, value]): FactDraft[] => {
    const [id, year] = key.split('@');
    const kind = FACT_KINDS.get(id ?? '');
    if (!kind || REGISTER_KINDS.has(kind.id) || CERTIFICATE_FIELDS.has(kind.id)) return [];
    if (typeof value === 'object' || (kind.isYearly && year === undefined)) return [];
    return [
      {
        enterpriseId,
        kind: kind.id,
        year: kind.isYearly ? Number(year) : null,
        period: kind.isYearly ? 'year' : 'none',
        value,
        asOf: from.asOf,
        status: 'actual',
        source: { kind: 'import', note: from.note, refId: from.importId },
      },
    ];
  });
}

/** The certificate a row tells of; of which kind it is, its sheet says. */
export function certificateDraft(values: RowValues, enterpriseId: string, importId: string): Omit<CertificateDraft, 'kind'> | null {
  const number = text(values, 'certificate_number');
  const span = values['certificate_valid_until'] as DateSpan | undefined;
  if (number === null && span === undefined) return null;
  const isRange = span !== undefined && span.start.slice(0, 7) !== span.end.slice(0, 7);
  const issued = text(values, 'certificate_issued_on') ?? (isRange ? (span?.start ?? null) : null);
  return { enterpriseId, number, issuedOn: issued, validUntil: span?.end ?? null, sourceRefId: importId };
}

const text = (values: RowValues, field: string): string | null => {
  const value = values[field];
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : null;
};
const list = (values: RowValues, field: string): readonly string[] => {
  const value = values[field];
  return Array.isArray(value) ? (value as readonly string[]) : [];
};
const bool = (values: RowValues, field: string): boolean | null => {
  const value = values[field];
  return typeof value === 'boolean' ? value : null;
};
const count = (values: RowValues, field: string): number | null => {
  const value = values[field];
  return typeof value === 'number' ? value : null;
};

/** The needs of a row: one, or as many as its cell numbers. */
export function needDrafts(values: RowValues, enterpriseId: string): NeedDraft[] {
  const amount = values['amount'] as Amount | undefined;
  const titles = titlesOf({ values: values as Record<string, never> });
  const isFromDifficulty = list(values, 'title').length === 0 && text(values, 'title_text') === null;
  return titles.map((title) => ({
    enterpriseId,
    title: title.slice(0, 300),
    kind: needKindOf(text(values, 'kind') ?? ''),
    difficulty: isFromDifficulty ? null : text(values, 'difficulty'),
    indicators: text(values, 'indicators'),
    presentBase: text(values, 'present_base'),
    amountText: amount?.text ?? null,
    amountLowFen: amount?.low ?? null,
    amountHighFen: amount?.high ?? null,
    cooperation: values['cooperation'] === undefined ? null : cooperationsOf(list(values, 'cooperation')),
    wantedPartner: text(values, 'wanted_partner'),
    isConfidential: bool(values, 'is_confidential'),
    contactName: text(values, 'contact_name'),
    contactPhone: text(values, 'contact_phone'),
    office: text(values, 'office'),
    responsiblePerson: text(values, 'responsible_person'),
    expert: text(values, 'expert'),
    submittedOn: text(values, 'submitted_at'),
    matchedOn: text(values, 'matched_on'),
    progress: text(values, 'progress'),
    state: needStateOf(text(values, 'state') ?? ''),
    isSolved: bool(values, 'is_solved'),
    closedOn: text(values, 'closed_on'),
    remark: text(values, 'remark'),
  }));
}

const WORK_WORDS: readonly (readonly [RegExp, WorkKind])[] = [
  [/培训|讲座|授课|讲解/, 'training'],
  [/对接|洽谈|诊断|攻关/, 'matching'],
  [/政策(上门|进企)|送政策/, 'policy_door'],
  [/宣讲|宣传|政策/, 'policy_wall'],
  [/申报|辅导|登记/, 'application_help'],
  [/会议|座谈|调度|推进会/, 'meeting'],
  [/考察|交流|招商|路演/, 'exchange'],
  [/走访|入企|上门|核对|调研/, 'visit'],
];

/** True for a row that the platform itself wrote: exported, it is not brought back as somebody's entry. */
export function isOwnStep(words: string): boolean {
  return LOCALES.some((locale) => spokenCode('work_kind', 'platform', locale) === words);
}

function workKind(words: string): WorkKind {
  const own = WORK_KINDS.find((kind) => kind === words || LOCALES.some((locale) => spokenCode('work_kind', kind, locale) === words));
  return own ?? WORK_WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? 'other';
}

/** A row as an entry of the work ledger. `people` gives ids for names; whoever is not on the platform stays by name. */
export function workDraft(values: RowValues, people: ReadonlyMap<string, string>, parkId: string | null): WorkDraft {
  const span = values['date'] as DateSpan;
  const names = (values['participants'] as Names | undefined)?.named ?? [];
  const reporter = text(values, 'reporter');
  const known = names.filter((name) => people.has(name));
  const others = names.filter((name) => !people.has(name));
  const firms = values['enterprises'] as Names | undefined;
  const ids = list(values, 'enterprise_ids');
  const kindWords = text(values, 'kind');
  const what = text(values, 'content');
  const kind = workKind(kindWords ?? text(values, 'title') ?? what ?? '');
  const clause = text(values, 'clause');
  const title = text(values, 'title') ?? (what === null ? kindWords : null);
  return {
    occurredOn: span.start,
    untilOn: span.end === span.start ? null : span.end,
    kind,
    clause: WORK_CLAUSES.find((one) => clause?.includes(one)) ?? CLAUSE_OF_KIND[kind],
    place: text(values, 'place')?.slice(0, 100) ?? null,
    parkId: text(values, 'park_id') ?? parkId,
    personIds: [...new Set(known.flatMap((name) => people.get(name) ?? []))].slice(0, 30),
    otherPeople: (others.length > 0 ? others.join('、') : names.length === 0 ? reporter : null)?.slice(0, 200) ?? null,
    enterpriseIds: [...ids].slice(0, 200),
    otherEnterprises: otherFirms(firms, ids)?.slice(0, 300) ?? null,
    topics: (text(values, 'topics') ?? '')
      .split(/[、,，;；\n]/)
      .map((topic) => topic.trim().slice(0, 40))
      .filter((topic) => topic !== '')
      .slice(0, 20),
    title: title?.slice(0, 100) ?? null,
    text: withRemark(what, text(values, 'remark'))?.slice(0, 2000) ?? null,
    problemsSolved: text(values, 'problems_solved')?.slice(0, 1000) ?? null,
    followUp: text(values, 'follow_up')?.slice(0, 1000) ?? null,
    sessions: count(values, 'sessions'),
    enterpriseCount: count(values, 'enterprise_count') ?? firms?.count ?? null,
    personTimes: count(values, 'person_times'),
    handouts: count(values, 'handouts'),
    photoIds: [],
  };
}

/** Enterprises nobody knows keep their words; those that were recognised are not named twice. */
function otherFirms(firms: Names | undefined, ids: readonly string[]): string | null {
  if (!firms || firms.named.length === 0 || ids.length >= firms.named.length) return null;
  return firms.named.join('、');
}

function withRemark(what: string | null, remark: string | null): string | null {
  if (remark === null) return what;
  return what === null ? remark : `${what}（${remark}）`;
}
