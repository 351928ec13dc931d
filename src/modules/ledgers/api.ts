import { workApi } from './api/work.ts';

export const ledgersApi = [...workApi];
