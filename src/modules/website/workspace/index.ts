import type { WorkspaceModule } from '#web/workspace/screens.ts';

export const websiteWorkspace: WorkspaceModule = { screens: [] };
