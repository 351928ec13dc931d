import { and, asc, count, eq, ilike, inArray, sql } from 'drizzle-orm';
import { newId } from '#shared/ids.ts';
import type { Page } from '#shared/page.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Ctx } from '#platform/ctx.ts';
import { peopleNamesOf } from '#modules/parties/index.ts';
import { IMPORT_LEDGERS, importRefusals, type ImportLedger } from '../contract/imports.ts';
import { type SynonymRow } from '../contract/synonyms.ts';
import { ledgerSynonyms } from '../tables/imports.ts';
import { FIELDS, fieldOf } from './fields.ts';
import { foldPath, vocabularyOf, type Vocabulary, type Words } from './mapping.ts';

/** What every city starts with: the headings known from the code lists. */
export async function prepareSynonyms(ctx: Ctx): Promise<void> {
  const rows = FIELDS.flatMap((field) =>
    [...new Set(field.words)].map((word) => ({
      id: newId('syn', ctx.now),
      ledger: field.ledger,
      field: field.id,
      word,
      folded: foldPath(word),
      source: 'given' as const,
      addedAt: ctx.now,
    })),
  );
  for (let at = 0; at < rows.length; at += 500) await ctx.db.insert(ledgerSynonyms).values(rows.slice(at, at + 500));
}

/** The headings of all three ledgers as they are known now; also what fills blank tables. */
export async function knownWords(ctx: Ctx): Promise<Words> {
  const rows = await ctx.db
    .select({ ledger: ledgerSynonyms.ledger, field: ledgerSynonyms.field, word: ledgerSynonyms.word, source: ledgerSynonyms.source })
    .from(ledgerSynonyms)
    .where(eq(ledgerSynonyms.isActive, true))
    .orderBy(asc(ledgerSynonyms.id));
  const of = (ledger: ImportLedger): Vocabulary =>
    vocabularyOf(
      ledger,
      rows.filter((row) => row.ledger === ledger).map((row) => ({ field: row.field, word: row.word, isLearned: row.source !== 'given' })),
    );
  return { enterprises: of('enterprises'), needs: of('needs'), work_entries: of('work_entries') };
}

/** Remembers what a person said of a heading: it leaves the fields it was under and joins the one named. */
export async function learnSynonym(
  ctx: Ctx,
  { ledger, field, word, source }: { ledger: ImportLedger; field: string; word: string; source: 'learned' | 'added' },
): Promise<string | null> {
  const folded = foldPath(word);
  if (folded === '') return null;
  const known = await ctx.db
    .select()
    .from(ledgerSynonyms)
    .where(and(eq(ledgerSynonyms.ledger, ledger), eq(ledgerSynonyms.folded, folded), eq(ledgerSynonyms.isActive, true)));
  const same = known.find((row) => row.field === field && row.source !== 'given');
  if (same) return same.id;
  if (known.length > 0)
    await forget(
      ctx,
      known.map((row) => row.id),
    );
  const id = newId('syn', ctx.now);
  await ctx.db
    .insert(ledgerSynonyms)
    .values({ id, ledger, field, word: word.slice(0, 60), folded, source, addedBy: ctx.actor.personId, addedAt: ctx.now });
  await ctx.record({ type: 'ledgers.synonym_learned', subject: id, values: { ledger, field, word: word.slice(0, 60) } });
  return id;
}

async function forget(ctx: Ctx, ids: readonly string[]): Promise<void> {
  await ctx.db
    .update(ledgerSynonyms)
    .set({ isActive: false, removedAt: ctx.now, removedBy: ctx.actor.personId })
    .where(inArray(ledgerSynonyms.id, [...ids]));
}

/** Teaches a heading by hand. Refuses one that is already there for this field. */
export async function addSynonym(ctx: Ctx, draft: { ledger: ImportLedger; field: string; word: string }): Promise<{ id: string }> {
  if (!fieldOf(draft.ledger, draft.field)) throw new Refusal(importRefusals.import_field_unknown, { field: draft.field });
  const [taken] = await ctx.db
    .select({ id: ledgerSynonyms.id })
    .from(ledgerSynonyms)
    .where(
      and(
        eq(ledgerSynonyms.ledger, draft.ledger),
        eq(ledgerSynonyms.field, draft.field),
        eq(ledgerSynonyms.folded, foldPath(draft.word)),
        eq(ledgerSynonyms.isActive, true),
      ),
    )
    .limit(1);
  const refusal = () => new Refusal(importRefusals.synonym_taken, { word: draft.word });
  if (taken) throw refusal();
  const id = await learnSynonym(ctx, { ...draft, source: 'added' });
  if (!id) throw refusal();
  return { id };
}

/** Forgets a heading; who and when stays. */
export async function removeSynonym(ctx: Ctx, id: string): Promise<void> {
  const [row] = await ctx.db
    .select()
    .from(ledgerSynonyms)
    .where(and(eq(ledgerSynonyms.id, id), eq(ledgerSynonyms.isActive, true)))
    .limit(1);
  if (!row) throw new Refusal(importRefusals.synonym_not_found, { id });
  await forget(ctx, [id]);
  await ctx.record({ type: 'ledgers.synonym_removed', subject: id, values: { ledger: row.ledger, field: row.field, word: row.word } });
}

type SynonymQuery = {
  readonly page: number;
  readonly pageSize: number;
  readonly q?: string | undefined;
  readonly ledger?: ImportLedger | undefined;
  readonly source?: SynonymRow['source'] | undefined;
};

/** The headings in use, what was learned last first. */
export async function listSynonyms(ctx: Ctx, query: SynonymQuery): Promise<Page<SynonymRow>> {
  const where = and(
    eq(ledgerSynonyms.isActive, true),
    query.ledger ? eq(ledgerSynonyms.ledger, query.ledger) : inArray(ledgerSynonyms.ledger, [...IMPORT_LEDGERS]),
    query.source ? eq(ledgerSynonyms.source, query.source) : undefined,
    query.q ? ilike(ledgerSynonyms.word, `%${query.q.replaceAll(/[%_\\]/g, '\\$&')}%`) : undefined,
  );
  const rows = await ctx.db
    .select()
    .from(ledgerSynonyms)
    .where(where)
    .orderBy(
      sql`${ledgerSynonyms.source} = 'given'`,
      sql`${ledgerSynonyms.addedAt} desc`,
      asc(ledgerSynonyms.ledger),
      asc(ledgerSynonyms.field),
      asc(ledgerSynonyms.word),
    )
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize);
  const [all] = await ctx.db.select({ rows: count() }).from(ledgerSynonyms).where(where);
  const people = await peopleNamesOf(
    ctx,
    rows.flatMap((row) => (row.addedBy ? [row.addedBy] : [])),
  );
  return {
    rows: rows.map((row) => ({
      id: row.id,
      ledger: row.ledger,
      field: row.field,
      word: row.word,
      source: row.source,
      addedBy: row.addedBy ? (people.get(row.addedBy) ?? null) : null,
      addedAt: row.addedAt.toISOString(),
    })),
    total: all?.rows ?? 0,
    page: query.page,
    pageSize: query.pageSize,
  };
}
