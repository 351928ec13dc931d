export * from './contract/documents.ts';
export * from './contract/letters.ts';
export * from './contract/measures.ts';
export * from './contract/refusals.ts';
export * from './contract/responsibilities.ts';
