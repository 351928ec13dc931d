import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { newId } from '#shared/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import { directoryOf } from '#modules/parties/index.ts';
import type { ExpertChange } from '../contract/expert-shapes.ts';
import { isAlike } from '../expert.ts';
import { applyChange, differences, setValues } from '../expert-change.ts';
import { keepConsent } from '../expert-consent.ts';
import { fieldNames, folded, phonesIn, searchTextOf } from '../expert-fields.ts';
import { mayOn, type ExpertRowFull } from '../expert-sight.ts';
import {
  libraryExpertChanges as changes,
  libraryExpertConsents as consents,
  libraryExpertConsultations as held,
  libraryExpertLetters as letters,
  libraryExperts as experts,
} from '../tables/experts.ts';
import { readExpertCells, type FieldCodes } from './expert-cells.ts';
import type { Importer, LibraryImportHead } from './importer.ts';

/** Importing experts: known again by name with organisation or phone; a row says only what it changes. */
export const expertImporter: Importer = {
  kind: 'expert',
  leading: 'name',
  fields: [
    { id: 'name', words: ['姓名', '专家姓名', '专家名称', '名字', 'name'], kind: 'text' },
    { id: 'org_name', words: ['工作单位', '单位', '单位名称', '所在单位', '依托单位', '现工作单位', 'organisation'], kind: 'text' },
    { id: 'title', words: ['职称', '专业技术职称', '技术职称', '职称级别', 'title'], kind: 'text' },
    { id: 'post', words: ['职务', '行政职务', '现任职务', 'post'], kind: 'text' },
    { id: 'fields', words: ['技术领域', '所属领域', '专业领域', '行业领域', '学科领域', 'fields'], kind: 'text' },
    { id: 'subjects', words: ['专长', '专业特长', '擅长', '技术专长', '从事专业', 'subjects'], kind: 'text' },
    { id: 'directions', words: ['研究方向', '主要研究方向', '研究内容', '服务方向', 'research'], kind: 'text' },
    { id: 'education', words: ['学历', '学历学位', '最高学历', '文化程度', '毕业院校', 'education'], kind: 'text' },
    { id: 'works', words: ['代表性成果', '主要成果', '科研成果', '论文专利', '主要业绩', 'works'], kind: 'text' },
    { id: 'phone', words: ['联系电话', '手机', '手机号码', '电话', '联系方式', 'phone'], kind: 'phone' },
    { id: 'email', words: ['电子邮箱', '邮箱', 'email', 'e-mail', 'mail'], kind: 'text' },
    { id: 'consent_on', words: ['本人同意', '同意日期', '签字日期', '是否同意入库', 'consent'], kind: 'text' },
  ],
  openJudge: async (ctx, head) => {
    const all = await ctx.db
      .select()
      .from(experts)
      .where(and(isNull(experts.mergedInto), isNull(experts.erasedAt)));
    const byName = Map.groupBy(all, (row) => folded(row.name));
    const codes = await codesByName(ctx);
    const places = await orgIds(ctx);
    return (cells) => judge(ctx, head, cells, { byName, codes, places });
  },
  admit,
  takeBack,
};

type Known = {
  readonly byName: ReadonlyMap<string, readonly ExpertRowFull[]>;
  readonly codes: FieldCodes;
  readonly places: ReadonlyMap<string, string>;
};

async function codesByName(ctx: Ctx): Promise<FieldCodes> {
  const names = await fieldNames({ ...ctx, locale: 'zh-CN' });
  return new Map([...names].flatMap(([code, { name }]) => [[folded(name), code] as const, [code, code] as const]));
}

async function orgIds(ctx: Ctx): Promise<ReadonlyMap<string, string>> {
  const places = await directoryOf(ctx, ['university', 'institute', 'intermediary', 'enterprise', 'department', 'station', 'bureau']);
  return new Map(places.flatMap(({ id, name, shortName }) => [name, ...(shortName ? [shortName] : [])].map((one) => [folded(one), id])));
}

function judge(ctx: Ctx, head: LibraryImportHead, cells: Readonly<Record<string, string>>, known: Known) {
  const { values, consent, problems } = readExpertCells(ctx, head, cells, known.codes);
  const orgId = values.orgName ? (known.places.get(folded(values.orgName)) ?? null) : null;
  const said = { ...values, ...(values.orgName && { orgId }) };
  const phones = phonesIn(values.phone ?? null);
  const alike = (known.byName.get(folded(values.name ?? '')) ?? []).filter((row) =>
    isAlike({ name: row.name, orgName: values.orgName ?? '', phones }, row),
  );
  const [found] = alike;
  const more = [...problems];
  if (alike.length > 1) more.push({ field: 'name', code: 'several_alike', values: { count: alike.length } });
  if (found && !mayOn(ctx, 'libraries.keep_experts', found)) more.push({ field: 'name', code: 'kept_elsewhere', values: {} });
  if (!found && !values.orgName) more.push({ field: 'org_name', code: 'missing', values: {} });
  if (!found && !consent) more.push({ field: 'consent_on', code: 'consent_missing', values: {} });
  const change = found ? Object.keys(differences(found, changeOf(said, found)).after) : [];
  return {
    label: values.name ?? '',
    values: { ...said, consent },
    problems: more,
    subjectId: found?.id ?? null,
    isSame: found !== undefined && change.length === 0,
    matchKey: `${folded(values.name ?? '')} ${folded(values.orgName ?? '')}`,
  };
}

/** What a row says, as a change: lists only grow, and what the row leaves open stays. */
function changeOf(said: Readonly<Record<string, unknown>>, row: ExpertRowFull): ExpertChange {
  const { consent: _consent, ...change } = said as ExpertChange & { consent?: unknown };
  const grown = <T>(before: readonly T[], now: readonly T[] | undefined) =>
    now && [...before, ...now.filter((one) => !before.some((old) => JSON.stringify(old) === JSON.stringify(one)))];
  const orgName = change.orgName && folded(change.orgName) === folded(row.orgName) ? row.orgName : change.orgName;
  const titles = <T extends { title: string }>(before: readonly T[], now: readonly T[] | undefined) =>
    now && [...before, ...now.filter((one) => !before.some((old) => folded(old.title) === folded(one.title)))];
  return {
    ...change,
    ...(orgName && { orgName, orgId: change.orgId ?? (orgName === row.orgName ? row.orgId : null) }),
    ...(change.fields && { fields: grown(row.fields, change.fields) }),
    ...(change.subjects && { subjects: grown(row.subjects, change.subjects) }),
    ...(change.works && { works: titles(row.works, change.works) }),
    ...(change.education && { education: row.education.length > 0 ? row.education : change.education }),
  };
}

async function admit(ctx: Ctx, head: LibraryImportHead, rows: Parameters<Importer['admit']>[2]): Promise<ReadonlyMap<number, string>> {
  const names = await fieldNames(ctx);
  const ids = new Map<number, string>();
  for (const { seq, values, subjectId } of rows) {
    const { consent, ...said } = values as { consent: Parameters<typeof keepConsent>[2] | null } & ExpertChange;
    if (subjectId) {
      const [row] = await ctx.db.select().from(experts).where(eq(experts.id, subjectId)).for('update');
      if (row) await applyChange(ctx, row, differences(row, changeOf(said, row)), names, { importId: head.id });
      continue;
    }
    const id = newId('exp', ctx.now);
    const entry = { ...BLANK, ...said, name: said.name ?? '', orgName: said.orgName ?? '' };
    const { source, sourceText, terms, enteredBy } = head;
    await ctx.db.insert(experts).values({
      ...entry,
      id,
      source,
      sourceText,
      terms,
      enteredBy,
      importId: head.id,
      enteredAt: ctx.now,
      parkId: head.parkId,
      hasConsent: true,
      searchText: searchTextOf(entry, names),
      changedAt: ctx.now,
    });
    if (consent) await keepConsent(ctx, id, consent);
    ids.set(seq, id);
  }
  return ids;
}

const BLANK = {
  nameEn: null,
  title: null,
  post: null,
  subjects: [] as string[],
  fields: [] as string[],
  directions: null,
};

/** Entries that nobody has used or changed since go; changes that still stand are set back. */
async function takeBack(ctx: Ctx, head: LibraryImportHead): Promise<{ removed: number; kept: number }> {
  const names = await fieldNames(ctx);
  const made = await ctx.db
    .select()
    .from(changes)
    .where(and(eq(changes.importId, head.id), eq(changes.state, 'applied')));
  let kept = 0;
  for (const one of made.toReversed()) {
    const [row] = await ctx.db.select().from(experts).where(eq(experts.id, one.expertId)).for('update');
    if (!row) continue;
    const standing = Object.keys(one.after).filter(
      (key) => JSON.stringify(row[key as keyof ExpertRowFull]) === JSON.stringify(one.after[key]),
    );
    if (standing.length < Object.keys(one.after).length) kept += 1;
    await setValues(ctx, row, Object.fromEntries(standing.map((key) => [key, one.before[key]])), names);
    await ctx.db.update(changes).set({ state: 'taken_back' }).where(eq(changes.id, one.id));
  }
  const added = await ctx.db.select({ id: experts.id }).from(experts).where(eq(experts.importId, head.id));
  const used = await usedOf(
    ctx,
    added.map(({ id }) => id),
  );
  const free = added.flatMap(({ id }) => (used.has(id) ? [] : [id]));
  if (free.length > 0) {
    await ctx.db.delete(consents).where(inArray(consents.expertId, free));
    await ctx.db.delete(experts).where(inArray(experts.id, free));
  }
  return { removed: free.length + made.length - kept, kept: used.size + kept };
}

/** Entries that somebody has changed, appointed, consulted, published or merged since. */
async function usedOf(ctx: Ctx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const wanted = [...ids];
  const found = await Promise.all([
    ctx.db.select({ id: changes.expertId }).from(changes).where(inArray(changes.expertId, wanted)),
    ctx.db.select({ id: letters.expertId }).from(letters).where(inArray(letters.expertId, wanted)),
    ctx.db.select({ id: held.expertId }).from(held).where(inArray(held.expertId, wanted)),
    ctx.db.select({ id: experts.mergedInto }).from(experts).where(inArray(experts.mergedInto, wanted)),
    ctx.db
      .select({ id: experts.id })
      .from(experts)
      .where(
        and(
          inArray(experts.id, wanted),
          sql`(${experts.publicationState} <> 'draft' or ${experts.mergedInto} is not null or ${experts.erasedAt} is not null)`,
        ),
      ),
  ]);
  return new Set(found.flat().flatMap(({ id }) => id ?? []));
}
