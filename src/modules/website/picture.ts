const JPEG = 'image/jpeg';
const PNG = 'image/png';
/** Text and camera data of a PNG; the picture itself is in the other chunks. */
const PNG_WORDS = new Set(['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME']);

/** The picture without what cameras and phones write into it besides: place, device, time. */
export function withoutPlace(mediaType: string, bytes: Uint8Array): Uint8Array {
  if (mediaType === JPEG) return joined(jpegParts(bytes));
  if (mediaType === PNG) return joined(pngParts(bytes));
  return bytes;
}

/** Segments up to the picture's own data, without APP1–APP15 (Exif, XMP, Photoshop; APP2 is the colours) and comments. */
function jpegParts(bytes: Uint8Array): Uint8Array[] {
  const parts = [bytes.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    const end = at + 2 + (((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0));
    if (marker === 0xda || end > bytes.length) break;
    const isBeside = (marker >= 0xe1 && marker <= 0xef && marker !== 0xe2) || marker === 0xfe;
    if (!isBeside) parts.push(bytes.subarray(at, end));
    at = end;
  }
  return [...parts, bytes.subarray(at)];
}

function pngParts(bytes: Uint8Array): Uint8Array[] {
  const parts = [bytes.subarray(0, 8)];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 8;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) break;
    const kind = String.fromCodePoint(...bytes.subarray(at + 4, at + 8));
    if (!PNG_WORDS.has(kind)) parts.push(bytes.subarray(at, end));
    at = end;
  }
  return [...parts, bytes.subarray(at)];
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
