import { FileText, Target } from 'lucide-react';
import type { PaletteAction, Screen } from '#web/workspace/screens.ts';
import { m } from '#words/messages.js';

const READ = 'supervision.read_summaries';
const DRAFT = 'supervision.draft_summaries';

export const summaryScreens: readonly Screen[] = [
  {
    path: '/summaries',
    nav: { group: 'safeguard', label: m.supervision_summary, icon: FileText, order: 40 },
    ability: READ,
    load: () => import('./summaries.tsx'),
  },
  { path: '/summaries/new', ability: DRAFT, load: () => import('./new-summary.tsx') },
  { path: '/summaries/$summaryId', ability: READ, load: () => import('./summary.tsx') },
  {
    path: '/summary-targets',
    nav: { group: 'safeguard', label: m.supervision_summary_targets, icon: Target, order: 41 },
    ability: DRAFT,
    load: () => import('./targets.tsx'),
  },
];

export const summaryActions: readonly PaletteAction[] = [{ label: m.supervision_summary_new, to: '/summaries/new', ability: DRAFT }];
