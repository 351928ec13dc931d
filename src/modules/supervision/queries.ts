import { desc, eq, sql } from 'drizzle-orm';
import { Refusal } from '#shared/refusal.ts';
import { may } from '#platform/access/table.ts';
import type { Ctx } from '#platform/ctx.ts';
import { openFile } from '#platform/files/uploads.ts';
import { peopleNamesOf } from '#modules/parties/index.ts';
import { supervisionAccess } from './access.ts';
import { supervisionRefusals, type Measure, type MeasureDetail, type MeasureState, type PolicyDocument } from './contract.ts';
import { documentRow } from './document.ts';
import { measureRow } from './measure.ts';
import { currentResponsibilities, describeResponsibility, documentInForce, isAnswerable, measuresOf, partsOf } from './rows.ts';
import { supervisionDocuments, supervisionResponsibilities } from './tables.ts';

/** Every document loaded, newest first, with what it was cut into and how much of it is assigned. */
export async function listDocuments(ctx: Ctx): Promise<{ rows: PolicyDocument[]; total: number }> {
  const { text: _text, ...columns } = columnsOf();
  const documents = await ctx.db
    .select(columns)
    .from(supervisionDocuments)
    .orderBy(desc(supervisionDocuments.loadedAt), desc(supervisionDocuments.id))
    .limit(100);
  const names = await peopleNamesOf(
    ctx,
    documents.flatMap((row) => row.loadedBy ?? []),
  );
  const rows: PolicyDocument[] = [];
  for (const row of documents)
    rows.push({ ...(await describeDocument(ctx, row, documents)), loadedBy: names.get(row.loadedBy ?? '') ?? '' });
  return { rows, total: rows.length };
}

export async function readDocument(ctx: Ctx, id: string): Promise<PolicyDocument & { text: string }> {
  const row = await documentRow(ctx, id);
  const { rows } = await listDocuments(ctx);
  const described = rows.find((one) => one.id === id);
  if (!described) throw new Refusal(supervisionRefusals.document_not_found, { id });
  return { ...described, text: row.text };
}

/** The original as it was brought. */
export async function openOriginal(ctx: Ctx, id: string) {
  const { fileId } = await documentRow(ctx, id);
  const { name, mediaType, bytes } = await openFile(ctx, fileId);
  return { name, mediaType, bytes };
}

function columnsOf() {
  const { id, name, number, issuedOn, text, originalName, supersedesId, loadedBy, loadedAt } = supervisionDocuments;
  return { id, name, number, issuedOn, text, originalName, supersedesId, loadedBy, loadedAt };
}

type DocumentRow = Omit<typeof supervisionDocuments.$inferSelect, 'text' | 'digest' | 'fileId'>;

async function describeDocument(ctx: Ctx, row: DocumentRow, all: readonly DocumentRow[]): Promise<Omit<PolicyDocument, 'loadedBy'>> {
  const parts = await partsOf(ctx, row.id);
  const answerable = parts.filter((part) => isAnswerable(part, parts));
  const assigned = await currentResponsibilities(
    ctx,
    answerable.map((part) => part.id),
  );
  const count = (kind: string) => parts.filter((part) => part.kind === kind).length;
  const named = (other: DocumentRow | undefined) => (other ? { id: other.id, name: other.name } : null);
  return {
    id: row.id,
    name: row.name,
    number: row.number,
    issuedOn: row.issuedOn,
    loadedAt: row.loadedAt.toISOString(),
    originalName: row.originalName,
    supersedes: named(all.find((other) => other.id === row.supersedesId)),
    supersededBy: named(all.find((other) => other.supersedesId === row.id)),
    counts: { chapters: count('chapter'), articles: count('article'), measures: count('measure') },
    answerable: answerable.length,
    assigned: assigned.size,
  };
}

type MeasureQuery = {
  readonly documentId?: string | undefined;
  readonly department?: string | undefined;
  readonly liaison?: 'me' | undefined;
  readonly state?: MeasureState | 'unassigned' | undefined;
  readonly dueBefore?: string | undefined;
  readonly q?: string | undefined;
};

/** What somebody answers for, or should, in a document; the one in force unless another is named. */
export async function listMeasures(ctx: Ctx, query: MeasureQuery): Promise<{ rows: Measure[]; total: number; documentId: string | null }> {
  const documentId = query.documentId ? (await documentRow(ctx, query.documentId)).id : await documentInForce(ctx);
  if (!documentId) return { rows: [], total: 0, documentId: null };
  const all = await measuresOf(ctx, documentId);
  const rows = all.filter((measure) => measure.isAnswerable && tests(ctx, query).every((test) => test(measure)));
  return { rows, total: rows.length, documentId };
}

function tests(ctx: Ctx, { department, liaison, state, dueBefore, q }: MeasureQuery): ((measure: Measure) => boolean)[] {
  const wanted = q?.toLowerCase();
  return [
    ({ responsibility }) =>
      !department ||
      keysOf(responsibility?.department).includes(department) ||
      (responsibility?.supportingDepartments ?? []).some((one) => keysOf(one).includes(department)),
    ({ responsibility }) => liaison !== 'me' || (responsibility?.liaison?.id != null && responsibility.liaison.id === ctx.actor.personId),
    ({ responsibility }) => !state || (state === 'unassigned' ? !responsibility : responsibility?.state === state),
    ({ responsibility }) => !dueBefore || (responsibility?.deadlineOn != null && responsibility.deadlineOn < dueBefore),
    (measure) => !wanted || wordsOf(measure).some((word) => word.toLowerCase().includes(wanted)),
  ];
}

const keysOf = (party: { id: string | null; name: string } | null | undefined) => (party ? [keyOf(party)] : []);
/** How a department is addressed: by its id, or by its name where it is not registered. */
export const keyOf = (party: { id: string | null; name: string }) => party.id ?? `name:${party.name}`;

function wordsOf({ clause, title, article, responsibility }: Measure): string[] {
  const { department, departmentLeader, leaderInCharge, liaison, supportingDepartments = [], note } = responsibility ?? {};
  return [
    clause,
    title,
    article,
    note,
    ...[department, departmentLeader, leaderInCharge, liaison, ...supportingDepartments].map((one) => one?.name),
  ].flatMap((word) => word ?? []);
}

/** One part of a document with its words and the history of who answered for it. */
export async function readMeasure(ctx: Ctx, id: string): Promise<MeasureDetail> {
  const row = await measureRow(ctx, id);
  const document = await documentRow(ctx, row.documentId);
  const all = await measuresOf(ctx, row.documentId);
  const measure = all.find((one) => one.id === id);
  if (!measure) throw new Refusal(supervisionRefusals.measure_not_found, { id });
  const rows = await ctx.db
    .select()
    .from(supervisionResponsibilities)
    .where(eq(supervisionResponsibilities.measureId, id))
    .orderBy(sql`${supervisionResponsibilities.replacedAt} desc nulls first`, desc(supervisionResponsibilities.setAt))
    .limit(100);
  const names = await peopleNamesOf(
    ctx,
    rows.flatMap((one) => one.setBy ?? []),
  );
  const beside = await partsOf(ctx, row.documentId);
  return {
    ...measure,
    text: document.text.slice(row.startsAt, row.endsAt),
    start: row.startsAt,
    end: row.endsAt,
    documentName: document.name,
    isInForce: (await documentInForce(ctx)) === document.id,
    history: rows.map((one) => describeResponsibility(one, names)),
    mayReport:
      measure.responsibility !== null &&
      may(supervisionAccess, ctx.actor, 'supervision.report_progress', { personId: measure.responsibility.liaison?.id ?? null }),
    hasNext: row.kind === 'measure' && beside.some((part) => part.parentId === row.parentId && part.startsAt > row.startsAt),
  };
}
