import { Link } from '@tanstack/react-router';
import { Bell, Search } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { m } from '#words/messages.js';
import { useMe } from '../session.tsx';
import { Brand } from './brand.tsx';
import { LanguageSwitch } from './language.tsx';

const OpenedMenu = lazy(() => import('./person-menu.tsx'));

const MOST_SHOWN = 99;

/** 56 high: search, language, notices, person; on a phone 52 with the mark. */
export function TopBar({ onSearch }: { onSearch: () => void }) {
  const { counts } = useMe();
  const notices = counts['notices'] ?? 0;
  return (
    <header
      data-print="hidden"
      className="sticky top-0 z-20 flex h-14 items-center gap-3 border-b border-line bg-white px-6 max-md:h-[52px] max-md:px-4"
    >
      <Link to="/" className="no-underline md:hidden">
        <Brand />
      </Link>
      <button
        type="button"
        onClick={onSearch}
        className="flex h-[34px] w-[380px] items-center gap-2.5 rounded-control border border-line bg-canvas px-3 text-muted max-md:hidden"
      >
        <Search size={16} aria-hidden className="shrink-0" />
        <span className="truncate">{m.web_search_hint()}</span>
        <kbd className="ml-auto shrink-0 whitespace-nowrap rounded-chip border border-edge bg-white px-1.5 font-sans text-floor">
          Ctrl K
        </kbd>
      </button>
      <div className="ml-auto flex items-center gap-2">
        <span className="max-md:hidden">
          <LanguageSwitch />
        </span>
        <Link
          to="/notices"
          aria-label={m.web_notices({ count: notices })}
          className="relative inline-flex size-9 items-center justify-center rounded-control text-ink hover:bg-head max-md:size-11"
        >
          <Bell size={18} aria-hidden />
          {notices > 0 && (
            <span
              aria-hidden
              className="absolute top-0.5 right-0 min-w-4 rounded-full border border-white bg-late px-1 text-center text-floor leading-4 text-white"
            >
              {notices > MOST_SHOWN ? `${MOST_SHOWN}+` : notices}
            </span>
          )}
        </Link>
        <PersonMenu />
      </div>
    </header>
  );
}

/** The menu itself is fetched when first asked for; until then the button stands in its place. */
function PersonMenu() {
  const { person, organisation } = useMe();
  const [isWanted, setWanted] = useState(false);
  const face = (
    <>
      <span aria-hidden className="inline-flex size-7 items-center justify-center rounded-full bg-brand text-table text-white">
        {[...person.name][0]}
      </span>
      <span className="max-md:sr-only">{person.name}</span>
      {organisation && <span className="max-w-40 truncate text-muted max-lg:hidden">{organisation.name}</span>}
    </>
  );
  const waiting = (
    <button type="button" aria-haspopup="menu" onClick={() => setWanted(true)} className={BUTTON}>
      {face}
    </button>
  );
  return isWanted ? (
    <Suspense fallback={waiting}>
      <OpenedMenu className={BUTTON}>{face}</OpenedMenu>
    </Suspense>
  ) : (
    waiting
  );
}

const BUTTON = 'flex h-9 items-center gap-2 rounded-control px-1 hover:bg-head max-md:h-11';
