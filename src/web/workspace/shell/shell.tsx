import { Outlet, useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { m } from '#words/messages.js';
import { Skeleton } from '../states.tsx';
import { listenForToasts } from '../toast.ts';
import { BottomBar } from './bottom-bar.tsx';
import { Navigation } from './navigation.tsx';
import { TopBar } from './top-bar.tsx';

const CommandPalette = lazy(() => import('./command-palette.tsx'));
const Toasts = lazy(() => import('./toasts.tsx'));

/** The frame around every screen. */
export function Shell() {
  const [isSearching, setSearching] = useState(false);
  const [hasToasts, setToasts] = useState(false);
  const { pathname } = useLocation();
  useEffect(() => listenForToasts(() => setToasts(true)), []);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      setSearching(true);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
  useEffect(() => setSearching(false), [pathname]);
  return (
    <div data-print="page" className="flex min-h-screen">
      <a
        href="#content"
        className="sr-only z-50 rounded-control bg-brand px-3 py-2 text-white focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
      >
        {m.web_skip_to_content()}
      </a>
      <Navigation />
      <div className="flex min-w-0 flex-1 flex-col">
        <TopBar onSearch={() => setSearching(true)} />
        <main id="content" tabIndex={-1} data-print="page" className="min-w-0 flex-1 p-6 pt-5 outline-none max-md:p-4 max-md:pb-24">
          <Suspense fallback={<Skeleton />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <BottomBar onSearch={() => setSearching(true)} />
      <Suspense>
        {isSearching && <CommandPalette onClose={() => setSearching(false)} />}
        {hasToasts && <Toasts />}
      </Suspense>
    </div>
  );
}
