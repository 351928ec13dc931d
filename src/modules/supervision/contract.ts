export * from './contract/documents.ts';
export * from './contract/letters.ts';
export * from './contract/measures.ts';
export * from './contract/refusals.ts';
export * from './contract/responsibilities.ts';
export * from './contract/summaries.ts';
export * from './contract/summary-codes.ts';
export * from './contract/tasks.ts';
