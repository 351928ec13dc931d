import type { WorkspaceModule } from '#web/workspace/screens.ts';
import { expertActions, expertScreens, expertSources } from './experts/screens.ts';
import { libraryImportScreens } from './imports/screens.ts';
import { itemActions, itemScreens, itemSources } from './items/screens.ts';

export const librariesWorkspace: WorkspaceModule = {
  screens: [...expertScreens, ...itemScreens, ...libraryImportScreens],
  actions: [...expertActions, ...itemActions],
  sources: [...expertSources, ...itemSources],
};
