import { mounted } from '#platform/http/handlers.ts';
import { importRoutes } from '../contract/imports.ts';
import { synonymRoutes } from '../contract/synonyms.ts';
import { admitImport } from '../import/admission.ts';
import { changeColumn, changeImport, changeSheet, decideRow, fixCell } from '../import/change.ts';
import { FIELDS } from '../import/fields.ts';
import { originalFile, problemsWorkbook } from '../import/problems-workbook.ts';
import { listImports, readImport } from '../import/queries.ts';
import { listRows } from '../import/row-queries.ts';
import { addSynonym, listSynonyms, removeSynonym } from '../import/synonyms.ts';
import { listTouched } from '../import/touched.ts';
import { abandonImport, takeImportBack } from '../import/taking-back.ts';
import { startImport } from '../import/upload.ts';

export const importsApi = [
  mounted(importRoutes, {
    startImport: (ctx, { files, fields }) => startImport(ctx, files, fields),
    listImports: (ctx, { query }) => listImports(ctx, query),
    readImport: (ctx, { params }) => readImport(ctx, params.importId),
    listImportRows: (ctx, { params, query }) => listRows(ctx, params.importId, query),
    changeImport: (ctx, { params, body }) => changeImport(ctx, params.importId, body),
    changeImportSheet: (ctx, { params, body }) => changeSheet(ctx, params.importId, params.sheetId, body),
    changeImportColumn: (ctx, { params, body }) => changeColumn(ctx, params, body),
    fixImportCell: (ctx, { params, body }) => fixCell(ctx, params, body),
    decideImportRow: (ctx, { params, body }) => decideRow(ctx, params, body),
    admitImport: (ctx, { params }) => admitImport(ctx, params.importId),
    listImportEnterprises: (ctx, { params, query }) => listTouched(ctx, params.importId, query),
    takeImportBack: (ctx, { params }) => takeImportBack(ctx, params.importId),
    abandonImport: (ctx, { params }) => abandonImport(ctx, params.importId),
    downloadImportProblems: (ctx, { params }) => problemsWorkbook(ctx, params.importId),
    downloadImportOriginal: (ctx, { params }) => originalFile(ctx, params.importId, params.fileId),
  }),
  mounted(synonymRoutes, {
    listImportFields: async () => ({
      rows: FIELDS.map(({ id, ledger, zh, en, isNeeded, isYearly }) => ({ id, ledger, zh, en, isNeeded, isYearly })),
    }),
    listSynonyms: (ctx, { query }) => listSynonyms(ctx, query),
    addSynonym: (ctx, { body }) => addSynonym(ctx, body),
    removeSynonym: (ctx, { params }) => removeSynonym(ctx, params.synonymId),
  }),
];
