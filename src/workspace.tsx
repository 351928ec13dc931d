import './web/theme/theme.css';
import { ledgersWorkspace } from '#modules/ledgers/workspace/index.ts';
import { librariesWorkspace } from '#modules/libraries/workspace/index.ts';
import { partiesWorkspace } from '#modules/parties/workspace/index.ts';
import { supervisionWorkspace } from '#modules/supervision/workspace/index.ts';
import { technologyWorkspace } from '#modules/technology/workspace/index.ts';
import { websiteWorkspace } from '#modules/website/workspace/index.ts';
import type { WorkspaceModule } from '#web/workspace/screens.ts';
import { start } from '#web/workspace/start.tsx';

/** The modules' screens, in the order of `modules/contents.ts`. */
const modules: readonly WorkspaceModule[] = [
  partiesWorkspace,
  librariesWorkspace,
  ledgersWorkspace,
  technologyWorkspace,
  supervisionWorkspace,
  websiteWorkspace,
];

start(modules);
