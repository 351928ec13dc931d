/** Levels of professional titles. Labels are catalogue keys `code_expert_level_…`. */
export const TITLE_LEVELS = ['senior', 'deputy_senior', 'middle', 'junior'] as const;
export type TitleLevel = (typeof TITLE_LEVELS)[number];

/** Academicians and people known in the whole country are paid by another scale. Labels: `code_expert_renown_…`. */
export const RENOWNS = ['none', 'national', 'academician'] as const;
export type Renown = (typeof RENOWNS)[number];

export const AVAILABILITIES = ['available', 'limited', 'away'] as const;
export type Availability = (typeof AVAILABILITIES)[number];

export const WORK_KINDS = ['paper', 'patent', 'book', 'standard', 'award', 'project'] as const;
export type WorkKind = (typeof WORK_KINDS)[number];

export const DEGREES = ['bachelor', 'master', 'doctor', 'other'] as const;

/** Declared ties, for which an expert stands back later. Labels: `code_expert_relation_…`. */
export const RELATION_KINDS = ['employer', 'shareholder', 'director', 'adviser', 'project', 'kin', 'other'] as const;
export type RelationKind = (typeof RELATION_KINDS)[number];

export const CONSENT_WAYS = ['signed_paper', 'online', 'official_letter'] as const;
export type ConsentWay = (typeof CONSENT_WAYS)[number];

/** How somebody was consulted; the scale of fees differs. Labels: `code_consultation_form_…`. */
export const CONSULTATION_FORMS = ['meeting', 'visit', 'online', 'correspondence'] as const;
export type ConsultationForm = (typeof CONSULTATION_FORMS)[number];

/** What may be made public, field by field. A phone or an address of mail never may. Labels: `libraries_experts_…`. */
export const OPEN_FIELDS = [
  'title',
  'post',
  'org',
  'fields',
  'subjects',
  'directions',
  'education',
  'works',
  'availability',
  'affiliations',
] as const;
export type OpenField = (typeof OPEN_FIELDS)[number];

/** Where an expert stands with the term of appointment, seen from today. */
export const TERM_STATES = ['in_term', 'expiring', 'ended', 'none'] as const;
export type TermState = (typeof TERM_STATES)[number];
