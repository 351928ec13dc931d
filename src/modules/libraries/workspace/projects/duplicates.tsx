import { Duplicates } from '../items/duplicates.tsx';

/** 项目查重. */
export default function ProjectDuplicates() {
  return <Duplicates noun="project" />;
}
