import { mounted } from '#platform/http/handlers.ts';
import { expertDealingRoutes } from '../contract/expert-dealings.ts';
import { expertPersonRoutes } from '../contract/expert-person.ts';
import { expertRoutes, expertTwinRoutes } from '../contract/experts.ts';
import { addExpert, distinguishExperts, publishExpert, showContact } from '../expert.ts';
import { changeExpert } from '../expert-change.ts';
import { giveConsent, withdrawConsent } from '../expert-consent.ts';
import { enterConsultation, listConsultations, withdrawConsultation } from '../expert-consultation.ts';
import { feeOf } from '../expert-fee.ts';
import { appointExpert, letterInWord, listLetters, withdrawLetter } from '../expert-letter.ts';
import { listExperts } from '../expert-list.ts';
import { listTwins, mergeExperts, partExperts } from '../expert-merge.ts';
import { askErasure, copyOf, eraseExpert } from '../expert-person.ts';
import { answerProposal, listProposals, proposeChange, takeBackProposal } from '../expert-proposal.ts';
import { listChanges, readExpert, readOwnExpert } from '../expert-queries.ts';
import { exportExperts } from '../expert-register.ts';
import { declareRelation, endRelation } from '../expert-relation.ts';

export const expertsApi = [
  mounted(expertRoutes, {
    listExperts: (ctx, { query }) => listExperts(ctx, query),
    exportExperts: (ctx, { query }) => exportExperts(ctx, query),
    readExpert: (ctx, { params }) => readExpert(ctx, params.expertId),
    readOwnExpert: (ctx) => readOwnExpert(ctx),
    addExpert: async (ctx, { body }) => ({ id: await addExpert(ctx, body) }),
    changeExpert: async (ctx, { params, body }) => {
      await changeExpert(ctx, params.expertId, body);
      return readExpert(ctx, params.expertId);
    },
    listExpertChanges: (ctx, { params }) => listChanges(ctx, params.expertId),
    showExpertContact: async (ctx, { params, body }) => ({ value: await showContact(ctx, params.expertId, body.kind, body.purpose) }),
    publishExpert: async (ctx, { params, body }) => {
      await publishExpert(ctx, params.expertId, body);
      return readExpert(ctx, params.expertId);
    },
  }),
  mounted(expertTwinRoutes, {
    listExpertTwins: (ctx) => listTwins(ctx),
    mergeExpert: (ctx, { params, body }) => mergeExperts(ctx, params.expertId, body.intoId),
    partExpert: (ctx, { params }) => partExperts(ctx, params.expertId),
    distinguishExperts: (ctx, { params, body }) => distinguishExperts(ctx, params.expertId, body.otherId),
  }),
  mounted(expertPersonRoutes, {
    giveExpertConsent: (ctx, { params, body }) => giveConsent(ctx, params.expertId, body),
    withdrawExpertConsent: (ctx, { params }) => withdrawConsent(ctx, params.expertId),
    declareExpertRelation: async (ctx, { params, body }) => ({ id: await declareRelation(ctx, params.expertId, body) }),
    endExpertRelation: (ctx, { params, body }) => endRelation(ctx, params.expertId, params.relationId, body.endsOn ?? null),
    proposeExpertChange: async (ctx, { params, body }) => ({ id: await proposeChange(ctx, params.expertId, body) }),
    takeBackExpertProposal: (ctx, { params }) => takeBackProposal(ctx, params.expertId),
    listExpertProposals: (ctx, { query }) => listProposals(ctx, query),
    answerExpertProposal: (ctx, { params, body }) => answerProposal(ctx, params.proposalId, body),
    copyExpert: (ctx, { params }) => copyOf(ctx, params.expertId),
    askExpertErasure: (ctx, { params }) => askErasure(ctx, params.expertId),
    eraseExpert: (ctx, { params, body }) => eraseExpert(ctx, params.expertId, body.ground),
  }),
  mounted(expertDealingRoutes, {
    listExpertLetters: (ctx, { params }) => listLetters(ctx, params.expertId),
    appointExpert: (ctx, { params, body }) => appointExpert(ctx, params.expertId, body),
    writeExpertLetter: (ctx, { params }) => letterInWord(ctx, params.letterId),
    withdrawExpertLetter: (ctx, { params, body }) => withdrawLetter(ctx, params.letterId, body.ground),
    listConsultations: (ctx, { query }) => listConsultations(ctx, query),
    enterConsultation: async (ctx, { params, body }) => ({ id: await enterConsultation(ctx, params.expertId, body) }),
    withdrawConsultation: (ctx, { params, body }) => withdrawConsultation(ctx, params.consultationId, body.ground),
    reckonFee: async (_ctx, { query }) => feeOf({ ...query, level: query.level ?? null }),
  }),
];
