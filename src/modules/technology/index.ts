export { countNeeds, otherNeedsOf } from './need-counts.ts';
export { changesBy, foldTitle, keepNeeds, needsByKey, type NeedDraft, type NeedRow } from './need.ts';
export { withdrawNeedsOf } from './need-taking-back.ts';
