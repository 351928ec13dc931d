import { Bell, Building2, CalendarDays, ListTree, ScrollText, UserRound, Users } from 'lucide-react';
import { m } from '#words/messages.js';
import type { WorkspaceModule } from '#web/workspace/screens.ts';
import { call } from '#web/workspace/client.ts';
import { organisationRoutes, peopleRoutes } from '../contract.ts';

const nav = (label: () => string, icon: typeof Bell, order: number) => ({ group: 'administration' as const, label, icon, order });
const OFFERED = 8;

export const partiesWorkspace: WorkspaceModule = {
  screens: [
    {
      path: '/organisations',
      ability: 'parties.read_organisations',
      nav: nav(m.parties_nav_organisations, Building2, 10),
      load: () => import('./organisations.tsx'),
    },
    { path: '/people', ability: 'parties.read_people', nav: nav(m.parties_nav_people, Users, 20), load: () => import('./people.tsx') },
    { path: '/codes', ability: 'parties.keep_codes', nav: nav(m.parties_nav_codes, ListTree, 30), load: () => import('./codes.tsx') },
    {
      path: '/calendar',
      ability: 'parties.keep_codes',
      nav: nav(m.parties_nav_calendar, CalendarDays, 40),
      load: () => import('./calendar.tsx'),
    },
    { path: '/trail', ability: 'parties.read_trail', nav: nav(m.parties_nav_trail, ScrollText, 50), load: () => import('./trail.tsx') },
    { path: '/notices', nav: { ...nav(m.parties_nav_notices, Bell, 80), countKey: 'notices' }, load: () => import('./notices.tsx') },
    { path: '/me', nav: nav(m.parties_nav_me, UserRound, 90), phone: 'me', load: () => import('./me.tsx') },
  ],
  sources: [
    {
      label: m.parties_nav_people,
      ability: 'parties.read_people',
      find: async (q, signal) => {
        const { rows } = await call(peopleRoutes.listPeople, { query: { q, pageSize: OFFERED } }, { signal });
        return rows.map(({ id, name, orgName }) => ({ id, label: name, note: orgName, to: `/people?open=${id}` }));
      },
    },
    {
      label: m.parties_nav_organisations,
      ability: 'parties.keep_organisations',
      find: async (q, signal) => {
        const { rows } = await call(organisationRoutes.listOrganisations, { query: { q, pageSize: OFFERED } }, { signal });
        return rows.map(({ id, name }) => ({ id, label: name, to: `/organisations?open=${id}` }));
      },
    },
  ],
};
