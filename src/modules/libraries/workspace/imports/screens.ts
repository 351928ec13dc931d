import type { Screen } from '#web/workspace/screens.ts';

const IMPORT = 'libraries.import';

/** Bringing workbooks to the libraries. */
export const libraryImportScreens: readonly Screen[] = [
  { path: '/library-imports', ability: IMPORT, load: () => import('./imports.tsx') },
  { path: '/library-imports/$importId', ability: IMPORT, load: () => import('./import.tsx') },
];
