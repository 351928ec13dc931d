import type { WorkspaceModule, NavLine, PaletteAction, PaletteSource, Screen } from '../screens.ts';
import { NAV_GROUPS } from '../screens.ts';

export type NavEntry = NavLine & { readonly path: string };

/** The navigation of a person: groups in the document's order, only what they may use. */
export function navigationOf(
  screens: readonly Screen[],
  can: (ability: string | undefined) => boolean,
): { group: (typeof NAV_GROUPS)[number]; lines: NavEntry[] }[] {
  const lines = screens.flatMap((screen) => (screen.nav && can(screen.ability) ? [{ ...screen.nav, path: screen.path }] : []));
  return NAV_GROUPS.map((group) => ({
    group,
    lines: lines.filter((line) => line.group === group).sort((a, b) => a.order - b.order),
  })).filter(({ lines: some }) => some.length > 0);
}

/** What all modules give to the workspace, put together. */
export type Parts = { screens: readonly Screen[]; actions: readonly PaletteAction[]; sources: readonly PaletteSource[] };

export function collect(modules: readonly WorkspaceModule[]): Parts {
  return {
    screens: modules.flatMap(({ screens }) => screens),
    actions: modules.flatMap(({ actions }) => actions ?? []),
    sources: modules.flatMap(({ sources }) => sources ?? []),
  };
}
