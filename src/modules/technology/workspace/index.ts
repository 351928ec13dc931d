import type { WorkspaceModule } from '#web/workspace/screens.ts';

export const technologyWorkspace: WorkspaceModule = { screens: [] };
