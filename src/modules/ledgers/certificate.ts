import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Day } from '#shared/dates.ts';
import { newId } from '#shared/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import { refreshCards } from './card.ts';
import { refreshCertificateDue } from './due.ts';
import { ledgerCards, ledgerCertificates } from './tables/facts.ts';

export type CertificateDraft = {
  readonly enterpriseId: string;
  /** An item of the code list `certificate_kind`. */
  readonly kind: string;
  readonly number: string | null;
  readonly issuedOn: Day | null;
  readonly validUntil: Day | null;
  readonly sourceRefId?: string;
};

const CHUNK = 2000;

/** Keeps certificates, many at once; one that is there already (kind and number, or kind and last day) is not kept twice. */
export async function keepCertificates(
  ctx: Ctx,
  drafts: readonly CertificateDraft[],
): Promise<{ kept: number; unchanged: number; ids: string[] }> {
  const ids: string[] = [];
  for (let start = 0; start < drafts.length; start += CHUNK) ids.push(...(await keepChunk(ctx, drafts.slice(start, start + CHUNK))));
  await follow(ctx, drafts);
  return { kept: ids.length, unchanged: drafts.length - ids.length, ids };
}

/** Cards and the list of what falls due follow. */
async function follow(ctx: Ctx, rows: readonly { readonly enterpriseId: string }[]): Promise<void> {
  const ids = [...new Set(rows.map((row) => row.enterpriseId))];
  await refreshCards(ctx, ids);
  await refreshCertificateDue(ctx, ids);
}

const signOf = (row: { enterpriseId: string; kind: string; number: string | null; validUntil: Day | null }) =>
  [row.enterpriseId, row.kind, row.number ?? `until ${row.validUntil}`].join(' ');

async function keepChunk(ctx: Ctx, drafts: readonly CertificateDraft[]): Promise<string[]> {
  const goesOn = await goingOn(
    ctx,
    drafts.map((draft) => draft.enterpriseId),
  );
  const rows = drafts.map(({ sourceRefId, ...draft }) => ({
    ...draft,
    id: newId('crt', ctx.now),
    originId: draft.enterpriseId,
    enterpriseId: goesOn.get(draft.enterpriseId) ?? draft.enterpriseId,
    sourceRef: sourceRefId ?? null,
    enteredBy: ctx.actor.personId,
    enteredAt: ctx.now,
  }));
  const known = await ctx.db
    .select()
    .from(ledgerCertificates)
    .where(
      and(
        inArray(
          ledgerCertificates.enterpriseId,
          rows.map((row) => row.enterpriseId),
        ),
        isNull(ledgerCertificates.withdrawnAt),
      ),
    );
  const signs = new Set(known.map(signOf));
  const fresh = rows.filter((row) => !signs.has(signOf(row)) && signs.add(signOf(row)));
  if (fresh.length > 0) await ctx.db.insert(ledgerCertificates).values(fresh);
  return fresh.map((row) => row.id);
}

/** The enterprises that merged ones lead to. */
async function goingOn(ctx: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
  const rows = await ctx.db
    .select({ id: ledgerCards.enterpriseId, into: ledgerCards.mergedInto })
    .from(ledgerCards)
    .where(inArray(ledgerCards.enterpriseId, [...ids]));
  return new Map(rows.map((row) => [row.id, row.into]));
}

/** Withdraws what a source brought; it stays readable. */
export async function withdrawCertificates(ctx: Ctx, refId: string): Promise<{ withdrawn: number }> {
  return withdraw(ctx, eq(ledgerCertificates.sourceRef, refId), null);
}

/** Withdraws one certificate that was entered wrongly or taken away, for a ground. */
export async function withdrawCertificate(ctx: Ctx, certificateId: string, ground: string): Promise<{ withdrawn: number }> {
  return withdraw(ctx, eq(ledgerCertificates.id, certificateId), ground);
}

async function withdraw(ctx: Ctx, where: ReturnType<typeof eq>, ground: string | null) {
  const rows = await ctx.db
    .update(ledgerCertificates)
    .set({ withdrawnAt: ctx.now, withdrawnBy: ctx.actor.personId, withdrawnGround: ground })
    .where(and(where, isNull(ledgerCertificates.withdrawnAt)))
    .returning({ enterpriseId: ledgerCertificates.enterpriseId });
  await follow(ctx, rows);
  return { withdrawn: rows.length };
}

export type KeptCertificate = { readonly number: string | null; readonly issuedOn: Day | null; readonly validUntil: Day | null };

/** Of many enterprises the certificate of one kind that lasts longest. */
export async function certificatesOfAll(
  ctx: Ctx,
  enterpriseIds: readonly string[],
  kind: string,
): Promise<ReadonlyMap<string, KeptCertificate>> {
  if (enterpriseIds.length === 0) return new Map();
  const rows = await ctx.db
    .select()
    .from(ledgerCertificates)
    .where(
      and(
        inArray(ledgerCertificates.enterpriseId, [...enterpriseIds]),
        eq(ledgerCertificates.kind, kind),
        isNull(ledgerCertificates.withdrawnAt),
      ),
    )
    .orderBy(sql`${ledgerCertificates.validUntil} asc nulls first`);
  return new Map(rows.map((row) => [row.enterpriseId, row]));
}
