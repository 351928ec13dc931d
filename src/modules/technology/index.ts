export { countNeeds, otherNeedsOf } from './need-counts.ts';
export { changesBy, foldTitle, keepNeeds, needsByKey, withdrawNeedsOf, type NeedDraft, type NeedRow } from './need.ts';
