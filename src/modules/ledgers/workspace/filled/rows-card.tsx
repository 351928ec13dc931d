import { m } from '#words/messages.js';
import { Button } from '#web/workspace/button.tsx';
import { Card } from '#web/workspace/card.tsx';
import { Chip, type Tone } from '#web/workspace/chip.tsx';
import type { FilledRow, FilledTable } from '../../contract/filled.ts';
import type { FilledActs } from './use-filled.ts';

const TONES: Record<FilledRow['state'], Tone> = {
  found: 'done',
  proposed: 'watch',
  several: 'watch',
  unknown: 'late',
  elsewhere: 'waiting',
};
const STATES: Record<FilledRow['state'], () => string> = {
  found: m.ledgers_filled_row_found,
  proposed: m.ledgers_filled_row_proposed,
  several: m.ledgers_filled_row_several,
  unknown: m.ledgers_filled_row_unknown,
  elsewhere: m.ledgers_filled_row_elsewhere,
};

/** Rows that name their enterprise: those not quite as in the ledger wait for a word. */
export function RowsCard({ table, acts }: { table: FilledTable; acts: FilledActs }) {
  if (table.rows.length === 0) return null;
  const open = table.rows.filter((row) => row.state !== 'found');
  return (
    <Card
      title={m.ledgers_filled_rows()}
      aside={m.ledgers_filled_rows_found({ found: table.rows.length - open.length, all: table.rows.length })}
      flush
    >
      {open.length === 0 && <p className="m-0 px-4 pb-4 text-table text-muted">{m.ledgers_filled_rows_all()}</p>}
      <ul className="m-0 list-none p-0">
        {open.map((row) => (
          <li key={row.key} className="flex flex-col gap-1.5 border-t border-row px-4 py-2.5 text-table">
            <div className="flex items-start justify-between gap-2">
              <span className="min-w-0">{m.ledgers_filled_row_at({ row: row.row, text: row.text })}</span>
              <Chip tone={TONES[row.state]}>{STATES[row.state]()}</Chip>
            </div>
            {row.proposals.map(({ id, name }) => (
              <Button key={id} size="small" disabled={acts.isBusy} onClick={() => acts.setRow(row.key, id)}>
                {m.ledgers_filled_row_is({ name })}
              </Button>
            ))}
          </li>
        ))}
      </ul>
    </Card>
  );
}
