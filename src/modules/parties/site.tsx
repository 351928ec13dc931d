import { and, asc, count, eq, inArray, isNull } from 'drizzle-orm';
import { m } from '#words/messages.js';
import type { Ctx } from '#platform/ctx.ts';
import type { SiteAsked, SiteRoute } from '#platform/http/site.ts';
import { Home } from '#web/site/home.tsx';
import { page, type SiteFrame } from '#web/site/page.tsx';
import { partyOrganisations } from './tables.ts';

/** The public site's home: whose it is, three doors, how many of what there are, the parks and whom to ask. */
export const homePage: SiteRoute = {
  path: '/',
  show: async (ctx, asked) => {
    const { locale } = ctx;
    const parks = await parksOf(ctx);
    const children = (
      <Home
        locale={locale}
        title={phrasesOf(m.site_home_title({}, { locale }))}
        lede={phrasesOf(m.site_home_lede({ parks: parks.length }, { locale }))}
        doors={doorsOf(ctx)}
        figures={{
          title: m.site_parks({}, { locale }),
          note: m.site_parks_note({}, { locale }),
          rows: parks.map((park) => ({
            label: park.name,
            value: String(park.enterprises),
            unit: m.site_enterprises_unit({}, { locale }),
            share: null,
            note: park.committee,
          })),
        }}
      />
    );
    const title = m.site_home_page({}, { locale });
    return page({
      title,
      locale,
      path: asked.path,
      frame: await siteFrame(ctx, asked),
      summary: phrasesOf(m.site_home_lede({ parks: parks.length }, { locale })).join(' '),
      children,
    });
  },
};

/** Where a heading may break: the catalogue marks the end of each phrase with `|`. */
const phrasesOf = (text: string) => text.split('|');

/** What stands around every public page. */
export async function siteFrame(ctx: Ctx, asked: SiteAsked): Promise<SiteFrame> {
  const { locale } = ctx;
  const bureaus = await ctx.db
    .select({ name: partyOrganisations.name, nameEn: partyOrganisations.nameEn })
    .from(partyOrganisations)
    .where(eq(partyOrganisations.kind, 'bureau'))
    .limit(1);
  const parks = await parksOf(ctx);
  const bureau = nameIn(ctx, bureaus[0] ?? { name: '', nameEn: null });
  return {
    place: [bureau],
    origin: asked.origin,
    sections: asked.sections,
    blocks: [
      { title: m.site_parks({}, { locale }), lines: parks.map((park) => park.name) },
      { title: m.site_for_machines({}, { locale }), lines: [{ label: m.site_api({}, { locale }), href: '/api/reference' }] },
    ],
    notes: [m.site_run_by({ bureau }, { locale }), m.site_no_secrets({}, { locale })],
  };
}

const nameIn = (ctx: Ctx, row: { name: string; nameEn: string | null }) => (ctx.locale === 'en' ? (row.nameEn ?? row.name) : row.name);

async function parksOf(ctx: Ctx) {
  const isOpen = and(isNull(partyOrganisations.closedOn), isNull(partyOrganisations.mergedInto));
  const places = await ctx.db
    .select({
      kind: partyOrganisations.kind,
      parkId: partyOrganisations.parkId,
      name: partyOrganisations.name,
      nameEn: partyOrganisations.nameEn,
    })
    .from(partyOrganisations)
    .where(and(isOpen, inArray(partyOrganisations.kind, ['park', 'park_committee'])))
    .orderBy(asc(partyOrganisations.id));
  const counts = await ctx.db
    .select({ parkId: partyOrganisations.parkId, enterprises: count() })
    .from(partyOrganisations)
    .where(and(isOpen, eq(partyOrganisations.kind, 'enterprise')))
    .groupBy(partyOrganisations.parkId);
  return places
    .filter((place) => place.kind === 'park')
    .map((park) => {
      const committee = places.find((place) => place.kind === 'park_committee' && place.parkId === park.parkId);
      return {
        name: nameIn(ctx, park),
        committee: committee ? nameIn(ctx, committee) : '',
        enterprises: counts.find((row) => row.parkId === park.parkId)?.enterprises ?? 0,
      };
    });
}

function doorsOf({ locale }: Ctx) {
  const signIn = { label: m.site_door_sign_in({}, { locale }), href: '/workspace' };
  const document = { label: m.site_door_document({}, { locale }), href: '/document' };
  return [
    { kind: 'enterprise' as const, title: m.site_door_enterprise({}, { locale }), links: [document, signIn] },
    { kind: 'research' as const, title: m.site_door_research({}, { locale }), links: [document, signIn] },
    { kind: 'office' as const, title: m.site_door_office({}, { locale }), links: [signIn, document] },
  ];
}
