import { lifeApi } from './api/life.ts';
import { needsApi } from './api/needs.ts';

export const technologyApi = [needsApi, ...lifeApi];
