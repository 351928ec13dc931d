import { ClipboardCheck } from 'lucide-react';
import type { WorkspaceModule } from '#web/workspace/screens.ts';
import { call } from '#web/workspace/client.ts';
import { m } from '#words/messages.js';
import { measureRoutes } from '../contract.ts';
import { letterActions, letterScreens, letterSources } from './letters/screens.ts';
import { summaryActions, summaryScreens } from './summary/screens.ts';
import { taskActions, taskScreens } from './tasks/screens.ts';

const READ = 'supervision.read_measures';
const KEEP = 'supervision.keep_measures';

export const supervisionWorkspace: WorkspaceModule = {
  screens: [
    {
      path: '/measures',
      nav: { group: 'safeguard', label: m.supervision_nav, icon: ClipboardCheck, order: 10 },
      ability: READ,
      load: () => import('./responsibility-list.tsx'),
    },
    { path: '/measures/$measureId', ability: READ, load: () => import('./measure.tsx') },
    { path: '/policy-documents', ability: READ, load: () => import('./documents.tsx') },
    { path: '/policy-documents/new', ability: KEEP, load: () => import('./load-document.tsx') },
    { path: '/answering-departments', ability: READ, load: () => import('./departments.tsx') },
    { path: '/answering-departments/$departmentKey', ability: READ, load: () => import('./department.tsx') },
    ...taskScreens,
    ...summaryScreens,
    ...letterScreens,
  ],
  actions: [
    { label: m.supervision_load_title, to: '/policy-documents/new', ability: KEEP },
    ...taskActions,
    ...summaryActions,
    ...letterActions,
  ],
  sources: [
    ...letterSources,
    {
      label: m.supervision_measure,
      ability: READ,
      find: async (text, signal) => {
        const { rows } = await call(measureRoutes.listMeasures, { query: { q: text } }, { signal });
        return rows.slice(0, 8).map(({ id, clause, title, responsibility }) => ({
          id,
          label: `${clause ?? ''} ${title}`,
          note: responsibility?.department?.name ?? '',
          to: `/measures/${id}`,
        }));
      },
    },
  ],
};
