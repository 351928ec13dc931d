export * from './contract/needs.ts';
export * from './contract/need-board.ts';
export * from './contract/need-life-codes.ts';
export * from './contract/need-life.ts';
export * from './contract/need-partners.ts';
export * from './contract/need-raising.ts';
export * from './contract/need-refusals.ts';
