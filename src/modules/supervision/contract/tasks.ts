export * from './tasks/progress.ts';
export * from './tasks/refusals.ts';
export * from './tasks/reports.ts';
export * from './tasks/tasks.ts';
export * from './tasks/words.ts';
