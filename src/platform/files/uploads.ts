import { eq } from 'drizzle-orm';
import { refusals, Refusal } from '#shared/refusal.ts';
import { newId } from '#shared/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import { fileEntries } from './tables.ts';

export const fileRefusals = refusals('files', { too_large: 413, type_refused: 415, empty: 422, not_found: 404 });

/** What may be brought in, by its first bytes; the name's ending must agree. SVG and anything executable are not here. */
const KINDS: readonly { ending: string; mediaType: string; magic: readonly number[] }[] = [
  { ending: 'xlsx', mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', magic: [0x50, 0x4b] },
  { ending: 'docx', mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', magic: [0x50, 0x4b] },
  { ending: 'pdf', mediaType: 'application/pdf', magic: [0x25, 0x50, 0x44, 0x46] },
  { ending: 'png', mediaType: 'image/png', magic: [0x89, 0x50, 0x4e, 0x47] },
  { ending: 'jpg', mediaType: 'image/jpeg', magic: [0xff, 0xd8, 0xff] },
  { ending: 'jpeg', mediaType: 'image/jpeg', magic: [0xff, 0xd8, 0xff] },
  { ending: 'webp', mediaType: 'image/webp', magic: [0x52, 0x49, 0x46, 0x46] },
  { ending: 'txt', mediaType: 'text/plain', magic: [] },
  { ending: 'html', mediaType: 'text/html', magic: [] },
  { ending: 'htm', mediaType: 'text/html', magic: [] },
];

export const MAX_UPLOAD_BYTES = 20 * 1024 * 1024;

const endingOf = (name: string) => name.toLowerCase().split('.').at(-1) ?? '';

/** The media type of a file by ending and first bytes. Refuses what is empty, too large, or not what its name says. */
export function sniff(name: string, bytes: Uint8Array, allowed: readonly string[]): string {
  if (bytes.length === 0) throw new Refusal(fileRefusals.empty, { name });
  if (bytes.length > MAX_UPLOAD_BYTES) throw new Refusal(fileRefusals.too_large, { name, megabytes: 20 });
  const ending = endingOf(name);
  const kind = KINDS.find((one) => one.ending === ending);
  const isOfKind = kind?.magic.every((byte, at) => bytes[at] === byte) ?? false;
  if (!kind || !isOfKind || !allowed.includes(ending)) {
    throw new Refusal(fileRefusals.type_refused, { name, allowed: allowed.join(', ') });
  }
  return kind.mediaType;
}

/** Keeps a file that somebody brought; the bytes first, then the row in the act's transaction. */
export async function keepFile(
  ctx: Ctx,
  file: { name: string; bytes: Uint8Array; mediaType: string; parkId?: string | null; orgId?: string | null },
): Promise<{ id: string; sha256: string }> {
  const sha256 = await ctx.files.put(file.bytes);
  const id = newId('fil', ctx.now);
  await ctx.db.insert(fileEntries).values({
    id,
    sha256,
    name: file.name.slice(-200),
    mediaType: file.mediaType,
    sizeBytes: file.bytes.length,
    parkId: file.parkId ?? null,
    orgId: file.orgId ?? ctx.actor.orgId,
    broughtBy: ctx.actor.personId,
    broughtAt: ctx.now,
  });
  return { id, sha256 };
}

/** A kept file with its bytes. What the actor may not see is not found. */
export async function openFile(ctx: Ctx, id: string) {
  const [row] = await ctx.db.select().from(fileEntries).where(eq(fileEntries.id, id)).limit(1);
  if (!row) throw new Refusal(fileRefusals.not_found, { id });
  return { ...row, bytes: await ctx.files.get(row.sha256) };
}
