import type { Job } from '#platform/jobs/queue.ts';
import { readImport } from './read.ts';
import { rejudgeInBackground } from './rejudge.ts';

/** Reading and judging what was brought; both may be begun again after a crash. */
export const importJobs: readonly Job[] = [
  { name: 'ledgers.read_import', retries: 2, seconds: 1800, run: readImport },
  { name: 'ledgers.judge_import', retries: 2, seconds: 1800, run: rejudgeInBackground },
];
