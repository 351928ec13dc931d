export { dueMeasures, type DueMeasure } from './due.ts';
