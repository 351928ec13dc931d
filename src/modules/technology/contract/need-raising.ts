import { z } from 'zod';
import { linkRefusals } from '#shared/links.ts';
import { pageOf, pageQuery } from '#shared/page.ts';
import { publicationRefusals, publicationShape, publicationStepShape } from '#shared/publication.ts';
import { routes } from '#shared/route.ts';
import { NEED_COOPERATIONS, NEED_KINDS } from './need-codes.ts';
import { NEED_OPENNESS } from './need-life-codes.ts';
import { lifeRefusals, raisingRefusals } from './need-refusals.ts';
import { id, maybeDay, maybeWords, needParams, words } from './need-shapes.ts';
import { needRefusals } from './needs.ts';

/** The guided form: what, why, wanted by when, budget, kind of help, and who may see it. */
export const needRaisingShape = z.object({
  title: z.string().trim().min(4).max(120),
  kind: z.enum(NEED_KINDS),
  /** What cannot be done today, where it gets stuck. */
  difficulty: words(2000),
  /** What it is wanted for, what it would bring. */
  purpose: maybeWords(1000),
  indicators: maybeWords(1000),
  presentBase: maybeWords(1000),
  wantedBy: maybeDay,
  amountText: maybeWords(60),
  amountLowFen: z.number().int().min(0).max(9e15).nullish(),
  amountHighFen: z.number().int().min(0).max(9e15).nullish(),
  cooperation: z.array(z.enum(NEED_COOPERATIONS)).max(NEED_COOPERATIONS.length).default([]),
  wantedPartner: maybeWords(200),
  /** Codes of the list `field`. */
  fields: z.array(z.string().max(20)).max(5).default([]),
  openness: z.enum(NEED_OPENNESS),
  contactName: maybeWords(40),
  contactPhone: maybeWords(40),
});
export type NeedRaising = z.output<typeof needRaisingShape>;

export const needLinkShape = z.object({
  id,
  enterpriseId: id,
  enterpriseName: z.string(),
  purpose: z.enum(['raise', 'confirm', 'answer']),
  needTitle: z.string().nullable(),
  madeBy: z.string().nullable(),
  madeAt: z.string(),
  expiresAt: z.string(),
  usedAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
});

/** `token`: the address is `/n/{token}`; it is shown once, and null when the link was mailed. */
const made = z.object({ id, token: z.string().nullable(), expiresAt: z.string(), isMailed: z.boolean() });
const mailTo = z.object({ email: z.email().max(120).nullish() });

/** What visitors read of a need that is offered publicly. */
export const offerTextShape = z.object({ title: words(80), summary: words(1000) });
export const needOfferShape = z.object({
  title: z.string().nullable(),
  summary: z.string().nullable(),
  /** The enterprise agreed to a public summary, and the need is not confidential. */
  isAgreed: z.boolean(),
  canWrite: z.boolean(),
  publication: publicationShape,
  /** Who said "we can". */
  answers: z.array(
    z.object({
      id,
      name: z.string(),
      orgName: z.string().nullable(),
      contact: z.string().nullable(),
      text: z.string(),
      receivedAt: z.string(),
    }),
  ),
});

export const publicNeedShape = z.object({
  id,
  title: z.string(),
  summary: z.string(),
  kind: z.enum(NEED_KINDS).nullable(),
  parkName: z.string().nullable(),
  publishedOn: z.string(),
});

/** "We can": from the public page of an offered need. */
export const offerAnswerShape = z.object({
  name: words(40),
  orgName: maybeWords(100),
  contact: z.string().trim().min(5).max(80),
  text: z.string().trim().min(10).max(2000),
  hasConsented: z.boolean(),
});
export type OfferAnswer = z.output<typeof offerAnswerShape>;

const { need_already_there, need_amount_range, need_enterprise_unknown, need_enterprise_elsewhere, need_not_found } = needRefusals;

export const needRaisingRoutes = routes({
  raiseNeed: {
    method: 'post',
    path: '/own-needs',
    summary: 'An enterprise raises a need by the guided form',
    access: 'technology.raise_needs',
    body: needRaisingShape,
    answer: z.object({ id }),
    refusals: [need_already_there, need_amount_range, raisingRefusals.need_wanted_by_past],
  },
  amendRaisedNeed: {
    method: 'put',
    path: '/own-needs/{needId}',
    summary: 'The enterprise amends a need that was not yet accepted, or was sent back',
    access: 'technology.raise_needs',
    params: needParams,
    body: needRaisingShape,
    refusals: [
      need_not_found,
      lifeRefusals.need_step_not_possible,
      need_already_there,
      need_amount_range,
      raisingRefusals.need_wanted_by_past,
    ],
  },
  makeNeedLink: {
    method: 'post',
    path: '/need-links',
    summary: 'A one-time link by which an enterprise without an account raises a need',
    access: 'technology.keep_needs',
    body: mailTo.extend({ enterpriseId: id }),
    answer: made,
    isSecret: true,
    refusals: [need_enterprise_unknown, need_enterprise_elsewhere],
  },
  makeConfirmationLink: {
    method: 'post',
    path: '/needs/{needId}/confirmation-link',
    summary: 'A one-time link by which the enterprise says whether it helped',
    access: 'technology.work_on_needs',
    params: needParams,
    body: mailTo,
    answer: made,
    isSecret: true,
    refusals: [need_not_found, lifeRefusals.need_step_not_possible],
  },
  listNeedLinks: {
    method: 'get',
    path: '/need-links',
    summary: 'One-time links that were made for enterprises, the latest first',
    access: 'technology.keep_needs',
    query: z.object({ page: pageQuery.page, pageSize: pageQuery.pageSize, enterpriseId: id.optional() }),
    answer: pageOf(needLinkShape),
  },
  revokeNeedLink: {
    method: 'delete',
    path: '/need-links/{linkId}',
    summary: 'Call a link back that was not used',
    access: 'technology.keep_needs',
    params: z.object({ linkId: id }),
    refusals: [linkRefusals.not_found, linkRefusals.over],
  },
  readNeedOffer: {
    method: 'get',
    path: '/needs/{needId}/offer',
    summary: 'What is offered publicly of a need, how far it is, and who answered',
    access: 'technology.read_queue',
    params: needParams,
    answer: needOfferShape,
    refusals: [need_not_found],
  },
  writeNeedOffer: {
    method: 'put',
    path: '/needs/{needId}/offer',
    summary: 'Write what visitors shall read of a need',
    access: 'technology.work_on_needs',
    params: needParams,
    body: offerTextShape,
    refusals: [need_not_found, raisingRefusals.offer_not_agreed, raisingRefusals.offer_confidential, publicationRefusals.not_changeable],
  },
  publishNeedOffer: {
    method: 'post',
    path: '/needs/{needId}/offer/publication',
    summary: 'A step on the way to the public site: submit with the gate, review, withdraw',
    access: 'technology.read_queue',
    params: needParams,
    body: publicationStepShape,
    refusals: [
      need_not_found,
      lifeRefusals.need_step_not_yours,
      raisingRefusals.offer_not_agreed,
      raisingRefusals.offer_confidential,
      raisingRefusals.offer_text_missing,
      ...Object.values(publicationRefusals),
    ],
  },
  listPublicNeeds: {
    method: 'get',
    path: '/public-needs',
    summary: 'Needs offered publicly, the latest first',
    access: 'public',
    query: z.object({ page: pageQuery.page, pageSize: pageQuery.pageSize, kind: z.enum(NEED_KINDS).optional(), q: pageQuery.q }),
    answer: pageOf(publicNeedShape),
  },
  answerOffer: {
    method: 'post',
    path: '/public-needs/{needId}/answers',
    summary: 'Say "we can" to a need that is offered publicly',
    access: 'public',
    params: needParams,
    body: offerAnswerShape,
    refusals: [
      raisingRefusals.offer_not_found,
      raisingRefusals.need_consent_missing,
      raisingRefusals.offer_answer_twice,
      raisingRefusals.offer_answers_too_many,
    ],
  },
});
