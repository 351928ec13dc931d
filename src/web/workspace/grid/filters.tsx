import { Search as Glass } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { m } from '#words/messages.js';
import { Choice } from '../choice.tsx';
import type { GridAddress } from './address.ts';
import type { Filter } from './arrange.ts';

type FilterParts<Row> = {
  address: GridAddress;
  change: (next: Partial<GridAddress>, isTyping?: boolean) => void;
  filters: readonly Filter<Row>[];
  searchHint: string;
  tools: ReactNode;
  /** How long typing must rest before the server is asked; rows held here are searched at once. */
  waitMs: number;
};

/** One row above the list: search, a choice for each filter, tools at the right. */
export function FilterRow<Row>({ address, change, filters, searchHint, tools, waitMs }: FilterParts<Row>) {
  const hasAny = address.q !== '' || Object.keys(address.filters).length > 0;
  const clear = () => change({ q: '', filters: Object.fromEntries(filters.map(({ key }) => [key, ''])) });
  return (
    <div data-print="hidden" role="search" className="flex flex-wrap items-center gap-2 px-3 py-3">
      <SearchBox waitMs={waitMs} value={address.q} hint={searchHint} onChange={(q) => change({ q }, true)} />
      {filters.map((filter) => (
        <label key={filter.key} className="flex items-center gap-1.5 text-muted">
          <span className="whitespace-nowrap">{filter.label}</span>
          <Choice
            label={filter.label}
            value={address.filters[filter.key] ?? ''}
            onChange={(value) => change({ filters: { [filter.key]: value } })}
            options={[{ value: '', label: m.web_all() }, ...filter.options]}
          />
        </label>
      ))}
      {hasAny && (
        <button type="button" onClick={clear} className="h-8 px-2 text-brand-strong underline underline-offset-4">
          {m.web_clear_filters()}
        </button>
      )}
      <div className="ml-auto flex gap-2">{tools}</div>
    </div>
  );
}

function SearchBox({ value, hint, waitMs, onChange }: { value: string; hint: string; waitMs: number; onChange: (text: string) => void }) {
  const [text, setText] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    setText(value);
    return () => clearTimeout(timer.current);
  }, [value]);
  const type = (next: string) => {
    setText(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onChange(next), waitMs);
  };
  return (
    <span className="relative w-60 max-md:w-full">
      <Glass size={16} aria-hidden className="absolute top-2 left-2.5 text-muted max-md:top-3.5" />
      <input
        type="search"
        aria-label={hint}
        placeholder={hint}
        value={text}
        onChange={(event) => type(event.target.value)}
        className="h-8 w-full rounded-control border border-edge bg-white pr-2 pl-8 max-md:h-11"
      />
    </span>
  );
}
