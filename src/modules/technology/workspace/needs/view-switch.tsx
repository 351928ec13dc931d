import { Link } from '@tanstack/react-router';
import { useCan } from '#web/workspace/session.tsx';
import { m } from '#words/messages.js';

const VIEWS = [
  { id: 'board', to: '/need-board', label: m.technology_board_view },
  { id: 'list', to: '/needs', label: m.technology_board_list },
  { id: 'queue', to: '/need-queue', label: m.technology_board_queue },
] as const;

/** The same needs as columns, as a ledger, and as what is to be given out. */
export function ViewSwitch({ now }: { now: (typeof VIEWS)[number]['id'] }) {
  const can = useCan();
  if (!can('technology.read_queue')) return null;
  return (
    <nav aria-label={m.technology_board_views()} className="inline-flex gap-0.5 rounded-control border border-edge bg-white p-0.5">
      {VIEWS.map(({ id, to, label }) => (
        <Link
          key={id}
          to={to as string}
          aria-current={id === now ? 'page' : undefined}
          className={`inline-flex h-[26px] items-center rounded-chip px-2.5 no-underline max-md:h-10 ${id === now ? 'bg-brand-tint font-bold text-brand-strong' : 'text-muted hover:bg-head'}`}
        >
          {label()}
        </Link>
      ))}
    </nav>
  );
}
