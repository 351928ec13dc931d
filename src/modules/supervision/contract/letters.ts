export * from './letters/codes.ts';
export * from './letters/content.ts';
export * from './letters/incoming.ts';
export * from './letters/leaders.ts';
export { letterRoutes } from './letters/outgoing.ts';
export type { Countersign, Difference, Letter, LetterRecipient, LetterRow, LetterTemplate } from './letters/outgoing.ts';
export * from './letters/received.ts';
export * from './letters/refusals.ts';
export * from './letters/steps.ts';
