import { eq } from 'drizzle-orm';
import { titleOf } from '#engines/documents/outline/measures.ts';
import { newId } from '#shared/ids.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Ctx } from '#platform/ctx.ts';
import { supervisionRefusals } from './contract.ts';
import { documentRow } from './document.ts';
import { currentResponsibilities, isAnswerable, partsOf, type MeasureRow } from './rows.ts';
import { supervisionMeasures, supervisionResponsibilities } from './tables.ts';

export async function measureRow(ctx: Ctx, id: string): Promise<MeasureRow> {
  const [row] = await ctx.db.select().from(supervisionMeasures).where(eq(supervisionMeasures.id, id)).limit(1);
  if (!row || row.mergedInto) throw new Refusal(supervisionRefusals.measure_not_found, { id });
  return row;
}

/** Locks the whole document's parts, so that two who mend the cut do it one after the other. */
async function locked(ctx: Ctx, id: string): Promise<{ row: MeasureRow; parts: MeasureRow[] }> {
  const { documentId } = await measureRow(ctx, id);
  await ctx.db
    .select({ id: supervisionMeasures.id })
    .from(supervisionMeasures)
    .where(eq(supervisionMeasures.documentId, documentId))
    .for('update');
  const parts = await partsOf(ctx, documentId);
  const row = parts.find((part) => part.id === id);
  if (!row) throw new Refusal(supervisionRefusals.measure_not_found, { id });
  return { row, parts };
}

export type MeasureChange = { readonly title?: string | undefined; readonly start?: number | undefined; readonly end?: number | undefined };

/** Mends the title or the bounds. Bounds stay within what is above and do not reach into the neighbours. */
export async function changeMeasure(ctx: Ctx, id: string, change: MeasureChange): Promise<void> {
  const { row, parts } = await locked(ctx, id);
  const { text } = await documentRow(ctx, row.documentId);
  const startsAt = change.start ?? row.startsAt;
  const endsAt = change.end ?? row.endsAt;
  const [least, most] = roomOf(row, parts, text.length);
  const holds = parts.filter((part) => part.parentId === row.id);
  const isTorn = holds.some((part) => part.startsAt < startsAt || part.endsAt > endsAt);
  if (startsAt >= endsAt || startsAt < least || endsAt > most || isTorn || text.slice(startsAt, endsAt).trim() === '') {
    throw new Refusal(supervisionRefusals.bounds_wrong, { least, most }, [
      { path: change.start === undefined ? '/end' : '/start', code: 'supervision.bounds_wrong', values: { least, most } },
    ]);
  }
  const title = change.title ?? row.title;
  if (title === row.title && startsAt === row.startsAt && endsAt === row.endsAt) return;
  await ctx.db.update(supervisionMeasures).set({ title, startsAt, endsAt }).where(eq(supervisionMeasures.id, id));
  await ctx.record({
    type: 'supervision.measure_changed',
    subject: id,
    clause: '8',
    values: { clause: row.clause ?? row.mark, title, before: row.title },
  });
}

/** Where a part may reach: from the end of the one before it to the start of the one after it, within its parent. */
function roomOf(row: MeasureRow, parts: readonly MeasureRow[], length: number): [number, number] {
  const above = parts.find((part) => part.id === row.parentId);
  const beside = parts.filter((part) => part.parentId === row.parentId && part.id !== row.id);
  const before = beside.filter((part) => part.startsAt < row.startsAt).map((part) => part.endsAt);
  const after = beside.filter((part) => part.startsAt > row.startsAt).map((part) => part.startsAt);
  return [Math.max(above?.startsAt ?? 0, ...before), Math.min(above?.endsAt ?? length, ...after)];
}

/**
 * Cuts a measure in two, or gives an article without measures its first two. Both halves are answered for by whoever
 * answered for the whole. Gives the id of the first half.
 */
export async function splitMeasure(ctx: Ctx, id: string, at: number): Promise<string> {
  const { row, parts } = await locked(ctx, id);
  const { text } = await documentRow(ctx, row.documentId);
  const halves = [text.slice(row.startsAt, at), text.slice(at, row.endsAt)];
  if (!isAnswerable(row, parts) || at <= row.startsAt || at >= row.endsAt || halves.some((half) => half.trim().length < 2)) {
    throw new Refusal(supervisionRefusals.split_place_wrong, {}, [{ path: '/at', code: 'supervision.split_place_wrong' }]);
  }
  const isArticle = row.kind === 'article';
  const half = (startsAt: number, endsAt: number): MeasureRow => {
    const title = titleOf(text.slice(startsAt, endsAt)).slice(0, 120) || row.title;
    return {
      ...row,
      id: newId('msr', ctx.now),
      parentId: isArticle ? row.id : row.parentId,
      kind: 'measure',
      mark: '',
      title,
      startsAt,
      endsAt,
    };
  };
  const second = half(at, row.endsAt);
  const first = isArticle ? half(row.startsAt, at) : { ...row, endsAt: at };
  if (!isArticle) await ctx.db.update(supervisionMeasures).set({ endsAt: at }).where(eq(supervisionMeasures.id, id));
  const added = isArticle ? [first, second] : [second];
  await ctx.db.insert(supervisionMeasures).values(added);
  const answers = (await currentResponsibilities(ctx, [id])).get(id);
  if (answers) {
    const copies = added.map((part) => ({
      ...answers,
      id: newId('rsp', ctx.now),
      measureId: part.id,
      setBy: ctx.actor.personId,
      setAt: ctx.now,
    }));
    await ctx.db.insert(supervisionResponsibilities).values(copies);
  }
  await renumber(ctx, row.documentId, first.parentId ?? '');
  await ctx.record({
    type: 'supervision.measure_split',
    subject: id,
    clause: '8',
    values: { clause: row.clause ?? '', title: first.title, second: second.title },
  });
  return first.id;
}

/** Takes the next measure of the same article into this one; what was said of the next stays in its history. */
export async function mergeMeasure(ctx: Ctx, id: string): Promise<void> {
  const { row, parts } = await locked(ctx, id);
  const next = parts.find((part) => part.kind === 'measure' && part.parentId === row.parentId && part.startsAt > row.startsAt);
  if (row.kind !== 'measure' || !next) throw new Refusal(supervisionRefusals.nothing_to_merge_with, { title: row.title });
  await ctx.db.update(supervisionMeasures).set({ mergedInto: id }).where(eq(supervisionMeasures.id, next.id));
  await ctx.db.update(supervisionMeasures).set({ endsAt: next.endsAt }).where(eq(supervisionMeasures.id, id));
  await renumber(ctx, row.documentId, row.parentId ?? '');
  await ctx.record({
    type: 'supervision.measures_merged',
    subject: id,
    clause: '8',
    values: { clause: row.clause ?? '', title: row.title, taken: next.title },
  });
}

/** Measures of an article are numbered by their place: 3.1, 3.2, …. */
async function renumber(ctx: Ctx, documentId: string, articleId: string): Promise<void> {
  const parts = await partsOf(ctx, documentId);
  const article = parts.find((part) => part.id === articleId);
  const measures = parts.filter((part) => part.parentId === articleId);
  for (const [index, { id }] of measures.entries()) {
    const number = index + 1;
    await ctx.db
      .update(supervisionMeasures)
      .set({ number, clause: `${article?.clause ?? ''}.${number}` })
      .where(eq(supervisionMeasures.id, id));
  }
}
