import { Refusal } from '#shared/refusal.ts';
import { spokenCode } from '#shared/spoken-code.ts';
import { withSight } from '#platform/db/database.ts';
import { checkedForm } from '#platform/http/site-forms.ts';
import { useLink } from '#platform/links/link.ts';
import { namesOf } from '#modules/parties/index.ts';
import { FormCheck, FormChoice, FormField, SiteForm } from '#web/site/form.tsx';
import { m } from '#words/messages.js';
import { NEED_KINDS } from '../contract/need-codes.ts';
import { NEED_OPENNESS } from '../contract/need-life-codes.ts';
import { needRaisingShape } from '../contract/need-raising.ts';
import { raisingRefusals } from '../contract/need-refusals.ts';
import { raiseFor } from '../raising.ts';
import type { LinkForm } from './link-form.ts';

/** An enterprise without an account says what it needs. */
export const raiseByLink: LinkForm = {
  async show(ctx, link, { path, refused }) {
    const { locale } = ctx;
    const said = { locale };
    const name = (await namesOf(ctx, [link.refId])).get(link.refId) ?? '';
    const optional = m.technology_site_optional({}, said);
    const kinds = NEED_KINDS.map((value) => ({ value, label: spokenCode('need_kind', value, locale) }));
    const openness = NEED_OPENNESS.map((value) => ({
      value,
      label: spokenCode('need_openness', value, locale),
      note: spokenCode('need_openness_note', value, locale),
    }));
    return {
      title: m.technology_site_raise_title({}, said),
      lede: m.technology_site_raise_lede({ name }, said),
      children: (
        <SiteForm id="raise" action={path} send={m.technology_site_raise_send({}, said)} refused={refused}>
          <FormField
            name="title"
            label={m.technology_need_title({}, said)}
            hint={m.technology_need_title_hint({}, said)}
            most={120}
            refused={refused}
          />
          <FormChoice name="kind" label={m.technology_need_kind({}, said)} options={kinds} refused={refused} />
          <FormField
            name="difficulty"
            label={m.technology_need_difficulty({}, said)}
            hint={m.technology_need_difficulty_hint({}, said)}
            most={2000}
            lines={5}
            refused={refused}
          />
          <FormField
            name="purpose"
            label={m.technology_site_purpose({}, said)}
            isOptional={optional}
            most={1000}
            lines={3}
            refused={refused}
          />
          <FormField
            name="indicators"
            label={m.technology_need_indicators({}, said)}
            isOptional={optional}
            most={1000}
            lines={2}
            refused={refused}
          />
          <FormField
            name="wantedBy"
            label={m.technology_site_wanted_by({}, said)}
            hint={m.technology_site_day_hint({}, said)}
            isOptional={optional}
            most={10}
            refused={refused}
          />
          <FormField
            name="amountText"
            label={m.technology_site_budget({}, said)}
            hint={m.technology_site_budget_hint({}, said)}
            isOptional={optional}
            most={60}
            refused={refused}
          />
          <FormChoice name="openness" label={m.technology_site_who_sees({}, said)} options={openness} refused={refused} />
          <FormField name="contactName" label={m.technology_need_contact_name({}, said)} most={40} autoComplete="name" refused={refused} />
          <FormField name="contactPhone" label={m.technology_need_contact_phone({}, said)} most={40} autoComplete="tel" refused={refused} />
          <FormCheck name="hasConsented" label={m.technology_site_consent({}, said)} refused={refused} />
        </SiteForm>
      ),
    };
  },
  async take(ctx, token, values) {
    const raising = checkedForm(needRaisingShape, values);
    if (values['hasConsented'] !== 'yes') {
      throw new Refusal(raisingRefusals.need_consent_missing, {}, [{ path: '/hasConsented', code: 'technology.need_consent_missing' }]);
    }
    const link = await useLink(ctx, token);
    await withSight(ctx.db, ctx.actor, 'city', () => raiseFor(ctx, link.refId, raising, 'link', raising.contactName ?? undefined));
  },
  thanks: ({ locale }) => m.technology_site_raise_thanks({}, { locale }),
};
