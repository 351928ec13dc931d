import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countedFacts, type Sayable } from './fact-current.ts';

const fact = fc.record({
  kind: fc.constantFrom('headcount', 'sales_income'),
  year: fc.constantFrom(2024, 2025, null),
  period: fc.constantFrom('year' as const, 'none' as const),
  asOf: fc.constantFrom('2024-12-31', '2025-06-30', '2025-12-31'),
  status: fc.constantFrom('actual' as const, 'estimated' as const, 'confirmed' as const),
  retractedAt: fc.constantFrom(null, null, new Date('2026-01-01T00:00:00Z')),
});
const said = fc.array(fact, { maxLength: 30 }).map((facts): Sayable[] => facts.map((one, position) => ({ ...one, position })));
const keyOf = (one: Sayable) => [one.kind, one.year, one.period].join(' ');

describe('what counts now', () => {
  it('is one fact a kind, year and period, never retracted, and none standing is later', () => {
    fc.assert(
      fc.property(said, (facts) => {
        const counted = countedFacts(facts);
        const standing = facts.filter((one) => !one.retractedAt);
        expect(new Set(counted.map(({ current }) => keyOf(current))).size).toBe(counted.length);
        expect(new Set(counted.map(({ current }) => keyOf(current)))).toEqual(new Set(standing.map(keyOf)));
        for (const { current } of counted) {
          const rivals = standing.filter((one) => keyOf(one) === keyOf(current) && one !== current);
          expect(rivals.every((one) => one.asOf < current.asOf || (one.asOf === current.asOf && one.position < current.position))).toBe(
            true,
          );
        }
      }),
    );
  });
  it('does not depend on the order in which rows are read', () => {
    fc.assert(
      fc.property(said, fc.infiniteStream(fc.nat()), (facts, numbers) => {
        const shuffled = facts
          .map((one) => ({ one, by: numbers.next().value }))
          .sort((a, b) => a.by - b.by)
          .map(({ one }) => one);
        const currents = (rows: readonly Sayable[]) =>
          countedFacts(rows)
            .map(({ current, beside }) => [current.position, beside?.position])
            .sort();
        expect(currents(shuffled)).toEqual(currents(facts));
      }),
    );
  });
  it('retracting the last said brings back what counted before it was said', () => {
    fc.assert(
      fc.property(said, fact, (facts, last) => {
        const more = [...facts, { ...last, position: facts.length, retractedAt: new Date('2026-02-01T00:00:00Z') }];
        expect(countedFacts(more).map(({ current }) => current)).toEqual(countedFacts(facts).map(({ current }) => current));
      }),
    );
  });
  it('a confirmed figure and a reported one never hide each other', () => {
    fc.assert(
      fc.property(said, (facts) => {
        for (const { current, beside } of countedFacts(facts)) {
          const others = facts.filter(
            (one) => !one.retractedAt && keyOf(one) === keyOf(current) && (one.status === 'confirmed') !== (current.status === 'confirmed'),
          );
          expect(beside !== null).toBe(others.length > 0);
        }
      }),
    );
  });
});
