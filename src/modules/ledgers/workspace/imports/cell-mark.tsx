import { Popover } from '@base-ui/react/popover';
import { useState } from 'react';
import { Button } from '#web/workspace/button.tsx';
import { Chip } from '#web/workspace/chip.tsx';
import { controlClass } from '#web/workspace/form/field.tsx';
import { ErrorState } from '#web/workspace/states.tsx';
import { m } from '#words/messages.js';
import type { ImportColumn, ImportDetail, ImportRow } from '../../contract/imports.ts';
import { useImportActs } from './acts.tsx';
import { problemSentence, problemTitle } from './words.ts';

type Cell = ImportRow['cells'][number];
type Parts = { one: ImportDetail; row: ImportRow; cell: Cell; column: ImportColumn; isOpen: boolean };

/** One cell: as written, marked when something is wrong or doubtful; it opens what happened and what can be done. */
export function CellMark(parts: Parts) {
  const { cell, isOpen } = parts;
  const [isShown, setShown] = useState(false);
  const { problem } = cell;
  const look =
    problem?.level === 'must'
      ? 'border-late bg-late-tint text-late'
      : problem
        ? 'border-watch bg-watch-tint text-watch'
        : 'border-transparent';
  const text = (
    <>
      {cell.fill && (
        <span aria-hidden className="mr-1 inline-block size-2.5 rounded-chip border border-line" style={{ background: `#${cell.fill}` }} />
      )}
      <span className={cell.isStruck ? 'line-through' : ''}>{cell.isFixed ? (cell.reading ?? '—') : cell.raw}</span>
    </>
  );
  const frame = `block max-w-60 min-h-9 w-full truncate border px-2 py-2 text-left ${look} ${cell.isFixed ? 'font-bold text-done' : ''}`;
  if (!isOpen || (!problem && cell.raw === '')) return <span className={frame}>{text}</span>;
  return (
    <Popover.Root open={isShown} onOpenChange={setShown}>
      <Popover.Trigger
        className={`${frame} ${problem ? 'cursor-pointer' : 'hover:bg-head'}`}
        title={cell.raw}
        aria-label={problem ? `${cell.raw} ${problemTitle(problem.code)}` : undefined}
      >
        {text}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={4} align="start" className="z-40 outline-none">
          <Popover.Popup className="w-[360px] max-w-[calc(100vw-32px)] rounded-card border border-line bg-white p-3 text-table shadow-float outline-none">
            <CellMend {...parts} onDone={() => setShown(false)} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

const letter = (index: number): string =>
  index < 26 ? String.fromCharCode(65 + index) : letter(Math.floor(index / 26) - 1) + letter(index % 26);

/** What happened, what is proposed, and the three ways on: take it, fill it in, take all of the same kind. */
export function CellMend({ one, row, cell, column, onDone }: Omit<Parts, 'isOpen'> & { onDone: () => void }) {
  const { cell: act } = useImportActs();
  const [isTyping, setTyping] = useState(cell.problem === null);
  const [value, setValue] = useState(cell.raw);
  const { problem } = cell;
  const same = one.groups.find((group) => group.code === problem?.code && group.level === problem?.level && group.field === column.field);
  const params = { importId: one.id, rowId: row.id, column: cell.column };
  const fix = (body: Parameters<typeof act.mutateAsync>[0]['body']) => void act.mutateAsync({ params, body }).then(onDone, () => {});
  return (
    <div className="flex flex-col gap-2.5">
      <p className="m-0 flex flex-wrap items-center gap-2 text-note text-muted">
        {problem && <Chip tone={problem.level === 'must' ? 'late' : 'watch'}>{problemTitle(problem.code)}</Chip>}
        {m.ledgers_import_cell_at({ row: row.rowNumber, column: letter(cell.column) })}
      </p>
      {problem && <p className="m-0">{problemSentence(problem)}</p>}
      {!problem && cell.reading && <p className="m-0">{m.ledgers_import_cell_reads({ reading: cell.reading })}</p>}
      {problem?.proposal && <p className="m-0 rounded-control bg-done-tint px-3 py-2 text-done">{problem.proposal}</p>}
      {isTyping && (
        <form
          className="flex gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            fix({ kind: 'value', value });
          }}
        >
          <input
            aria-label={m.ledgers_import_cell_fill()}
            value={value}
            onChange={(event) => setValue(event.target.value)}
            className={controlClass(false)}
          />
          <Button look="filled" type="submit" disabled={act.isPending}>
            {m.ledgers_import_cell_save()}
          </Button>
        </form>
      )}
      {act.error && <ErrorState error={act.error} />}
      <div className="flex flex-wrap items-center gap-2">
        {problem?.proposal && (
          <Button size="small" look="filled" disabled={act.isPending} onClick={() => fix({ kind: 'proposal', everywhere: false })}>
            {m.ledgers_import_cell_take()}
          </Button>
        )}
        {!isTyping && (
          <Button size="small" onClick={() => setTyping(true)}>
            {m.ledgers_import_cell_fill()}
          </Button>
        )}
        {problem && (
          <Button size="small" disabled={act.isPending} onClick={() => fix({ kind: 'blank', everywhere: false })}>
            {m.ledgers_import_cell_blank()}
          </Button>
        )}
        {problem && same && <Everywhere problem={problem} same={same} isBusy={act.isPending} onFix={fix} />}
      </div>
    </div>
  );
}

type EverywhereParts = {
  problem: NonNullable<Cell['problem']>;
  same: ImportDetail['groups'][number];
  isBusy: boolean;
  onFix: (body: { kind: 'proposal' | 'blank'; everywhere: true }) => void;
};

/** 同类一并采用: all cells with the same problem in a column of the same field. */
function Everywhere({ problem, same, isBusy, onFix }: EverywhereParts) {
  if (problem.proposal && same.proposals > 1) {
    return (
      <Button size="small" look="quiet" disabled={isBusy} onClick={() => onFix({ kind: 'proposal', everywhere: true })}>
        {m.ledgers_import_cell_take_all({ count: same.proposals })}
      </Button>
    );
  }
  if (problem.level !== 'must' || same.rows < 2) return null;
  return (
    <Button size="small" look="quiet" disabled={isBusy} onClick={() => onFix({ kind: 'blank', everywhere: true })}>
      {m.ledgers_import_cell_blank_all({ count: same.rows })}
    </Button>
  );
}
