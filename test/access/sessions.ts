import { everyone, signedIn, type Expected } from './personas.ts';

export const sessions: Expected = {
  // sessions: whoever comes; what is there for them is said by the answer
  me: signedIn,
  signIn: everyone,
  signOut: everyone,
  giveSecondFactor: everyone,
  giveFirstAdministrator: everyone,
};
