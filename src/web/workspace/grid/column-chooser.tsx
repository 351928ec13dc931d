import { Popover } from '@base-ui/react/popover';
import { Columns3 } from 'lucide-react';
import { m } from '#words/messages.js';
import type { Column } from './columns.ts';

type ChooserParts<Row> = {
  columns: readonly Column<Row>[];
  shown: readonly Column<Row>[];
  onChoose: (keys: readonly string[] | null) => void;
};

/** Which columns stand in the list, kept on this device. The first, which is the link, always does. */
export function ColumnChooser<Row>({ columns, shown, onChoose }: ChooserParts<Row>) {
  const keys = shown.map(({ key }) => key);
  const toggle = (key: string) => onChoose(keys.includes(key) ? keys.filter((one) => one !== key) : [...keys, key]);
  return (
    <Popover.Root>
      <Popover.Trigger className="inline-flex h-8 items-center gap-1.5 rounded-control border border-edge bg-white px-3 whitespace-nowrap hover:bg-head max-md:hidden">
        <Columns3 size={16} aria-hidden />
        {m.web_grid_columns()}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={4} align="end" className="z-50">
          <Popover.Popup className="w-60 rounded-control border border-line bg-white p-3 shadow-float outline-none">
            <Popover.Title className="m-0 mb-2 text-body font-bold">{m.web_grid_columns()}</Popover.Title>
            <ul className="m-0 max-h-[320px] list-none overflow-y-auto p-0">
              {columns.slice(1).map((column) => (
                <li key={column.key}>
                  <label className="flex h-8 items-center gap-2">
                    <input
                      type="checkbox"
                      className="accent-brand"
                      checked={keys.includes(column.key)}
                      onChange={() => toggle(column.key)}
                    />
                    {column.label}
                  </label>
                </li>
              ))}
            </ul>
            <button type="button" onClick={() => onChoose(null)} className="mt-2 h-8 text-brand-strong underline underline-offset-4">
              {m.web_grid_columns_reset()}
            </button>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
