import { z } from 'zod';
import { publicationShape } from '#shared/publication.ts';
import {
  AVAILABILITIES,
  CONSENT_WAYS,
  DEGREES,
  OPEN_FIELDS,
  RELATION_KINDS,
  RENOWNS,
  TERM_STATES,
  TITLE_LEVELS,
  WORK_KINDS,
} from './expert-codes.ts';
import { LIBRARY_ROW_STATES } from './listing.ts';
import { provenanceDraftShape, provenanceShape } from './provenance.ts';
import { day, id, maybe, maybeDay, words, year } from './shapes.ts';

/** A place somebody works or worked at; `orgId` where the register knows it. */
export const affiliationShape = z.object({
  orgId: id.nullable(),
  orgName: z.string().trim().min(2).max(100),
  post: maybe(60),
  from: maybeDay,
  /** Empty for where one is now. */
  until: maybeDay,
});
export type Affiliation = z.output<typeof affiliationShape>;

export const educationShape = z.object({
  degree: z.enum(DEGREES),
  school: z.string().trim().min(2).max(100),
  major: maybe(60),
  year: year.nullable(),
});
export type Education = z.output<typeof educationShape>;

export const workShape = z.object({
  kind: z.enum(WORK_KINDS),
  title: z.string().trim().min(2).max(300),
  year: year.nullable(),
  /** Number of the patent, journal, role. */
  note: maybe(200),
});
export type Work = z.output<typeof workShape>;

const phone = maybe(60).refine((text) => text === null || /^[\d+()（）、，,/ -]{6,60}$/u.test(text), 'field.phone');

/** What is said of an expert: the form, the change and the proposal speak of the same fields. */
export const described = {
  name: z.string().trim().min(2).max(60),
  nameEn: maybe(100),
  /** Code of the list of titles. */
  title: maybe(40),
  post: maybe(100),
  renown: z.enum(RENOWNS),
  /** Codes of the national list, first or second level. */
  fields: z.array(z.string().regex(/^\d(\.\d{1,2})?$/u)).max(6),
  subjects: words(12),
  directions: maybe(1000),
  orgId: id.nullable(),
  orgName: z.string().trim().min(2).max(100),
  /** Since when there. */
  orgSince: maybeDay,
  affiliations: z.array(affiliationShape).max(20),
  education: z.array(educationShape).max(10),
  works: z.array(workShape).max(60),
  phone,
  email: z
    .union([z.literal(''), z.email().max(100)])
    .nullable()
    .transform((text) => text || null),
  availability: z.enum(AVAILABILITIES),
  availabilityNote: maybe(200),
  openFields: z.array(z.enum(OPEN_FIELDS)).max(OPEN_FIELDS.length),
};

export const consentDraftShape = z.object({
  /** Version of the text that was agreed to. */
  version: z.string().trim().max(20).nullish(),
  givenOn: z.union([z.literal(''), day]).nullish(),
  how: z.enum(CONSENT_WAYS).nullish(),
});
export type ConsentDraft = z.output<typeof consentDraftShape>;

const { name, orgName, ...rest } = described;
export const expertDraftShape = z.object({
  name,
  orgName,
  ...z.object(rest).partial().shape,
  /** The park whose station keeps the entry; none when the bureau does. */
  parkId: id.nullish(),
  provenance: provenanceDraftShape.nullish(),
  consent: consentDraftShape.nullish(),
  /** The person entering has seen who is alike and says that it is somebody else. */
  isSomebodyElse: z.boolean().optional(),
});
export type ExpertDraft = z.output<typeof expertDraftShape>;

export const expertChangeShape = z.object({ ...described, parkId: id.nullable() }).partial();
export type ExpertChange = z.output<typeof expertChangeShape>;

/** One expert as lists see them. */
export const expertRowShape = z.object({
  id,
  name: z.string(),
  nameEn: z.string().nullable(),
  title: z.string().nullable(),
  titleName: z.string().nullable(),
  level: z.enum(TITLE_LEVELS).nullable(),
  post: z.string().nullable(),
  fields: z.array(z.string()),
  fieldNames: z.array(z.string()),
  subjects: z.array(z.string()),
  orgId: id.nullable(),
  orgName: z.string(),
  /** `138****5678`; null where this reader sees no contacts. */
  phone: z.string().nullable(),
  availability: z.enum(AVAILABILITIES),
  term: z.enum(TERM_STATES),
  termEndsOn: z.string().nullable(),
  consultations: z.number().int(),
  lastConsultedOn: z.string().nullable(),
  parkId: id.nullable(),
  hasConsent: z.boolean(),
  publication: z.string(),
  isPublic: z.boolean(),
  state: z.enum(LIBRARY_ROW_STATES),
  changedAt: z.string(),
  abilities: z.array(z.string()),
});
export type ExpertRow = z.output<typeof expertRowShape>;

export const relationDraftShape = z.object({
  kind: z.enum(RELATION_KINDS),
  orgId: id.nullish(),
  /** The enterprise or organisation; kin name a person besides. */
  orgName: maybe(100).optional(),
  personName: maybe(60).optional(),
  startsOn: maybeDay.optional(),
  endsOn: maybeDay.optional(),
  note: maybe(200).optional(),
});
export type RelationDraft = z.output<typeof relationDraftShape>;

export const relationShape = z.object({
  id,
  kind: z.enum(RELATION_KINDS),
  orgId: id.nullable(),
  orgName: z.string().nullable(),
  personName: z.string().nullable(),
  startsOn: z.string().nullable(),
  endsOn: z.string().nullable(),
  note: z.string().nullable(),
  declaredBy: z.string(),
  declaredAt: z.string(),
});

export const consentShape = z.object({
  id,
  version: z.string(),
  givenOn: z.string(),
  how: z.enum(CONSENT_WAYS),
  enteredBy: z.string(),
  withdrawnOn: z.string().nullable(),
});

/** One expert on their own page; what this reader may not see is null or empty. */
export const expertShape = expertRowShape.extend({
  renown: z.enum(RENOWNS),
  directions: z.string().nullable(),
  orgSince: z.string().nullable(),
  affiliations: z.array(affiliationShape),
  education: z.array(educationShape),
  works: z.array(workShape),
  email: z.string().nullable(),
  hasPhone: z.boolean(),
  availabilityNote: z.string().nullable(),
  openFields: z.array(z.enum(OPEN_FIELDS)),
  /** Has an account and sees their own entry. */
  hasAccount: z.boolean(),
  isMine: z.boolean(),
  provenance: provenanceShape,
  consents: z.array(consentShape),
  relations: z.array(relationShape),
  publicationState: publicationShape,
  /** A proposal of the expert's own that waits. */
  proposal: id.nullable(),
  erasureAskedOn: z.string().nullable(),
  mergedInto: id.nullable(),
  mergedIntoName: z.string().nullable(),
  /** Entries that were found to be this one. */
  merged: z.array(z.object({ id, name: z.string(), orgName: z.string() })),
});
export type Expert = z.output<typeof expertShape>;
