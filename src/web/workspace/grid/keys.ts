import type { KeyboardEvent } from 'react';

/** Where the focus goes from row `index` of `count`; null when the key is not for moving. */
export function nextRow(key: string, index: number, count: number): number | null {
  const steps: Record<string, number> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: index + 10,
    PageUp: index - 10,
    Home: 0,
    End: count - 1,
  };
  const wanted = steps[key];
  return wanted === undefined ? null : Math.max(0, Math.min(count - 1, wanted));
}

/** Arrows, Home and End move between rows (scrolling to those not drawn), Enter opens, Space selects. */
export function moveFocus(event: KeyboardEvent<HTMLElement>, count: number, scrollTo: (index: number) => void): void {
  const target = event.target as HTMLElement;
  const row = target.closest<HTMLElement>('[data-row]');
  if (!row || target !== row) return;
  const frame = event.currentTarget;
  const next = nextRow(event.key, Number(row.dataset['row']), count);
  if (next !== null) {
    scrollTo(next);
    requestAnimationFrame(() => frame.querySelector<HTMLElement>(`[data-row="${next}"]`)?.focus());
  } else if (event.key === 'Enter') row.querySelector<HTMLElement>('[data-open]')?.click();
  else if (event.key === ' ') row.querySelector<HTMLElement>('[data-select]')?.click();
  else return;
  event.preventDefault();
}
