import type { Mounted } from '#platform/http/handlers.ts';
import { expertsApi } from './api/experts.ts';
import { importsApi } from './api/imports.ts';
import { itemsApi } from './api/items.ts';

export const librariesApi: readonly Mounted[] = [...expertsApi, ...importsApi, ...itemsApi];
