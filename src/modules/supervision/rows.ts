import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { dayOf } from '#shared/dates.ts';
import type { Ctx } from '#platform/ctx.ts';
import { calendarOf, peopleNamesOf } from '#modules/parties/index.ts';
import type { Measure, Party, Responsibility } from './contract.ts';
import { nearnessOf } from './deadline.ts';
import { supervisionDocuments, supervisionMeasures, supervisionResponsibilities } from './tables.ts';

export type MeasureRow = typeof supervisionMeasures.$inferSelect;
export type ResponsibilityRow = typeof supervisionResponsibilities.$inferSelect;

/** The document in force: the one loaded last that no other has replaced. */
export async function documentInForce(ctx: Ctx): Promise<string | null> {
  const [row] = await ctx.db
    .select({ id: supervisionDocuments.id })
    .from(supervisionDocuments)
    .where(sql`not exists (select 1 from supervision_documents later where later.supersedes_id = ${supervisionDocuments.id})`)
    .orderBy(sql`${supervisionDocuments.loadedAt} desc, ${supervisionDocuments.id} desc`)
    .limit(1);
  return row?.id ?? null;
}

/** The parts of a document in the order of its text, without those merged into others. A document has a few dozen. */
export function partsOf(ctx: Ctx, documentId: string): Promise<MeasureRow[]> {
  return ctx.db
    .select()
    .from(supervisionMeasures)
    .where(and(eq(supervisionMeasures.documentId, documentId), isNull(supervisionMeasures.mergedInto)))
    .orderBy(asc(supervisionMeasures.startsAt), sql`${supervisionMeasures.endsAt} desc`);
}

/** Who answers now, by measure. */
export async function currentResponsibilities(ctx: Ctx, measureIds: readonly string[]): Promise<ReadonlyMap<string, ResponsibilityRow>> {
  if (measureIds.length === 0) return new Map();
  const rows = await ctx.db
    .select()
    .from(supervisionResponsibilities)
    .where(and(inArray(supervisionResponsibilities.measureId, [...measureIds]), isNull(supervisionResponsibilities.replacedAt)));
  return new Map(rows.map((row) => [row.measureId, row]));
}

const party = (id: string | null, name: string | null): Party | null => (name ? { id, name } : null);

/** A row as people see it; `names` are those of whoever set it. */
export function describeResponsibility(row: ResponsibilityRow, names: ReadonlyMap<string, string>): Responsibility {
  return {
    id: row.id,
    leaderInCharge: party(row.leaderInChargeId, row.leaderInChargeName),
    department: party(row.departmentId, row.departmentName),
    departmentLeader: party(row.departmentLeaderId, row.departmentLeaderName),
    officeResponsible: row.officeResponsible,
    liaison: party(row.liaisonId, row.liaisonName),
    supportingDepartments: row.supportingDepartments,
    deadlineOn: row.deadlineOn,
    isLongTerm: row.isLongTerm,
    state: row.state,
    note: row.note,
    setBy: names.get(row.setBy ?? '') ?? '',
    setAt: row.setAt.toISOString(),
  };
}

/** Whether somebody answers for this part itself: a measure, or an article without measures. */
export function isAnswerable(part: MeasureRow, parts: readonly MeasureRow[]): boolean {
  return part.kind === 'measure' || (part.kind === 'article' && !parts.some((other) => other.parentId === part.id));
}

/** The parts of a document with who answers for them and how near the deadline is. */
export async function measuresOf(ctx: Ctx, documentId: string): Promise<Measure[]> {
  const parts = await partsOf(ctx, documentId);
  const current = await currentResponsibilities(
    ctx,
    parts.map((part) => part.id),
  );
  const names = await peopleNamesOf(
    ctx,
    [...current.values()].flatMap((row) => row.setBy ?? []),
  );
  const calendar = await calendarOf(ctx);
  const today = dayOf(ctx.now);
  const byId = new Map(parts.map((part) => [part.id, part]));
  return parts.map((part) => {
    const row = current.get(part.id);
    const responsibility = row ? describeResponsibility(row, names) : null;
    const above = byId.get(part.parentId ?? '');
    const article = part.kind === 'measure' ? above : part.kind === 'article' ? part : undefined;
    const chapter = part.kind === 'chapter' ? part : byId.get(article?.parentId ?? '');
    return {
      id: part.id,
      documentId,
      kind: part.kind,
      number: part.number,
      mark: part.mark,
      clause: part.clause,
      title: part.title,
      chapter: headingOf(chapter),
      article: headingOf(article),
      isAnswerable: isAnswerable(part, parts),
      responsibility,
      ...nearnessOf(responsibility, today, calendar),
    };
  });
}

const headingOf = (part: MeasureRow | undefined) => (part ? `${part.mark}${part.title}` : '');

/** Who answers for one measure now. Only for a measure that has somebody. */
export async function describedResponsibility(ctx: Ctx, measureId: string): Promise<Responsibility> {
  const row = (await currentResponsibilities(ctx, [measureId])).get(measureId);
  if (!row) throw new Error(`nobody answers for ${measureId}`);
  return describeResponsibility(row, await peopleNamesOf(ctx, row.setBy ? [row.setBy] : []));
}
