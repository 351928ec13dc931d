import { FileSpreadsheet } from 'lucide-react';
import type { PaletteAction, Screen } from '#web/workspace/screens.ts';
import { m } from '#words/messages.js';

const IMPORT = 'ledgers.import';

export const importScreens: readonly Screen[] = [
  {
    path: '/imports',
    nav: { group: 'service', label: m.ledgers_import_list, icon: FileSpreadsheet, order: 40 },
    ability: IMPORT,
    load: () => import('./imports.tsx'),
  },
  { path: '/imports/new', ability: IMPORT, load: () => import('./import-new.tsx') },
  { path: '/imports/$importId', ability: IMPORT, load: () => import('./import.tsx') },
  { path: '/synonyms', ability: 'ledgers.keep_synonyms', load: () => import('./synonyms.tsx') },
];

export const importActions: readonly PaletteAction[] = [
  { label: m.ledgers_import_start, to: '/imports/new', ability: IMPORT },
  { label: m.ledgers_import_synonyms, to: '/synonyms', ability: 'ledgers.keep_synonyms' },
];
