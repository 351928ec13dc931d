import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { dayOf } from '#shared/dates.ts';
import { spokenCode } from '#shared/spoken-code.ts';
import { withSight } from '#platform/db/database.ts';
import { checkedForm } from '#platform/http/site-forms.ts';
import { useLink } from '#platform/links/link.ts';
import { FormChoice, FormField, SiteForm } from '#web/site/form.tsx';
import { m } from '#words/messages.js';
import { DECLINE_REASONS } from '../contract/need-life-codes.ts';
import { answerInvitation } from '../life/invitation.ts';
import { technologyInvitations as invitations } from '../tables/life.ts';
import type { LinkForm } from './link-form.ts';

const shape = z.object({
  accepts: z.enum(['yes', 'no']),
  reason: z.enum(DECLINE_REASONS).optional(),
  answer: z.string().trim().max(1000).optional(),
});

/** Somebody without an account accepts or declines to help. */
export const answerByLink: LinkForm = {
  async show(ctx, link, { path, refused }) {
    const said = { locale: ctx.locale };
    const [row] = await withSight(ctx.db, ctx.actor, 'city', () =>
      ctx.db.select().from(invitations).where(eq(invitations.id, link.refId)).limit(1),
    );
    if (!row || row.state !== 'open' || row.expiresOn < dayOf(ctx.now)) return null;
    const yesNo = [
      { value: 'yes', label: m.technology_site_answer_yes({}, said) },
      { value: 'no', label: m.technology_site_answer_no({}, said) },
    ];
    const reasons = DECLINE_REASONS.map((value) => ({ value, label: spokenCode('need_decline', value, ctx.locale) }));
    return {
      title: row.title,
      lede: m.technology_site_answer_lede({ name: row.name, day: row.expiresOn }, said),
      children: (
        <>
          <p className="site-words">{row.brief}</p>
          {row.message && <p className="site-notice">{row.message}</p>}
          <SiteForm id="answer" action={path} send={m.technology_site_answer_send({}, said)} refused={refused}>
            <FormChoice name="accepts" label={m.technology_site_answer({}, said)} options={yesNo} refused={refused} />
            <FormChoice
              name="reason"
              label={m.technology_site_answer_reason({}, said)}
              isOptional={m.technology_site_answer_reason_when({}, said)}
              options={reasons}
              refused={refused}
            />
            <FormField
              name="answer"
              label={m.technology_site_answer_words({}, said)}
              isOptional={m.technology_site_optional({}, said)}
              most={1000}
              lines={4}
              refused={refused}
            />
          </SiteForm>
        </>
      ),
    };
  },
  async take(ctx, token, values) {
    const { accepts, reason, answer } = checkedForm(shape, { ...values, reason: values['reason'] || undefined });
    const link = await useLink(ctx, token);
    await answerInvitation(ctx, link.refId, { accepts: accepts === 'yes', reason, answer: answer || null });
  },
  thanks: ({ locale }) => m.technology_site_answer_thanks({}, { locale }),
};
