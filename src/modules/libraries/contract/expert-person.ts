import { z } from 'zod';
import { pageOf, pageQuery } from '#shared/page.ts';
import { routes } from '#shared/route.ts';
import { expertsRefusals } from './experts.ts';
import { consentDraftShape, expertChangeShape, relationDraftShape } from './expert-shapes.ts';
import { changeShape } from './listing.ts';
import { librariesRefusals } from './refusals.ts';
import { ground, id, maybeDay } from './shapes.ts';

const params = z.object({ expertId: id });
const relation = z.object({ expertId: id, relationId: id });
const notFound = expertsRefusals.expert_not_found;
const kept = [notFound, expertsRefusals.expert_erased, librariesRefusals.row_merged] as const;

/** A proposal with whose entry it is about. */
export const proposalShape = changeShape.extend({ expertId: id, expertName: z.string(), orgName: z.string() });

/** Consent, declared ties, and what a person may ask of their own entry: a copy, a correction, deletion. */
export const expertPersonRoutes = routes({
  giveExpertConsent: {
    method: 'post',
    path: '/experts/{expertId}/consent',
    summary: 'Note a consent, with the version of its text',
    access: 'libraries.speak_for_expert',
    params,
    body: consentDraftShape,
    refusals: [
      ...kept,
      expertsRefusals.consent_missing,
      expertsRefusals.consent_version_unknown,
      expertsRefusals.consent_early,
      expertsRefusals.expert_elsewhere,
    ],
  },
  withdrawExpertConsent: {
    method: 'delete',
    path: '/experts/{expertId}/consent',
    summary: 'Withdraw the consent; the public page goes at once',
    access: 'libraries.speak_for_expert',
    params,
    refusals: [...kept, expertsRefusals.consent_missing, expertsRefusals.expert_elsewhere],
  },
  declareExpertRelation: {
    method: 'post',
    path: '/experts/{expertId}/relations',
    summary: 'Declare a tie to an enterprise or a person',
    access: 'libraries.speak_for_expert',
    params,
    body: relationDraftShape,
    answer: z.object({ id }),
    refusals: [...kept, expertsRefusals.relation_nameless, expertsRefusals.term_backwards, expertsRefusals.expert_elsewhere],
  },
  endExpertRelation: {
    method: 'post',
    path: '/experts/{expertId}/relations/{relationId}/ending',
    summary: 'Say until when a tie lasted; without a day it is taken back as wrong',
    access: 'libraries.speak_for_expert',
    params: relation,
    body: z.object({ endsOn: maybeDay.optional() }),
    refusals: [...kept, expertsRefusals.relation_not_found, expertsRefusals.term_backwards, expertsRefusals.expert_elsewhere],
  },
  proposeExpertChange: {
    method: 'post',
    path: '/experts/{expertId}/proposals',
    summary: 'Propose a correction of one’s own entry',
    access: 'libraries.keep_own_expert',
    params,
    body: expertChangeShape.omit({ parkId: true }).extend({ ground: ground.optional() }),
    answer: z.object({ id }),
    refusals: [
      ...kept,
      expertsRefusals.field_unknown,
      expertsRefusals.title_unknown,
      expertsRefusals.proposal_waits,
      expertsRefusals.proposal_empty,
      expertsRefusals.affiliation_backwards,
    ],
  },
  takeBackExpertProposal: {
    method: 'delete',
    path: '/experts/{expertId}/proposals',
    summary: 'Take one’s own waiting proposal back',
    access: 'libraries.keep_own_expert',
    params,
    refusals: [notFound, expertsRefusals.proposal_answered],
  },
  listExpertProposals: {
    method: 'get',
    path: '/expert-proposals',
    summary: 'Proposals that wait for a review',
    access: 'libraries.review_experts',
    query: z.object({ ...pageQuery }),
    answer: pageOf(proposalShape),
  },
  answerExpertProposal: {
    method: 'post',
    path: '/expert-proposals/{proposalId}/answer',
    summary: 'Take a proposal into the entry, or decline it with a reason',
    access: 'libraries.review_experts',
    params: z.object({ proposalId: id }),
    body: z.object({ isTaken: z.boolean(), answer: ground.optional() }),
    refusals: [
      notFound,
      librariesRefusals.row_merged,
      expertsRefusals.proposal_answered,
      expertsRefusals.not_own_proposal,
      expertsRefusals.expert_erased,
    ],
  },
  copyExpert: {
    method: 'get',
    path: '/experts/{expertId}/copy',
    summary: 'Everything that is kept of a person, for that person',
    access: 'libraries.speak_for_expert',
    params,
    download: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    refusals: [notFound, expertsRefusals.expert_elsewhere],
  },
  askExpertErasure: {
    method: 'post',
    path: '/experts/{expertId}/erasure-request',
    summary: 'Ask that one’s own personal data be deleted',
    access: 'libraries.keep_own_expert',
    params,
    refusals: [...kept],
  },
  eraseExpert: {
    method: 'post',
    path: '/experts/{expertId}/erasure',
    summary: 'Delete a person’s data; letters and consultations stay without a name',
    access: 'libraries.erase_experts',
    params,
    body: z.object({ ground }),
    refusals: [...kept],
  },
});
