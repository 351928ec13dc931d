import { Progress as Base } from '@base-ui/react/progress';
import { m } from '#words/messages.js';

/** Long work. `done` of `total` steps, `total` null while it is not known; it goes on when the page is closed and says so. */
export function Progress({ label, done, total }: { label: string; done: number; total: number | null }) {
  const share = total ? Math.min(100, Math.round((done / total) * 100)) : null;
  return (
    <Base.Root value={share} className="flex flex-col gap-1.5">
      <div className="flex justify-between gap-3 text-table">
        <Base.Label>{label}</Base.Label>
        <span className="text-muted">{total === null ? m.web_progress_done({ done }) : m.web_progress_of({ done, total })}</span>
      </div>
      <Base.Track className="h-1.5 overflow-hidden rounded-full bg-lane">
        <Base.Indicator className={`block h-full bg-brand ${share === null ? 'w-1/3 animate-pulse' : ''}`} />
      </Base.Track>
      <p className="m-0 text-note text-muted">{m.web_progress_goes_on()}</p>
    </Base.Root>
  );
}
