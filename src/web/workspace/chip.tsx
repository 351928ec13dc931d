import type { ReactNode } from 'react';

export type Tone = 'done' | 'watch' | 'late' | 'progress' | 'estimate' | 'waiting';

const TONES: Record<Tone, string> = {
  done: 'bg-done-tint text-done',
  watch: 'bg-watch-tint text-watch',
  late: 'bg-late-tint text-late',
  progress: 'bg-brand-tint text-brand-strong',
  estimate: 'bg-estimate-tint text-estimate',
  waiting: 'bg-waiting-tint text-waiting',
};

/** A state: dot and word. A `tag` (冻结, 预计) has no dot. At most three beside a title. */
export function Chip({ tone, tag = false, children }: { tone: Tone; tag?: boolean; children: ReactNode }) {
  return (
    <span className={`inline-flex h-5 items-center gap-1 rounded-chip px-1.5 text-note whitespace-nowrap ${TONES[tone]}`}>
      {!tag && <span aria-hidden className="size-[5px] rounded-full bg-[currentColor]" />}
      {children}
    </span>
  );
}
