/** Yuan figures are kept as integer 分. These turn them into what a table shows, and back. */
export const FEN_PER_YUAN = 100;
export const FEN_PER_WAN = 1_000_000;

/** 分 to 万元 with one decimal and thousands separators: 126190000 → `126.2`. Halves round away from zero. */
export function wanText(fen: number, decimals = 1): string {
  const scale = 10 ** decimals;
  const rounded = (Math.sign(fen) * Math.round((Math.abs(fen) * scale) / FEN_PER_WAN)) / scale;
  return (Object.is(rounded, -0) ? 0 : rounded).toLocaleString('en-US', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
}

/** 分 to yuan, exact: 126190050 → `1,261,900.50`. */
export function yuanText(fen: number): string {
  const whole = Math.trunc(Math.abs(fen) / FEN_PER_YUAN).toLocaleString('en-US');
  const cents = String(Math.abs(fen) % FEN_PER_YUAN).padStart(2, '0');
  return `${fen < 0 ? '-' : ''}${whole}.${cents}`;
}

/** A decimal text in a unit to 分, exactly; null when it is not a plain number or finer than a 分. */
export function toFen(text: string, unit: '元' | '千元' | '万元' | '亿元'): number | null {
  const match = /^(-?)(\d{1,15})(?:\.(\d{1,10}))?$/.exec(text.replaceAll(',', '').trim());
  if (!match) return null;
  const power = { 元: 2, 千元: 5, 万元: 6, 亿元: 10 }[unit];
  const decimals = (match[3] ?? '').padEnd(power, '0');
  if (decimals.slice(power).replaceAll('0', '') !== '') return null;
  const fen = Number(`${match[2]}${decimals.slice(0, power)}`);
  if (!Number.isSafeInteger(fen)) return null;
  return match[1] ? -fen : fen;
}
