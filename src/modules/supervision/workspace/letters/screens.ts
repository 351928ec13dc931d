import { FileSignature, Inbox, Stamp } from 'lucide-react';
import { call } from '#web/workspace/client.ts';
import type { PaletteAction, PaletteSource, Screen } from '#web/workspace/screens.ts';
import { m } from '#words/messages.js';
import { letterRoutes } from '../../contract.ts';

const READ = 'supervision.read_letters';
const WRITE = 'supervision.write_letters';
const RECEIVE = 'supervision.receive_letters';
const KEEP = 'supervision.keep_incoming';

export const letterScreens: readonly Screen[] = [
  {
    path: '/letters',
    nav: { group: 'safeguard', label: m.supervision_letters_title, icon: FileSignature, order: 40 },
    ability: READ,
    load: () => import('./letters.tsx'),
  },
  { path: '/letters/new', ability: WRITE, load: () => import('./new-letter.tsx') },
  { path: '/letters/$letterId', ability: READ, load: () => import('./letter.tsx') },
  {
    path: '/received-letters',
    nav: { group: 'safeguard', label: m.supervision_letters_received_title, icon: Inbox, order: 41 },
    ability: RECEIVE,
    load: () => import('./received.tsx'),
  },
  { path: '/received-letters/$letterId', ability: RECEIVE, load: () => import('./received-letter.tsx') },
  {
    path: '/incoming-letters',
    nav: { group: 'safeguard', label: m.supervision_letters_incoming_title, icon: Inbox, order: 42 },
    ability: KEEP,
    load: () => import('./incoming.tsx'),
  },
  { path: '/incoming-letters/$incomingId', ability: KEEP, load: () => import('./incoming-document.tsx') },
  {
    path: '/letter-leaders',
    nav: { group: 'administration', label: m.supervision_letters_leaders_title, icon: Stamp, order: 60 },
    ability: 'supervision.name_leaders',
    load: () => import('./leaders.tsx'),
  },
];

export const letterActions: readonly PaletteAction[] = [{ label: m.supervision_letters_new, to: '/letters/new', ability: WRITE }];

export const letterSources: readonly PaletteSource[] = [
  {
    label: m.supervision_letters_title,
    ability: READ,
    find: async (text, signal) => {
      const { rows } = await call(letterRoutes.listLetters, { query: { q: text, pageSize: 8 } }, { signal });
      return rows.map(({ id, title, number }) => ({ id, label: title, note: number ?? '', to: `/letters/${id}` }));
    },
  },
];
