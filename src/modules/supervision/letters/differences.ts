import type { Difference, LetterContent } from '../contract/letters.ts';
import { pastedOfRows } from '../contract/letters.ts';

type Piece = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string };

/** The longest line that is compared sign by sign; a longer one is shown as replaced. */
const MOST_SIGNS = 600;
/** The most lines that are compared with each other. */
const MOST_LINES = 2000;
/** Two lines that share less than this are two lines, not one that was changed. */
const LEAST_SHARED = 0.4;

/** What differs between two versions, field by field, line by line, and within a line sign by sign. */
export function differencesOf(older: LetterContent, newer: LetterContent): Difference[] {
  const before = fieldsOf(older);
  const after = fieldsOf(newer);
  return [...after.keys()].flatMap((field) => {
    const [one, other] = [before.get(field) ?? '', after.get(field) ?? ''];
    return one === other ? [] : [{ field, lines: linesBetween(one.split('\n'), other.split('\n')) }];
  });
}

function fieldsOf(content: LetterContent): ReadonlyMap<string, string> {
  const { body, attachments, meeting, printRun, issueNo, ...words } = content;
  const text = body.map((part) => (part.kind === 'text' ? part.text : [part.caption, pastedOfRows(part.rows)].filter(Boolean).join('\n')));
  return new Map<string, string>([
    ['title', words.title],
    ['mainRecipients', words.mainRecipients],
    ['body', text.join('\n')],
    ['attachments', attachments.join('\n')],
    ['copiesTo', words.copiesTo],
    ['contact', words.contact],
    ['approvalGround', words.approvalGround],
    ['editorsNote', words.editorsNote],
    ['meeting', meeting ? Object.values(meeting).join('\n') : ''],
    ['securityClass', words.securityClass],
    ['urgency', words.urgency],
    ['printRun', String(printRun ?? '')],
    ['issueNo', String(issueNo ?? '')],
  ]);
}

/** Lines that stay are left out but for the one before and after a change. */
function linesBetween(older: readonly string[], newer: readonly string[]): Piece[][] {
  const lines = paired(compared(older.slice(0, MOST_LINES), newer.slice(0, MOST_LINES)));
  const isSame = (line: Piece[] | undefined) => line !== undefined && line.every(({ kind }) => kind === 'same');
  return lines.filter(
    (line, at) => !isSame(line) || (at > 0 && !isSame(lines[at - 1])) || (at + 1 < lines.length && !isSame(lines[at + 1])),
  );
}

/** A line taken out and one put in at the same place are one line that was changed, when they have enough in common. */
function paired(pieces: readonly Piece[]): Piece[][] {
  const lines: Piece[][] = [];
  for (let at = 0; at < pieces.length; at += 1) {
    const piece = pieces[at];
    if (!piece) continue;
    if (piece.kind === 'same') {
      lines.push([piece]);
      continue;
    }
    const run: Piece[] = [];
    while (at < pieces.length && pieces[at]?.kind !== 'same') run.push(pieces[at++] as Piece);
    at -= 1;
    lines.push(...changedLines(run));
  }
  return lines;
}

function changedLines(run: readonly Piece[]): Piece[][] {
  const removed = run.filter(({ kind }) => kind === 'removed');
  const added = run.filter(({ kind }) => kind === 'added');
  const lines: Piece[][] = [];
  for (let at = 0; at < Math.max(removed.length, added.length); at += 1) {
    const [one, other] = [removed[at], added[at]];
    const within = one && other ? withinLine(one.text, other.text) : null;
    if (within) lines.push(within);
    else lines.push(...[one, other].flatMap((piece) => (piece ? [[piece]] : [])));
  }
  return lines;
}

function withinLine(older: string, newer: string): Piece[] | null {
  if (older.length > MOST_SIGNS || newer.length > MOST_SIGNS) return null;
  const pieces = compared(Array.from(older), Array.from(newer));
  const shared = pieces.filter(({ kind }) => kind === 'same').length;
  if (shared < Math.max(older.length, newer.length) * LEAST_SHARED) return null;
  const joined: { kind: Piece['kind']; text: string }[] = [];
  for (const { kind, text } of pieces) {
    const last = joined.at(-1);
    if (last?.kind === kind) last.text += text;
    else joined.push({ kind, text });
  }
  return joined;
}

/** The longest common run of items stays; all else was taken out or put in. */
function compared(older: readonly string[], newer: readonly string[]): Piece[] {
  const width = newer.length + 1;
  const lengths = new Uint16Array((older.length + 1) * width);
  for (let i = older.length - 1; i >= 0; i -= 1) {
    for (let j = newer.length - 1; j >= 0; j -= 1) {
      const [down, right] = [lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0];
      lengths[i * width + j] = older[i] === newer[j] ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1 : Math.max(down, right);
    }
  }
  const pieces: Piece[] = [];
  let [i, j] = [0, 0];
  while (i < older.length || j < newer.length) {
    const [one, other] = [older[i], newer[j]];
    if (one !== undefined && one === other) {
      pieces.push({ kind: 'same', text: one });
      i += 1;
      j += 1;
    } else if (other === undefined || (one !== undefined && (lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0))) {
      pieces.push({ kind: 'removed', text: one ?? '' });
      i += 1;
    } else {
      pieces.push({ kind: 'added', text: other });
      j += 1;
    }
  }
  return pieces;
}
