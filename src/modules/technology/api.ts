import { needsApi } from './api/needs.ts';

export const technologyApi = [needsApi];
