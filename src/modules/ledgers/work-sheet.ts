import { and, asc, count, sql, type SQL } from 'drizzle-orm';
import { dayOf } from '#shared/dates.ts';
import { Refusal } from '#shared/refusal.ts';
import { say, saySafe, type Locale } from '#shared/words.ts';
import type { FileAnswer } from '#platform/http/handlers.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { OutRow } from '#engines/documents/workbook/out.ts';
import { writeWorkbook } from '#engines/documents/workbook/write.ts';
import { namesOf } from '#modules/parties/index.ts';
import { workRefusals, type WorkEntry, type WorkFilter } from './contract/work.ts';
import { shownWork, workWhere } from './work-queries.ts';
import { ledgerWorkEntries as work } from './tables/work.ts';
import type { StoredWork } from './work-entry.ts';

const MOST_ROWS = 20_000;
const CHUNK = 500;

/** The ledger as officers hand it up: the columns of practice in their order, so that the same platform can read it back. */
const COLUMNS = [
  ['date', 24],
  ['place', 24],
  ['participants', 20],
  ['kind', 10],
  ['title', 28],
  ['content', 48],
  ['enterprises', 36],
  ['topics', 18],
  ['problems_solved', 32],
  ['follow_up', 28],
  ['clause', 10],
  ['evidence', 12],
] as const;

/** The rows a filter finds, oldest first, as a workbook. Withdrawn rows are left out unless they are what is asked for. */
export async function exportWork(ctx: Ctx, filter: WorkFilter): Promise<FileAnswer> {
  const { locale } = ctx;
  const where = await workWhere(ctx, { ...filter, state: filter.state ?? 'current' });
  const [total] = await ctx.db.select({ rows: count() }).from(work).where(where);
  if ((total?.rows ?? 0) > MOST_ROWS) throw new Refusal(workRefusals.work_export_too_long, { rows: total?.rows ?? 0, limit: MOST_ROWS });
  const title = say('ledgers_work_title', {}, locale);
  const park = filter.parkId ? (await namesOf(ctx, [filter.parkId])).get(filter.parkId) : undefined;
  const today = dayOf(ctx.now);
  const index = { heading: say('ledgers_work_sheet_index', {}, locale), width: 6, format: 'integer' as const };
  const columns = COLUMNS.map(([field, width]) => ({
    heading: say(`code_work_field_${field}`, {}, locale),
    width,
    format: 'text' as const,
  }));
  const bytes = await writeWorkbook([
    {
      name: title,
      title: park ? `${park}${locale === 'en' ? ' ' : ''}${title}` : title,
      lead: {
        left: say('ledgers_work_sheet_unit', { unit: ctx.actor.orgName }, locale),
        right: say('ledgers_work_sheet_as_of', { day: today }, locale),
      },
      columns: [index, ...columns],
      rows: lines(ctx, where),
    },
  ]);
  const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return { name: `${park ?? ''}${title}-${today}.xlsx`, mediaType, bytes };
}

async function* lines(ctx: Ctx, where: SQL | undefined): AsyncGenerator<OutRow> {
  let after: { on: string; id: string } | null = null;
  let position = 0;
  for (;;) {
    const next: SQL | undefined = after ? and(where, sql`(${work.occurredOn}, ${work.id}) > (${after.on}, ${after.id})`) : where;
    const rows: StoredWork[] = await ctx.db.select().from(work).where(next).orderBy(asc(work.occurredOn), asc(work.id)).limit(CHUNK);
    const shown = await shownWork(ctx, rows);
    for (const [at, row] of rows.entries()) yield [(position += 1), ...lineOf(row, shown[at]!, ctx.locale)];
    const last = rows.at(-1);
    if (!last || rows.length < CHUNK) return;
    after = { on: last.occurredOn, id: last.id };
  }
}

function lineOf(row: StoredWork, shown: WorkEntry, locale: Locale): (string | null)[] {
  const listed = (names: readonly { name: string }[], other: string | null) =>
    [...names.map(({ name }) => name), ...(other ? [other] : [])].join('、') || null;
  return [
    row.untilOn ? `${row.occurredOn}至${row.untilOn}` : row.occurredOn,
    row.place,
    listed(shown.people, row.otherPeople),
    saySafe(`code_work_kind_${row.kind}`, row.kind, {}, locale),
    row.title ?? (row.recordType ? shown.sentence : null),
    row.text ?? shown.sentence,
    listed(shown.enterprises, row.otherEnterprises),
    row.topics.join('、') || null,
    row.problemsSolved,
    row.followUp,
    row.clause,
    row.photoIds.length > 0 ? say('ledgers_work_sheet_photos', { count: row.photoIds.length }, locale) : null,
  ];
}
