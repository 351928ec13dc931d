import { text, timestamp } from 'drizzle-orm/pg-core';
import { Refusal } from '#shared/refusal.ts';
import type { Ctx } from '#platform/ctx.ts';
import { peopleNamesOf, personKey } from '#modules/parties/index.ts';
import { type Provenance, type ProvenanceDraft, type ProvenanceSource } from './contract/provenance.ts';
import { librariesRefusals } from './contract/refusals.ts';

/** The columns of every library's rows; a table spreads them: `...provenanceColumns()`. */
export function provenanceColumns() {
  return {
    source: text('source').$type<ProvenanceSource>().notNull(),
    sourceText: text('source_text').notNull(),
    terms: text('terms').notNull(),
    importId: text('import_id'),
    enteredBy: personKey('entered_by'),
    enteredAt: timestamp('entered_at', { withTimezone: true }).notNull(),
  };
}

export type ProvenanceColumns = {
  readonly source: ProvenanceSource;
  readonly sourceText: string;
  readonly terms: string;
  readonly importId: string | null;
  readonly enteredBy: string | null;
  readonly enteredAt: Date;
};

/**
 * The columns for a row that is entered now. Nothing comes into a library of which nobody can say from where.
 *
 * @throws Refusal `libraries.provenance_missing`, naming each missing place
 */
export function provenanceOf(ctx: Ctx, draft: ProvenanceDraft | null | undefined, importId: string | null = null): ProvenanceColumns {
  const { source, sourceText, terms } = draft ?? {};
  const missing = Object.entries({ source, sourceText, terms }).filter(([, value]) => !value);
  if (!source || !sourceText || !terms) {
    const problems = missing.map(([field]) => ({ path: `/provenance/${field}`, code: 'libraries.provenance_missing' }));
    throw new Refusal(librariesRefusals.provenance_missing, {}, problems);
  }
  return { source, sourceText, terms, importId, enteredBy: ctx.actor.personId, enteredAt: ctx.now };
}

/** Rows' provenance as their contract says it, in the order of the rows. */
export async function describeProvenances(ctx: Ctx, rows: readonly ProvenanceColumns[]): Promise<Provenance[]> {
  const names = await peopleNamesOf(
    ctx,
    rows.flatMap((row) => row.enteredBy ?? []),
  );
  return rows.map(({ source, sourceText, terms, importId, enteredBy, enteredAt }) => ({
    source,
    sourceText,
    terms,
    importId,
    enteredBy: names.get(enteredBy ?? '') ?? '',
    enteredAt: enteredAt.toISOString(),
  }));
}
