import { useEffect, useState, type ReactNode } from 'react';
import { m } from '#words/messages.js';
import { Button } from './button.tsx';
import { ClientRefusal } from './client.ts';

/** Why nothing is here, and the one thing to do. */
export function EmptyState({ why, action }: { why: string; action?: ReactNode }) {
  return (
    <div className="flex flex-col items-center gap-3 px-6 py-12 text-center">
      <p className="m-0 max-w-[36em] text-body text-muted">{why}</p>
      {action}
    </div>
  );
}

/** What failed, what to do, and the number to name when asking for help. What was typed stays. */
export function ErrorState({ error, retry }: { error: unknown; retry?: () => void }) {
  const refusal = error instanceof ClientRefusal ? error : null;
  return (
    <div role="alert" className="flex flex-col items-start gap-2 rounded-control border border-late bg-late-tint px-4 py-3 text-body">
      <p className="m-0 text-late">{refusal?.message ?? m.web_fault_here()}</p>
      {refusal?.requestId && refusal.status >= 500 && (
        <p className="m-0 text-note text-muted">{m.web_fault_number({ number: refusal.requestId })}</p>
      )}
      {retry && (
        <Button size="small" onClick={retry}>
          {m.web_try_again()}
        </Button>
      )}
    </div>
  );
}

/** True 200 ms after `isWaiting` began: what is quick never flickers. */
export function useLate(isWaiting: boolean): boolean {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setTimeout(() => setLate(true), 200);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [isWaiting]);
  return isWaiting && isLate;
}

/** Grey bars in the final layout; nothing before 200 ms have passed. */
export function Skeleton({ lines = 6 }: { lines?: number }) {
  const isLate = useLate(true);
  return (
    <div aria-busy="true" aria-label={m.web_loading()} role="status" className="flex min-h-24 flex-col gap-3 p-4">
      {isLate &&
        Array.from({ length: lines }, (_, i) => (
          <div key={i} className="h-4 animate-pulse rounded-chip bg-lane" style={{ width: `${92 - ((i * 13) % 40)}%` }} />
        ))}
    </div>
  );
}
