import { mounted } from '#platform/http/handlers.ts';
import { listPeople, readBoard, readNeedQueue } from '../board.ts';
import { needBoardRoutes } from '../contract/need-board.ts';
import { needLifeRoutes } from '../contract/need-life.ts';
import { needPartnerRoutes } from '../contract/need-partners.ts';
import { needRaisingRoutes } from '../contract/need-raising.ts';
import { listAssignees } from '../life/assign.ts';
import { listCandidates } from '../life/candidate-list.ts';
import { noteTalk, reachMilestone, setMilestone, signContract } from '../life/dealing.ts';
import { listMyInvitations, readDealings } from '../life/dealings.ts';
import { bringFiles, readFile } from '../life/files.ts';
import { answerOwnInvitation, invite, takeBackInvitation } from '../life/invitation.ts';
import { readStanding } from '../life/standing.ts';
import { takeStep } from '../life/step.ts';
import { readTimeline } from '../life/timeline.ts';
import { undoStep } from '../life/undo.ts';
import { listLinks, makeConfirmationLink, makeNeedLink, revokeLink } from '../need-link.ts';
import { answerOffer, listPublicNeeds, readOffer, stepOffer, writeOffer } from '../offer.ts';
import { amendRaised, raiseNeed } from '../raising.ts';

export const lifeApi = [
  mounted(needLifeRoutes, {
    readNeedStanding: (ctx, { params }) => readStanding(ctx, params.needId),
    takeNeedStep: (ctx, { params, body }) => takeStep(ctx, params.needId, body),
    undoNeedStep: (ctx, { params }) => undoStep(ctx, params.needId, params.stepId),
    readNeedTimeline: (ctx, { params }) => readTimeline(ctx, params.needId),
    listNeedAssignees: (ctx, { params }) => listAssignees(ctx, params.needId),
    bringNeedFiles: async (ctx, { files }) => ({ files: await bringFiles(ctx, files) }),
    readNeedFile: (ctx, { params }) => readFile(ctx, params.needId, params.fileId),
  }),
  mounted(needBoardRoutes, {
    readNeedBoard: (ctx, { query }) => readBoard(ctx, query),
    readNeedQueue: (ctx, { query }) => readNeedQueue(ctx, query),
    listNeedPeople: (ctx, { query }) => listPeople(ctx, query),
  }),
  mounted(needPartnerRoutes, {
    listNeedCandidates: (ctx, { params, query }) => listCandidates(ctx, params.needId, query),
    inviteCandidates: (ctx, { params, body }) => invite(ctx, params.needId, body),
    takeBackInvitation: (ctx, { params }) => takeBackInvitation(ctx, params.invitationId),
    listMyInvitations: (ctx, { query }) => listMyInvitations(ctx, query),
    answerInvitation: (ctx, { params, body }) => answerOwnInvitation(ctx, params.invitationId, body),
    readNeedDealings: (ctx, { params }) => readDealings(ctx, params.needId),
    noteTalk: (ctx, { params, body }) => noteTalk(ctx, params.needId, body),
    signContract: (ctx, { params, body }) => signContract(ctx, params.needId, body),
    setMilestone: (ctx, { params, body }) => setMilestone(ctx, params.needId, body),
    reachMilestone: (ctx, { params, body }) => reachMilestone(ctx, params.needId, params.milestoneId, body),
  }),
  mounted(needRaisingRoutes, {
    raiseNeed: (ctx, { body }) => raiseNeed(ctx, body),
    amendRaisedNeed: (ctx, { params, body }) => amendRaised(ctx, params.needId, body),
    makeNeedLink: (ctx, { body }) => makeNeedLink(ctx, body),
    makeConfirmationLink: (ctx, { params, body }) => makeConfirmationLink(ctx, params.needId, body),
    listNeedLinks: (ctx, { query }) => listLinks(ctx, query),
    revokeNeedLink: (ctx, { params }) => revokeLink(ctx, params.linkId),
    readNeedOffer: (ctx, { params }) => readOffer(ctx, params.needId),
    writeNeedOffer: (ctx, { params, body }) => writeOffer(ctx, params.needId, body),
    publishNeedOffer: (ctx, { params, body }) => stepOffer(ctx, params.needId, body),
    listPublicNeeds: (ctx, { query }) => listPublicNeeds(ctx, query),
    answerOffer: (ctx, { params, body }) => answerOffer(ctx, params.needId, body),
  }),
];
