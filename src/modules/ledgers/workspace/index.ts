import type { WorkspaceModule } from '#web/workspace/screens.ts';
import { enterpriseActions, enterpriseScreens, enterpriseSources } from './enterprise-screens.ts';
import { filledActions, filledScreens } from './filled/screens.ts';
import { importActions, importScreens } from './imports/screens.ts';
import { needActions, needScreens, needSources } from './needs/screens.ts';
import { workActions, workScreens, workSources } from './work-screens.ts';

export const ledgersWorkspace: WorkspaceModule = {
  screens: [...enterpriseScreens, ...needScreens, ...importScreens, ...filledScreens, ...workScreens],
  actions: [...enterpriseActions, ...needActions, ...importActions, ...filledActions, ...workActions],
  sources: [...enterpriseSources, ...needSources, ...workSources],
};
