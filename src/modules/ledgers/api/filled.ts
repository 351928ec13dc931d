import { Refusal } from '#shared/refusal.ts';
import { mounted } from '#platform/http/handlers.ts';
import { filledRefusals, filledRoutes } from '../contract/filled.ts';
import { changeFilledTable } from '../filled/change.ts';
import { downloadFilled, fillTable } from '../filled/filling.ts';
import { listFilledPlaces, listFilledTables, listFillFields, readFilledTable } from '../filled/queries.ts';
import { bringFilledTable, removeFilledTable, restoreFilledTable } from '../filled/table.ts';

export const filledApi = mounted(filledRoutes, {
  bringFilledTable: (ctx, { files }) => {
    const [file] = files;
    if (!file) throw new Refusal(filledRefusals.filled_no_place, { name: '' });
    return bringFilledTable(ctx, file);
  },
  listFilledTables: (ctx, { query }) => listFilledTables(ctx, query),
  readFilledTable: (ctx, { params }) => readFilledTable(ctx, params.tableId),
  listFilledPlaces: (ctx, { params, query }) => listFilledPlaces(ctx, params.tableId, query),
  changeFilledTable: (ctx, { params, body }) => changeFilledTable(ctx, params.tableId, body),
  fillTable: (ctx, { params }) => fillTable(ctx, params.tableId),
  downloadFilledTable: (ctx, { params }) => downloadFilled(ctx, params.tableId, 'result'),
  downloadFilledSources: (ctx, { params }) => downloadFilled(ctx, params.tableId, 'sources'),
  downloadBlankTable: (ctx, { params }) => downloadFilled(ctx, params.tableId, 'original'),
  removeFilledTable: (ctx, { params }) => removeFilledTable(ctx, params.tableId),
  restoreFilledTable: (ctx, { params }) => restoreFilledTable(ctx, params.tableId),
  listFillFields: async () => listFillFields(),
});
