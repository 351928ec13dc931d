import { mounted } from '#platform/http/handlers.ts';
import { libraryImportRoutes } from '../contract/imports.ts';
import { abandonImport, admitImport, bringFile, correctRow, takeBackImport } from '../import/import.ts';
import { listImports, listRows, readImport, readRow } from '../import/queries.ts';

export const importsApi = [
  mounted(libraryImportRoutes, {
    bringLibraryFile: async (ctx, { files, fields }) => ({ id: await bringFile(ctx, files, fields) }),
    listLibraryImports: (ctx, { query }) => listImports(ctx, query),
    readLibraryImport: (ctx, { params }) => readImport(ctx, params.importId),
    listLibraryImportRows: (ctx, { params, query }) => listRows(ctx, params.importId, query),
    correctLibraryRow: async (ctx, { params, body }) => {
      await correctRow(ctx, params.importId, params.seq, body);
      return readRow(ctx, params.importId, params.seq);
    },
    admitLibraryImport: async (ctx, { params }) => {
      await admitImport(ctx, params.importId);
      return readImport(ctx, params.importId);
    },
    takeBackLibraryImport: (ctx, { params }) => takeBackImport(ctx, params.importId),
    abandonLibraryImport: (ctx, { params }) => abandonImport(ctx, params.importId),
  }),
];
