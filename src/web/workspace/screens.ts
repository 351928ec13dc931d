import type { ReactNode } from 'react';
import type { LucideIcon } from 'lucide-react';

/** The groups of the navigation, by the document's chapters. */
export const NAV_GROUPS = ['start', 'service', 'policy', 'project', 'technology', 'talent', 'safeguard', 'administration'] as const;
export type NavGroup = (typeof NAV_GROUPS)[number];

/** A line in the navigation. `label` is a message function: `m.parties_nav_enterprises`. */
export type NavLine = {
  readonly group: NavGroup;
  readonly label: () => string;
  readonly icon: LucideIcon;
  readonly order: number;
  /** The name of the count in `GET /me` shown at the right. */
  readonly countKey?: string;
};

/**
 * One screen of a module. `path` is below the workspace, TanStack style: `/enterprises/$enterpriseId`; `load` is a
 * dynamic import whose default export is the screen, so that it is fetched when opened. Without the `ability` the
 * line is not shown and the address says that this person may not see it.
 */
export type Screen = {
  readonly path: string;
  readonly nav?: NavLine;
  readonly ability?: string;
  readonly load: () => Promise<{ default: () => ReactNode }>;
  /** The phone's bottom bar has four places besides 搜索: overview, queue, quick entry, me. */
  readonly phone?: 'overview' | 'queue' | 'entry' | 'me';
};

/** An act the command palette offers: `记一次走访`. */
export type PaletteAction = { readonly label: () => string; readonly to: string; readonly ability?: string };

/** Finds things by free text for the palette; at most eight are shown. */
export type PaletteSource = {
  readonly label: () => string;
  readonly ability?: string;
  readonly find: (text: string, signal: AbortSignal) => Promise<readonly { id: string; label: string; note?: string; to: string }[]>;
};

/** What a module gives to the workspace: the default export of its `workspace/index.ts`. */
export type WorkspaceModule = {
  readonly screens: readonly Screen[];
  readonly actions?: readonly PaletteAction[];
  readonly sources?: readonly PaletteSource[];
};
