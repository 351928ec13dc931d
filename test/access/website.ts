import type { Expected } from './personas.ts';

export const website: Expected = {};
