import type { EChartsCoreOption } from 'echarts/core';
import type { ChartParts, ChartSeries } from './chart.tsx';

/** By place; the first is the brand. Neighbours differ in lightness too. */
export const CHART_COLOURS = ['#1b5faa', '#0f9f8c', '#d6861a', '#7a56a6', '#4a8fd9', '#62b7a8', '#e0b268', '#a891cb'] as const;

const TEXT = { color: '#5b6472', fontSize: 12 };

/** What ECharts draws: thin lines, no decoration, estimates dashed and hollow. The same on the server for documents. */
export function chartOption(parts: ChartParts, fontFamily: string): EChartsCoreOption {
  const shared = {
    color: [...CHART_COLOURS],
    textStyle: { fontFamily },
    animationDuration: 200,
    tooltip: { trigger: parts.kind === 'share' ? 'item' : 'axis', renderMode: 'richText' },
  };
  if (parts.kind === 'share')
    return {
      ...shared,
      legend: { orient: 'vertical', right: 0, top: 'middle', icon: 'circle', itemWidth: 8, itemHeight: 8, textStyle: TEXT },
      series: [shareOf(parts)],
    };
  const names = {
    type: 'category',
    data: [...parts.categories],
    axisTick: { show: false },
    axisLine: { lineStyle: { color: '#d3d9e2' } },
    axisLabel: { ...TEXT, color: '#182130' },
  };
  const values = { type: 'value', splitLine: { lineStyle: { color: '#edf0f4' } }, axisLabel: TEXT };
  const isLying = parts.kind === 'lying';
  return {
    ...shared,
    legend: parts.series.length > 1 ? { right: 0, top: 0, itemWidth: 12, itemHeight: 8, textStyle: TEXT } : undefined,
    grid: { left: 4, right: isLying ? 44 : 8, top: parts.series.length > 1 ? 34 : 18, bottom: 4, containLabel: true },
    xAxis: isLying ? values : names,
    yAxis: isLying ? { ...names, inverse: true } : values,
    series: parts.series.map((one, index) => seriesOf(one, index, parts)),
  };
}

function seriesOf(one: ChartSeries, index: number, parts: ChartParts) {
  const colour = CHART_COLOURS[index % CHART_COLOURS.length];
  const data = one.values.map((value, place) =>
    one.estimates?.includes(place)
      ? { value, itemStyle: { color: 'transparent', borderColor: colour, borderType: 'dashed', borderWidth: 1 } }
      : value,
  );
  const isFew = parts.categories.length <= 12 && parts.series.length === 1;
  return {
    name: one.name,
    type: one.kind ?? 'bar',
    ...(one.stack && { stack: one.stack }),
    data,
    barMaxWidth: 18,
    itemStyle: { borderRadius: 2 },
    lineStyle: { width: 2 },
    symbolSize: 6,
    label: { show: isFew, position: parts.kind === 'lying' ? 'right' : 'top', ...TEXT, color: '#182130' },
    ...(index === 0 && parts.threshold && { markLine: thresholdOf(parts.threshold) }),
  };
}

function thresholdOf({ value, label }: { value: number; label: string }) {
  return {
    symbol: 'none',
    lineStyle: { color: '#8a5000', type: 'dashed' },
    label: { formatter: label, color: '#8a5000', position: 'insideEndTop' },
    data: [{ yAxis: value }],
  };
}

function shareOf({ categories, series }: ChartParts) {
  const data = categories.map((name, index) => ({ name, value: series[0]?.values[index] ?? 0 }));
  return { type: 'pie', name: series[0]?.name, radius: ['48%', '74%'], center: ['34%', '50%'], label: { show: false }, data };
}
