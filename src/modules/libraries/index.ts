export { expertProfiles, institutionProfiles, type CandidateProfile } from './candidates.ts';
export { expertRows } from './expert.ts';
export { tiesOf, type ExpertTie } from './expert-ties.ts';
export { expertKey } from './tables/experts.ts';
export { achievementProfiles, itemRows } from './item-candidates.ts';
export { itemKey } from './tables/items.ts';
