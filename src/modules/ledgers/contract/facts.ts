import { z } from 'zod';
import { isDay } from '#shared/dates.ts';
import { refusals } from '#shared/refusal.ts';
import { routes } from '#shared/route.ts';

/** 实际, 预计, 快报, 核定. Labels are catalogue keys `code_figure_status_…`. */
export const FIGURE_STATUSES = ['actual', 'estimated', 'flash', 'confirmed'] as const;
export type FigureStatus = (typeof FIGURE_STATUSES)[number];

/** Where a figure came from. Labels are catalogue keys `code_source_kind_…`. */
export const SOURCE_KINDS = ['import', 'form', 'officer', 'audit', 'certificate', 'tax', 'system'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];
/** What an officer may name as the source; an enterprise's own statement is always a `form`. */
export const NAMED_SOURCES = ['officer', 'form', 'audit', 'certificate', 'tax'] as const;

export const PERIODS = ['year', 'half', 'quarter', 'month', 'none'] as const;
export type Period = (typeof PERIODS)[number];

/** Labels are catalogue keys `code_fact_group_…`. */
export const FACT_GROUPS = [
  'identity',
  'location',
  'contact',
  'revenue',
  'research',
  'staff',
  'intellectual',
  'finance',
  'cooperation',
  'certificate',
] as const;
export type FactGroup = (typeof FACT_GROUPS)[number];

export const VALUE_TYPES = ['text', 'code', 'money_fen', 'date', 'number', 'share', 'count', 'boolean'] as const;
export type ValueType = (typeof VALUE_TYPES)[number];

/** Units in which a figure may be given: money in any of the first four, a share in per cent. */
export const WAN = '万元' as const;
export const GIVEN_MONEY_UNITS = ['元', '千元', '万元', '亿元'] as const;
export const GIVEN_UNITS = [...GIVEN_MONEY_UNITS, '%'] as const;
export type GivenUnit = (typeof GIVEN_UNITS)[number];

/** Everybody who reads the enterprise; only the science side and the enterprise; only who needs to call. */
export const WHO_CAN_SEE = ['basic', 'figures', 'contact'] as const;

/** A kind of fact: what it means, its unit, who may see it. Labels are catalogue keys `code_fact_…`. */
export const factKindShape = z.object({
  id: z.string(),
  group: z.enum(FACT_GROUPS),
  valueType: z.enum(VALUE_TYPES),
  isYearly: z.boolean(),
  unit: z.string().nullable(),
  definitionZh: z.string(),
  definitionEn: z.string(),
  whoCanSee: z.enum(WHO_CAN_SEE),
});
export type FactKind = z.output<typeof factKindShape> & { readonly zh: string; readonly en: string };

/** A fact's value: text, a number (money in 分, share as 0..1) or yes/no; a date as YYYY-MM-DD. */
export const factValue = z.union([z.string().max(2000), z.number(), z.boolean()]);
export type FactValue = z.infer<typeof factValue>;

export const factsRefusals = refusals('ledgers', {
  enterprise_not_found: 404,
  fact_not_found: 404,
  fact_retracted: 409,
  facts_wrong: 422,
  confirming_elsewhere: 403,
  contact_unknown: 404,
});

const id = z.string().min(1).max(40);
const day = z.string().refine(isDay, 'field.invalid_day');
const ground = z.string().trim().min(2).max(200);

/** One statement of a form. With a `unit`, the value is a decimal text in it and is turned into 分 or a share exactly. */
export const factEntryShape = z.object({
  kind: z.string().max(60),
  year: z.number().int().nullable().default(null),
  period: z.enum(PERIODS).optional(),
  value: factValue,
  unit: z.enum(GIVEN_UNITS).optional(),
  asOf: day,
  status: z.enum(FIGURE_STATUSES).default('actual'),
});
export const statementShape = z.object({
  facts: z.array(factEntryShape).min(1).max(200),
  source: z.enum(NAMED_SOURCES).default('officer'),
  /** The paper: 2025年度审计报告. */
  sourceNote: z.string().trim().max(200).optional(),
  /** Why it is stated anew; asked for where a figure is confirmed. */
  ground: z.string().trim().max(200).optional(),
});
export type Statement = z.output<typeof statementShape>;

/** One thing said, by whom, when. */
export const saidShape = z.object({
  id,
  value: factValue,
  /** The value is shown in part only; the full one has a route of its own. */
  isMasked: z.boolean(),
  asOf: z.string(),
  status: z.enum(FIGURE_STATUSES),
  source: z.object({ kind: z.enum(SOURCE_KINDS), note: z.string().nullable(), refId: z.string().nullable() }),
  ground: z.string().nullable(),
  statedBy: z.string().nullable(),
  statedAt: z.string(),
});
export type Said = z.output<typeof saidShape>;

/** What counts now of one kind and year; `beside` is the confirmed figure next to the reported one, or the other way round. */
export const currentShape = saidShape.extend({
  kind: z.string(),
  year: z.number().int().nullable(),
  period: z.enum(PERIODS),
  beside: saidShape.nullable(),
  /** How often it was stated, retracted ones included. */
  versions: z.number().int(),
});
export type Current = z.output<typeof currentShape>;

export const versionShape = saidShape.extend({
  isCurrent: z.boolean(),
  retractedAt: z.string().nullable(),
  retractedBy: z.string().nullable(),
  retractedGround: z.string().nullable(),
  /** The enterprise it was stated of, when it came here by a merging. */
  originName: z.string().nullable(),
});

const ofEnterprise = z.object({ enterpriseId: id });

export type Version = z.output<typeof versionShape>;

export const factRoutes = routes({
  listFactKinds: {
    method: 'get',
    path: '/fact-kinds',
    summary: 'Kinds of facts: what each means, its unit, who may see it',
    access: 'ledgers.read_enterprises',
    answer: z.object({ rows: z.array(factKindShape) }),
  },
  stateFacts: {
    method: 'post',
    path: '/enterprises/{enterpriseId}/facts',
    summary: 'State facts of an enterprise; nothing is overwritten',
    access: 'ledgers.state_facts',
    params: ofEnterprise,
    body: statementShape,
    answer: z.object({ stated: z.number().int(), unchanged: z.number().int() }),
    refusals: [factsRefusals.enterprise_not_found, factsRefusals.facts_wrong, factsRefusals.confirming_elsewhere],
  },
  readFactHistory: {
    method: 'get',
    path: '/enterprises/{enterpriseId}/facts',
    summary: 'Everything said of one kind and year, the latest first',
    access: 'ledgers.read_enterprises',
    params: ofEnterprise,
    query: z.object({ kind: z.string().max(60), year: z.coerce.number().int().optional(), period: z.enum(PERIODS).optional() }),
    answer: z.object({ rows: z.array(versionShape) }),
    refusals: [factsRefusals.enterprise_not_found],
  },
  retractFact: {
    method: 'post',
    path: '/facts/{factId}/retraction',
    summary: 'Take a fact back; what was said before counts again',
    access: 'ledgers.state_facts',
    params: z.object({ factId: id }),
    body: z.object({ ground }),
    refusals: [factsRefusals.fact_not_found, factsRefusals.fact_retracted],
  },
  showContact: {
    method: 'post',
    path: '/enterprises/{enterpriseId}/contacts/{kind}/showing',
    summary: 'The full contact, for a purpose that is recorded',
    access: 'ledgers.read_contacts',
    params: z.object({ enterpriseId: id, kind: z.string().max(60) }),
    body: z.object({ purpose: z.string().trim().min(2).max(100) }),
    answer: z.object({ value: z.string() }),
    isSecret: true,
    refusals: [factsRefusals.enterprise_not_found, factsRefusals.contact_unknown],
  },
});
