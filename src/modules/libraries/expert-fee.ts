import scale from '../../../content/codes/expert-fees.json' with { type: 'json' };
import type { Fee, FeeAsked } from './contract/expert-fees.ts';

const part = (fen: number, percent: number) => Math.round((fen * percent) / 100);

/**
 * The bounds of a consultation fee by the scale (财科教〔2017〕128号), after tax, in 分: by title and renown, for days
 * whole and half, the days from the third at their share; by correspondence a share of a day's for each piece.
 */
export function feeOf(asked: FeeAsked): Fee {
  const category = asked.level === 'senior' || asked.level === 'deputy_senior' ? 'senior' : 'other';
  const rate = scale.rates.find((one) => one.category === category);
  if (!rate) throw new Error(`the scale has no ${category}`);
  const more = asked.renown === 'none' ? 100 : 100 + scale.renownedMorePercent.value;
  const day = { low: part(rate.lowFen, more), high: part(rate.highFen, more) };
  const isByLetter = asked.form === 'correspondence';
  const lowFen = isByLetter ? part(day.low, scale.correspondencePercent.low) : forDays(day.low, asked.halfDays);
  const highFen = isByLetter ? part(day.high, scale.correspondencePercent.high) : forDays(day.high, asked.halfDays);
  const isOdd = asked.halfDays % 2 === 1;
  const isLong = asked.halfDays > scale.fullDays * 2;
  const parts = [
    rate.checked,
    asked.renown === 'none' || scale.renownedMorePercent.checked,
    isByLetter
      ? scale.correspondencePercent.checked
      : (!isOdd || scale.halfDayPercent.checked) && (!isLong || scale.laterDaysPercent.checked),
  ];
  return {
    lowFen,
    highFen,
    lowTaxFen: withheldOn(lowFen),
    highTaxFen: withheldOn(highFen),
    basis: { ...asked, source: scale.source, category, isChecked: parts.every(Boolean) },
  };
}

/** Two days at the full rate, those after at their share; a half day at its share of the day it belongs to. */
function forDays(dayFen: number, halfDays: number): number {
  const whole = Math.floor(halfDays / 2);
  const full = Math.min(whole, scale.fullDays);
  const later = whole - full;
  const laterFen = part(dayFen, scale.laterDaysPercent.value);
  const half = halfDays % 2 === 1 ? part(whole >= scale.fullDays ? laterFen : dayFen, scale.halfDayPercent.value) : 0;
  return full * dayFen + later * laterFen + half;
}

/** Yuan after tax up to which a bracket reaches, and how the gross follows from it: `(net - less) / keep`. */
const BRACKETS = [
  { upToFen: 80_000, lessFen: 0, keep: 1 },
  { upToFen: 336_000, lessFen: 16_000, keep: 0.8 },
  { upToFen: 2_100_000, lessFen: 0, keep: 0.84 },
  { upToFen: 4_950_000, lessFen: 200_000, keep: 0.76 },
  { upToFen: Number.POSITIVE_INFINITY, lessFen: 700_000, keep: 0.68 },
] as const;

/** What the payer withholds as income tax on remuneration for labour, so that this much is left after tax; 分. */
export function withheldOn(netFen: number): number {
  const bracket = BRACKETS.find(({ upToFen }) => netFen <= upToFen) ?? BRACKETS[4];
  return Math.round((netFen - bracket.lessFen) / bracket.keep) - netFen;
}
