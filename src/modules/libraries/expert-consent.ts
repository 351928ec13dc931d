import { and, eq, isNull } from 'drizzle-orm';
import consents from '../../../content/codes/expert-consents.json' with { type: 'json' };
import { dayOf } from '#shared/dates.ts';
import { newId } from '#shared/ids.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Ctx } from '#platform/ctx.ts';
import { expertsRefusals } from './contract/experts.ts';
import type { ConsentDraft } from './contract/expert-shapes.ts';
import { expertFor, type ExpertRowFull } from './expert-sight.ts';
import { libraryExpertConsents, libraryExperts } from './tables/experts.ts';

/** A consent that was given: which text, when, how. */
export type Consent = { readonly version: string; readonly givenOn: string; readonly how: 'signed_paper' | 'online' | 'official_letter' };

/**
 * The consent of a draft, or a refusal: personal data of a named person are not kept without it.
 *
 * @throws Refusal `libraries.consent_missing`, `consent_version_unknown`, `consent_early`
 */
export function consentOf(ctx: Ctx, draft: ConsentDraft | null | undefined): Consent {
  const { version, givenOn, how } = draft ?? {};
  if (!version || !givenOn || !how) {
    const missing = Object.entries({ version, givenOn, how }).filter(([, value]) => !value);
    const problems = missing.map(([field]) => ({ path: `/consent/${field}`, code: 'libraries.consent_missing' }));
    throw new Refusal(expertsRefusals.consent_missing, {}, problems);
  }
  const text = consents.find((one) => one.version === version);
  if (!text) {
    const values = { version };
    const problem = { path: '/consent/version', code: 'libraries.consent_version_unknown', values };
    throw new Refusal(expertsRefusals.consent_version_unknown, values, [problem]);
  }
  if (givenOn < text.from || givenOn > dayOf(ctx.now)) {
    const values = { version, from: text.from };
    throw new Refusal(expertsRefusals.consent_early, values, [{ path: '/consent/givenOn', code: 'libraries.consent_early', values }]);
  }
  return { version, givenOn, how };
}

/** Notes a consent; one given before stays in the history. */
export async function keepConsent(ctx: Ctx, expertId: string, consent: Consent): Promise<void> {
  await ctx.db.insert(libraryExpertConsents).values({
    id: newId('cns', ctx.now),
    expertId,
    ...consent,
    enteredBy: ctx.actor.personId,
    enteredAt: ctx.now,
  });
}

export async function giveConsent(ctx: Ctx, id: string, draft: ConsentDraft): Promise<void> {
  const row = await expertFor(ctx, id, 'libraries.speak_for_expert');
  const consent = consentOf(ctx, draft);
  await keepConsent(ctx, id, consent);
  await ctx.db.update(libraryExperts).set({ hasConsent: true, changedAt: ctx.now }).where(eq(libraryExperts.id, id));
  await ctx.record({
    type: 'libraries.expert_consented',
    subject: id,
    parkId: row.parkId,
    values: { name: row.name, version: consent.version, how: consent.how },
  });
}

/** The consent ends, and with it the public page, in the same act. The entry is kept until it is erased or agreed to again. */
export async function withdrawConsent(ctx: Ctx, id: string): Promise<void> {
  const row = await expertFor(ctx, id, 'libraries.speak_for_expert');
  if (!row.hasConsent) throw new Refusal(expertsRefusals.consent_missing, { name: row.name });
  await ctx.db
    .update(libraryExpertConsents)
    .set({ withdrawnOn: dayOf(ctx.now), withdrawnBy: ctx.actor.personId })
    .where(and(eq(libraryExpertConsents.expertId, id), isNull(libraryExpertConsents.withdrawnOn)));
  await ctx.db
    .update(libraryExperts)
    .set({ hasConsent: false, changedAt: ctx.now, ...hidden(row) })
    .where(eq(libraryExperts.id, id));
  await ctx.record({ type: 'libraries.expert_consent_withdrawn', subject: id, parkId: row.parkId, values: { name: row.name } });
}

/** The columns of an entry that is not public any more. */
export const hidden = (row: ExpertRowFull) => ({
  publishesAt: null,
  publicationState: row.publicationState === 'published' ? ('withdrawn' as const) : ('draft' as const),
});

/** The versions of the text, the newest last. */
export const consentTexts: readonly { version: string; from: string; zh: string; en: string }[] = consents;
