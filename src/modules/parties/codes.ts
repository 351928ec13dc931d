import { and, asc, count, eq, ilike, max, or } from 'drizzle-orm';
import industries from '../../../content/codes/gbt4754-2017.json' with { type: 'json' };
import certificateKinds from '../../../content/codes/certificate-kinds.json' with { type: 'json' };
import fields from '../../../content/codes/high-tech-fields.json' with { type: 'json' };
import type { Page } from '#shared/page.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Ctx } from '#platform/ctx.ts';
import { partiesRefusals, type Code, type CodeList } from './contract.ts';
import { anywhere } from './organisation-queries.ts';
import { partyCodes } from './tables.ts';

type CodeRow = typeof partyCodes.$inferInsert;

const codeColumns = {
  list: partyCodes.list,
  code: partyCodes.code,
  name: partyCodes.name,
  nameEn: partyCodes.nameEn,
  parentCode: partyCodes.parentCode,
  isActive: partyCodes.isActive,
  isChecked: partyCodes.isChecked,
  details: partyCodes.details,
};

type CodeQuery = {
  readonly page: number;
  readonly pageSize: number;
  readonly q?: string | undefined;
  readonly state?: 'active' | 'retired' | undefined;
  readonly parentCode?: string | undefined;
};

/** Items of a list in their order. */
export async function listCodes(ctx: Ctx, list: CodeList, query: CodeQuery): Promise<Page<Code>> {
  const text = query.q ? anywhere(query.q) : null;
  const where = and(
    eq(partyCodes.list, list),
    query.state ? eq(partyCodes.isActive, query.state === 'active') : undefined,
    query.parentCode ? eq(partyCodes.parentCode, query.parentCode) : undefined,
    text ? or(ilike(partyCodes.name, text), ilike(partyCodes.nameEn, text), ilike(partyCodes.code, text)) : undefined,
  );
  const rows = await ctx.db
    .select(codeColumns)
    .from(partyCodes)
    .where(where)
    .orderBy(asc(partyCodes.position))
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize);
  const [total] = await ctx.db.select({ rows: count() }).from(partyCodes).where(where);
  return { rows, total: total?.rows ?? 0, page: query.page, pageSize: query.pageSize };
}

/** For other modules: every item of a list that is in use, in its order. */
export function activeCodes(ctx: Ctx, list: CodeList): Promise<Code[]> {
  return ctx.db
    .select(codeColumns)
    .from(partyCodes)
    .where(and(eq(partyCodes.list, list), eq(partyCodes.isActive, true)))
    .orderBy(asc(partyCodes.position));
}

type CodeDraft = {
  readonly code: string;
  readonly name: string;
  readonly nameEn?: string | null | undefined;
  readonly parentCode?: string | null | undefined;
};

/** Adds an item at the end of a list. Refuses a code the list has, also a retired one. */
export async function addCode(ctx: Ctx, list: CodeList, draft: CodeDraft): Promise<void> {
  const [taken] = await ctx.db.select({ name: partyCodes.name }).from(partyCodes).where(at(list, draft.code)).limit(1);
  if (taken) {
    const values = { code: draft.code, name: taken.name };
    throw new Refusal(partiesRefusals.code_list_taken, values, [{ path: '/code', code: 'parties.code_list_taken', values }]);
  }
  if (draft.parentCode) await codeRow(ctx, list, draft.parentCode, '/parentCode');
  const [last] = await ctx.db
    .select({ position: max(partyCodes.position) })
    .from(partyCodes)
    .where(eq(partyCodes.list, list));
  await ctx.db.insert(partyCodes).values({ ...draft, list, position: (last?.position ?? 0) + 1 });
  await tell(ctx, list, draft.code, draft.name);
}

export type CodeChange = {
  readonly name?: string | undefined;
  readonly nameEn?: string | null | undefined;
  readonly isChecked?: boolean | undefined;
  readonly isActive?: boolean;
};

/** Changes an item; taken out of use it is kept, because rows carry it. */
export async function changeCode(ctx: Ctx, list: CodeList, code: string, change: CodeChange): Promise<void> {
  const row = await codeRow(ctx, list, code);
  if (Object.keys(change).length === 0) return;
  await ctx.db.update(partyCodes).set(change).where(at(list, code));
  await tell(ctx, list, code, change.name ?? row.name);
}

const tell = (ctx: Ctx, list: CodeList, code: string, name: string) =>
  ctx.record({ type: 'parties.code_kept', subject: `${list}/${code}`, values: { list, code, name } });

const at = (list: CodeList, code: string) => and(eq(partyCodes.list, list), eq(partyCodes.code, code));

async function codeRow(ctx: Ctx, list: CodeList, code: string, path?: string) {
  const [row] = await ctx.db.select(codeColumns).from(partyCodes).where(at(list, code)).limit(1);
  const problems = path ? [{ path, code: 'parties.code_not_found', values: { code } }] : [];
  if (!row) throw new Refusal(partiesRefusals.code_not_found, { code }, problems);
  return row;
}

/** The lists every city starts with: national fields, industries (GB/T 4754-2017), kinds of certificates. */
export async function prepareCodes(ctx: Ctx): Promise<void> {
  const rows = [...fieldRows(), ...industryRows(), ...certificateRows()];
  for (let start = 0; start < rows.length; start += 500) await ctx.db.insert(partyCodes).values(rows.slice(start, start + 500));
}

function fieldRows(): CodeRow[] {
  return fields.fields.map(({ code, parent, zh, en, checked }, position) => ({
    list: 'field',
    code,
    name: zh,
    nameEn: en,
    parentCode: parent,
    position,
    isChecked: checked,
  }));
}

/** A letter for the section, then two, three and four digits, each below the one that begins it. */
function industryRows(): CodeRow[] {
  return industries.map(({ code, zh: name }, position) => {
    const parentCode = code.length === 1 ? null : code.length === 3 ? code.slice(0, 1) : code.slice(0, -1);
    return { list: 'industry', code, name, parentCode, position, isChecked: false };
  });
}

function certificateRows(): CodeRow[] {
  return certificateKinds.map((kind, position) => ({
    list: 'certificate_kind',
    code: kind.id,
    name: kind.zh,
    nameEn: kind.en,
    position,
    isActive: kind.active,
    isChecked: kind.checked,
    details: {
      level: kind.level,
      validityMonths: kind.validityMonths,
      renewalLeadMonths: kind.renewalLeadMonths,
      issuer: kind.issuerZh,
      issuerEn: kind.issuerEn,
    },
  }));
}
