import { describe, expect, it } from 'vitest';
import type { SummaryFigure } from '../contract/summaries.ts';
import { INDICATORS, linesOf, outline, outlineShape, sectionsOf } from './outline.ts';
import { changeOf, draftedLine, draftedProblem } from './sentences.ts';

const PLACES = /\{([a-z]+\.[a-z0-9_]+)(?::(?:change|year))?\}/g;
const placesIn = (text: string) => [...text.matchAll(PLACES)].map(([, id]) => id ?? '');

describe('the outline', () => {
  it('has the sections of a half-year in their order, and more at the year’s end', () => {
    expect(sectionsOf('half_year').map(({ mark }) => mark)).toEqual(['一、', '二、', '三、', '四、', '五、', '六、']);
    expect(
      sectionsOf('year_end')
        .map(({ mark }) => mark)
        .slice(6),
    ).toEqual(['七、', '八、', '九、', '十、']);
    const work = outline.sections.find(({ id }) => id === 'work');
    const parts = work?.kind === 'parts' ? work.parts.map(({ heading }) => heading) : [];
    expect(parts).toEqual(['服务入园', '政策入园', '项目入园', '技术入园', '人才入园']);
  });

  it('names every indicator that its sentences use, and uses every one it names', () => {
    for (const line of outline.sections.flatMap(linesOf)) {
      expect([...new Set(line.clauses.flatMap(placesIn))].toSorted(), line.id).toEqual([...line.indicators].toSorted());
    }
    for (const section of outline.sections) {
      if (section.kind !== 'problems') continue;
      for (const { id, indicator, text } of section.lines) expect(placesIn(text), id).toContain(indicator);
    }
  });

  it('gives every line an id of its own, and is refused when a sentence has no clause', () => {
    const ids = outline.sections.flatMap((section) => [section.id, ...linesOf(section).map(({ id }) => id)]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(INDICATORS).size).toBe(INDICATORS.length);
    const broken = {
      ...outline,
      sections: [{ id: 'x', mark: '一、', heading: '', kind: 'lines', lines: [{ id: 'y', indicators: [], clauses: [] }] }],
    };
    expect(outlineShape.safeParse(broken).success).toBe(false);
  });
});

const figure = (parts: Partial<SummaryFigure>): SummaryFigure => ({
  id: 'ledgers.visits',
  name: '走访企业',
  meaning: '',
  unit: 'times',
  kind: 'flow',
  value: 21,
  year: null,
  mark: 'actual',
  before: 30,
  beforeYear: null,
  target: null,
  confirmed: null,
  ...parts,
});
const figures = (...all: SummaryFigure[]) => new Map(all.map((one) => [one.id, one]));
const visits = {
  id: 'v',
  indicators: ['ledgers.visits'],
  clauses: ['走访企业{ledgers.visits}次{ledgers.visits:change}', '覆盖{ledgers.reached}家'],
};

describe('sentences', () => {
  it('compare with last year, in percent, in points, or plainly when the numbers are small', () => {
    expect(changeOf(figure({}))).toBe('同比下降30.0%');
    expect(changeOf(figure({ value: 9, before: 6 }))).toBe('同比增加3次');
    expect(changeOf(figure({ unit: 'share', value: 0.966, before: 0.95 }))).toBe('同比提高1.6个百分点');
    expect(changeOf(figure({ value: 30 }))).toBe('与上年同期持平');
    expect(changeOf(figure({ before: null }))).toBe('');
  });

  it('leave out the clause nobody knows a figure of, and the line when none is left', () => {
    expect(draftedLine(visits, figures(figure({})))).toBe('走访企业21次（同比下降30.0%）。');
    expect(draftedLine(visits, figures(figure({ value: null })))).toBeNull();
    expect(draftedLine(visits, figures(figure({ value: 0, before: 0 })))).toBeNull();
    expect(draftedLine(visits, figures(figure({ value: 0 })))).toBe('走访企业0次（同比下降100.0%）。');
  });

  it('say that a figure is confirmed or an estimate, and how far the target is reached', () => {
    const confirmed = { value: 24, note: '含线上', by: '柳扬', on: '2026-06-20' };
    expect(draftedLine(visits, figures(figure({ confirmed, target: 60 })))).toBe(
      '走访企业24次（核定数，同比下降20.0%，完成年度目标的40.0%）。',
    );
    expect(draftedLine(visits, figures(figure({ mark: 'estimate', before: null })))).toBe('走访企业21次（预计）。');
  });

  it('find what is falling or overdue', () => {
    const falling = { id: 'p', when: 'falling' as const, indicator: 'ledgers.visits', text: '走访放缓。走访{ledgers.visits}次。' };
    expect(draftedProblem(falling, figures(figure({})))).toBe('走访放缓。走访21次。');
    expect(draftedProblem(falling, figures(figure({ value: 31 })))).toBeNull();
    expect(draftedProblem({ ...falling, when: 'some' }, figures(figure({ value: 0 })))).toBeNull();
  });
});
