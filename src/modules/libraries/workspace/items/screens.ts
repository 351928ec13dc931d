import { FlaskConical, FolderKanban, MessagesSquare } from 'lucide-react';
import { call } from '#web/workspace/client.ts';
import type { PaletteAction, PaletteSource, Screen } from '#web/workspace/screens.ts';
import { m } from '#words/messages.js';
import { achievementRoutes } from '../../contract/achievements.ts';
import { projectRoutes } from '../../contract/projects.ts';
import { itemPath } from './words.ts';

const OFFERED = 8;
const reads = 'libraries.read_items';
const keeps = 'libraries.keep_items';

export const itemScreens: readonly Screen[] = [
  {
    path: '/projects',
    nav: { group: 'service', label: m.libraries_projects, icon: FolderKanban, order: 42 },
    ability: reads,
    load: () => import('../projects/projects.tsx'),
  },
  { path: '/projects/duplicates', ability: keeps, load: () => import('../projects/duplicates.tsx') },
  { path: '/projects/$itemId', ability: reads, load: () => import('../projects/project.tsx') },
  {
    path: '/achievements',
    nav: { group: 'service', label: m.libraries_achievements, icon: FlaskConical, order: 44 },
    ability: reads,
    load: () => import('../achievements/achievements.tsx'),
  },
  { path: '/achievements/duplicates', ability: keeps, load: () => import('../achievements/duplicates.tsx') },
  { path: '/achievements/$itemId', ability: reads, load: () => import('../achievements/achievement.tsx') },
  {
    path: '/library-inquiries',
    nav: { group: 'service', label: m.libraries_inquiries, icon: MessagesSquare, order: 46 },
    ability: 'libraries.answer_inquiries',
    load: () => import('./inquiries.tsx'),
  },
];

export const itemActions: readonly PaletteAction[] = [
  { label: m.libraries_achievement_add, to: '/achievements?form=new', ability: keeps },
  { label: m.libraries_project_add, to: '/projects?form=new', ability: keeps },
];

export const itemSources: readonly PaletteSource[] = [
  {
    label: m.libraries_achievements,
    ability: reads,
    find: async (q, signal) => {
      const { rows } = await call(achievementRoutes.listAchievements, { query: { q, pageSize: OFFERED } }, { signal });
      return rows.map(({ id, title, ownerName }) => ({ id, label: title, note: ownerName, to: itemPath('achievement', id) }));
    },
  },
  {
    label: m.libraries_projects,
    ability: reads,
    find: async (q, signal) => {
      const { rows } = await call(projectRoutes.listProjects, { query: { q, pageSize: OFFERED } }, { signal });
      return rows.map(({ id, title, ownerName }) => ({ id, label: title, note: ownerName, to: itemPath('project', id) }));
    },
  },
];
