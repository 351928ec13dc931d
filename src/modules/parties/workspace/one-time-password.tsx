import { m } from '#words/messages.js';

/** Shown this once, to be handed over in person. */
export function OneTimePassword({ name, username, password }: { name: string; username: string; password: string }) {
  return (
    <div role="status" className="rounded-control border border-brand-edge bg-brand-tint p-4">
      <p className="m-0 text-table text-muted">{m.parties_one_time_for({ name, username })}</p>
      <p className="m-0 my-2 font-mono text-title font-bold tracking-wide select-all">{password}</p>
      <p className="m-0 text-note text-muted">{m.parties_one_time_note()}</p>
    </div>
  );
}
