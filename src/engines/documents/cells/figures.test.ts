import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { moneyText, moneyUnit, readMoney } from './money.ts';
import type { MoneyUnit } from './money.ts';
import { readNumber } from './numbers.ts';
import { readShare, shareScale } from './share.ts';

describe('numbers', () => {
  test.each([
    ['1,234', 1234],
    ['１２３', 123],
    ['12,3456', 123456],
    [' 56 人', 56],
    ['3.5万人', 35000],
    ['-7', -7],
    [128, 128],
    ['0', 0],
  ])('%s is surely %d', (text, value) => {
    expect(readNumber(text)).toEqual({ value, certainty: 'sure' });
  });

  test.each([
    ['约300', 300, 'approximate'],
    ['200余人', 200, 'approximate'],
    ['300左右', 300, 'approximate'],
    ['50多家', 50, 'approximate'],
    ['不少于20', 20, 'at_least'],
    ['100以上', 100, 'at_least'],
    ['≤15', 15, 'at_most'],
    ['三十', 30, 'chinese_numeral'],
    ['2万余人', 20000, 'approximate'],
  ])('%s is likely %d', (text, value, note) => {
    expect(readNumber(text)).toEqual({ value, certainty: 'likely', note });
  });

  test.each(['', '—', '/', '-', '　', '…', null])('%j is blank, not zero', (text) => {
    expect(readNumber(text)).toEqual({ value: null, certainty: 'sure', note: 'blank' });
    expect(readMoney(text, { unit: '万元' })).toEqual({ value: null, certainty: 'sure', note: 'blank' });
  });

  test('a range keeps both ends and is for a person to settle', () => {
    for (const text of ['10–20', '10～20', '10-20', '10至20人']) {
      expect(readNumber(text)).toEqual({ value: 10, certainty: 'unsure', note: 'range', parts: [10, 20] });
    }
    expect(readNumber('20-10')).toMatchObject({ problem: 'range_backwards' });
  });

  test('words stay words', () => {
    expect(readNumber('面议')).toEqual({ value: null, certainty: 'sure', note: 'negotiable', text: '面议' });
    expect(readNumber('保密')).toMatchObject({ value: null, note: 'confidential' });
    expect(readNumber('见附件三')).toEqual({ problem: 'not_a_number', values: { text: '见附件三' } });
    expect(readNumber('12,34')).toMatchObject({ problem: 'not_a_number' });
    expect(readNumber('3台5套')).toMatchObject({ problem: 'not_a_number' });
    expect(readNumber('5吨', { unit: '家' })).toMatchObject({ value: 5 });
    expect(readNumber('5万元')).toMatchObject({ problem: 'other_unit' });
    expect(readNumber({ value: null, error: '#REF!' })).toEqual({ problem: 'cell_error', values: { error: '#REF!' } });
  });
});

describe('money', () => {
  test.each<[string | number, MoneyUnit | null, number]>([
    ['500', '万元', 500_000_000],
    [1234.56, '千元', 123_456_000],
    ['1.2亿元', null, 12_000_000_000],
    ['３００万', '万元', 300_000_000],
    ['1,200.50元', null, 120_050],
    [0.1 + 0.2, '元', 30],
    ['1亿2000万元', null, 12_000_000_000],
    ['¥88.8', '元', 8880],
  ])('%s under %s is %d 分', (cell, unit, fen) => {
    expect(readMoney(cell, { unit })).toEqual({ value: fen, certainty: 'sure' });
  });

  test('a cell that names another unit than its heading wins and says so', () => {
    expect(readMoney('500万元', { unit: '千元' })).toEqual({ value: 500_000_000, certainty: 'likely', note: 'other_unit' });
  });

  test('never guesses a unit or an exchange rate', () => {
    expect(readMoney('500')).toEqual({ problem: 'unit_missing', values: { text: '500' } });
    expect(readMoney(500)).toMatchObject({ problem: 'unit_missing' });
    expect(readMoney('500万美元', { unit: '万元' })).toEqual({
      problem: 'foreign_currency',
      values: { text: '500万美元', currency: 'USD' },
    });
    expect(readMoney('$30,000', { unit: '万元' })).toMatchObject({ problem: 'foreign_currency' });
    expect(readMoney('9'.repeat(16), { unit: '万元' })).toMatchObject({ problem: 'amount_too_large' });
    expect(readMoney('0.123456', { unit: '元' })).toEqual({ value: 12, certainty: 'likely', note: 'rounded_to_fen' });
  });

  test('ranges and softened amounts', () => {
    expect(readMoney('10–20', { unit: '万元' })).toEqual({
      value: 10_000_000,
      certainty: 'unsure',
      note: 'range',
      parts: [10_000_000, 20_000_000],
    });
    expect(readMoney('约50万元')).toEqual({ value: 50_000_000, certainty: 'likely', note: 'approximate' });
    expect(readMoney('面议', { unit: '万元' })).toMatchObject({ value: null, text: '面议' });
  });

  test('units by their other names', () => {
    expect(moneyUnit('萬元')).toBe('万元');
    expect(moneyUnit('万')).toBe('万元');
    expect(moneyUnit('人')).toBeNull();
  });

  test('what is written in a unit reads back to the same 分', () => {
    const units: readonly MoneyUnit[] = ['元', '千元', '万元', '亿元'];
    fc.assert(
      fc.property(fc.integer({ min: -1e14, max: 1e14 }), fc.constantFrom(...units), fc.boolean(), (fen, unit, isNamed) => {
        const text = moneyText(fen, unit);
        const outcome = isNamed ? readMoney(text + unit) : readMoney(text, { unit });
        expect(outcome).toEqual({ value: fen, certainty: 'sure' });
      }),
    );
  });
});

describe('shares', () => {
  test('a percent sign is plain; a bare figure takes its meaning from the column', () => {
    expect(readShare('63%')).toEqual({ value: 0.63, certainty: 'sure' });
    expect(readShare('６３．５％')).toEqual({ value: 0.635, certainty: 'sure' });
    expect(readShare('百分之六十三')).toEqual({ value: 0.63, certainty: 'sure' });
    expect(readShare(0.63, { scale: 'fraction' })).toEqual({ value: 0.63, certainty: 'likely', note: 'fraction' });
    expect(readShare(63)).toEqual({ value: 0.63, certainty: 'likely', note: 'percent_without_sign' });
    expect(readShare('0.63', { scale: 'mixed' })).toMatchObject({ certainty: 'unsure' });
    expect(readShare(1)).toMatchObject({ certainty: 'unsure', note: 'fraction_or_percent' });
  });

  test('out of range, unless it is a growth rate', () => {
    expect(readShare('163%')).toMatchObject({ problem: 'share_out_of_range' });
    expect(readShare('-12.5%', { isGrowth: true })).toEqual({ value: -0.125, certainty: 'sure' });
    expect(readShare('过半')).toMatchObject({ problem: 'not_a_share' });
  });

  test('scale of a column', () => {
    expect(shareScale([0.63, '63%', '', 0.5])).toBe('fraction');
    expect(shareScale([63, '71'])).toBe('percent');
    expect(shareScale([0.63, 71])).toBe('mixed');
    expect(shareScale(['63%', null])).toBe('unknown');
  });
});
