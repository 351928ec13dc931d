import { useNavigate } from '@tanstack/react-router';
import { BarChart, LineChart, PieChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use as register } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { chartOption } from './chart-option.ts';
import type { ChartParts } from './chart.tsx';
import { linkTo } from './link-to.ts';

register([BarChart, LineChart, PieChart, GridComponent, LegendComponent, TooltipComponent, MarkLineComponent, AriaComponent, SVGRenderer]);

/** Loaded with the first chart. */
export default function ChartDrawing(parts: ChartParts & { height: number }) {
  const navigate = useNavigate();
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!frame.current) return undefined;
    const chart = init(frame.current, null, { renderer: 'svg' });
    chart.setOption(chartOption(parts, getComputedStyle(document.documentElement).fontFamily));
    if (parts.rowsAt) {
      chart.on('click', ({ dataIndex, seriesIndex = 0 }) => {
        const address = parts.rowsAt?.(dataIndex, seriesIndex);
        if (address) void navigate(linkTo(address));
      });
    }
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(frame.current);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [parts, navigate]);
  return <div ref={frame} role="img" aria-label={parts.label} style={{ height: parts.height }} />;
}
