import { AlignmentType, Paragraph } from 'docx';
import { ChartRun } from 'docx/charts';
import { clean } from './frame.ts';

/** Columns side by side, one group a category; a native chart, so that its figures can be edited in Word and WPS. */
export type WordChart = {
  /** For whoever has it read to them. */
  readonly description: string;
  readonly categories: readonly string[];
  /** A value a category; null leaves a gap. Colours are hex, as `1F4E79`. */
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[]; readonly color: string }[];
  /** Said at the value axis. */
  readonly unit?: string;
  readonly widthMm: number;
  readonly heightMm: number;
};

export function chartParagraph({ description, categories, series, unit, widthMm, heightMm }: WordChart): Paragraph {
  const chart = new ChartRun({
    type: 'column',
    categories: categories.map(clean),
    series: series.map(({ name, values, color }) => ({ name: clean(name), values, color })),
    transformation: { width: Math.round((widthMm / 25.4) * 96), height: Math.round((heightMm / 25.4) * 96) },
    altText: { name: '', description: clean(description) },
    dataLabels: { value: true },
    font: { name: '仿宋_GB2312', color: '000000' },
    chartArea: { border: 'none' },
    ...(unit && { yAxis: { title: clean(unit) } }),
  });
  return new Paragraph({ alignment: AlignmentType.CENTER, spacing: { line: 240, lineRule: 'auto' }, children: [chart] });
}
