import { CSPProvider } from '@base-ui/react/csp-provider';
import { QueryClientProvider, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Navigate,
  RouterProvider,
  type ErrorComponentProps,
} from '@tanstack/react-router';
import { lazy, StrictMode, Suspense, useEffect, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { meShape, sessionRoutes, type Me } from '#shared/me.ts';
import { call, ClientRefusal, whenSignedOut } from './client.ts';
import { speakChecks } from './form/checks.ts';
import { createQueries } from './query.ts';
import type { Screen, WorkspaceModule } from './screens.ts';
import { MeContext, useCan, useMe } from './session.tsx';
import { collect, type Parts } from './shell/parts.ts';
import { PartsContext } from './shell/parts-context.ts';
import { Shell } from './shell/shell.tsx';
import { Failed, Forbidden, NotFound } from './pages/not-here.tsx';
import { ErrorState, Skeleton } from './states.tsx';

/** Everything of the workspace is below this address; `/` is the public site. */
export const WORKSPACE = '/workspace';

const SignIn = lazy(() => import('./pages/sign-in.tsx'));
const ChangePassword = lazy(() => import('./pages/change-password.tsx'));
const FirstAdministrator = lazy(() => import('./pages/first-administrator.tsx'));

/** Starts the workspace in the browser with the screens of these modules. */
export function start(modules: readonly WorkspaceModule[]): void {
  const place = document.querySelector('#workspace');
  if (!place) throw new Error('The page has no #workspace');
  speakChecks();
  const parts = collect(modules);
  const router = routerOf(parts);
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={createQueries()}>
        <CSPProvider disableStyleElements>
          <PartsContext value={parts}>
            <Entrance>
              <RouterProvider router={router} />
            </Entrance>
          </PartsContext>
        </CSPProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
}

/** Asks who is signed in; the address stays while signing in, and while a session is renewed. */
function Entrance({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  const { data, error, isPending, refetch } = useQuery<Me, ClientRefusal>({
    queryKey: ['me'],
    queryFn: ({ signal }) => call(sessionRoutes.me, {}, { signal }),
    staleTime: 60_000,
  });
  useEffect(() => {
    whenSignedOut(() => {
      // Asking who is signed in is refused too when nobody is: only one who was in has to be shown out.
      if (queries.getQueryData(['me'])) void queries.resetQueries({ queryKey: ['me'] });
    });
  }, [queries]);
  const enter = (me: Me) => {
    queries.clear();
    queries.setQueryData(['me'], meShape.parse(me));
    void refetch();
  };
  if (isPending) return <Skeleton />;
  const Page = error?.code === 'sessions.first_administrator_wanted' ? FirstAdministrator : error?.status === 401 ? SignIn : null;
  if (Page) {
    return (
      <Suspense>
        <Page onIn={enter} />
      </Suspense>
    );
  }
  if (data?.mustChangePassword) {
    return (
      <Suspense>
        <ChangePassword onDone={() => void refetch()} />
      </Suspense>
    );
  }
  return data ? <MeContext value={data}>{children}</MeContext> : <ErrorState error={error} retry={() => void refetch()} />;
}

function routerOf({ screens }: Parts) {
  const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });
  const children = screens.map((screen) => createRoute({ getParentRoute: () => root, path: screen.path, component: guarded(screen) }));
  return createRouter({
    routeTree: root.addChildren(children),
    basepath: WORKSPACE,
    defaultPreload: 'intent',
    defaultErrorComponent: ({ error, reset }: ErrorComponentProps) => <Failed error={error} reset={reset} />,
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (search) => {
      const text = new URLSearchParams(
        Object.entries(search).flatMap(([key, value]) => (value === undefined || value === '' ? [] : [[key, String(value)]])),
      ).toString();
      return text ? `?${text}` : '';
    },
    scrollRestoration: true,
  });
}

/** A one-time password has to be changed before anything else: only one's own page opens. */
const OWN_PAGE = '/me';

function guarded({ path, load, ability }: Screen) {
  const Lazy = lazyRouteComponent(load);
  const Guarded = () => {
    const can = useCan();
    if (useMe().mustChangePassword && path !== OWN_PAGE) return <Navigate to={OWN_PAGE} replace />;
    return can(ability) ? <Lazy /> : <Forbidden />;
  };
  Guarded.preload = Lazy.preload;
  return Guarded;
}
