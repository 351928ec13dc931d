import { spokenCode } from '#shared/spoken-code.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { SiteAsked, SiteRoute } from '#platform/http/site.ts';
import { siteFrame } from '#modules/parties/index.ts';
import { page } from '#web/site/page.tsx';
import { KeyFacts, ReadingPage } from '#web/site/reading.tsx';
import { m } from '#words/messages.js';
import { publicExpert, type PublicExpert } from './public-experts.ts';

/** `/experts/{expertId}`: what the expert chose to make public, and nothing else. */
export const expertPage: SiteRoute = {
  path: '/experts/:expertId',
  show: async (ctx, asked) => {
    const row = await publicExpert(ctx, asked.params['expertId'] ?? '');
    return row && showExpert(ctx, asked, row);
  },
};

async function showExpert(ctx: Ctx, asked: SiteAsked, row: PublicExpert): Promise<string> {
  const { locale } = ctx;
  const title = locale === 'en' ? (row.nameEn ?? row.name) : row.name;
  const meta = [row.title && spokenCode('expert_title', row.title, locale), row.post, row.orgName].flatMap((one) => one || []);
  const fields = row.fields.map((code) => spokenCode('field', code.replaceAll('.', '_'), locale)).join('、');
  const facts = [
    [m.site_experts_field({}, { locale }), fields],
    [m.site_experts_subjects({}, { locale }), row.subjects.join('、')],
    [m.site_experts_education({}, { locale }), educationOf(ctx, row)],
    [m.site_experts_posts({}, { locale }), row.affiliations.map((stay) => [stay.orgName, stay.post].filter(Boolean).join(' ')).join('；')],
    [
      spokenCode('expert_field', 'availability', locale),
      row.availability ? spokenCode('expert_availability', row.availability, locale) : '',
    ],
  ] as const;
  const rail = [{ title: m.site_experts_ask_title({}, { locale }), body: <p>{m.site_experts_ask({}, { locale })}</p> }];
  const children = (
    <ReadingPage
      locale={locale}
      title={title}
      above={[{ label: m.site_experts_title({}, { locale }), href: '/experts' }]}
      lede={locale === 'en' && row.nameEn ? row.name : undefined}
      meta={meta}
      rail={rail}
    >
      {row.directions && (
        <>
          <h2>{m.site_experts_directions({}, { locale })}</h2>
          <p lang={locale === 'en' ? 'zh-CN' : undefined}>{row.directions}</p>
        </>
      )}
      <KeyFacts facts={facts.filter(([, value]) => value)} />
      <Works ctx={ctx} row={row} />
    </ReadingPage>
  );
  const summary = [row.orgName, row.directions].filter(Boolean).join(' · ') || title;
  return page({ title, locale, path: asked.path, frame: await siteFrame(ctx, asked), summary, children });
}

const educationOf = ({ locale }: Ctx, row: PublicExpert) =>
  row.education.map((one) => [spokenCode('expert_degree', one.degree, locale), one.school, one.major].filter(Boolean).join(' ')).join('；');

function Works({ ctx: { locale }, row }: { ctx: Ctx; row: PublicExpert }) {
  if (row.works.length === 0) return null;
  const works = row.works.toSorted((one, other) => (other.year ?? 0) - (one.year ?? 0));
  return (
    <>
      <h2>{m.site_experts_works({}, { locale })}</h2>
      <ul>
        {works.map((work) => (
          <li key={`${work.kind} ${work.title}`} lang={locale === 'en' ? 'zh-CN' : undefined}>
            {[spokenCode('expert_work', work.kind, locale), work.title, work.note, work.year].filter(Boolean).join(' · ')}
          </li>
        ))}
      </ul>
    </>
  );
}
