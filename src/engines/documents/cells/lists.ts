import { cellText, isBlankCell } from './fold.ts';
import { cellOf, sure } from './outcome.ts';
import type { CellInput, Outcome } from './outcome.ts';
import { refusedCell } from './refused.ts';

const CIRCLED = /[①-⑳㉑-㉟❶-❿⑴-⒇⒈-⒛]/;
const NUMBERED = /(?<![\d.])\(?(\d{1,2})[)、.](?!\d)\s*/g;

/** Splits a cell that holds several things. Value: its items, in order; one item when nothing splits it. */
export function readList(input: CellInput): Outcome<readonly string[]> {
  const cell = cellOf(input);
  const refused = refusedCell(cell);
  if (refused !== null) return refused;
  if (isBlankCell(cell)) return sure([], 'blank');
  const text = cellText(cell);
  if (text.includes('┋')) return items(text.split('┋'), 'sure', 'split_choices');
  if (CIRCLED.test(text)) return items(text.split(new RegExp(CIRCLED, 'g')), 'sure', 'split_numbered');
  const numbered = splitNumbered(text);
  if (numbered !== null) return items(numbered, 'sure', 'split_numbered');
  if (text.includes('\n')) return items(text.split('\n'), 'sure', 'split_lines');
  if (/[;|]/.test(text)) return items(text.split(/[;|]/), 'sure', 'split_signs');
  if (/[、/]/.test(text)) return items(text.split(/[、/]/), 'likely', 'split_signs');
  if (/,(?!\d{3}\b)/.test(text)) return items(text.split(/,(?!\d{3}\b)/), 'likely', 'split_signs');
  return sure([text]);
}

/** 1、… 2、… and (1)… (2)…: only when the numbers count up from one. */
function splitNumbered(text: string): string[] | null {
  const starts: { at: number; after: number }[] = [];
  for (const found of text.matchAll(NUMBERED)) {
    if (Number(found[1]) !== starts.length + 1) continue;
    starts.push({ at: found.index, after: found.index + found[0].length });
  }
  if (starts.length < 2 || text.slice(0, starts[0]?.at).trim() !== '') return null;
  return starts.map(({ after }, index) => text.slice(after, starts[index + 1]?.at));
}

function items(raw: readonly string[], certainty: 'sure' | 'likely', note: string): Outcome<readonly string[]> {
  const value = raw.map((item) => item.replace(/^[\s、.,;:]+|[\s、.,;]+$/g, '')).filter((item) => item !== '');
  return value.length === 1 ? sure(value) : { value, certainty, note };
}
