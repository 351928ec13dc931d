import { Link } from '@tanstack/react-router';
import { Inbox, LayoutDashboard, Plus, Search, User, type LucideIcon } from 'lucide-react';
import { m } from '#words/messages.js';
import type { Screen } from '../screens.ts';
import { useCan } from '../session.tsx';
import { useParts } from './parts-context.ts';

const PLACES: { phone: NonNullable<Screen['phone']>; label: () => string; icon: LucideIcon }[] = [
  { phone: 'overview', label: m.web_phone_overview, icon: LayoutDashboard },
  { phone: 'queue', label: m.web_phone_queue, icon: Inbox },
  { phone: 'entry', label: m.web_phone_entry, icon: Plus },
  { phone: 'me', label: m.web_phone_me, icon: User },
];
const PLACE = 'flex h-14 flex-1 flex-col items-center justify-center gap-0.5 text-note no-underline';

/** The phone's bar at the bottom: 总览 待办 记一笔 搜索 我的. */
export function BottomBar({ onSearch }: { onSearch: () => void }) {
  const { screens } = useParts();
  const can = useCan();
  const links = PLACES.flatMap((place) => {
    const screen = screens.find(({ phone, ability }) => phone === place.phone && can(ability));
    return screen ? [{ ...place, path: screen.path }] : [];
  });
  const search = (
    <button key="search" type="button" onClick={onSearch} className={`${PLACE} text-muted`}>
      <Search size={20} aria-hidden />
      {m.web_phone_search()}
    </button>
  );
  return (
    <nav
      aria-label={m.web_navigation()}
      className="fixed inset-x-0 bottom-0 z-20 flex border-t border-line bg-white pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {links.map(({ phone, path, label, icon: Icon }) => [
        phone === 'me' && search,
        <Link
          key={phone}
          to={path}
          activeOptions={{ exact: true, includeSearch: false }}
          activeProps={{ className: 'font-bold text-brand-strong' }}
          inactiveProps={{ className: 'text-muted' }}
          className={PLACE}
        >
          {phone === 'entry' ? (
            <span className="flex h-8 w-11 items-center justify-center rounded-card bg-brand text-white">
              <Icon size={20} aria-hidden />
            </span>
          ) : (
            <Icon size={20} aria-hidden />
          )}
          {label()}
        </Link>,
      ])}
      {!links.some(({ phone }) => phone === 'me') && search}
    </nav>
  );
}
