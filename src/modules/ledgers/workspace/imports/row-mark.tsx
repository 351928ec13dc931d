import { Popover } from '@base-ui/react/popover';
import { useState } from 'react';
import { Button } from '#web/workspace/button.tsx';
import { ErrorState } from '#web/workspace/states.tsx';
import { m } from '#words/messages.js';
import type { ImportDetail, ImportRow, ImportSheet, RowChoice } from '../../contract/imports.ts';
import { useImportActs } from './acts.tsx';
import { problemSentence, problemTitle, reasonText, type Fields } from './words.ts';

type Parts = { one: ImportDetail; row: ImportRow; sheet: ImportSheet; fields: Fields };

/** The row's number, what is said of it, and what a person may decide. */
export function RowMark(parts: Parts) {
  const { row } = parts;
  const [isShown, setShown] = useState(false);
  const note = noteOf(row);
  return (
    <Popover.Root open={isShown} onOpenChange={setShown}>
      <Popover.Trigger className="flex min-h-5 items-center gap-1.5 text-left whitespace-nowrap max-md:min-h-9">
        <span className="tabular-nums">{row.rowNumber}</span>
        {note && <span className={`max-w-28 truncate rounded-chip px-1 text-note ${toneOf(row)}`}>{note}</span>}
        <span className="sr-only">{m.ledgers_import_row_open({ row: row.rowNumber })}</span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={4} align="start" className="z-40 outline-none">
          <Popover.Popup className="w-[380px] max-w-[calc(100vw-32px)] rounded-card border border-line bg-white p-3 text-table shadow-float outline-none">
            <RowDecide {...parts} onDone={() => setShown(false)} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function noteOf(row: ImportRow): string {
  if (row.twinRowNumber !== null && row.verdict === 'duplicate') return m.ledgers_import_twin({ row: row.twinRowNumber });
  if (row.problem) return problemTitle(row.problem.code);
  if (row.reason) return reasonText(row.reason);
  if (row.verdict === 'admitted') return m.ledgers_import_in_ledger();
  return row.action === 'new' ? m.ledgers_import_row_new() : row.action === 'update' ? m.ledgers_import_row_update() : '';
}

function toneOf(row: ImportRow): string {
  if (row.verdict === 'problem') return 'bg-late-tint text-late';
  if (row.verdict === 'duplicate') return 'bg-white text-estimate';
  return row.verdict === 'good' ? 'bg-done-tint text-done' : 'text-muted';
}

/** Why the row is doubtful, what an update would change, and the ways on. */
export function RowDecide({ one, row, sheet, fields, onDone }: Parts & { onDone: () => void }) {
  const { row: act } = useImportActs();
  const decide = (choice: RowChoice | null, everywhere = false) =>
    void act.mutateAsync({ params: { importId: one.id, rowId: row.id }, body: { choice, everywhere } }).then(onDone, () => {});
  const isOpen = row.verdict !== 'admitted';
  const canSeparate = row.reason === 'like_in_ledger' || (row.verdict === 'duplicate' && sheet.ledger !== 'enterprises');
  const isUnknown = row.cells.some((cell) => cell.problem?.code === 'enterprise_unknown');
  const isStruck = row.problem?.code === 'struck_out';
  const isDisagreeing = row.problem?.code === 'code_and_name_disagree';
  return (
    <div className="flex flex-col gap-2.5">
      <p className="m-0 text-note text-muted">{m.ledgers_import_row_at({ row: row.rowNumber })}</p>
      {row.problem && <p className="m-0 text-late">{problemSentence(row.problem)}</p>}
      {row.reason && <p className="m-0">{reasonText(row.reason)}</p>}
      {row.enterpriseName && <p className="m-0">{m.ledgers_import_row_enterprise({ name: row.enterpriseName })}</p>}
      <Changes row={row} sheet={sheet} fields={fields} />
      {act.error && <ErrorState error={act.error} />}
      {isOpen && (
        <div className="flex flex-wrap gap-2">
          {(row.verdict === 'duplicate' || isDisagreeing) && (
            <Button size="small" look="filled" onClick={() => decide('merge')}>
              {m.ledgers_import_merge()}
            </Button>
          )}
          {(canSeparate || isUnknown || isStruck) && (
            <Button size="small" onClick={() => decide('separate')}>
              {isUnknown ? m.ledgers_import_add_enterprise() : isStruck ? m.ledgers_import_keep_row() : m.ledgers_import_separate()}
            </Button>
          )}
          {row.choice !== 'skip' && row.verdict !== 'skipped' && (
            <Button size="small" onClick={() => decide('skip')}>
              {m.ledgers_import_skip()}
            </Button>
          )}
          {row.choice !== null && (
            <Button size="small" onClick={() => decide(null)}>
              {m.ledgers_import_undecide()}
            </Button>
          )}
          {row.verdict === 'duplicate' && (
            <Button size="small" look="quiet" onClick={() => decide('merge', true)}>
              {m.ledgers_import_merge_all()}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

function Changes({ row, sheet, fields }: Pick<Parts, 'row' | 'sheet' | 'fields'>) {
  if (row.changes.length === 0) return null;
  return (
    <dl className="m-0 grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 border-t border-row pt-2 text-note">
      {row.changes.slice(0, 12).map((change) => (
        <div key={change.field} className="contents">
          <dt className="text-muted">{fields.name(sheet.ledger, change.field)}</dt>
          <dd className="m-0">
            {change.before !== '' && <s className="mr-1.5 text-muted">{change.before}</s>}
            {change.after}
          </dd>
        </div>
      ))}
    </dl>
  );
}
