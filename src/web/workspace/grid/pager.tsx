import { ChevronLeft, ChevronRight } from 'lucide-react';
import { m } from '#words/messages.js';
import { IconButton } from '../button.tsx';
import { Choice } from '../choice.tsx';
import { PAGE_SIZES, type GridAddress } from './address.ts';

type PagerParts = { address: GridAddress; total: number; change: (next: Partial<GridAddress>) => void };

export function Pager({ address, total, change }: PagerParts) {
  const pages = Math.max(1, Math.ceil(total / address.pageSize));
  const sizes = PAGE_SIZES.map((size) => ({ value: String(size), label: m.web_grid_page_size({ size }) }));
  return (
    <nav
      aria-label={m.web_grid_pages()}
      className="flex flex-wrap items-center justify-end gap-2 border-t border-line px-3 py-2 text-table text-muted"
    >
      <span className="mr-auto">{m.web_grid_total({ total: total.toLocaleString() })}</span>
      <Choice
        label={m.web_grid_page_sizes()}
        value={String(address.pageSize)}
        options={sizes}
        onChange={(size) => change({ pageSize: Number(size) })}
      />
      <span className="flex items-center gap-2">
        <IconButton
          label={m.web_grid_previous()}
          icon={ChevronLeft}
          disabled={address.page <= 1}
          onClick={() => change({ page: address.page - 1 })}
        />
        <span>{m.web_grid_page_of({ page: address.page, pages })}</span>
        <IconButton
          label={m.web_grid_next()}
          icon={ChevronRight}
          disabled={address.page >= pages}
          onClick={() => change({ page: address.page + 1 })}
        />
      </span>
    </nav>
  );
}
