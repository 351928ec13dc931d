import type { WorkspaceModule } from '#web/workspace/screens.ts';
import { expertActions, expertScreens, expertSources } from './experts/screens.ts';
import { libraryImportScreens } from './imports/screens.ts';

export const librariesWorkspace: WorkspaceModule = {
  screens: [...expertScreens, ...libraryImportScreens],
  actions: [...expertActions],
  sources: [...expertSources],
};
