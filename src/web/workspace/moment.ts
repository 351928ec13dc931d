/** A moment as tables show it, in China's time: 2026-11-23 09:30. */
export function momentOf(instant: string): string {
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' });
  return parts.format(new Date(instant));
}
