import { and, asc, count, eq, inArray, isNull } from 'drizzle-orm';
import { m } from '#words/messages.js';
import type { Ctx } from '#platform/ctx.ts';
import type { SiteAsked } from '#platform/http/site.ts';
import type { SiteFrame } from '#web/site/page.tsx';
import { partyOrganisations } from './tables.ts';

/** What stands around every public page. */
export async function siteFrame(ctx: Ctx, asked: SiteAsked): Promise<SiteFrame> {
  const { locale } = ctx;
  const bureaus = await ctx.db
    .select({ name: partyOrganisations.name, nameEn: partyOrganisations.nameEn })
    .from(partyOrganisations)
    .where(eq(partyOrganisations.kind, 'bureau'))
    .limit(1);
  const parks = await siteParks(ctx);
  const bureau = nameIn(ctx, bureaus[0] ?? { name: '', nameEn: null });
  return {
    place: [bureau],
    origin: asked.origin,
    sections: asked.sections,
    blocks: [
      { title: m.site_sections({}, { locale }), lines: asked.sections },
      { title: m.site_parks({}, { locale }), lines: parks.map((park) => park.name) },
      {
        title: m.site_for_machines({}, { locale }),
        lines: [
          { label: m.site_feed({}, { locale }), href: '/news/feed.xml' },
          { label: m.site_api({}, { locale }), href: '/api/reference' },
        ],
      },
    ],
    notes: [m.site_run_by({ bureau }, { locale }), m.site_no_secrets({}, { locale })],
  };
}

const nameIn = (ctx: Ctx, row: { name: string; nameEn: string | null }) => (ctx.locale === 'en' ? (row.nameEn ?? row.name) : row.name);

/** The parks with their committees and how many enterprises each has on the register. */
export async function siteParks(ctx: Ctx) {
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
