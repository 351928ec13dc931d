import { enterprisesApi } from './api/enterprises.ts';
import { workApi } from './api/work.ts';

export const ledgersApi = [...enterprisesApi, ...workApi];
