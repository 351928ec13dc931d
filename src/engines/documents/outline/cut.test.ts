import { readFileSync } from 'node:fs';

import * as OpenCC from 'opencc-js';
import { describe, expect, test } from 'vitest';

import { cutDocument } from './cut.ts';

const simplified = readFileSync(new URL('../../../../test/fixtures/policy-document.txt', import.meta.url), 'utf8');
const traditional = OpenCC.Converter({ from: 'cn', to: 'tw' })(simplified);

const measures = (source: string) =>
  cutDocument(source).chapters.flatMap((chapter) => chapter.articles.map((article) => article.measures.length));

describe.each([
  ['simplified', simplified],
  ['traditional', traditional],
  ['ASCII brackets and commas', simplified.replaceAll('（', '(').replaceAll('）', ')').replaceAll('，', ',')],
  ['lines ending in CR LF', simplified.replaceAll('\n', '\r\n')],
])('%s', (_, source) => {
  test('3 chapters, 11 articles, 17 measures', () => {
    const { chapters } = cutDocument(source);
    expect(chapters.map((chapter) => chapter.articles.length)).toEqual([2, 5, 4]);
    expect(chapters.flatMap((chapter) => chapter.articles.map((article) => article.number))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(measures(source)).toEqual([0, 0, 6, 3, 3, 3, 2, 0, 0, 0, 0]);
  });

  test('every piece stands in the text where it says', () => {
    const outline = cutDocument(source);
    const pieces = [
      outline.title,
      outline.addressee,
      outline.preamble,
      ...outline.closing,
      ...outline.stripped,
      ...outline.chapters,
      ...outline.chapters.flatMap((chapter) => chapter.articles),
      ...outline.chapters.flatMap((chapter) => chapter.articles.flatMap((article) => article.measures)),
    ];
    for (const piece of pieces) expect(piece?.text).toBe(source.slice(piece?.start, piece?.end));
    expect(pieces).not.toContain(null);
  });
});

test('title, addressee, preamble, closing; the web page around it is left out', () => {
  const outline = cutDocument(simplified);
  expect(outline.title?.text).toBe('靖朔市关于推动科技服务走进高新区的意见');
  expect(outline.addressee?.text).toBe('各县区人民政府，市政府各工作部门，靖朔高新区、北塬工业园管委会：');
  expect(outline.preamble?.text).toMatch(/^为了让企业.*以下意见。$/);
  expect(outline.closing.map((line) => line.text)).toEqual(['靖朔市人民政府办公室', '2025年2月14日']);
  expect(outline.stripped).toHaveLength(3);
  expect(outline.chapters[2]?.articles[3]?.text).toMatch(/点名通报。$/);
});

test('a measure has its mark, a short title and its whole text', () => {
  const articles = cutDocument(simplified).chapters[1]?.articles ?? [];
  expect(articles[0]).toMatchObject({ mark: '（三）', title: '推进服务入园' });
  expect(articles[0]?.measures[3]).toMatchObject({ number: 4, mark: '四是', title: '设立生产力促进中心工作站' });
  expect(articles[0]?.measures[3]?.text).toMatch(/^四是设立.*代办申报。$/);
  expect(articles[4]?.measures.map(({ mark, title }) => [mark, title])).toEqual([
    ['首先', '要把用好人才放在首位'],
    ['其次', '要创新引才方式'],
  ]);
});

test('a numeral out of order belongs to its sentence; one mark alone is no enumeration', () => {
  const cut = (body: string) => measures(`一、总则\n（一）${body}`)[0];
  expect(cut('目标。三是个好数字。一是做好甲。二是做好乙。')).toBe(2);
  expect(cut('关键。一是要快。其余再议。')).toBe(0);
  expect(cut('要求。一要早，二要细，三要实。')).toBe(3);
  expect(cut('路径。首先立项，其次招标，最后验收。')).toBe(3);
});

test('other shapes', () => {
  expect(cutDocument('').chapters).toEqual([]);
  expect(cutDocument('只有一段话，没有条目。')).toMatchObject({ title: null, chapters: [] });
  const articlesOnly = cutDocument('某意见\n（一）甲事。做好。\n（二）乙事。做好。');
  expect(articlesOnly.chapters).toMatchObject([{ number: 0, articles: [{ title: '甲事' }, { title: '乙事' }] }]);
  const statute = cutDocument('靖朔市园区条例\n靖政发〔2025〕8号\n第一章 总则\n第一条 为了甲，制定本条例。\n第二条 适用于乙。');
  expect(statute).toMatchObject({
    documentNumber: { text: '靖政发〔2025〕8号' },
    chapters: [{ title: '总则', articles: [{ mark: '第一条' }, { number: 2 }] }],
  });
});
