import type { Mounted } from '#platform/http/handlers.ts';

export const technologyApi: readonly Mounted[] = [];
