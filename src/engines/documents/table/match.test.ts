import { expect, test } from 'vitest';

import type { Column } from './head.ts';
import { foldHeading } from './heading.ts';
import { learnWord, matchColumns } from './match.ts';
import type { Synonym } from './match.ts';

const SYNONYMS: readonly Synonym[] = [
  { field: 'name', words: ['企业名称', '单位名称', '单位详细名称', '企业'], kind: 'text' },
  { field: 'code', words: ['统一社会信用代码', '信用代码'], kind: 'code' },
  { field: 'legal_person', words: ['法定代表人', '法人'], kind: 'text' },
  { field: 'phone', words: ['联系电话', '联系方式', '联系人及电话'], kind: 'phone' },
  { field: 'capital', words: ['注册资本', '注册资金'], units: ['元', '千元', '万元', '亿元'], kind: 'money' },
  { field: 'founded', words: ['成立时间', '成立日期'], kind: 'date' },
  { field: 'rd_spend', words: ['研发费用', '研发投入', 'R&D经费'], units: ['元', '千元', '万元'], kind: 'money' },
  { field: 'staff', words: ['职工总数', '从业人数', '期末从业人数'], units: ['人'], kind: 'number' },
  { field: 'st_staff', words: ['科技人员', '职工总数/其中科技人员'], units: ['人'], kind: 'number' },
  { field: 'ip_1', words: ['知识产权/Ⅰ类', '一类知识产权'], kind: 'number' },
  { field: 'ip_2', words: ['知识产权/Ⅱ类'], kind: 'number' },
  { field: 'budget', words: ['拟投入', '拟投入资金'], units: ['万元'], kind: 'money' },
];

const columns = (...headings: readonly (readonly [heading: string, unit?: string | null, year?: number])[]): Column[] =>
  headings.map(([heading, unit = null, year = null], index) => ({ index, heading, path: heading.split('/'), unit, year }));
const fields = (list: readonly Column[]) => matchColumns(list, SYNONYMS).map((one) => one.field);

test('exact, folded, contained, near', () => {
  const [exact, traditional, contained, near, none] = matchColumns(
    columns(['法定代表人'], ['統一社會信用代碼'], ['企业注册资本金(万元)', '万元'], ['成立时闻'], ['图片编号']),
    SYNONYMS,
  );
  expect(exact).toMatchObject({ field: 'legal_person', certainty: 1, reason: 'exact' });
  expect(traditional).toMatchObject({ field: 'code', reason: 'folded' });
  expect(contained).toMatchObject({ field: 'capital', reason: 'contained' });
  expect(near).toMatchObject({ field: 'founded', reason: 'near' });
  expect(none).toMatchObject({ field: null, certainty: 0, reason: 'none' });
  expect(contained?.certainty).toBeLessThan(0.85);
});

test('question numbers, hints, units, years and width do not matter', () => {
  for (const text of ['1、企业名称', '企业名称（必填）', '＊企業名稱', '（一）企业名称', 'Q1 企业名称【填空】', ' 企 业 名 称 ：'])
    expect(foldHeading(text)).toBe('企业名称');
  expect(foldHeading('3、合作方式【多选】')).toBe('合作方式');
  expect(foldHeading('研发费用（万元）')).toBe('研发费用');
  expect(foldHeading('2024年度研发费用')).toBe('研发费用');
  expect(foldHeading('Ｒ＆Ｄ经费')).toBe(foldHeading('R&D经费'));
});

test('two levels, any order, years', () => {
  const list = columns(
    ['知识产权/Ⅱ类'],
    ['研发费用(万元)/2024', '万元', 2024],
    ['职工总数/其中科技人员'],
    ['知识产权/Ⅰ类'],
    ['研发费用(万元)/2023', '万元', 2023],
    ['职工总数/总数'],
  );
  expect(fields(list)).toEqual(['ip_2', 'rd_spend', 'st_staff', 'ip_1', 'rd_spend', 'staff']);
});

test('a field is used once unless the columns carry years', () => {
  const matches = matchColumns(columns(['企业名称'], ['单位名称']), SYNONYMS);
  expect(matches.map((one) => one.field)).toEqual(['name', null]);
  expect(matches[1]?.candidates[0]).toMatchObject({ field: 'name' });
});

test('units and values raise or lower the certainty', () => {
  const [wrongUnit] = matchColumns(columns(['研发费用', '%']), SYNONYMS);
  expect(wrongUnit?.candidates[0]).toMatchObject({ field: 'rd_spend', doubts: ['unit'] });
  expect(wrongUnit?.certainty).toBeLessThan(0.85);
  const [wrongValues] = matchColumns(columns(['成立时间']), SYNONYMS, new Map([[0, ['景岚', '乔牧', '舒意']]]));
  expect(wrongValues?.candidates[0]).toMatchObject({ doubts: ['values'] });
  expect(wrongValues?.certainty).toBeLessThan(0.85);
  const [byValues] = matchColumns(columns(['证照']), SYNONYMS, new Map([[0, ['91350100M000100Y43', '91350100M000100Y43']]]));
  expect(byValues).toMatchObject({ field: null, candidates: [{ field: 'code', reason: 'values' }] });
});

test('learns from a correction and forgets what it had wrong', () => {
  const learnt = learnWord(learnWord(SYNONYMS, 'budget', '企业自筹'), 'budget', '企业');
  expect(learnt.find((one) => one.field === 'budget')?.words).toContain('企业自筹');
  expect(learnt.find((one) => one.field === 'name')?.words).not.toContain('企业');
  expect(matchColumns(columns(['企业自筹']), learnt)[0]).toMatchObject({ field: 'budget', certainty: 1 });
});
