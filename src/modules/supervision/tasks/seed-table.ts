import demo from '../../../../content/demo/reporting-tasks.json' with { type: 'json' };
import { dayOf } from '#shared/dates.ts';
import { isShareUnit, isWholeUnit } from '#engines/documents/collect/kinds.ts';
import { shapeOf, withSaid, type TableShape } from '#engines/documents/collect/shape.ts';
import { fillCells } from '#engines/documents/workbook/fill.ts';
import { readWorkbook } from '#engines/documents/workbook/read.ts';
import { writeWorkbook } from '#engines/documents/workbook/write.ts';

export type DemoTask = (typeof demo.tasks)[number];
export type Blank = { readonly bytes: Uint8Array; readonly shape: TableShape };

/** The table as the bureau would make it: indicators down the side, one column to fill in, one for remarks. */
export async function blankTable(): Promise<Blank> {
  const bytes = await writeWorkbook([
    {
      name: demo.sheet,
      title: '科技服务进园区工作情况表',
      lead: { left: '填报单位：', right: '填报日期：　　年　　月　　日' },
      columns: [
        { heading: '序号', width: 6, format: 'integer', align: 'center' },
        { heading: '指标名称', width: 30, format: 'text' },
        { heading: '计量单位', width: 12, format: 'text', align: 'center' },
        { heading: '本期数', width: 16, format: 'general', align: 'right' },
        { heading: '备注', width: 34, format: 'text' },
      ],
      rows: demo.indicators.map(({ label, unit }, at) => [at + 1, label, unit, null, null]),
      foot: '注：“其中”项不得大于上一行。',
    },
  ]);
  const shape = shapeOf(await readWorkbook(bytes));
  const required = new Set(demo.indicators.filter((one) => one.isRequired).map((one) => one.label));
  const places = shape.sheets.flatMap((sheet) => sheet.places);
  const said = places.map(
    (place) => [place.key, { isRequired: place.kind === 'figure' && required.has(place.label.split(' / ')[0] ?? '') }] as const,
  );
  return { bytes, shape: withSaid(shape, new Map(said)) };
}

/** The half-year's figures grown to the period's; shares stay what they are, a part never more than its total. */
export async function filledIn({ bytes, shape }: Blank, task: DemoTask, orgName: string, at: Date): Promise<Uint8Array> {
  const told = demo.organisations.find(({ name }) => name === orgName);
  const isStock = (label: string) => /企业数$|入库数$/.test(label);
  const figures = demo.indicators.map(({ label, unit }, index) => {
    const base = told?.figures[index] ?? 0;
    if (isShareUnit(unit)) return base;
    const grown = base * (isStock(label) ? 1 + (task.growth - 1) / 9 : task.growth);
    return isWholeUnit(unit) || unit === '家次' ? Math.round(grown) : Math.round(grown * 100) / 100;
  });
  const sheet = shape.sheets[0];
  const places = sheet?.places ?? [];
  const column = (kind: 'figure' | 'text') => places.filter((place) => !place.isInline && place.kind === kind);
  const day = dayOf(at).split('-').map(Number);
  const changes = [
    ...column('figure').map((place, index) => ({ cell: place.cell, value: figures[index] ?? 0 })),
    ...(told?.remark
      ? column('text')
          .slice(0, 1)
          .map((place) => ({ cell: place.cell, value: told.remark ?? '' }))
      : []),
    ...places
      .filter((place) => place.isInline)
      .map((place) => ({
        cell: place.cell,
        value: place.label.endsWith('单位') ? `${place.label}：${orgName}` : `${place.label}：${day[0]}年${day[1]}月${day[2]}日`,
      })),
  ];
  return fillCells(
    bytes,
    changes.map((change) => ({ ...change, sheet: demo.sheet })),
  );
}
