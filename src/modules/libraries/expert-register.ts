import { and, count } from 'drizzle-orm';
import { dayOf } from '#shared/dates.ts';
import { Refusal } from '#shared/refusal.ts';
import { say, type Locale } from '#shared/words.ts';
import type { OutRow } from '#engines/documents/workbook/out.ts';
import { writeWorkbook } from '#engines/documents/workbook/write.ts';
import type { FileAnswer } from '#platform/http/handlers.ts';
import type { Ctx } from '#platform/ctx.ts';
import { EXPERT_TITLES } from './expert-titles.ts';
import type { ExpertQuery } from './contract/experts.ts';
import { librariesRefusals } from './contract/refusals.ts';
import { fieldNames, type FieldNames } from './expert-fields.ts';
import { expertsWhere, orderOf } from './expert-list.ts';
import { maskedPhone, mayOn, type ExpertRowFull } from './expert-sight.ts';
import { libraryExperts as experts } from './tables/experts.ts';

const MOST_ROWS = 20_000;

/** The columns of an expert register in their order, with their widths; the import reads the same headings again. */
const REGISTER_COLUMNS = [
  ['name', 10],
  ['org_name', 30],
  ['title', 14],
  ['post', 16],
  ['fields', 20],
  ['subjects', 24],
  ['directions', 40],
  ['education', 30],
  ['works', 44],
  ['phone', 15],
  ['email', 24],
  ['consent_on', 12],
  ['term_ends_on', 12],
  ['consultations', 10],
  ['source_text', 26],
] as const;
type Column = (typeof REGISTER_COLUMNS)[number][0];

/** 专家名册: what a filter finds, as a workbook that can be brought in again. Contacts are masked: a list is passed on. */
export async function exportExperts(ctx: Ctx, query: Omit<ExpertQuery, 'page' | 'pageSize'>): Promise<FileAnswer> {
  const { locale } = ctx;
  const where = and(expertsWhere(ctx, query));
  const [total] = await ctx.db.select({ rows: count() }).from(experts).where(where);
  const found = total?.rows ?? 0;
  if (found > MOST_ROWS) throw new Refusal(librariesRefusals.export_too_long, { rows: found, limit: MOST_ROWS });
  const rows = await ctx.db
    .select()
    .from(experts)
    .where(where)
    .orderBy(...orderOf(query.sort));
  const names = await fieldNames(ctx);
  const word = (key: string, values = {}) => say(`libraries_experts_register_${key}`, values, locale);
  const index = { heading: word('index'), width: 6, format: 'integer' as const };
  const columns = REGISTER_COLUMNS.map(([column, width]) => ({
    heading: say(`code_expert_field_${column}`, {}, locale),
    width,
    format: column === 'consultations' ? ('integer' as const) : ('text' as const),
  }));
  const today = dayOf(ctx.now);
  const bytes = await writeWorkbook([
    {
      name: word('title'),
      title: word('title'),
      lead: { left: word('unit', { unit: ctx.actor.orgName }), right: word('as_of', { day: today }) },
      columns: [index, ...columns],
      rows: rows.map((row, at): OutRow => [at + 1, ...lineOf(ctx, row, names)]),
      foot: word('foot'),
    },
  ]);
  const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return { name: `${word('title')}-${today}.xlsx`, mediaType, bytes };
}

function lineOf(ctx: Ctx, row: ExpertRowFull, names: FieldNames): (string | number | null)[] {
  const { locale } = ctx;
  const seesContacts = mayOn(ctx, 'libraries.read_expert_contacts', row);
  const title = row.title ? EXPERT_TITLES.get(row.title) : undefined;
  const cells: Readonly<Record<Column, string | number | null>> = {
    name: row.name,
    org_name: row.orgName,
    title: title ? (locale === 'en' ? title.en : title.zh) : null,
    post: row.post,
    fields: row.fields.map((code) => names.get(code)?.name ?? code).join('；') || null,
    subjects: row.subjects.join('、') || null,
    directions: row.directions,
    education: row.education.map((one) => educationText(one, locale)).join('；') || null,
    works: row.works.map((one) => workText(one, locale)).join('；') || null,
    phone: seesContacts && row.phone ? maskedPhone(row.phone) : null,
    email: null,
    consent_on: row.hasConsent ? say('libraries_experts_register_given', {}, locale) : null,
    term_ends_on: row.termEndsOn,
    consultations: row.consultations,
    source_text: row.sourceText,
  };
  return REGISTER_COLUMNS.map(([column]) => cells[column]);
}

/** 博士，西部能源科技大学，化学工艺，2009 */
function educationText({ degree, school, major, year }: ExpertRowFull['education'][number], locale: Locale): string {
  return [say(`code_expert_degree_${degree}`, {}, locale), school, major, year].filter(Boolean).join('，');
}

/** 论文《…》2021 */
function workText({ kind, title, year, note }: ExpertRowFull['works'][number], locale: Locale): string {
  return [`${say(`code_expert_work_${kind}`, {}, locale)}《${title}》`, note, year].filter(Boolean).join('，');
}
