export * from './contract/due.ts';
export * from './contract/enterprises.ts';
export * from './contract/facts.ts';
export * from './contract/work.ts';
export * from './contract/overview.ts';
export * from './contract/imports.ts';
export * from './contract/synonyms.ts';
export * from './contract/filled.ts';
