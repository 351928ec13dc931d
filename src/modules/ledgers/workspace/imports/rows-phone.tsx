import { m } from '#words/messages.js';
import type { ImportDetail, ImportRow, ImportSheet } from '../../contract/imports.ts';
import { CellMark } from './cell-mark.tsx';
import { RowMark } from './row-mark.tsx';
import type { Fields } from './words.ts';

type Parts = { one: ImportDetail; sheet: ImportSheet; fields: Fields; rows: readonly ImportRow[] };

/** The same rows on a phone: a card a row with the cells that must be seen to; the rest on opening. */
export function PhoneRows({ one, sheet, fields, rows }: Parts) {
  return (
    <ul className="m-0 list-none p-0">
      {rows.map((row) => (
        <li key={row.id} className="border-b border-row px-4 py-3">
          <div className="flex items-start justify-between gap-3">
            <p className="m-0 min-w-0 flex-1 truncate text-body font-bold">{nameOf(row, sheet)}</p>
            <RowMark one={one} row={row} sheet={sheet} fields={fields} />
          </div>
          <Cells one={one} sheet={sheet} fields={fields} row={row} />
        </li>
      ))}
    </ul>
  );
}

/** The column that names the row: the enterprise, the need, the work; else the first that is filled. */
function nameOf(row: ImportRow, sheet: ImportSheet): string {
  const naming = ['enterprise_name', 'title', 'content', 'enterprise_name+title'];
  const column = sheet.columns.find((each) => naming.includes(each.field ?? ''));
  const text = (index: number) => row.cells.find((cell) => cell.column === index)?.raw ?? '';
  return (column && text(column.index)) || (row.cells.find((cell) => cell.raw !== '')?.raw ?? '');
}

function Cells({ one, sheet, fields, row }: Omit<Parts, 'rows'> & { row: ImportRow }) {
  const marked = row.cells.filter((cell) => cell.problem);
  if (marked.length === 0) return <p className="m-0 text-note text-muted">{m.ledgers_import_row_clear()}</p>;
  return (
    <dl className="m-0 mt-2 grid grid-cols-[84px_minmax(0,1fr)] items-center gap-x-2 gap-y-1.5 text-table">
      {marked.map((cell) => {
        const column = sheet.columns.find((each) => each.index === cell.column);
        return column ? (
          <div key={cell.column} className="contents">
            <dt className="truncate text-note text-muted">{column.field ? fields.name(sheet.ledger, column.field) : column.heading}</dt>
            <dd className="m-0 min-w-0">
              <CellMark one={one} row={row} cell={cell} column={column} isOpen={row.verdict !== 'admitted' && row.verdict !== 'skipped'} />
            </dd>
          </div>
        ) : null;
      })}
    </dl>
  );
}
