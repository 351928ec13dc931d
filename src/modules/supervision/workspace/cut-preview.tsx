import { say } from '#shared/words.ts';
import { Card } from '#web/workspace/card.tsx';
import { m } from '#words/messages.js';
import type { Cut, Piece, TextPart } from '../contract.ts';

/** A word and an edge beside the colour: nothing is said by colour alone. */
const MARKS: Record<TextPart, string> = {
  title: 'border-l-ink bg-waiting-tint',
  number: 'border-l-ink bg-waiting-tint',
  addressee: 'border-l-edge bg-waiting-tint',
  preamble: 'border-l-edge bg-waiting-tint',
  chapter: 'border-l-brand bg-brand-tint',
  article: 'border-l-estimate bg-estimate-tint',
  measure: 'border-l-done bg-done-tint',
  closing: 'border-l-edge bg-waiting-tint',
  stripped: 'border-l-edge bg-white text-muted line-through decoration-edge',
  left_over: 'border-l-late bg-late-tint',
};

const INDENT: Partial<Record<TextPart, string>> = { article: 'pl-4', measure: 'pl-9' };

/** What was taken for what, beside the text with marks. */
export function CutPreview({ cut }: { cut: Cut }) {
  const { counts, pieces, text } = cut;
  return (
    <div className="grid gap-3 lg:grid-cols-2">
      <Card title={m.supervision_cut_title()} aside={m.supervision_counts_line(counts)} flush>
        <p className={`m-0 border-t border-row px-4 py-2 text-table ${counts.leftOver > 0 ? 'text-watch' : 'text-done'}`}>
          {counts.leftOver > 0 ? m.supervision_cut_left_over({ count: counts.leftOver }) : m.supervision_cut_nothing_left()}
        </p>
        <ol tabIndex={0} aria-label={m.supervision_cut_title()} className="m-0 max-h-[60vh] list-none overflow-y-auto p-0">
          {pieces.map((piece) => (
            <PieceRow key={piece.start} piece={piece} />
          ))}
        </ol>
      </Card>
      <Card title={m.supervision_cut_original()} flush>
        <div
          tabIndex={0}
          role="group"
          aria-label={m.supervision_cut_original()}
          className="max-h-[calc(60vh+37px)] overflow-y-auto border-t border-row px-4 py-3 font-serif text-[15px] leading-7"
        >
          {pieces.map(({ part, start, end }) => (
            <p key={start} id={`piece-${start}`} className={`my-1 border-l-4 py-0.5 pr-2 pl-3 whitespace-pre-wrap ${MARKS[part]}`}>
              <span className="mr-2 font-sans text-note text-muted no-underline">{say(`code_text_part_${part}`)}</span>
              {text.slice(start, end).trim()}
            </p>
          ))}
        </div>
      </Card>
    </div>
  );
}

function PieceRow({ piece: { part, mark, clause, title, start } }: { piece: Piece }) {
  const show = () => document.querySelector(`#piece-${start}`)?.scrollIntoView({ block: 'center', behavior: 'smooth' });
  return (
    <li className={`border-t border-row ${INDENT[part] ?? ''}`}>
      <button
        type="button"
        onClick={show}
        className={`flex w-full items-center gap-2 px-4 py-1.5 text-left text-table hover:bg-head max-md:min-h-11 ${part === 'chapter' ? 'font-bold' : ''}`}
      >
        <span className="w-16 shrink-0 text-note text-muted">{say(`code_text_part_${part}`)}</span>
        <span
          className={`min-w-0 flex-1 truncate ${part === 'stripped' ? 'text-muted line-through' : ''} ${part === 'left_over' ? 'text-late' : ''}`}
        >
          {mark}
          {title}
        </span>
        {clause && <span className="text-note text-muted">{clause}</span>}
      </button>
    </li>
  );
}
