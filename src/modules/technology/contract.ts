export * from './contract/needs.ts';
