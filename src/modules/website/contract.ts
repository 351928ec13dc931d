export * from './contract/articles.ts';
export * from './contract/files.ts';
export * from './contract/refusals.ts';
