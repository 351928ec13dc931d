import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { m } from '#words/messages.js';
import { Button } from '../button.tsx';
import type { ListParts } from './table.tsx';

/** The same rows on a phone: the name, then three facts. */
export function Cards<Row>({ label, columns, rows, rowId, rowHref, selected, onSelect }: ListParts<Row>) {
  const [name, ...rest] = columns;
  const marked = rest.filter(({ isFact }) => isFact);
  const facts = (marked.length > 0 ? marked : rest).slice(0, 3);
  const [count, setCount] = useState(STEP);
  const toggle = (id: string) => onSelect?.(selected.includes(id) ? selected.filter((one) => one !== id) : [...selected, id]);
  return (
    <ul aria-label={label} className="m-0 list-none border-t border-line p-0">
      {rows.slice(0, count).map((row) => {
        const id = rowId(row);
        return (
          <li key={id} className="flex gap-2 border-b border-row py-2.5 pr-4 pl-4 last:border-b-0">
            {onSelect && (
              <label className="-ml-2 flex size-9 shrink-0 items-center justify-center">
                <input
                  type="checkbox"
                  aria-label={m.web_grid_select_row()}
                  className="accent-brand"
                  checked={selected.includes(id)}
                  onChange={() => toggle(id)}
                />
              </label>
            )}
            <div className="min-w-0 flex-1">
              {rowHref ? (
                <Link to={rowHref(row)} className="flex min-h-9 items-center text-section text-brand-strong no-underline">
                  {name?.render(row)}
                </Link>
              ) : (
                <p className="m-0 flex min-h-9 items-center text-section">{name?.render(row)}</p>
              )}
              <dl className="m-0 grid grid-cols-3 gap-x-3">
                {facts.map((column) => (
                  <div key={column.key} className="min-w-0">
                    <dt className="truncate text-note text-muted">
                      {column.unit ? m.web_grid_heading_unit({ label: column.label, unit: column.unit }) : column.label}
                    </dt>
                    <dd className="m-0 truncate text-table">{column.render(row)}</dd>
                  </div>
                ))}
              </dl>
            </div>
          </li>
        );
      })}
      {rows.length > count && (
        <li className="p-3 text-center">
          <Button onClick={() => setCount(count + STEP)}>{m.web_grid_more({ count: rows.length - count })}</Button>
        </li>
      )}
    </ul>
  );
}

const STEP = 50;
