import { BarChart, LineChart, PieChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use as register } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { chartOption } from './chart-option.ts';
import type { ChartParts } from './chart.tsx';

register([BarChart, LineChart, PieChart, GridComponent, LegendComponent, TooltipComponent, MarkLineComponent, AriaComponent, SVGRenderer]);

/** Loaded with the first chart. */
export default function ChartDrawing(parts: ChartParts & { height: number }) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!frame.current) return undefined;
    const chart = init(frame.current, null, { renderer: 'svg' });
    chart.setOption(chartOption(parts, getComputedStyle(document.documentElement).fontFamily));
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(frame.current);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [parts]);
  return <div ref={frame} role="img" aria-label={parts.label} style={{ height: parts.height }} />;
}
