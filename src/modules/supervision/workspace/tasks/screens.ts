import { ClipboardList, FileInput } from 'lucide-react';
import type { PaletteAction, Screen } from '#web/workspace/screens.ts';
import { m } from '#words/messages.js';

const READ = 'supervision.read_tasks';
const KEEP = 'supervision.keep_tasks';
const ANSWER = 'supervision.answer_tasks';
const SEE = 'supervision.see_reports';

export const taskScreens: readonly Screen[] = [
  {
    path: '/reporting-tasks',
    nav: { group: 'safeguard', label: m.supervision_tasks, icon: ClipboardList, order: 30 },
    ability: READ,
    load: () => import('./task-list.tsx'),
  },
  { path: '/reporting-tasks/new', ability: KEEP, load: () => import('./new-task.tsx') },
  { path: '/reporting-tasks/$taskId', ability: READ, load: () => import('./task.tsx') },
  {
    path: '/my-reports',
    nav: { group: 'safeguard', label: m.supervision_reports_mine, icon: FileInput, order: 31 },
    ability: ANSWER,
    load: () => import('./my-reports.tsx'),
  },
  { path: '/task-reports/$reportId', ability: SEE, load: () => import('./report.tsx') },
];

export const taskActions: readonly PaletteAction[] = [{ label: m.supervision_tasks_new, to: '/reporting-tasks/new', ability: KEEP }];
