import type { WorkspaceModule } from '#web/workspace/screens.ts';

export const librariesWorkspace: WorkspaceModule = { screens: [] };
