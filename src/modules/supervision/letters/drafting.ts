import { and, count, eq, sql } from 'drizzle-orm';
import { newId } from '#shared/ids.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Ctx } from '#platform/ctx.ts';
import { sniff } from '#platform/files/uploads.ts';
import { placesOf } from '#modules/parties/index.ts';
import { letterRefusals, type LetterContent, type LetterForm, type LetterKind, type LetterVariant } from '../contract/letters.ts';
import {
  supervisionLetterFiles as files,
  supervisionLetterSteps as steps,
  supervisionLetters as letters,
  supervisionLetterVersions as versions,
} from '../tables/letters.ts';
import { checkVariant, refuseSecret } from './checks.ts';
import { letterOfOffice, personOf, type LetterRecord } from './sight.ts';

const MOST_FILES = 20;
const ENDINGS = ['docx', 'xlsx', 'pdf', 'png', 'jpg', 'jpeg', 'txt'];
/** A committee or a bureau has a head of its own; a station is a desk and issues plain material. */
const WITH_HEAD: readonly string[] = ['bureau', 'park_committee'];

export type LetterDraft = {
  readonly kind: LetterKind;
  readonly variant: LetterVariant | null;
  readonly form: LetterForm;
  readonly content: LetterContent;
};

/** Begins a letter of one's own office. Refuses what is secret, and a head for an office that has none. */
export async function draftLetter(ctx: Ctx, { kind, variant, form, content }: LetterDraft): Promise<string> {
  refuseSecret(content.securityClass);
  checkVariant(kind, variant);
  const orgId = ctx.actor.orgId ?? '';
  const office = (await placesOf(ctx, [orgId])).get(orgId);
  if (!office || (!WITH_HEAD.includes(office.kind) && office.kind !== 'station')) throw new Refusal(letterRefusals.letter_not_an_issuer);
  if (form === 'official' && !WITH_HEAD.includes(office.kind)) {
    throw new Refusal(letterRefusals.letter_plain_only, { name: office.name }, [
      { path: '/form', code: letterRefusals.letter_plain_only.code, values: { name: office.name } },
    ]);
  }
  const row = {
    id: newId('let', ctx.now),
    orgId,
    orgName: office.name,
    parkId: office.parkId,
    kind,
    variant,
    form,
    state: 'draft' as const,
    content,
    title: oneLine(content.title),
    version: 1,
    draftedBy: personOf(ctx),
    draftedAt: ctx.now,
    changedAt: ctx.now,
  };
  await ctx.db.insert(letters).values(row);
  await keepVersion(ctx, row);
  await noteStep(ctx, row.id, 'draft', null);
  await ctx.record({
    type: 'supervision.letter_drafted',
    subject: row.id,
    parkId: row.parkId,
    values: { title: row.title, kind, office: row.orgName },
  });
  return row.id;
}

const oneLine = (title: string) => title.replaceAll(/\s*\n\s*/g, '');

type Changed = { readonly content: LetterContent; readonly version: number; readonly variant: LetterVariant | null };

/** Changes a draft. What somebody else has changed meanwhile is not written over; the same again changes nothing. */
export async function changeLetter(ctx: Ctx, id: string, { content, version, variant }: Changed): Promise<void> {
  const row = await editable(ctx, id);
  refuseSecret(content.securityClass);
  checkVariant(row.kind, variant);
  if (version !== row.version) throw new Refusal(letterRefusals.letter_changed_meanwhile, { title: row.title });
  if (variant === row.variant && JSON.stringify(content) === JSON.stringify(orderedLike(content, row.content))) return;
  const next = { ...row, content, variant, version: row.version + 1, title: oneLine(content.title) };
  await ctx.db
    .update(letters)
    .set({ content, variant, version: next.version, title: next.title, changedAt: ctx.now })
    .where(eq(letters.id, id));
  await keepVersion(ctx, next);
  await ctx.record({
    type: 'supervision.letter_changed',
    subject: id,
    parkId: row.parkId,
    values: { title: next.title, version: next.version },
  });
}

/** The database gives an object's fields in its own order. */
function orderedLike<T>(model: T, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one, at) => orderedLike(Array.isArray(model) ? model[at] : undefined, one));
  if (typeof value !== 'object' || value === null || typeof model !== 'object' || model === null) return value;
  const there = value as Record<string, unknown>;
  return Object.fromEntries(Object.keys(model).map((key) => [key, orderedLike((model as Record<string, unknown>)[key], there[key])]));
}

/** A draft of one's own office that is still being written; a signed text is frozen for good. */
async function editable(ctx: Ctx, id: string): Promise<LetterRecord> {
  const row = await letterOfOffice(ctx, id);
  if (row.state !== 'draft') throw new Refusal(letterRefusals.letter_frozen, { title: row.title, state: row.state });
  return row;
}

async function keepVersion(ctx: Ctx, row: { id: string; version: number; content: LetterContent }): Promise<void> {
  await ctx.db.insert(versions).values({
    id: newId('ltv', ctx.now),
    letterId: row.id,
    version: row.version,
    content: row.content,
    writtenBy: personOf(ctx),
    writtenAt: ctx.now,
  });
}

/** Writes a step down on the drafting sheet. */
export async function noteStep(ctx: Ctx, letterId: string, verb: (typeof steps.$inferInsert)['verb'], text: string | null): Promise<void> {
  await ctx.db.insert(steps).values({
    id: newId('lts', ctx.now),
    letterId,
    verb,
    personId: personOf(ctx),
    orgName: ctx.actor.orgName,
    text,
    takenAt: ctx.now,
    position: sql`(select count(*) from ${steps} where ${steps.letterId} = ${letterId})`,
  });
}

/** Attaches files; each is named in the text's list of attachments. */
export async function attachFiles(ctx: Ctx, id: string, brought: readonly File[]): Promise<void> {
  const row = await editable(ctx, id);
  const [{ there } = { there: 0 }] = await ctx.db.select({ there: count() }).from(files).where(eq(files.letterId, id));
  if (there + brought.length > MOST_FILES) throw new Refusal(letterRefusals.letter_too_many_files, { limit: MOST_FILES });
  const kept: { sha256: string; size: number }[] = [];
  for (const file of brought) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const mediaType = sniff(file.name, bytes, ENDINGS);
    const sha256 = await ctx.files.put(bytes);
    kept.push({ sha256, size: bytes.length });
    const name = file.name.slice(-120);
    await ctx.db
      .insert(files)
      .values({ id: newId('ltf', ctx.now), letterId: id, name, mediaType, sha256, sizeBytes: bytes.length, attachedAt: ctx.now });
  }
  const names = brought.map((file) => nameOf(file.name)).filter((name) => !row.content.attachments.includes(name));
  await rename(ctx, row, [...row.content.attachments, ...names].slice(0, MOST_FILES));
  await ctx.record({
    type: 'supervision.letter_files_attached',
    subject: id,
    parkId: row.parkId,
    values: { title: row.title, names: brought.map((file) => file.name).join('、') },
    files: kept,
  });
}

/** Takes a file off, and its name out of the list. */
export async function detachFile(ctx: Ctx, id: string, fileId: string): Promise<void> {
  const row = await editable(ctx, id);
  const [file] = await ctx.db
    .delete(files)
    .where(and(eq(files.id, fileId), eq(files.letterId, id)))
    .returning();
  if (!file) throw new Refusal(letterRefusals.letter_file_not_found);
  const gone = nameOf(file.name);
  await rename(
    ctx,
    row,
    row.content.attachments.filter((name) => name !== gone),
  );
  await ctx.record({
    type: 'supervision.letter_file_detached',
    subject: id,
    parkId: row.parkId,
    values: { title: row.title, name: file.name },
  });
}

const nameOf = (file: string) => file.replace(/\.[a-z]+$/i, '').slice(0, 120);

/** The list of attachments is part of the text: another list is another version. */
async function rename(ctx: Ctx, row: LetterRecord, attachments: string[]): Promise<void> {
  const next = { ...row, content: { ...row.content, attachments }, version: row.version + 1 };
  await ctx.db.update(letters).set({ content: next.content, version: next.version, changedAt: ctx.now }).where(eq(letters.id, row.id));
  await keepVersion(ctx, next);
}
