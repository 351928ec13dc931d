import type { WorkspaceModule } from '#web/workspace/screens.ts';
import { workActions, workScreens, workSources } from './work-screens.ts';

export const ledgersWorkspace: WorkspaceModule = {
  screens: [...workScreens],
  actions: [...workActions],
  sources: [...workSources],
};
