import { mounted } from '#platform/http/handlers.ts';
import { showContact } from '../contact.ts';
import { dueRoutes } from '../contract/due.ts';
import { enterpriseRoutes } from '../contract/enterprises.ts';
import { factRoutes, type FactKind } from '../contract/facts.ts';
import { listDue } from '../due.ts';
import { addEnterprise, changeEnterprise, closeEnterprise, mergeEnterprises, partEnterprises, reopenEnterprise } from '../enterprise.ts';
import { exportEnterprises } from '../enterprise-sheet.ts';
import { listEnterprises } from '../enterprise-list.ts';
import { factHistory, listStatements, readEnterprise } from '../enterprise-page.ts';
import { FACT_KINDS } from '../fact-kinds.ts';
import { addCertificate, retractByForm, stateByForm, withdrawByForm } from '../statement.ts';

const enterprisesMounted = mounted(enterpriseRoutes, {
  listEnterprises: (ctx, { query }) => listEnterprises(ctx, query),
  exportEnterprises: (ctx, { body }) => exportEnterprises(ctx, body),
  readEnterprise: (ctx, { params }) => readEnterprise(ctx, params.enterpriseId),
  listStatements: async (ctx, { params }) => ({ rows: await listStatements(ctx, params.enterpriseId) }),
  addEnterprise: async (ctx, { body }) => ({ id: await addEnterprise(ctx, body) }),
  changeEnterprise: (ctx, { params, body }) => changeEnterprise(ctx, params.enterpriseId, body),
  closeEnterprise: (ctx, { params, body }) => closeEnterprise(ctx, params.enterpriseId, body),
  reopenEnterprise: (ctx, { params }) => reopenEnterprise(ctx, params.enterpriseId),
  mergeEnterprise: (ctx, { params, body }) => mergeEnterprises(ctx, params.enterpriseId, body.intoId),
  partEnterprise: (ctx, { params }) => partEnterprises(ctx, params.enterpriseId),
  addCertificate: (ctx, { params, body }) => addCertificate(ctx, params.enterpriseId, body),
  withdrawCertificate: (ctx, { params, body }) => withdrawByForm(ctx, params.certificateId, body.ground),
});

const shownKind = ({ zh: _zh, en: _en, ...kind }: FactKind) => kind;

const factsMounted = mounted(factRoutes, {
  listFactKinds: async () => ({ rows: [...FACT_KINDS.values()].map(shownKind) }),
  stateFacts: (ctx, { params, body }) => stateByForm(ctx, params.enterpriseId, body),
  readFactHistory: async (ctx, { params, query }) => ({ rows: await factHistory(ctx, params.enterpriseId, query) }),
  retractFact: (ctx, { params, body }) => retractByForm(ctx, params.factId, body.ground),
  showContact: async (ctx, { params, body }) => ({ value: await showContact(ctx, params.enterpriseId, params.kind, body.purpose) }),
});

const dueMounted = mounted(dueRoutes, { listDue: (ctx, { query }) => listDue(ctx, query) });

export const enterprisesApi = [enterprisesMounted, factsMounted, dueMounted];
