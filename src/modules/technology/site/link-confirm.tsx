import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { Refusal } from '#shared/refusal.ts';
import { withSight } from '#platform/db/database.ts';
import type { Ctx } from '#platform/ctx.ts';
import { checkedForm } from '#platform/http/site-forms.ts';
import { useLink } from '#platform/links/link.ts';
import { FormChoice, FormField, SiteForm } from '#web/site/form.tsx';
import { m } from '#words/messages.js';
import { lifeRefusals } from '../contract/need-refusals.ts';
import { moveNeed, spokenTitle } from '../life/move.ts';
import { nextMilestone } from '../life/step.ts';
import { tellOfStep } from '../life/telling.ts';
import type { NeedRow } from '../need.ts';
import { technologyNeeds } from '../tables/needs.ts';
import type { LinkForm } from './link-form.ts';

const shape = z.object({
  score: z.enum(['5', '4', '3', '2', '1', 'not']),
  opinion: z.string().trim().max(1000).optional(),
});

const solvedNeed = (ctx: Ctx, id: string): Promise<NeedRow | null> =>
  withSight(ctx.db, ctx.actor, 'city', async () => {
    const [need] = await ctx.db.select().from(technologyNeeds).where(eq(technologyNeeds.id, id)).limit(1);
    return need && need.state === 'solved' && !need.withdrawnAt ? need : null;
  });

/** The enterprise says whether it helped. */
export const confirmByLink: LinkForm = {
  async show(ctx, link, { path, refused }) {
    const said = { locale: ctx.locale };
    const need = await solvedNeed(ctx, link.refId);
    if (!need) return null;
    const scores = (['5', '4', '3', '2', '1'] as const).map((value) => ({ value, label: m.technology_site_score({ score: value }, said) }));
    const options = [
      ...scores,
      { value: 'not', label: m.technology_site_not_solved({}, said), note: m.technology_site_not_solved_note({}, said) },
    ];
    return {
      title: m.technology_site_confirm_title({}, said),
      lede: m.technology_site_confirm_lede({ name: need.enterpriseName, title: spokenTitle(ctx, need) }, said),
      children: (
        <>
          {need.result && !need.isConfidential && <p className="site-notice">{m.technology_site_result({ result: need.result }, said)}</p>}
          <SiteForm id="confirm" action={path} send={m.technology_site_confirm_send({}, said)} refused={refused}>
            <FormChoice name="score" label={m.technology_site_helped({}, said)} options={options} refused={refused} />
            <FormField
              name="opinion"
              label={m.technology_site_opinion({}, said)}
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
    const { score, opinion } = checkedForm(shape, values);
    const words = opinion || null;
    if (score === 'not' && !words) {
      throw new Refusal(lifeRefusals.need_ground_missing, {}, [{ path: '/opinion', code: 'technology.need_ground_missing' }]);
    }
    const link = await useLink(ctx, token);
    await withSight(ctx.db, ctx.actor, 'city', async () => {
      const [need] = await ctx.db.select().from(technologyNeeds).where(eq(technologyNeeds.id, link.refId)).limit(1).for('update');
      if (!need || need.withdrawnAt || need.state !== 'solved') throw new Refusal(lifeRefusals.need_moved_on, { title: '', state: '' });
      if (score === 'not') await dispute(ctx, need, words ?? '');
      else await confirm(ctx, need, Number(score), words);
    });
  },
  thanks: ({ locale }) => m.technology_site_confirm_thanks({}, { locale }),
};

async function dispute(ctx: Ctx, need: NeedRow, ground: string): Promise<void> {
  const columns = { dueOn: await nextMilestone(ctx, need.id) };
  await moveNeed(ctx, need, 'dispute', { to: 'under_way', ground, columns, byName: need.enterpriseName });
  await tellOfStep(ctx, need, { verb: 'dispute', ground });
}

async function confirm(ctx: Ctx, need: NeedRow, score: number, opinion: string | null): Promise<void> {
  await moveNeed(ctx, need, 'confirm', {
    to: 'confirmed',
    note: opinion,
    values: { score },
    columns: { score, opinion, confirmedAt: ctx.now },
    byName: need.enterpriseName,
  });
  await tellOfStep(ctx, need, { verb: 'confirm', ground: null });
}
