import canonicalize from 'canonicalize';
import { eq } from 'drizzle-orm';
import { newId } from '#shared/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import { refuseUnlessChangeable } from '#modules/website/index.ts';
import type { ExpertChange } from './contract/expert-shapes.ts';
import { checkExpert, fieldNames, searchTextOf, type FieldNames } from './expert-fields.ts';
import { expertFor, type ExpertRowFull } from './expert-sight.ts';
import { libraryExpertChanges, libraryExperts } from './tables/experts.ts';

type Values = Record<string, unknown>;

/** The database gives the keys of a value back in its own order. */
const bare = (value: unknown) => canonicalize(value ?? null);

/** Only what really becomes different, as it was and as it will be. */
export function differences(row: ExpertRowFull, change: ExpertChange): { before: Values; after: Values } {
  const before: Values = {};
  const after: Values = {};
  for (const [key, value] of Object.entries(change)) {
    const was: unknown = row[key as keyof ExpertRowFull];
    if (value === undefined || bare(was) === bare(value)) continue;
    before[key] = was ?? null;
    after[key] = value;
  }
  return { before, after };
}

/** What visitors read of an entry: a change of it is never made behind the reviewer's back. */
function touchesPage(row: ExpertRowFull, after: Values): boolean {
  const open = new Set<string>(['name', 'nameEn', 'openFields', ...row.openFields]);
  if (open.has('org')) for (const key of ['orgId', 'orgName', 'orgSince']) open.add(key);
  return Object.keys(after).some((key) => open.has(key));
}

/** Changes an entry; what it said before stays in its history. */
export async function changeExpert(ctx: Ctx, id: string, { ground, ...change }: ExpertChange & { ground?: string | undefined }) {
  const row = await expertFor(ctx, id, 'libraries.keep_experts');
  const names = await fieldNames(ctx);
  checkExpert(change, names);
  const { before, after } = differences(row, change);
  if (Object.keys(after).length === 0) return;
  if (touchesPage(row, after)) refuseUnlessChangeable(row, row.name);
  await applyChange(ctx, row, { before, after }, names, { ground: ground ?? null });
  await ctx.record({
    type: 'libraries.expert_changed',
    subject: id,
    parkId: row.parkId,
    values: { name: row.name, fields: Object.keys(after).join(' ') },
  });
}

type Told = { readonly ground?: string | null; readonly importId?: string | null; readonly mergedFrom?: string | null };

/** Sets the fields and keeps what they said before; no record: the act that asked for it makes its own. */
export async function applyChange(
  ctx: Ctx,
  row: ExpertRowFull,
  { before, after }: { before: Values; after: Values },
  names: FieldNames,
  told: Told = {},
): Promise<void> {
  await setValues(ctx, row, after, names);
  await ctx.db.insert(libraryExpertChanges).values({
    id: newId('exc', ctx.now),
    expertId: row.id,
    state: 'applied',
    before,
    after,
    ...told,
    changedBy: ctx.actor.personId,
    changedAt: ctx.now,
  });
}

/** The fields alone, with what is derived from them. */
export async function setValues(ctx: Ctx, row: ExpertRowFull, values: Values, names: FieldNames): Promise<void> {
  const next = { ...row, ...values } as ExpertRowFull;
  await ctx.db
    .update(libraryExperts)
    .set({ ...(values as Partial<ExpertRowFull>), searchText: searchTextOf(next, names), changedAt: ctx.now })
    .where(eq(libraryExperts.id, row.id));
}
