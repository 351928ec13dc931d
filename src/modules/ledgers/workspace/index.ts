import type { WorkspaceModule } from '#web/workspace/screens.ts';
import { enterpriseActions, enterpriseScreens, enterpriseSources } from './enterprise-screens.ts';
import { filledActions, filledScreens } from './filled/screens.ts';
import { importActions, importScreens } from './imports/screens.ts';
import { workActions, workScreens, workSources } from './work-screens.ts';

export const ledgersWorkspace: WorkspaceModule = {
  screens: [...enterpriseScreens, ...importScreens, ...filledScreens, ...workScreens],
  actions: [...enterpriseActions, ...importActions, ...filledActions, ...workActions],
  sources: [...enterpriseSources, ...workSources],
};
