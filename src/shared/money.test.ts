import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toFen, wanText, yuanText } from './money.ts';

describe('money', () => {
  it('reads a decimal in any unit exactly, and refuses what is finer than a 分', () => {
    expect(toFen('1.5', '万元')).toBe(1_500_000);
    expect(toFen('1,234.56', '元')).toBe(123_456);
    expect(toFen('0.12345678', '亿元')).toBe(1_234_567_800);
    expect(toFen('-3', '千元')).toBe(-300_000);
    expect(toFen('0.001', '元')).toBeNull();
    expect(toFen('1e3', '元')).toBeNull();
    expect(toFen('9999999999999999', '亿元')).toBeNull();
  });
  it('gives back in yuan what it was given, for every amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9e14, max: 9e14 }), (fen) => {
        expect(toFen(yuanText(fen), '元')).toBe(fen === 0 ? 0 : fen);
      }),
    );
  });
  it('shows 万元 with one decimal, halves away from zero, never minus nothing', () => {
    expect(wanText(1_261_900_000)).toBe('1,261.9');
    expect(wanText(50_000)).toBe('0.1');
    expect(wanText(-50_000)).toBe('-0.1');
    expect(wanText(-1)).toBe('0.0');
  });
});
