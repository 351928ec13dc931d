export { prefillTable, type PrefillScope } from './filled/prefilled.ts';
export { contactNamesOf, enterprisesMatching } from './matching.ts';
