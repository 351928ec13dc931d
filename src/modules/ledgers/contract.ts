export * from './contract/work.ts';
