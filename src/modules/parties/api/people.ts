import { mounted } from '#platform/http/handlers.ts';
import { changePassword, disableAccount, enableAccount, ownAccount, resetPassword, resetSecondFactor } from '../account.ts';
import { accountRoutes, dutyRoutes, peopleRoutes } from '../contract.ts';
import { dispatchPerson, endDuty, giveDuty } from '../duty.ts';
import { handOver } from '../handover.ts';
import { listPeople, readPerson } from '../people-queries.ts';
import { addPerson, changePerson, comeBack, leave, openAccountFor } from '../person.ts';
import { exportPeople } from '../register.ts';

export const peopleApi = [
  mounted(peopleRoutes, {
    listPeople: (ctx, { query }) => listPeople(ctx, query),
    exportPeople: (ctx, { query }) => exportPeople(ctx, query),
    readPerson: (ctx, { params }) => readPerson(ctx, params.personId),
    addPerson: (ctx, { body }) => addPerson(ctx, body),
    changePerson: (ctx, { params, body }) => changePerson(ctx, params.personId, body),
    leave: (ctx, { params, body }) => leave(ctx, params.personId, body),
    comeBack: (ctx, { params }) => comeBack(ctx, params.personId),
  }),
  mounted(dutyRoutes, {
    giveDuty: async (ctx, { params, body }) => ({ id: await giveDuty(ctx, params.personId, body) }),
    dispatchPerson: async (ctx, { params, body }) => ({ id: await dispatchPerson(ctx, params.personId, body) }),
    endDuty: (ctx, { params, body }) => endDuty(ctx, params.dutyId, body),
    handOver: async (ctx, { params, body }) => ({ id: await handOver(ctx, params.personId, body) }),
  }),
  mounted(accountRoutes, {
    openAccount: (ctx, { params, body }) => openAccountFor(ctx, params.personId, body.username),
    disableAccount: (ctx, { params, body }) => disableAccount(ctx, params.personId, body.ground),
    enableAccount: (ctx, { params }) => enableAccount(ctx, params.personId),
    resetPassword: (ctx, { params }) => resetPassword(ctx, params.personId),
    resetSecondFactor: (ctx, { params }) => resetSecondFactor(ctx, params.personId),
    readOwnAccount: (ctx) => ownAccount(ctx),
    changeOwnPassword: (ctx, { body }) => changePassword(ctx, body),
  }),
];
