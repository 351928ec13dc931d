import { FilePenLine } from 'lucide-react';
import type { PaletteAction, Screen } from '#web/workspace/screens.ts';
import { m } from '#words/messages.js';

const FILL = 'ledgers.fill_tables';

export const filledScreens: readonly Screen[] = [
  {
    path: '/filled-tables',
    nav: { group: 'service', label: m.ledgers_filled, icon: FilePenLine, order: 50 },
    ability: FILL,
    load: () => import('./filled-tables.tsx'),
  },
  { path: '/filled-tables/$tableId', ability: FILL, load: () => import('./filled-table.tsx') },
];

export const filledActions: readonly PaletteAction[] = [{ label: m.ledgers_filled_drop, to: '/filled-tables', ability: FILL }];
