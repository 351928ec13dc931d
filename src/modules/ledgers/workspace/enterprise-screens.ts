import { Building2, CalendarClock } from 'lucide-react';
import { m } from '#words/messages.js';
import type { PaletteAction, PaletteSource, Screen } from '#web/workspace/screens.ts';
import { call } from '#web/workspace/client.ts';
import { enterpriseRoutes } from '../contract.ts';

const READ = 'ledgers.read_enterprises';
/** Whoever looks over several enterprises; an enterprise has its own page instead. */
const LOOK_OVER = 'ledgers.read_overview';
const OWN = 'ledgers.keep_own_enterprise';
const OFFERED = 8;

/** The enterprise ledger, one page an enterprise, what falls due. */
export const enterpriseScreens: readonly Screen[] = [
  {
    path: '/enterprises',
    nav: { group: 'service', label: m.ledgers_enterprises_title, icon: Building2, order: 10, countKey: 'enterprises' },
    ability: LOOK_OVER,
    load: () => import('./enterprises.tsx'),
  },
  { path: '/enterprises/$enterpriseId', ability: READ, load: () => import('./enterprise.tsx') },
  {
    path: '/my-enterprise',
    nav: { group: 'service', label: m.ledgers_enterprise_own, icon: Building2, order: 10 },
    ability: OWN,
    load: () => import('./my-enterprise.tsx'),
  },
  {
    path: '/due',
    nav: { group: 'start', label: m.ledgers_due_title, icon: CalendarClock, order: 20, countKey: 'due' },
    ability: READ,
    load: () => import('./due.tsx'),
  },
];

export const enterpriseActions: readonly PaletteAction[] = [{ label: m.ledgers_fact_fill_own, to: '/my-enterprise', ability: OWN }];

export const enterpriseSources: readonly PaletteSource[] = [
  {
    label: m.ledgers_enterprises_title,
    ability: LOOK_OVER,
    find: async (q, signal) => {
      const { rows } = await call(enterpriseRoutes.listEnterprises, { query: { q, pageSize: OFFERED, state: 'all' } }, { signal });
      return rows.map(({ id, name, creditCode }) => ({ id, label: name, note: creditCode ?? '', to: `/enterprises/${id}` }));
    },
  },
];
