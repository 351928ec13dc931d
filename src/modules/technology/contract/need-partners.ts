import { z } from 'zod';
import { pageOf, pageQuery } from '#shared/page.ts';
import { routes } from '#shared/route.ts';
import { CANDIDATE_KINDS, CONTRACT_KINDS, DECLINE_REASONS, INVITATION_STATES, TALK_WAYS } from './need-life-codes.ts';
import { lifeRefusals } from './need-refusals.ts';
import { day, fileIds, fileShape, id, maybeDay, maybeWords, needParams, words } from './need-shapes.ts';
import { needRefusals } from './needs.ts';

/** Somebody or something that may answer a need, the most fitting first. */
export const candidateShape = z.object({
  kind: z.enum(CANDIDATE_KINDS),
  id,
  title: z.string(),
  orgName: z.string().nullable(),
  fields: z.array(z.string()),
  isAvailable: z.boolean(),
  /** Open invitations and needs. */
  load: z.number().int(),
  /** 0 to 100. */
  score: z.number().int(),
  /** In the reader’s language, the weightiest first. */
  reasons: z.array(z.string()),
  cautions: z.array(z.string()),
  /** An invitation of this need to them that still counts. */
  invitationState: z.enum(INVITATION_STATES).nullable(),
});
export type Candidate = z.output<typeof candidateShape>;

export const invitationShape = z.object({
  id,
  kind: z.enum(CANDIDATE_KINDS),
  candidateId: id.nullable(),
  name: z.string(),
  orgName: z.string().nullable(),
  state: z.enum(INVITATION_STATES),
  invitedAt: z.string(),
  invitedBy: z.string().nullable(),
  expiresOn: z.string(),
  /** Answers in the workspace; else by the one-time link. */
  hasAccount: z.boolean(),
  message: z.string().nullable(),
  answeredAt: z.string().nullable(),
  reason: z.enum(DECLINE_REASONS).nullable(),
  answer: z.string().nullable(),
});
export type Invitation = z.output<typeof invitationShape>;

/** What the invited person reads: only what whoever invited put there. */
export const myInvitationShape = invitationShape
  .pick({ id: true, state: true, expiresOn: true, invitedAt: true, message: true, answer: true, reason: true, answeredAt: true })
  .extend({ title: z.string(), brief: z.string(), from: z.string() });

export const inviteShape = z.object({
  /** Several at once; each is asked by itself. */
  candidates: z
    .array(
      z.object({
        kind: z.enum(CANDIDATE_KINDS),
        id,
        /** Where the link is sent when the candidate has no account and it shall be mailed. */
        email: z.email().max(120).nullish(),
      }),
    )
    .min(1)
    .max(20),
  /** What they read of the need. */
  title: words(120),
  brief: words(2000),
  message: maybeWords(500),
});

export const invitationAnswerShape = z.object({
  accepts: z.boolean(),
  /** Asked for when declining. */
  reason: z.enum(DECLINE_REASONS).nullish(),
  answer: maybeWords(1000),
});
export type InvitationAnswer = z.output<typeof invitationAnswerShape>;

export const talkDraftShape = z.object({
  heldOn: day,
  way: z.enum(TALK_WAYS),
  /** With whom, besides the enterprise and the officer. */
  withWhom: words(200),
  invitationId: id.nullish(),
  note: words(2000),
  fileIds,
});
export const contractDraftShape = z.object({
  kind: z.enum(CONTRACT_KINDS),
  title: words(200),
  /** 技术合同登记编号, where it has one. */
  number: maybeWords(60),
  /** Who pays, and who provides. */
  partyA: words(200),
  partyB: words(200),
  amountFen: z.number().int().min(0).max(9e15),
  signedOn: day,
  startsOn: maybeDay,
  endsOn: maybeDay,
  note: maybeWords(1000),
  fileIds,
});
export const milestoneDraftShape = z.object({ title: words(200), dueOn: day });

const talk = talkDraftShape.omit({ fileIds: true }).extend({ id, by: z.string(), files: z.array(fileShape) });
const contract = contractDraftShape.omit({ fileIds: true }).extend({ id, by: z.string(), files: z.array(fileShape) });
const milestone = z.object({ id, title: z.string(), dueOn: z.string(), reachedOn: z.string().nullable(), note: z.string().nullable() });

const answerRefusals = [
  lifeRefusals.invitation_not_found,
  lifeRefusals.invitation_answered,
  lifeRefusals.invitation_over,
  lifeRefusals.invitation_reason_missing,
];
const workRefusals = [needRefusals.need_not_found, lifeRefusals.need_step_not_possible, lifeRefusals.need_file_unknown];
const invitationParams = z.object({ invitationId: id });

export const needPartnerRoutes = routes({
  listNeedCandidates: {
    method: 'get',
    path: '/needs/{needId}/candidates',
    summary: 'Experts, achievements and institutions that may answer a need, ranked with reasons; and who offered to',
    access: 'technology.work_on_needs',
    params: needParams,
    query: z.object({ kind: z.enum(CANDIDATE_KINDS).optional(), q: pageQuery.q }),
    answer: z.object({ rows: z.array(candidateShape) }),
    refusals: [needRefusals.need_not_found],
  },
  inviteCandidates: {
    method: 'post',
    path: '/needs/{needId}/invitations',
    summary: 'Invite several candidates; who has no account gets a one-time link',
    access: 'technology.work_on_needs',
    params: needParams,
    body: inviteShape,
    /** `token`: of the link `/n/{token}`, shown once; null for who answers in the workspace. */
    answer: z.object({ rows: z.array(z.object({ id, name: z.string(), token: z.string().nullable(), isMailed: z.boolean() })) }),
    isSecret: true,
    refusals: [
      needRefusals.need_not_found,
      lifeRefusals.invitation_need_not_open,
      lifeRefusals.invitation_twice,
      lifeRefusals.invitation_candidate_unknown,
    ],
  },
  takeBackInvitation: {
    method: 'delete',
    path: '/need-invitations/{invitationId}',
    summary: 'Take back an invitation that was not answered',
    access: 'technology.work_on_needs',
    params: invitationParams,
    refusals: [needRefusals.need_not_found, ...answerRefusals.slice(0, 3)],
  },
  listMyInvitations: {
    method: 'get',
    path: '/need-invitations',
    summary: 'Needs one is invited to, those waiting for an answer first',
    access: 'technology.answer_invitations',
    query: z.object({ page: pageQuery.page, pageSize: pageQuery.pageSize, state: z.enum(INVITATION_STATES).optional() }),
    answer: pageOf(myInvitationShape),
  },
  answerInvitation: {
    method: 'post',
    path: '/need-invitations/{invitationId}/answer',
    summary: 'Accept or decline, once',
    access: 'technology.answer_invitations',
    params: invitationParams,
    body: invitationAnswerShape,
    refusals: answerRefusals,
  },
  readNeedDealings: {
    method: 'get',
    path: '/needs/{needId}/dealings',
    summary: 'Invitations, talks, contracts and milestones of a need',
    access: 'technology.follow_needs',
    params: needParams,
    answer: z.object({
      invitations: z.array(invitationShape),
      talks: z.array(talk),
      contracts: z.array(contract),
      milestones: z.array(milestone),
    }),
    refusals: [needRefusals.need_not_found],
  },
  noteTalk: {
    method: 'post',
    path: '/needs/{needId}/talks',
    summary: 'Note a talk; the first moves an assigned need to matching',
    access: 'technology.work_on_needs',
    params: needParams,
    body: talkDraftShape,
    answer: z.object({ id }),
    refusals: [...workRefusals, lifeRefusals.talk_day_ahead],
  },
  signContract: {
    method: 'post',
    path: '/needs/{needId}/contracts',
    summary: 'Register a technical contract; the need is then signed',
    access: 'technology.work_on_needs',
    params: needParams,
    body: contractDraftShape,
    answer: z.object({ id }),
    refusals: [...workRefusals, lifeRefusals.talk_day_ahead, lifeRefusals.contract_days, lifeRefusals.contract_number_taken],
  },
  setMilestone: {
    method: 'post',
    path: '/needs/{needId}/milestones',
    summary: 'Set a milestone; the next open one is the day a need under way is due',
    access: 'technology.work_on_needs',
    params: needParams,
    body: milestoneDraftShape,
    answer: z.object({ id }),
    refusals: workRefusals,
  },
  reachMilestone: {
    method: 'post',
    path: '/needs/{needId}/milestones/{milestoneId}/reaching',
    summary: 'Note that a milestone was reached',
    access: 'technology.work_on_needs',
    params: z.object({ needId: id, milestoneId: id }),
    body: z.object({ reachedOn: day, note: maybeWords(1000) }),
    refusals: [...workRefusals, lifeRefusals.milestone_not_found, lifeRefusals.milestone_reached_already, lifeRefusals.talk_day_ahead],
  },
});
