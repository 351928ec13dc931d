export { prefillTable } from './filled/prefilled.ts';
export { contactNamesOf, enterprisesMatching } from './matching.ts';
export { enterWorkRows, withdrawWork } from './work-entry.ts';
