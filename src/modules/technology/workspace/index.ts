import type { WorkspaceModule } from '#web/workspace/screens.ts';
import { needActions, needScreens, needSources } from './needs/screens.ts';

export const technologyWorkspace: WorkspaceModule = { screens: needScreens, actions: needActions, sources: needSources };
