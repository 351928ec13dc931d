import { Link } from '@tanstack/react-router';
import { m } from '#words/messages.js';
import type { NavGroup } from '../screens.ts';
import { useCan, useMe } from '../session.tsx';
import { Brand } from './brand.tsx';
import { navigationOf } from './parts.ts';
import { useParts } from './parts-context.ts';

const GROUPS: Record<NavGroup, () => string> = {
  start: m.web_group_start,
  service: m.web_group_service,
  policy: m.web_group_policy,
  project: m.web_group_project,
  technology: m.web_group_technology,
  talent: m.web_group_talent,
  safeguard: m.web_group_safeguard,
  administration: m.web_group_administration,
};

/** 216 px at the left, grouped by the document's chapters, counts at the right. */
export function Navigation() {
  const { counts, organisation } = useMe();
  const groups = navigationOf(useParts().screens, useCan());
  return (
    <nav
      aria-label={m.web_navigation()}
      className="sticky top-0 flex h-screen w-[216px] shrink-0 flex-col overflow-y-auto border-r border-line bg-white px-2.5 pb-6 max-md:hidden"
    >
      <Link to="/" className="flex h-14 shrink-0 items-center px-1.5 no-underline">
        <Brand place={organisation?.name} />
      </Link>
      {groups.map(({ group, lines }) => (
        <div key={group} role="group" aria-label={GROUPS[group]()} className="mt-1">
          {group !== 'start' && <p className="m-0 px-2.5 pt-2 pb-1 text-note text-muted">{GROUPS[group]()}</p>}
          <ul className="m-0 list-none p-0">
            {lines.map(({ path, label, icon: Icon, countKey }) => (
              <li key={path}>
                <Link
                  to={path}
                  activeOptions={{ exact: path === '/', includeSearch: false }}
                  activeProps={{ className: 'bg-brand-tint font-bold text-brand-strong' }}
                  inactiveProps={{ className: 'text-ink hover:bg-head' }}
                  className="flex h-[30px] items-center gap-2.5 rounded-control px-2.5 no-underline"
                >
                  <Icon size={16} aria-hidden className="shrink-0" />
                  <span className="truncate">{label()}</span>
                  {countKey && counts[countKey] !== undefined && (
                    <span className="ml-auto text-note font-normal text-muted">{counts[countKey].toLocaleString()}</span>
                  )}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
