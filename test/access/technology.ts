import type { Expected } from './personas.ts';

export const technology: Expected = {};
