import { cellText, isBlankCell } from './fold.ts';
import { cellOf, likely, problem, sure } from './outcome.ts';
import type { CellInput, Outcome } from './outcome.ts';
import { refusedCell } from './refused.ts';

const YES = /^(是|有|√|✓|✔|☑|对|已|已认定|已通过|已解决|属于|需要|愿意|同意|Y|YES|TRUE|T)$/i;
const NO = /^(否|无|没有|不是|×|✗|✘|✕|X|未|未认定|未通过|未解决|不属于|不需要|不愿意|不同意|N|NO|FALSE|F)$/i;

/** Reads yes and no, also ticked boxes (☑是 □否). Value null: not answered. */
export function readYesNo(input: CellInput): Outcome<boolean | null> {
  const cell = cellOf(input);
  const refused = refusedCell(cell);
  if (refused !== null) return refused;
  if (typeof cell.value === 'boolean') return sure(cell.value);
  const boxed = readBoxes(cellText(cell));
  if (boxed !== undefined) return boxed;
  if (isBlankCell(cell)) return sure(null, 'blank');
  const text = cellText(cell);
  if (text === '1') return likely(true, 'one_for_yes');
  if (text === '0') return likely(false, 'zero_for_no');
  if (YES.test(text)) return sure(true);
  if (NO.test(text)) return sure(false);
  const first = /^(是|有|否|无)[,.;:(（\s]/.exec(text)?.[1];
  if (first !== undefined) return { ...likely(first === '是' || first === '有', 'with_words'), text };
  return problem('not_yes_no', { text });
}

function readBoxes(text: string): Outcome<boolean | null> | undefined {
  if (!/[□☐☑■▣✓√]/.test(text) || !/[是否有无]/.test(text)) return undefined;
  const shape = /^[□☐☑■▣√✓]/.test(text) ? /[☑■▣√✓]\s*(是|否|有|无)/g : /(是|否|有|无)\s*[☑■▣√✓]/g;
  const ticked = [...text.matchAll(shape)].map((found) => found[1] ?? '');
  if (ticked.length === 0) return /[□☐]/.test(text) ? sure(null, 'blank') : undefined;
  const answers = new Set(ticked.map((word) => word === '是' || word === '有'));
  return answers.size === 1 ? sure([...answers][0] ?? null) : problem('both_ticked', { text });
}
