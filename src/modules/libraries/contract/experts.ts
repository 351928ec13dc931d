import { z } from 'zod';
import { pageOf } from '#shared/page.ts';
import { publicationRefusals, publicationStepShape } from '#shared/publication.ts';
import { refusals } from '#shared/refusal.ts';
import { routes } from '#shared/route.ts';
import { AVAILABILITIES, TERM_STATES, TITLE_LEVELS } from './expert-codes.ts';
import { expertChangeShape, expertDraftShape, expertRowShape, expertShape } from './expert-shapes.ts';
import { changeShape, LIBRARY_ROW_STATES, libraryQuery } from './listing.ts';
import { librariesRefusals } from './refusals.ts';
import { ground, id } from './shapes.ts';

/** How the expert library says no; a sentence for each in `messages/<language>/libraries_experts.json`. */
export const expertsRefusals = refusals('libraries', {
  expert_not_found: 404,
  consent_missing: 422,
  consent_version_unknown: 422,
  consent_early: 422,
  expert_twin: 409,
  expert_erased: 409,
  expert_elsewhere: 403,
  affiliation_backwards: 422,
  field_unknown: 422,
  title_unknown: 422,
  proposal_waits: 409,
  proposal_answered: 409,
  proposal_empty: 422,
  not_own_proposal: 409,
  contact_not_given: 404,
  relation_nameless: 422,
  relation_not_found: 404,
  term_backwards: 422,
  letter_number_taken: 409,
  letter_not_found: 404,
  letter_withdrawn: 409,
  consultation_not_found: 404,
  consultation_ahead: 422,
  consultation_withdrawn: 409,
  party_missing: 422,
  fee_ground_missing: 422,
});

export const expertFilters = {
  level: z.enum(TITLE_LEVELS).optional(),
  availability: z.enum(AVAILABILITIES).optional(),
  term: z.enum(TERM_STATES).optional(),
  parkId: id.optional(),
  orgId: id.optional(),
  state: z.enum(LIBRARY_ROW_STATES).optional(),
};

/** What the list can be ordered by. */
export const EXPERT_SORTS = ['name', 'orgName', 'consultations', 'termEndsOn', 'changedAt'] as const;

const params = z.object({ expertId: id });
const notFound = expertsRefusals.expert_not_found;
const listQuery = z.object({ ...libraryQuery, ...expertFilters });
export type ExpertQuery = z.output<typeof listQuery>;
const kept = [notFound, expertsRefusals.expert_erased, librariesRefusals.row_merged] as const;

export const expertRoutes = routes({
  listExperts: {
    method: 'get',
    path: '/experts',
    summary: 'The expert library: found by name, subject, field, organisation',
    access: 'libraries.look_over_experts',
    query: listQuery,
    answer: pageOf(expertRowShape),
  },
  exportExperts: {
    method: 'get',
    path: '/expert-register',
    summary: 'What a filter finds, as a workbook that can be brought in again; contacts stay masked',
    access: 'libraries.export_experts',
    query: listQuery.omit({ page: true, pageSize: true }),
    download: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    refusals: [librariesRefusals.export_too_long],
  },
  readExpert: {
    method: 'get',
    path: '/experts/{expertId}',
    summary: 'One expert',
    access: 'libraries.read_experts',
    params,
    answer: expertShape,
    refusals: [notFound],
  },
  readOwnExpert: {
    method: 'get',
    path: '/my-expert',
    summary: 'One’s own entry, or nothing',
    access: 'libraries.keep_own_expert',
    answer: z.object({ expert: expertShape.nullable() }),
  },
  addExpert: {
    method: 'post',
    path: '/experts',
    summary: 'Enter an expert, with source, terms and consent',
    access: 'libraries.keep_experts',
    body: expertDraftShape,
    answer: z.object({ id }),
    refusals: [
      librariesRefusals.provenance_missing,
      expertsRefusals.consent_missing,
      expertsRefusals.consent_version_unknown,
      expertsRefusals.consent_early,
      expertsRefusals.expert_twin,
      expertsRefusals.expert_elsewhere,
      expertsRefusals.affiliation_backwards,
      expertsRefusals.field_unknown,
      expertsRefusals.title_unknown,
    ],
  },
  changeExpert: {
    method: 'patch',
    path: '/experts/{expertId}',
    summary: 'Change an entry; what it said before is kept',
    access: 'libraries.keep_experts',
    params,
    body: expertChangeShape.extend({ ground: ground.optional() }),
    answer: expertShape,
    refusals: [
      ...kept,
      expertsRefusals.expert_elsewhere,
      expertsRefusals.affiliation_backwards,
      expertsRefusals.field_unknown,
      expertsRefusals.title_unknown,
      publicationRefusals.not_changeable,
    ],
  },
  listExpertChanges: {
    method: 'get',
    path: '/experts/{expertId}/changes',
    summary: 'Who said what of an expert, and when',
    access: 'libraries.read_experts',
    params,
    answer: z.object({ rows: z.array(changeShape) }),
    refusals: [notFound],
  },
  showExpertContact: {
    method: 'post',
    path: '/experts/{expertId}/contact',
    summary: 'The full phone number or mail address, for a purpose; the look is a record',
    access: 'libraries.read_expert_contacts',
    params,
    body: z.object({ kind: z.enum(['phone', 'email']), purpose: ground }),
    answer: z.object({ value: z.string() }),
    isSecret: true,
    refusals: [notFound, expertsRefusals.contact_not_given],
  },
  publishExpert: {
    method: 'post',
    path: '/experts/{expertId}/publication',
    summary: 'A step on the way to the public page',
    access: 'libraries.write_expert_pages',
    params,
    body: publicationStepShape,
    answer: expertShape,
    refusals: [
      ...kept,
      expertsRefusals.consent_missing,
      publicationRefusals.step_wrong,
      publicationRefusals.gate_missing,
      publicationRefusals.second_person_wanted,
      publicationRefusals.confidential,
      publicationRefusals.ground_missing,
    ],
  },
});

const pair = z.object({
  one: expertRowShape,
  other: expertRowShape,
  /** Why they look alike: `org` same organisation, `phone` same phone. */
  reasons: z.array(z.enum(['org', 'phone'])),
});

export const expertTwinRoutes = routes({
  listExpertTwins: {
    method: 'get',
    path: '/expert-twins',
    summary: 'Entries that may be one person',
    access: 'libraries.keep_experts',
    answer: z.object({ rows: z.array(pair) }),
  },
  mergeExpert: {
    method: 'post',
    path: '/experts/{expertId}/merger',
    summary: 'Say that this entry is the same person as another; nothing of either is lost',
    access: 'libraries.keep_experts',
    params,
    body: z.object({ intoId: id }),
    refusals: [...kept, librariesRefusals.not_mergeable, expertsRefusals.expert_elsewhere],
  },
  partExpert: {
    method: 'delete',
    path: '/experts/{expertId}/merger',
    summary: 'Take a merging back',
    access: 'libraries.keep_experts',
    params,
    refusals: [notFound, librariesRefusals.not_merged, expertsRefusals.expert_elsewhere],
  },
  distinguishExperts: {
    method: 'post',
    path: '/experts/{expertId}/distinctions',
    summary: 'Say that two entries that look alike are two people',
    access: 'libraries.keep_experts',
    params,
    body: z.object({ otherId: id }),
    refusals: [notFound],
  },
});
