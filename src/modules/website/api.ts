import type { Mounted } from '#platform/http/handlers.ts';

export const websiteApi: readonly Mounted[] = [];
