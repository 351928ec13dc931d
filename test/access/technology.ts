import { bureau, departments, keepers, park, research, signedIn, type Expected, type Persona } from './personas.ts';

/** Works on needs: the parks' people, and the offices to which a need is handed on. */
const workers: readonly Persona[] = [...keepers, ...departments, 'county_officer'];
const readers: readonly Persona[] = [...research, ...departments];
const followers: readonly Persona[] = [...readers, 'enterprise_manager'];
const takers: readonly Persona[] = [...bureau, ...park, ...departments, 'county_officer', 'enterprise_manager'];
const invited: readonly Persona[] = ['expert', 'intermediary', 'enterprise_manager'];

export const technology: Expected = {
  // needs: the ledger
  listNeeds: [...research, 'enterprise_manager'],
  totalNeeds: [...research, 'enterprise_manager'],
  exportNeeds: [...research, 'enterprise_manager'],
  readNeed: followers,
  listEnterpriseNeeds: [...research, 'enterprise_manager'],
  addNeed: keepers,
  changeNeed: keepers,
  withdrawNeed: keepers,
  restoreNeed: keepers,
  // needs: their life
  readNeedStanding: followers,
  readNeedTimeline: followers,
  readNeedDealings: followers,
  readNeedFile: followers,
  takeNeedStep: takers,
  undoNeedStep: takers,
  bringNeedFiles: takers,
  readNeedBoard: readers,
  readNeedQueue: readers,
  listNeedPeople: readers,
  listNeedAssignees: workers,
  listNeedCandidates: workers,
  inviteCandidates: workers,
  takeBackInvitation: workers,
  noteTalk: workers,
  signContract: workers,
  setMilestone: workers,
  reachMilestone: workers,
  listMyInvitations: invited,
  answerInvitation: invited,
  // needs: raised by enterprises, offered to everybody
  raiseNeed: ['enterprise_manager'],
  amendRaisedNeed: ['enterprise_manager'],
  makeNeedLink: keepers,
  listNeedLinks: keepers,
  revokeNeedLink: keepers,
  makeConfirmationLink: workers,
  readNeedOffer: readers,
  publishNeedOffer: readers,
  writeNeedOffer: workers,
  listPublicNeeds: [...signedIn, 'visitor'],
  answerOffer: [...signedIn, 'visitor'],
};
