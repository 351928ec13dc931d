import { m } from '#words/messages.js';
import type { ImportColumn, ImportDetail, ImportRow, ImportSheet } from '../../contract/imports.ts';
import { useImportActs } from './acts.tsx';
import { CellMark } from './cell-mark.tsx';
import { FieldPicker } from './field-picker.tsx';
import { RowMark } from './row-mark.tsx';
import type { Fields } from './words.ts';

type Parts = { one: ImportDetail; sheet: ImportSheet; fields: Fields; rows: readonly ImportRow[] };

/** The sheet as it came: its headings with what they mean, its rows with what is doubtful. */
export function RowsTable({ one, sheet, fields, rows }: Parts) {
  return (
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={m.ledgers_import_rows_of({ sheet: sheet.name })}>
      <table className="w-full border-collapse text-table">
        <thead>
          <tr>
            <th scope="col" className="sticky left-0 z-10 min-w-28 border-b border-line bg-head px-3 text-left font-normal text-muted">
              {m.ledgers_import_row()}
            </th>
            {sheet.columns.map((column) => (
              <Heading key={column.index} one={one} sheet={sheet} column={column} fields={fields} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line key={row.id} one={one} sheet={sheet} fields={fields} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The heading as written, what it means, and how sure that is. */
function Heading({ one, sheet, column, fields }: Omit<Parts, 'rows'> & { column: ImportColumn }) {
  const { column: act } = useImportActs();
  const share = Math.round(column.certainty * 100);
  const isKnown = column.field !== null;
  const tone = column.state === 'taken' ? 'bg-done' : isKnown ? 'bg-watch' : 'bg-late';
  const pick = (field: string | null) =>
    void act.mutateAsync({ params: { importId: one.id, sheetId: sheet.id, column: column.index }, body: { field } }).catch(() => {});
  return (
    <th
      scope="col"
      className={`${column.reason === 'counter' ? 'w-14' : 'min-w-32'} border-b border-l border-line bg-head px-2 py-1.5 text-left align-top font-normal`}
    >
      <span className="block max-w-44 truncate text-note text-muted" title={column.heading}>
        {column.heading}
        {column.year === null ? '' : ` · ${column.year}`}
      </span>
      {sheet.ledger === null || column.reason === 'counter' ? (
        <span className="block text-muted">{m.ledgers_import_column_counter()}</span>
      ) : (
        <FieldPicker column={column} ledger={sheet.ledger} fields={fields} onPick={pick} label={m.ledgers_import_column_pick()} />
      )}
      {column.reason !== 'counter' && (
        <span className="mt-1 flex items-center gap-1.5 text-note text-muted">
          <span aria-hidden className="h-1 w-14 overflow-hidden rounded-full bg-lane">
            <span className={`block h-full ${tone}`} style={{ width: `${share}%` }} />
          </span>
          {column.state === 'asked' ? m.ledgers_import_column_ask({ share }) : isKnown ? `${share}%` : m.ledgers_import_column_kept()}
        </span>
      )}
    </th>
  );
}

function Line({ one, sheet, fields, row }: Omit<Parts, 'rows'> & { row: ImportRow }) {
  const ground =
    row.verdict === 'duplicate' ? 'bg-estimate-tint' : row.verdict === 'skipped' || row.verdict === 'admitted' ? 'bg-head text-muted' : '';
  const isOpen = row.verdict === 'good' || row.verdict === 'problem' || row.verdict === 'duplicate';
  return (
    <tr className={`border-b border-row ${ground}`}>
      <th scope="row" className={`sticky left-0 z-10 px-3 py-1 text-left align-middle font-normal text-muted ${ground || 'bg-white'}`}>
        <RowMark one={one} row={row} fields={fields} sheet={sheet} />
      </th>
      {row.cells.map((cell) => {
        const column = sheet.columns.find((each) => each.index === cell.column);
        return column ? (
          <td key={cell.column} className="h-9 border-l border-row p-0 align-middle">
            <CellMark one={one} row={row} cell={cell} column={column} isOpen={isOpen} />
          </td>
        ) : null;
      })}
    </tr>
  );
}
