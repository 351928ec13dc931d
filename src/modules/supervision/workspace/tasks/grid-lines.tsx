import { m } from '#words/messages.js';
import type { Grid } from '../../contract.ts';

type Sheet = Grid['sheets'][number];
type Lines = readonly (readonly string[])[];

/** A list's lines: a table to type in, which on a phone is moved sideways. */
export function GridLines({ sheet, lines, onChange }: { sheet: Sheet; lines: Lines; onChange: (next: string[][]) => void }) {
  const put = (line: number, column: number, text: string) =>
    onChange(
      lines.map((row, at) => (at === line ? sheet.columns.map((_, index) => (index === column ? text : (row[index] ?? ''))) : [...row])),
    );
  return (
    <div
      tabIndex={0}
      role="region"
      aria-label={sheet.title ?? sheet.name}
      className="mt-2 overflow-x-auto rounded-control border border-line"
    >
      <table className="w-full border-separate border-spacing-0 text-table">
        <thead>
          <tr>
            <th scope="col" className="h-8 border-b border-line bg-head px-2 text-right font-normal text-muted">
              {m.supervision_tasks_number()}
            </th>
            {sheet.columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className="h-8 border-b border-line bg-head px-2 text-left font-normal whitespace-nowrap text-muted"
              >
                {column.unit ? m.supervision_tasks_with_unit({ label: column.label, unit: column.unit }) : column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((row, line) => (
            // Lines have no name of their own: their place is what they are.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={line}>
              <td className="border-b border-row px-2 text-right text-muted">{line + 1}</td>
              {sheet.columns.map((column, index) => (
                <td key={column.key} className="border-b border-row p-1">
                  <input
                    aria-label={m.supervision_reports_grid_line({ number: line + 1, label: column.label })}
                    value={row[index] ?? ''}
                    inputMode={column.kind === 'figure' ? 'decimal' : 'text'}
                    autoComplete="off"
                    onChange={(event) => put(line, index, event.target.value)}
                    className={`h-8 w-full min-w-28 rounded-control border border-edge bg-white px-2 text-table disabled:bg-head max-md:h-11 ${column.kind === 'figure' ? 'text-right tabular-nums' : ''}`}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
