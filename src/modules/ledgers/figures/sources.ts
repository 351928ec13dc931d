import type { FigureSource } from '#platform/figures.ts';
import { enterpriseFigureSources } from './enterprises.ts';
import { workFigureSources } from './work.ts';
import { yearFigureSources } from './years.ts';

/** Every indicator of the ledgers. */
export const ledgerFigures: readonly FigureSource[] = [...enterpriseFigureSources, ...workFigureSources, ...yearFigureSources];
