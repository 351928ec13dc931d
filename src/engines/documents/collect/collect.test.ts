import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardForm, indicatorForm, listForm } from '#kit/forms.ts';
import { fillCells } from '../workbook/fill.ts';
import { readWorkbook } from '../workbook/read.ts';
import { addUp, type Contribution } from './add-up.ts';
import { checkContent } from './check.ts';
import { readReturned, type CellContent } from './read.ts';
import { shapeOf, withSaid, type TableShape } from './shape.ts';
import { totalWorkbook, type TotalWords } from './total-workbook.ts';

const WORDS: TotalWords = {
  reporter: '填报单位',
  inline: (label) => (label === '填报单位' ? '靖朔市科学技术局' : null),
  sources: { name: '数据来源', headings: ['工作表', '单元格', '指标', '单位', '数值'], total: '合计' },
};
const shapeIn = async (bytes: Uint8Array) => shapeOf(await readWorkbook(bytes));
const returned = async (shape: TableShape, bytes: Uint8Array) => readReturned(shape, await readWorkbook(bytes));

describe('the shape of a blank table', () => {
  it('has the cells of an indicator table with their units, its totals and its parts', async () => {
    const { sheets } = await shapeIn(indicatorForm());
    const places = sheets[0]?.places.filter((place) => !place.isInline) ?? [];
    expect(places.filter((place) => place.column === 3).map((place) => [place.cell, place.unit, place.kind])).toEqual([
      ['D5', '家', 'figure'],
      ['D6', '家', 'figure'],
      ['D7', '万元', 'figure'],
      ['D8', '人次', 'figure'],
    ]);
    expect(places.find((place) => place.column === 4)).toMatchObject({ kind: 'text' });
    expect(sheets[0]?.list).toBeNull();
    expect(sheets[0]?.parts).toEqual([{ total: 's0.D5', parts: ['s0.D6'], isExact: false }]);
  });

  it('knows a list with its free rows, what stands below it and what a formula computes', async () => {
    const { sheets } = await shapeIn(listForm());
    expect(sheets[0]?.list).toMatchObject({ from: 5, to: 16, counter: 0 });
    expect(sheets[0]?.computed).toContain('F6');
    expect(sheets[0]?.fixed.map((one) => one.text)).toContain('注:数据以年报为准.');
  });
});

describe('a table that comes back', () => {
  it('is read as people write figures, and what is none is named with its place', async () => {
    const shape = await shapeIn(indicatorForm());
    const bytes = await fillCells(indicatorForm(), [
      { sheet: '情况表', cell: 'D5', value: '42家' },
      { sheet: '情况表', cell: 'D6', value: '若干' },
      { sheet: '情况表', cell: 'D7', value: '1,860.5' },
    ]);
    const { wrongShape, content, findings } = await returned(shape, bytes);
    expect(wrongShape).toEqual([]);
    expect(content.sheets[0]?.cells).toMatchObject({ D5: 42, D6: '若干', D7: 1860.5, D8: null });
    expect(findings).toMatchObject([{ code: 'not_a_figure', cell: 'D6' }]);
  });

  it('is refused with the place when a heading was changed or a column put in', async () => {
    const shape = await shapeIn(listForm());
    const changed = await fillCells(listForm(), [
      { sheet: '摸底表', cell: 'B4', value: '单位名称' },
      { sheet: '摸底表', cell: 'K5', value: '自加一列' },
    ]);
    const { wrongShape } = await returned(shape, changed);
    expect(wrongShape.map((one) => [one.code, one.cell])).toEqual([
      ['words_changed', 'B4'],
      ['column_added', 'K5'],
    ]);
    expect((await returned(shape, cardForm())).wrongShape.length).toBeGreaterThan(0);
  });

  it('may be longer than the blank one: what stands below the list has moved down', async () => {
    const shape = await shapeIn(listForm({ rows: 4 }));
    const longer = await fillCells(listForm({ rows: 7 }), [{ sheet: '摸底表', cell: 'B12', value: '靖朔云岭光电有限公司' }]);
    const { wrongShape, content } = await returned(shape, longer);
    expect(wrongShape).toEqual([]);
    expect(content.sheets[0]?.rows).toHaveLength(1);
  });

  it('is checked: what must be there, totals against parts, halves of people, the period before', async () => {
    const said = new Map([['s0.D8', { isRequired: true }]]);
    const shape = withSaid(await shapeIn(indicatorForm()), said);
    const cells = (values: Record<string, CellContent>) => ({ sheets: [{ name: '情况表', cells: values, rows: [] }] });
    const found = checkContent(shape, cells({ D5: 40, D6: 41, D7: 100 }), cells({ D5: 39, D7: 1_000_000 }));
    expect(found.map((one) => [one.code, one.cell])).toEqual([
      ['unit_suspected', 'D7'],
      ['required_empty', 'D8'],
      ['part_over_total', 'D5'],
    ]);
    expect(checkContent(shape, cells({ D5: 61, D8: 1.5 }), cells({ D5: 40 })).map((one) => one.code)).toEqual([
      'changed_much',
      'not_whole',
    ]);
  });
});

const figure = fc.option(
  fc.integer({ min: -9_000_000_000, max: 9_000_000_000 }).map((value) => value / 100),
  { nil: null },
);
const tables = fc.array(fc.record({ D5: figure, D6: figure, D7: figure, E5: fc.option(fc.string({ minLength: 1 }), { nil: null }) }), {
  maxLength: 30,
});
const contribution = (cells: Record<string, CellContent>, at: number): Contribution => ({
  id: `rpt_${at}`,
  name: `单位${at}`,
  content: { sheets: [{ name: '情况表', cells, rows: [[`第${at}行`]] }] },
});

describe('adding up', () => {
  it('gives, for any tables in any order, the sum of what was told, and empty where nobody told anything', async () => {
    const shape = await shapeIn(indicatorForm());
    fc.assert(
      fc.property(tables, (all) => {
        const contributions = all.map(contribution);
        const forth = addUp(shape, contributions);
        const back = addUp(shape, contributions.toReversed());
        for (const cell of ['D5', 'D6', 'D7'] as const) {
          const told = all.flatMap((one) => one[cell] ?? []);
          const sum = told.reduce((total, value) => total + BigInt(Math.round(value * 100)), 0n);
          const found = forth.cells.find((one) => one.cell === cell);
          expect(found?.value ?? null).toBe(told.length === 0 ? null : Number(sum) / 100);
          expect(back.cells.find((one) => one.cell === cell)?.value).toBe(found?.value);
          expect(found?.from.length).toBe(told.length);
        }
      }),
    );
  });

  it('is the same whether added at once or the parts first', async () => {
    const shape = await shapeIn(indicatorForm());
    fc.assert(
      fc.property(tables, fc.nat(30), (all, cut) => {
        const value = (some: readonly Contribution[]) => addUp(shape, some).cells.find((one) => one.cell === 'D7')?.value ?? null;
        const contributions = all.map(contribution);
        const halves = [value(contributions.slice(0, cut)), value(contributions.slice(cut))].filter((half) => half !== null);
        const whole = value(halves.map((half, at) => contribution({ D7: half }, at)));
        expect(whole).toBe(value(contributions));
      }),
    );
  });
});

describe('the total as the same workbook', () => {
  it('keeps the form, grows a list over its rows with who reported each, and says who contributed what', async () => {
    const blank = listForm({ rows: 2 });
    const shape = await shapeIn(blank);
    const line = (name: string, income: number): CellContent[] => [
      name,
      '91610800MA70ABCD12',
      income,
      income + 10,
      null,
      5,
      12,
      '是',
      '张三',
    ];
    const contributions = ['高新区管委会', '塬上园管委会'].map(
      (name, at): Contribution => ({
        id: `rpt_${at}`,
        name,
        content: { sheets: [{ name: '摸底表', cells: {}, rows: [line(`${name}甲公司`, 100 * (at + 1)), line(`${name}乙公司`, 7)] }] },
      }),
    );
    const bytes = await totalWorkbook(blank, shape, addUp(shape, contributions), WORDS);
    const [sheet, sources] = await readWorkbook(bytes);
    const at = (cell: string) => sheet?.rows[Number(cell.slice(1)) - 1]?.[cell.charCodeAt(0) - 65];
    expect(at('A2')?.value).toBe('填报单位：靖朔市科学技术局');
    expect(['B6', 'B7', 'B8', 'B9', 'D8', 'K5', 'K6', 'K9', 'A9'].map((cell) => at(cell)?.value)).toEqual([
      '高新区管委会甲公司',
      '高新区管委会乙公司',
      '塬上园管委会甲公司',
      '塬上园管委会乙公司',
      200,
      '填报单位',
      '高新区管委会',
      '塬上园管委会',
      4,
    ]);
    // What stood below the list still stands below it, and each line's formula counts its own line.
    expect(at('A10')?.value).toBe('填表人：');
    expect(at('F9')?.isFormula).toBe(true);
    expect(sources?.name).toBe('数据来源');
    expect(sources?.rows.map((row) => row[3]?.value)).toEqual(['单位', '高新区管委会', '塬上园管委会']);
  });

  it('sums an indicator table where it stands and names every share of it', async () => {
    const blank = indicatorForm();
    const shape = await shapeIn(blank);
    const added = addUp(shape, [contribution({ D5: 3, E5: '含停产1家' }, 1), contribution({ D5: 4, D7: 1.2 }, 2)]);
    const [sheet, sources] = await readWorkbook(await totalWorkbook(blank, shape, added, WORDS));
    expect([sheet?.rows[4]?.[3]?.value, sheet?.rows[6]?.[3]?.value, sheet?.rows[5]?.[3]?.value ?? null]).toEqual([7, 1.2, null]);
    expect(sheet?.rows[4]?.[4]?.value).toBe('单位1：含停产1家');
    expect(sources?.rows.slice(1, 4).map((row) => row.slice(3).map((cell) => cell.value))).toEqual([
      ['单位1', 3],
      ['单位2', 4],
      ['合计', 7],
    ]);
  });
});
