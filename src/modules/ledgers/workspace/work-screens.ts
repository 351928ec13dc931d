import { Inbox, LayoutDashboard, NotebookPen } from 'lucide-react';
import { m } from '#words/messages.js';
import type { PaletteAction, PaletteSource, Screen } from '#web/workspace/screens.ts';
import { call } from '#web/workspace/client.ts';
import { workRoutes } from '../contract.ts';

const READ = 'ledgers.read_work';
const ENTER = 'ledgers.enter_work';
const OFFERED = 8;

/** Overview, queue, work ledger and the thirty-second entry. */
export const workScreens: readonly Screen[] = [
  {
    path: '/',
    nav: { group: 'start', label: m.ledgers_overview_nav, icon: LayoutDashboard, order: 1 },
    phone: 'overview',
    load: () => import('./overview.tsx'),
  },
  {
    path: '/queue',
    nav: { group: 'start', label: m.ledgers_queue_title, icon: Inbox, order: 2, countKey: 'queue' },
    phone: 'queue',
    load: () => import('./queue.tsx'),
  },
  {
    path: '/work',
    nav: { group: 'service', label: m.ledgers_work_nav, icon: NotebookPen, order: 30 },
    ability: READ,
    load: () => import('./work-ledger.tsx'),
  },
  { path: '/work/new', ability: ENTER, phone: 'entry', load: () => import('./entry.tsx') },
];

export const workActions: readonly PaletteAction[] = [{ label: m.ledgers_work_enter, to: '/work/new', ability: ENTER }];

export const workSources: readonly PaletteSource[] = [
  {
    label: m.ledgers_work_nav,
    ability: READ,
    find: async (q, signal) => {
      const { rows } = await call(workRoutes.listWork, { query: { q, pageSize: OFFERED } }, { signal });
      return rows.map(({ id, sentence, occurredOn }) => ({ id, label: sentence, note: occurredOn, to: `/work?open=${id}` }));
    },
  },
];
