import { mounted } from '#platform/http/handlers.ts';
import type { Ctx } from '#platform/ctx.ts';
import { incomingRoutes, leaderRoutes, letterRoutes, letterStepRoutes, receivedRoutes } from '../contract/letters.ts';
import { attachFiles, changeLetter, detachFile, draftLetter } from './drafting.ts';
import { changeIncoming, keepScan, openScan, registerIncoming, registerReceived } from './incoming.ts';
import { listIncoming, readIncoming } from './incoming-queries.ts';
import { closeIncoming, demandAgain, feedBack, handlersHere, handOver, instruct, reopenIncoming, sendBack } from './incoming-steps.ts';
import { issueLetter, numberLetter, recallLetter, remindRecipients } from './issuing.ts';
import { endLeader, findCandidates, listLeaders, nameLeader } from './leaders.ts';
import { listLetters, readLetter } from './queries.ts';
import { openLetterFile } from './reading.ts';
import { listReceived, noteReading, readReceived, signFor } from './received.ts';
import { chooseCountersigners, chooseRecipients } from './recipients.ts';
import { checkLetter, countersignLetter, resumeLetter, returnLetter, signLetter, submitLetter, withdrawLetter } from './steps.ts';
import { listTemplates } from './templates.ts';
import { compareVersions, listVersions } from './versions.ts';
import { draftingSheetInWord, letterInWord } from './word.ts';

/** Does it, then answers with the letter as it is now. */
async function thenLetter(ctx: Ctx, id: string, act: Promise<unknown>) {
  await act;
  return readLetter(ctx, id);
}

async function thenIncoming(ctx: Ctx, id: string, act: Promise<unknown>) {
  await act;
  return readIncoming(ctx, id);
}

async function thenReceived(ctx: Ctx, id: string, act: Promise<unknown>) {
  await act;
  return readReceived(ctx, id);
}

export const lettersApi = [
  mounted(letterRoutes, {
    listLetters: (ctx, { query }) => listLetters(ctx, query),
    readLetter: (ctx, { params }) => readLetter(ctx, params.letterId),
    listLetterTemplates: (ctx) => listTemplates(ctx),
    draftLetter: async (ctx, { body }) => readLetter(ctx, await draftLetter(ctx, body)),
    changeLetter: (ctx, { params, body }) => thenLetter(ctx, params.letterId, changeLetter(ctx, params.letterId, body)),
    attachToLetter: (ctx, { params, files }) => thenLetter(ctx, params.letterId, attachFiles(ctx, params.letterId, files)),
    detachFromLetter: (ctx, { params }) => detachFile(ctx, params.letterId, params.fileId),
    openLetterFile: (ctx, { params }) => openLetterFile(ctx, params.letterId, params.fileId),
    exportLetter: (ctx, { params }) => letterInWord(ctx, params.letterId),
    exportDraftingSheet: (ctx, { params }) => draftingSheetInWord(ctx, params.letterId),
    listLetterVersions: (ctx, { params }) => listVersions(ctx, params.letterId),
    compareLetterVersions: async (ctx, { params, query }) => ({ rows: await compareVersions(ctx, params.letterId, query) }),
    listLetterRecipients: (ctx, { query }) => chooseRecipients(ctx, query.q),
    listCountersigners: (ctx, { query }) => chooseCountersigners(ctx, query.q),
  }),
  mounted(letterStepRoutes, {
    submitLetter: (ctx, { params }) => thenLetter(ctx, params.letterId, submitLetter(ctx, params.letterId)),
    checkLetter: (ctx, { params, body }) => thenLetter(ctx, params.letterId, checkLetter(ctx, params.letterId, body)),
    countersignLetter: (ctx, { params, body }) => thenLetter(ctx, params.letterId, countersignLetter(ctx, params.letterId, body)),
    signLetter: (ctx, { params, body }) => thenLetter(ctx, params.letterId, signLetter(ctx, params.letterId, body.opinion)),
    returnLetter: (ctx, { params, body }) => thenLetter(ctx, params.letterId, returnLetter(ctx, params.letterId, body.reason)),
    numberLetter: (ctx, { params, body }) => thenLetter(ctx, params.letterId, numberLetter(ctx, params.letterId, body.number)),
    issueLetter: (ctx, { params, body }) => thenLetter(ctx, params.letterId, issueLetter(ctx, params.letterId, body)),
    remindRecipients: async (ctx, { params }) => ({ reminded: await remindRecipients(ctx, params.letterId) }),
    recallLetter: (ctx, { params, body }) => thenLetter(ctx, params.letterId, recallLetter(ctx, params.letterId, body.reason)),
    withdrawLetter: (ctx, { params, body }) => thenLetter(ctx, params.letterId, withdrawLetter(ctx, params.letterId, body.reason)),
    resumeLetter: (ctx, { params }) => thenLetter(ctx, params.letterId, resumeLetter(ctx, params.letterId)),
  }),
  mounted(receivedRoutes, {
    listReceivedLetters: (ctx, { query }) => listReceived(ctx, query),
    readReceivedLetter: (ctx, { params }) => readReceived(ctx, params.letterId),
    noteReading: (ctx, { params }) => thenReceived(ctx, params.letterId, noteReading(ctx, params.letterId)),
    signForLetter: (ctx, { params }) => thenReceived(ctx, params.letterId, signFor(ctx, params.letterId)),
  }),
  mounted(incomingRoutes, {
    listIncoming: (ctx, { query }) => listIncoming(ctx, query),
    listIncomingHandlers: (ctx, { query }) => handlersHere(ctx, query.q),
    registerIncoming: async (ctx, { body }) => readIncoming(ctx, await registerIncoming(ctx, body)),
    registerReceivedLetter: async (ctx, { params }) => readIncoming(ctx, await registerReceived(ctx, params.letterId)),
    readIncoming: (ctx, { params }) => readIncoming(ctx, params.incomingId),
    changeIncoming: (ctx, { params, body }) => thenIncoming(ctx, params.incomingId, changeIncoming(ctx, params.incomingId, body)),
    keepIncomingScan: (ctx, { params, files }) => thenIncoming(ctx, params.incomingId, keepScan(ctx, params.incomingId, files)),
    openIncomingScan: (ctx, { params }) => openScan(ctx, params.incomingId),
    instructOnIncoming: (ctx, { params, body }) => thenIncoming(ctx, params.incomingId, instruct(ctx, params.incomingId, body)),
    handOverIncoming: (ctx, { params, body }) => thenIncoming(ctx, params.incomingId, handOver(ctx, params.incomingId, body)),
    feedBackOnIncoming: (ctx, { params, body }) => thenIncoming(ctx, params.incomingId, feedBack(ctx, params.incomingId, body.text)),
    sendBackIncoming: (ctx, { params, body }) => thenIncoming(ctx, params.incomingId, sendBack(ctx, params.incomingId, body.reason)),
    demandIncomingAgain: (ctx, { params, body }) => thenIncoming(ctx, params.incomingId, demandAgain(ctx, params.incomingId, body)),
    closeIncoming: (ctx, { params, body }) => thenIncoming(ctx, params.incomingId, closeIncoming(ctx, params.incomingId, body.text)),
    reopenIncoming: (ctx, { params }) => thenIncoming(ctx, params.incomingId, reopenIncoming(ctx, params.incomingId)),
  }),
  mounted(leaderRoutes, {
    listLetterLeaders: async (ctx) => {
      const rows = await listLeaders(ctx);
      return { rows, total: rows.length };
    },
    findLetterLeader: (ctx, { query }) => findCandidates(ctx, query.q),
    nameLetterLeader: (ctx, { body }) => nameLeader(ctx, body),
    endLetterLeader: (ctx, { params }) => endLeader(ctx, params.leaderId),
  }),
];
