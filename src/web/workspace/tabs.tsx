import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';

export type Tab = { key: string; label: string; count?: number; content: ReactNode };

/** Parts of one thing; the chosen one is the caller's state, so that it can live in the address. */
export function Tabs({
  tabs,
  value,
  onChange,
  label,
}: {
  tabs: readonly Tab[];
  value: string;
  onChange: (key: string) => void;
  label: string;
}) {
  return (
    <Base.Root value={value} onValueChange={(key) => onChange(String(key))}>
      <Base.List aria-label={label} data-print="hidden" className="mb-3 flex gap-1 overflow-x-auto border-b border-line">
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.key}
            value={tab.key}
            className="-mb-px h-9 border-b-2 border-transparent px-3 whitespace-nowrap text-muted max-md:h-11 data-[active]:border-brand data-[active]:font-bold data-[active]:text-brand-strong"
          >
            {tab.label}
            {tab.count !== undefined && <span className="ml-1.5 text-note">{tab.count}</span>}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel key={tab.key} value={tab.key}>
          {tab.content}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
