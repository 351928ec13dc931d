import type { FigureStatus, Period } from './contract/facts.ts';

/** What the rule looks at. `position` is the order of saying. */
export type Sayable = {
  readonly kind: string;
  readonly year: number | null;
  readonly period: Period;
  readonly asOf: string;
  readonly position: number;
  readonly status: FigureStatus;
  readonly retractedAt: Date | null;
};

export type Counted<T> = {
  /** Of the latest day, and of those the last said. */
  readonly current: T;
  /** A confirmed figure never hides the reported one, nor the other way round: whichever is not current stands beside. */
  readonly beside: T | null;
  /** How often it was said, retracted ones included. */
  readonly versions: number;
};

/** What counts now, by kind, year and period, of everything that was ever said of one enterprise. */
export function countedFacts<T extends Sayable>(said: readonly T[]): Counted<T>[] {
  const groups = new Map<string, T[]>();
  for (const fact of said) {
    const key = `${fact.kind} ${fact.year} ${fact.period}`;
    groups.set(key, [...(groups.get(key) ?? []), fact]);
  }
  return [...groups.values()].flatMap((group) => {
    const standing = group.filter((fact) => fact.retractedAt === null);
    const current = latestOf(standing);
    if (!current) return [];
    const isConfirmed = current.status === 'confirmed';
    const beside = latestOf(standing.filter((fact) => (fact.status === 'confirmed') !== isConfirmed));
    return [{ current, beside, versions: group.length }];
  });
}

function latestOf<T extends Sayable>(facts: readonly T[]): T | null {
  return facts.reduce<T | null>((latest, fact) => (latest && !isLater(fact, latest) ? latest : fact), null);
}

const isLater = (a: Sayable, b: Sayable) => (a.asOf === b.asOf ? a.position > b.position : a.asOf > b.asOf);
