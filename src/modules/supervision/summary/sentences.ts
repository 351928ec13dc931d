import type { FigureUnit } from '#shared/figures.ts';
import type { SummaryFigure } from '../contract/summaries.ts';
import { changeIn, formatted, reachedShare, shownValue } from '../contract/summary-values.ts';
import type { OutlineLine, OutlineProblem } from './outline.ts';

export type FigureMap = ReadonlyMap<string, SummaryFigure>;

/** Units as a Chinese text bears them. */
export const UNITS: Readonly<Record<FigureUnit, string>> = {
  enterprises: '家',
  entries: '条',
  times: '次',
  items: '项',
  people: '人',
  person_times: '人次',
  days: '天',
  money_fen: '万元',
  share: '%',
};

/** 增长 and 下降 against the same period last year; empty when nothing is known of it. */
export function changeOf(figure: SummaryFigure): string {
  const change = changeIn(figure);
  if (!change) return '';
  const amount = Math.abs(change.by);
  const isMore = change.by > 0;
  switch (change.as) {
    case 'none':
      return '与上年同期持平';
    case 'points':
      return `同比${isMore ? '提高' : '下降'}${Number(amount.toFixed(1))}个百分点`;
    case 'percent':
      return `同比${isMore ? '增长' : '下降'}${amount.toFixed(1)}%`;
    case 'plain':
      return `同比${isMore ? '增加' : '减少'}${formatted(amount, figure.unit)}${UNITS[figure.unit]}`;
  }
}

function targetPart(figure: SummaryFigure): string {
  const reached = reachedShare(figure);
  return reached === null ? '' : `完成年度目标的${(reached * 100).toFixed(1)}%`;
}

const MARKS = { actual: '', estimate: '预计', flash: '快报数' } as const;

/** In brackets behind a figure: that it is not final, how it compares, how far the target is reached. */
function aside(figure: SummaryFigure): string {
  const said = [figure.confirmed ? '核定数' : MARKS[figure.mark], changeOf(figure), targetPart(figure)].filter(Boolean);
  return said.length > 0 ? `（${said.join('，')}）` : '';
}

const PLACE = /\{([a-z]+\.[a-z0-9_]+)(?::(change|year))?\}/g;

/** Nothing now, nothing last year, nothing wanted: not worth a clause. */
const isIdle = (figure: SummaryFigure) => shownValue(figure) === 0 && !figure.before && !figure.target;

/** A template with its figures in place; null when a figure it stands on is not known, or none of them says anything. */
export function filledIn(template: string, figures: FigureMap): string | null {
  let isKnown = true;
  const named = [...template.matchAll(PLACE)].flatMap(([, id = '']) => figures.get(id) ?? []);
  if (named.length > 0 && named.every(isIdle)) return null;
  const text = template.replaceAll(PLACE, (_, id: string, part: 'change' | 'year' | undefined) => {
    const figure = figures.get(id);
    const value = figure ? shownValue(figure) : null;
    if (!figure || value === null) {
      isKnown = false;
      return '';
    }
    if (part === 'change') return aside(figure);
    return part === 'year' ? (figure.year ? `${figure.year}年` : '') : formatted(value, figure.unit);
  });
  return isKnown ? text : null;
}

/** The drafted sentence of a line, or null when none of its clauses has a figure. `words` fills in what is no figure. */
export function draftedLine(line: OutlineLine, figures: FigureMap, words: Readonly<Record<string, string>> = {}): string | null {
  const clauses = line.clauses.flatMap((clause) => {
    const text = filledIn(clause, figures);
    if (text === null) return [];
    const spoken = text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => words[name] ?? whole);
    return /\{\w+\}/.test(spoken) ? [] : [spoken];
  });
  return clauses.length > 0 ? `${clauses.join('，')}。` : null;
}

/** What is overdue, lacking or falling, in the outline's order. */
export function draftedProblem(problem: OutlineProblem, figures: FigureMap): string | null {
  const figure = figures.get(problem.indicator);
  const value = figure ? shownValue(figure) : null;
  if (!figure || value === null) return null;
  const isTrue = problem.when === 'some' ? value > 0 : figure.before !== null && value < figure.before;
  return isTrue ? filledIn(problem.text, figures) : null;
}
