export * from './contract/due.ts';
export * from './contract/enterprises.ts';
export * from './contract/facts.ts';
export * from './contract/work.ts';
