import type { Mounted } from '#platform/http/handlers.ts';

export const librariesApi: readonly Mounted[] = [];
