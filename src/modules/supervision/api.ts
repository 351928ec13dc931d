import { Refusal } from '#shared/refusal.ts';
import { mounted } from '#platform/http/handlers.ts';
import { fileRefusals } from '#platform/files/uploads.ts';
import { documentRoutes, measureRoutes, responsibilityRoutes } from './contract.ts';
import { previewOf } from './cut.ts';
import { listDepartments, readDepartment } from './departments.ts';
import { keepDocument, pasted } from './document.ts';
import { lettersApi } from './letters/api.ts';
import { changeMeasure, mergeMeasure, splitMeasure } from './measure.ts';
import { readOriginal, unified, type Original } from './original.ts';
import { listDocuments, listMeasures, openOriginal, readDocument, readMeasure } from './queries.ts';
import { responsibilitiesInExcel, responsibilitiesInWord } from './reports.ts';
import { assignResponsibilities, assignResponsibility, reportProgress } from './responsibility.ts';
import { describedResponsibility } from './rows.ts';
import { summaryApi } from './summary/api.ts';
import { taskApi } from './tasks/api.ts';

function originalOf([file]: readonly File[]): Promise<Original> {
  if (!file) throw new Refusal(fileRefusals.empty, { name: '' });
  return readOriginal(file);
}

export const supervisionApi = [
  mounted(documentRoutes, {
    cutPolicyText: async (_ctx, { body }) => previewOf(unified(body.text)),
    cutPolicyFile: async (_ctx, { files }) => previewOf((await originalOf(files)).text),
    listPolicyDocuments: (ctx) => listDocuments(ctx),
    keepPolicyText: async (ctx, { body: { text, ...facts } }) =>
      readDocument(ctx, await keepDocument(ctx, facts, pasted(facts.name, text))),
    keepPolicyFile: async (ctx, { files, fields }) => readDocument(ctx, await keepDocument(ctx, fields, await originalOf(files))),
    readPolicyDocument: (ctx, { params }) => readDocument(ctx, params.documentId),
    openPolicyOriginal: (ctx, { params }) => openOriginal(ctx, params.documentId),
    exportResponsibilitiesToWord: (ctx, { params }) => responsibilitiesInWord(ctx, params.documentId),
    exportResponsibilitiesToExcel: (ctx, { params }) => responsibilitiesInExcel(ctx, params.documentId),
  }),
  mounted(measureRoutes, {
    listMeasures: (ctx, { query }) => listMeasures(ctx, query),
    readMeasure: (ctx, { params }) => readMeasure(ctx, params.measureId),
    changeMeasure: async (ctx, { params, body }) => {
      await changeMeasure(ctx, params.measureId, body);
      return readMeasure(ctx, params.measureId);
    },
    splitMeasure: async (ctx, { params, body }) => readMeasure(ctx, await splitMeasure(ctx, params.measureId, body.at)),
    mergeMeasure: async (ctx, { params }) => {
      await mergeMeasure(ctx, params.measureId);
      return readMeasure(ctx, params.measureId);
    },
    listAnsweringDepartments: (ctx) => listDepartments(ctx),
    readAnsweringDepartment: (ctx, { params }) => readDepartment(ctx, params.departmentKey),
  }),
  mounted(responsibilityRoutes, {
    assignResponsibility: async (ctx, { params, body }) => {
      await assignResponsibility(ctx, params.measureId, body);
      return describedResponsibility(ctx, params.measureId);
    },
    assignResponsibilities: (ctx, { body }) => assignResponsibilities(ctx, body.measureIds, body.assignment),
    reportProgress: async (ctx, { params, body }) => {
      await reportProgress(ctx, params.measureId, body);
      return describedResponsibility(ctx, params.measureId);
    },
  }),
  ...lettersApi,
  ...taskApi,
  summaryApi,
];
