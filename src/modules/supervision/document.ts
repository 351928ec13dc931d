import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Day } from '#shared/dates.ts';
import { newId } from '#shared/ids.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Ctx } from '#platform/ctx.ts';
import { keepFile } from '#platform/files/uploads.ts';
import { supervisionRefusals } from './contract.ts';
import { cutPolicy, type CutPart } from './cut.ts';
import { unified, type Original } from './original.ts';
import { supervisionDocuments, supervisionMeasures } from './tables.ts';

export type DocumentFacts = {
  readonly name: string;
  readonly number: string | null;
  readonly issuedOn: Day | null;
  readonly supersedesId: string | null;
};

/** A pasted text, as a file of its own. */
export function pasted(name: string, text: string): Original {
  return { name: `${name}.txt`, mediaType: 'text/plain', bytes: new TextEncoder().encode(text), text: unified(text) };
}

/**
 * Keeps a document, its original and what it was cut into. Refuses a text without articles, one that was loaded
 * before, and a second successor of the same document.
 */
export async function keepDocument(ctx: Ctx, facts: DocumentFacts, original: Original): Promise<string> {
  const { parts } = cutPolicy(original.text);
  const superseded = facts.supersedesId ? await supersededRow(ctx, facts.supersedesId) : null;
  const digest = createHash('sha256').update(original.text.replaceAll(/\s+/g, '')).digest('hex');
  const [same] = await ctx.db
    .select({ name: supervisionDocuments.name })
    .from(supervisionDocuments)
    .where(eq(supervisionDocuments.digest, digest))
    .limit(1);
  if (same) throw new Refusal(supervisionRefusals.document_loaded_already, { name: same.name });
  const file = await keepFile(ctx, original);
  const id = newId('pdc', ctx.now);
  const kept = await ctx.db
    .insert(supervisionDocuments)
    .values({
      ...facts,
      id,
      text: original.text,
      digest,
      fileId: file.id,
      originalName: original.name.slice(-200),
      loadedBy: ctx.actor.personId,
      loadedAt: ctx.now,
    })
    .onConflictDoNothing()
    .returning({ id: supervisionDocuments.id });
  // Somebody kept the same one, or another successor, in this very moment.
  if (kept.length === 0) throw new Refusal(supervisionRefusals.document_loaded_already, { name: facts.name });
  await keepParts(ctx, id, parts);
  const count = (kind: CutPart['kind']) => parts.filter((part) => part.kind === kind).length;
  await ctx.record({
    type: 'supervision.document_loaded',
    subject: id,
    clause: '8',
    values: {
      name: facts.name,
      number: facts.number ?? '',
      chapters: count('chapter'),
      articles: count('article'),
      measures: count('measure'),
      supersedes: superseded?.name ?? '',
    },
    files: [{ sha256: file.sha256, size: original.bytes.length }],
  });
  return id;
}

async function keepParts(ctx: Ctx, documentId: string, parts: readonly CutPart[]): Promise<void> {
  const ids = parts.map(() => newId('msr', ctx.now));
  await ctx.db.insert(supervisionMeasures).values(
    parts.map(({ parent, start, end, ...part }, at) => ({
      ...part,
      id: ids[at] ?? '',
      documentId,
      parentId: ids[parent] ?? null,
      startsAt: start,
      endsAt: end,
    })),
  );
}

async function supersededRow(ctx: Ctx, id: string) {
  const row = await documentRow(ctx, id);
  const [successor] = await ctx.db
    .select({ name: supervisionDocuments.name })
    .from(supervisionDocuments)
    .where(eq(supervisionDocuments.supersedesId, id))
    .limit(1);
  if (successor) {
    throw new Refusal(supervisionRefusals.document_superseded_already, { name: row.name, successor: successor.name }, [
      { path: '/supersedesId', code: 'supervision.document_superseded_already', values: { name: row.name, successor: successor.name } },
    ]);
  }
  return row;
}

export async function documentRow(ctx: Ctx, id: string) {
  const [row] = await ctx.db.select().from(supervisionDocuments).where(eq(supervisionDocuments.id, id)).limit(1);
  if (!row) throw new Refusal(supervisionRefusals.document_not_found, { id });
  return row;
}
