import { eq, sql } from 'drizzle-orm';
import { newId } from '#shared/ids.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { FileAnswer } from '#platform/http/handlers.ts';
import { shapeOf, withSaid, type ShapeSheet, type TableShape } from '#engines/documents/collect/shape.ts';
import type { PlaceKind } from '#engines/documents/collect/kinds.ts';
import { XLSX } from '#engines/documents/workbook/write.ts';
import { taskRefusals, type TaskTable } from '../contract/tasks.ts';
import { supervisionTaskTables as tables } from '../tables/tasks.ts';
import { keepWorkbook, readBrought, refusedFile } from './files.ts';
import { tableRow, tablesOf, taskRow, type TableRecord } from './sight.ts';
import { draftRow } from './task.ts';

const MOST_TABLES = 10;

/** Puts a blank table to a draft. Refuses what is no .xlsx, and what asks for nothing. */
export async function addTaskTable(ctx: Ctx, taskId: string, files: readonly File[]): Promise<string> {
  const task = await draftRow(ctx, taskId);
  const { name, bytes, sheets } = await readBrought(files);
  const shape = shapeOf(sheets);
  if (shape.sheets.length === 0) throw refusedFile(taskRefusals.task_file_asks_nothing, name);
  return keepTaskTable(ctx, task, { name, bytes, shape });
}

type Kept = { readonly name: string; readonly bytes: Uint8Array; readonly shape: TableShape };

export async function keepTaskTable(ctx: Ctx, task: { id: string; parkId: string | null }, { name, bytes, shape }: Kept): Promise<string> {
  const there = await tablesOf(ctx, task.id);
  if (there.length >= MOST_TABLES) throw new Refusal(taskRefusals.task_too_many_tables, { limit: MOST_TABLES });
  const { sha256 } = await keepWorkbook(ctx, name, bytes, { parkId: task.parkId, orgId: ctx.actor.orgId });
  const id = newId('ttb', ctx.now);
  const fileName = name.slice(-200);
  const title = shape.sheets[0]?.title ?? '';
  await ctx.db.insert(tables).values({
    id,
    taskId: task.id,
    position: (there.at(-1)?.position ?? 0) + 1,
    name: (title.length >= 2 ? title : fileName.replace(/\.[^.]+$/, '')).slice(0, 100),
    fileName,
    sha256,
    sizeBytes: bytes.length,
    shape,
  });
  return id;
}

type Said = { readonly key: string; readonly kind?: PlaceKind | undefined; readonly isRequired?: boolean | undefined };

/** What its places are, and which must be filled in. */
export async function changeTaskTable(
  ctx: Ctx,
  taskId: string,
  id: string,
  { name, places }: { readonly name?: string | undefined; readonly places: readonly Said[] },
): Promise<void> {
  await draftRow(ctx, taskId);
  const row = await tableRow(ctx, taskId, id);
  const known = new Set(row.shape.sheets.flatMap((sheet) => [...sheet.places, ...(sheet.list?.columns ?? [])]).map(({ key }) => key));
  const unknown = places.findIndex(({ key }) => !known.has(key));
  if (unknown >= 0) {
    const kind = taskRefusals.task_place_unknown;
    throw new Refusal(kind, {}, [{ path: `/places/${unknown}/key`, code: kind.code }]);
  }
  const shape = withSaid(row.shape, new Map(places.map(({ key, ...said }) => [key, said])));
  await ctx.db
    .update(tables)
    .set({ shape, name: name ?? row.name })
    .where(eq(tables.id, id));
}

export async function removeTaskTable(ctx: Ctx, taskId: string, id: string): Promise<void> {
  await draftRow(ctx, taskId);
  const row = await tableRow(ctx, taskId, id);
  await ctx.db.delete(tables).where(sql`${tables.id} = ${row.id}`);
}

export async function openBlankTable(ctx: Ctx, taskId: string, id: string): Promise<FileAnswer> {
  await taskRow(ctx, taskId);
  const row = await tableRow(ctx, taskId, id);
  return { name: row.fileName, mediaType: XLSX, bytes: await ctx.files.get(row.sha256) };
}

/** A blank table as its keeper sees it. */
export function describeTable(row: TableRecord): TaskTable {
  return {
    id: row.id,
    name: row.name,
    fileName: row.fileName,
    hasTotal: row.totalSha256 !== null,
    sheets: row.shape.sheets.map(describeSheet),
  };
}

function describeSheet({ name, title, places, list }: ShapeSheet): TaskTable['sheets'][number] {
  const place = ({ key, cell, label, unit, kind, isRequired }: ShapeSheet['places'][number]) => ({
    key,
    cell,
    label,
    unit,
    kind,
    isRequired,
  });
  return {
    name,
    title,
    places: places.filter((one) => !one.isInline).map(place),
    columns: list?.columns.map(({ key, label, unit, kind, isRequired }) => ({ key, cell: '', label, unit, kind, isRequired })) ?? null,
  };
}
