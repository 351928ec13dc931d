import { Search as Glass } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Choice } from '#web/workspace/choice.tsx';
import { useCall } from '#web/workspace/query.ts';
import { useCan, useMe } from '#web/workspace/session.tsx';
import { m } from '#words/messages.js';
import { needBoardRoutes } from '../../contract/need-board.ts';
import { kindOptions } from './words.ts';

type Search = Record<string, string | undefined>;

/** Search, who works on it, kind, park, and the overdue alone: all of it in the address. */
export function BoardFilters({ search, show, overdue }: { search: Search; show: (next: Search) => void; overdue: number }) {
  const { parks } = useMe();
  const can = useCan();
  const { data: people } = useCall(needBoardRoutes.listNeedPeople, { query: {} }, { enabled: can('technology.read_queue') });
  const [q, setQ] = useState(search['q'] ?? '');
  useEffect(() => setQ(search['q'] ?? ''), [search]);
  const all = { value: '', label: m.web_all() };
  const choices = [
    {
      key: 'personId',
      label: m.technology_need_person(),
      options: (people?.rows ?? []).map((row) => ({ value: row.id, label: `${row.name} ${row.openNeeds}` })),
    },
    { key: 'kind', label: m.technology_need_kind(), options: kindOptions() },
    ...(parks.length > 1
      ? [{ key: 'parkId', label: m.technology_need_park(), options: parks.map(({ id, name }) => ({ value: id, label: name })) }]
      : []),
  ];
  return (
    <div role="search" data-print="hidden" className="mb-3 flex flex-wrap items-center gap-2">
      <span className="relative w-60 max-md:w-full">
        <Glass size={16} aria-hidden className="absolute top-2 left-2.5 text-muted max-md:top-3.5" />
        <input
          type="search"
          aria-label={m.technology_need_search()}
          placeholder={m.technology_need_search()}
          value={q}
          onChange={({ target }) => setQ(target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            show({ q: q.trim() || undefined });
          }}
          onBlur={() => q.trim() !== (search['q'] ?? '') && show({ q: q.trim() || undefined })}
          className="h-8 w-full rounded-control border border-edge bg-white pr-2 pl-8 max-md:h-11"
        />
      </span>
      {choices.map(({ key, label, options }) => (
        <label key={key} className="flex items-center gap-1.5 text-muted">
          <span className="whitespace-nowrap">{label}</span>
          <Choice
            label={label}
            value={search[key] ?? ''}
            onChange={(value) => show({ [key]: value || undefined })}
            options={[all, ...options]}
          />
        </label>
      ))}
      <Toggle
        label={m.technology_board_only_overdue({ count: overdue })}
        isOn={search['overdue'] === 'yes'}
        onChange={(isOn) => show({ overdue: isOn ? 'yes' : undefined })}
      />
      <Toggle
        label={m.technology_board_only_unassigned()}
        isOn={search['unassigned'] === 'yes'}
        onChange={(isOn) => show({ unassigned: isOn ? 'yes' : undefined })}
      />
    </div>
  );
}

function Toggle({ label, isOn, onChange }: { label: string; isOn: boolean; onChange: (isOn: boolean) => void }) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={() => onChange(!isOn)}
      className={`h-8 rounded-control border px-3 whitespace-nowrap max-md:h-11 ${isOn ? 'border-late bg-late-tint font-bold text-late' : 'border-edge bg-white hover:bg-head'}`}
    >
      {label}
    </button>
  );
}
