import { Duplicates } from '../items/duplicates.tsx';

/** 成果查重. */
export default function AchievementDuplicates() {
  return <Duplicates noun="achievement" />;
}
