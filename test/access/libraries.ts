import type { Expected } from './personas.ts';

export const libraries: Expected = {};
