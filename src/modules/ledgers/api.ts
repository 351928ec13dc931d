import { enterprisesApi } from './api/enterprises.ts';
import { filledApi } from './api/filled.ts';
import { importsApi } from './api/imports.ts';
import { overviewApi } from './api/overview.ts';
import { workApi } from './api/work.ts';

export const ledgersApi = [...importsApi, overviewApi, ...enterprisesApi, ...workApi, filledApi];
