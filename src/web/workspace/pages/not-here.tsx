import { m } from '#words/messages.js';
import { ButtonLink } from '../button.tsx';
import { PageTitle } from '../page-title.tsx';
import { EmptyState, ErrorState } from '../states.tsx';

export function NotFound() {
  return (
    <>
      <PageTitle title={m.web_not_found_title()} />
      <EmptyState why={m.web_not_found()} action={<ButtonLink to="/">{m.web_to_overview()}</ButtonLink>} />
    </>
  );
}

export function Forbidden() {
  return (
    <>
      <PageTitle title={m.web_forbidden_title()} />
      <EmptyState why={m.web_forbidden()} action={<ButtonLink to="/">{m.web_to_overview()}</ButtonLink>} />
    </>
  );
}

/** A screen that failed; the rest of the workspace stands. */
export function Failed({ error, reset }: { error: unknown; reset: () => void }) {
  return (
    <>
      <PageTitle title={m.web_failed_title()} />
      <ErrorState error={error} retry={reset} />
    </>
  );
}
