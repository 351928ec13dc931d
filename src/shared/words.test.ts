import { expect, test } from 'vitest';
import { m } from '#words/messages.js';
import { isLocale, localeFor, refusalKey, say, saySafe } from './words.ts';

test('a key known at run time is said in the language asked for', () => {
  expect(say('web_close', {}, 'zh-CN')).toBe('关闭');
  expect(say('web_close', {}, 'zh-TW')).toBe('關閉');
  expect(say('web_close', {}, 'en')).toBe('Close');
  expect(m.web_close({}, { locale: 'en' })).toBe('Close');
});

test('a missing key is a fault, unless something stands in for it', () => {
  expect(() => say('code_nothing_here')).toThrow('code_nothing_here');
  expect(saySafe('code_nothing_here', '河滨园')).toBe('河滨园');
  expect(saySafe('web_close', '—', {}, 'en')).toBe('Close');
});

test('the browser’s wish is met as well as three languages can', () => {
  expect(localeFor('zh-HK,zh;q=0.9')).toBe('zh-TW');
  expect(localeFor('zh-CN,en;q=0.8')).toBe('zh-CN');
  expect(localeFor('fr-FR,en-GB;q=0.7')).toBe('en');
  expect(localeFor('')).toBe('zh-CN');
  expect(isLocale('zh-CN')).toBe(true);
  expect(isLocale('fr')).toBe(false);
});

test('a refusal’s code names its sentence', () => {
  expect(refusalKey('parties.code_taken')).toBe('refusal_parties_code_taken');
});
