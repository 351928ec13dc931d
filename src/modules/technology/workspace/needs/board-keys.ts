import type { KeyboardEvent } from 'react';

const CARD = '[data-card]';

/** Arrow keys walk over the cards: up and down in a column, left and right to the card beside. */
export function moveFocus(board: HTMLElement | null, event: KeyboardEvent): void {
  if (!board || event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return;
  const now = (event.target as HTMLElement).closest<HTMLElement>(CARD);
  if (!now) return;
  const columns = [...board.querySelectorAll<HTMLElement>('[data-column]')].map((column) => [
    ...column.querySelectorAll<HTMLElement>(CARD),
  ]);
  const filled = columns.filter((cards) => cards.length > 0);
  const x = filled.findIndex((cards) => cards.includes(now));
  const y = filled[x]?.indexOf(now) ?? -1;
  const next = nextCard(filled, event.key, x, y);
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

function nextCard(columns: readonly (readonly HTMLElement[])[], key: string, x: number, y: number): HTMLElement | undefined {
  const beside = (column: readonly HTMLElement[] | undefined) => column?.[Math.min(y, column.length - 1)];
  if (key === 'ArrowDown') return columns[x]?.[y + 1];
  if (key === 'ArrowUp') return columns[x]?.[y - 1];
  if (key === 'ArrowRight') return beside(columns[x + 1]);
  return key === 'ArrowLeft' ? beside(columns[x - 1]) : undefined;
}
