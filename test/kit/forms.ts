import { strToU8, zipSync } from 'fflate';

import { cellName } from '#engines/documents/workbook/sheet.ts';

/** Formats of the made forms, by their number in styles.xml. */
const STYLES = { plain: 0, title: 1, head: 2, cell: 3, money: 4, date: 5, open: 6, foot: 7 } as const;
type Style = keyof typeof STYLES;
type Cell = string | number | null | { readonly v?: string | number; readonly s: Style; readonly f?: string };

type MadeForm = {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  readonly merges: readonly string[];
  readonly widths: readonly number[];
  readonly isProtected?: boolean;
};

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const BORDER = ['left', 'right', 'top', 'bottom'].map((side) => `<${side} style="thin"><color auto="1"/></${side}>`).join('');
const FORMATS: readonly string[] = [
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
  '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment horizontal="center" vertical="center"/></xf>',
  '<xf numFmtId="0" fontId="2" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf>',
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0" applyBorder="1"/>',
  '<xf numFmtId="4" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1"/>',
  '<xf numFmtId="14" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1"/>',
  '<xf numFmtId="0" fontId="0" fillId="3" borderId="1" xfId="0" applyFill="1" applyBorder="1" applyProtection="1"><protection locked="0"/></xf>',
  '<xf numFmtId="0" fontId="3" fillId="0" borderId="0" xfId="0" applyFont="1"/>',
];
const fill = (rgb: string) =>
  `<fill><patternFill patternType="solid"><fgColor rgb="FF${rgb}"/><bgColor indexed="64"/></patternFill></fill>`;
const font = (size: number, name: string, isBold: boolean) =>
  `<font>${isBold ? '<b/>' : ''}<sz val="${size}"/><name val="${name}"/></font>`;
const STYLES_XML = `<styleSheet xmlns="${MAIN}"><fonts count="4">${font(11, '宋体', false)}${font(16, '黑体', true)}${font(11, '黑体', true)}${font(9, '楷体', false)}</fonts><fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${fill('DDEBF7')}${fill('FFF2CC')}</fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${BORDER}<diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${FORMATS.length}">${FORMATS.join('')}</cellXfs></styleSheet>`;

/** A blank form as an office hands it down: formats, borders, merges, widths. Byte for byte the same every time. */
export function blankForm(form: MadeForm): Uint8Array {
  const relation = (id: number, kind: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`;
  const relations = (...inner: string[]) => `<Relationships xmlns="${PACKAGE}/relationships">${inner.join('')}</Relationships>`;
  const type = (part: string, kind: string) =>
    `<Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;
  const files: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${type('/xl/workbook.xml', 'sheet.main')}${type('/xl/worksheets/sheet1.xml', 'worksheet')}${type('/xl/styles.xml', 'styles')}</Types>`,
    '_rels/.rels': relations(relation(1, 'officeDocument', 'xl/workbook.xml')),
    'xl/_rels/workbook.xml.rels': relations(relation(1, 'worksheet', 'worksheets/sheet1.xml'), relation(2, 'styles', 'styles.xml')),
    'xl/styles.xml': STYLES_XML,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${form.name}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/worksheets/sheet1.xml': sheetXml(form),
  };
  const entries = Object.entries(files).map(([path, text]) => [path, strToU8(XML + text)] as const);
  return zipSync(Object.fromEntries(entries), { mtime: new Date(1980, 0, 1), level: 9 });
}

function sheetXml({ rows, merges, widths, isProtected }: MadeForm): string {
  const columns = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join('');
  const lines = rows.map(
    (row, at) =>
      `<row r="${at + 1}" ht="${at === 0 ? 30 : 20}" customHeight="1">${row.map((cell, column) => cellXml(cell, cellName(at, column))).join('')}</row>`,
  );
  const lock = isProtected ? '<sheetProtection sheet="1" objects="1" scenarios="1"/>' : '';
  const merged =
    merges.length > 0
      ? `<mergeCells count="${merges.length}">${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
      : '';
  return `<worksheet xmlns="${MAIN}"><cols>${columns}</cols><sheetData>${lines.join('')}</sheetData>${lock}${merged}<pageSetup paperSize="9" orientation="landscape"/></worksheet>`;
}

function cellXml(cell: Cell, name: string): string {
  const { v, s, f } = cell !== null && typeof cell === 'object' ? cell : { v: cell ?? undefined, s: 'plain' as const, f: undefined };
  const head = `r="${name}" s="${STYLES[s]}"`;
  if (f !== undefined) return `<c ${head}><f>${f}</f></c>`;
  if (v === undefined) return `<c ${head}/>`;
  return typeof v === 'number' ? `<c ${head}><v>${v}</v></c>` : `<c ${head} t="inlineStr"><is><t xml:space="preserve">${v}</t></is></c>`;
}

const head = (v?: string): Cell => ({ ...(v === undefined ? {} : { v }), s: 'head' });
const blank = (s: Style = 'cell'): Cell => ({ s });

/** (a) 规上高企统计摸底表: a list, two levels of headings, 千元, numbered and bordered rows; `foot`: something stands below. */
export function listForm({ rows = 12, hasFoot = true } = {}): Uint8Array {
  const lines = Array.from({ length: rows }, (_, at): Cell[] => {
    const row = at + 6;
    return [
      { v: at + 1, s: 'cell' },
      blank(),
      blank(),
      blank('money'),
      blank('money'),
      { s: 'money', f: `E${row}-D${row}` },
      blank('money'),
      blank(),
      blank(),
      blank(),
    ];
  });
  return blankForm({
    name: '摸底表',
    widths: [6, 32, 22, 14, 14, 12, 16, 10, 10, 22],
    merges: ['A1:J1', 'A2:E2', 'F2:J2', 'A4:A5', 'B4:B5', 'C4:C5', 'D4:F4', 'G4:G5', 'H4:H5', 'I4:I5', 'J4:J5'],
    rows: [
      [{ v: '高新区科技型企业统计摸底表', s: 'title' }],
      ['填报单位：', null, null, null, null, '填报日期：　　年　　月　　日'],
      [null],
      [
        head('序号'),
        head('企业名称'),
        head('统一社会信用代码'),
        head('营业收入（千元）'),
        head(),
        head(),
        head('研发费用（统计口径）（千元）'),
        head('期末从业人数'),
        head('是否高企'),
        head('联系人及电话'),
      ],
      [head(), head(), head(), head('2024年'), head('2025年'), head('增减'), head(), head(), head(), head()],
      ...lines,
      ...(hasFoot ? [[{ v: '填表人：', s: 'foot' as const }, null, null, null, { v: '注：数据以年报为准。', s: 'foot' as const }]] : []),
    ],
  });
}

/** (b) 企业基本情况登记卡: labels and cells for one enterprise; the sheet is protected, the cells to fill in are open. */
export function cardForm(): Uint8Array {
  const open: Cell = { s: 'open' };
  const label = (v: string): Cell => ({ v, s: 'head' });
  return blankForm({
    name: '登记卡',
    widths: [20, 30, 20, 30],
    merges: ['A1:D1', 'B3:D3', 'B7:D7', 'A11:A12', 'B13:D13'],
    isProtected: true,
    rows: [
      [{ v: '企业基本情况登记卡', s: 'title' }],
      [null],
      [label('企业名称'), open, open, open],
      [label('统一社会信用代码'), open, label('法定代表人'), open],
      [label('成立日期'), open, label('注册资本（万元）'), open],
      [label('技术领域'), open, label('企业规模'), open],
      [label('主营产品'), open, open, open],
      [label('2025年销售收入（万元）'), open, label('2025年高新收入占比（%）'), open],
      [label('职工总数（人）'), open, label('科技人员（人）'), open],
      [label('占地面积（亩）'), open, label('联系电话'), open],
      [label('知识产权'), label('Ⅰ类（件）'), open, blank()],
      [label(''), label('Ⅱ类（件）'), open, blank()],
      [label('审核意见'), blank(), blank(), blank()],
      [label('年用电量（万千瓦时）'), open, label('证书有效期'), open],
    ],
  });
}

/** (c) 拟申报企业情况汇总表: the enterprises are named already, some not as in the ledger; columns nobody keeps; a total. */
export function namedForm(names: readonly string[]): Uint8Array {
  const lines = names.map((name, at): Cell[] => [
    { v: at + 1, s: 'cell' },
    { v: name, s: 'cell' },
    blank(),
    blank('money'),
    blank('money'),
    blank(),
    blank('money'),
    blank('date'),
  ]);
  const last = names.length + 3;
  return blankForm({
    name: '汇总表',
    widths: [6, 32, 14, 16, 16, 12, 18, 14],
    merges: ['A1:H1', 'A2:H2'],
    rows: [
      [{ v: '拟申报高新技术企业情况汇总表', s: 'title' }],
      ['单位：万元'],
      [
        head('序号'),
        head('企业名称'),
        head('企业所在园区'),
        head('研发费用'),
        head('销售收入'),
        head('职工总数'),
        head('上年度用电量（万千瓦时）'),
        head('高企证书有效期'),
      ],
      ...lines,
      [
        { v: '合计', s: 'head' },
        blank(),
        blank(),
        { s: 'money', f: `SUM(D4:D${last})` },
        { s: 'money', f: `SUM(E4:E${last})` },
        { s: 'cell', f: `SUM(F4:F${last})` },
        blank('money'),
        blank(),
      ],
    ],
  });
}

/** (d) 科技服务工作情况表: indicators down the side with their units, one of them a part of the one above, remarks. */
export function indicatorForm(): Uint8Array {
  const rows: readonly (readonly [string, string])[] = [
    ['高新技术企业数', '家'],
    ['其中：当年新认定', '家'],
    ['技术合同成交额', '万元'],
    ['组织培训', '人次'],
  ];
  return blankForm({
    name: '情况表',
    widths: [6, 26, 12, 16, 30],
    merges: ['A1:E1'],
    rows: [
      [{ v: '科技服务工作情况表', s: 'title' }],
      ['填报单位：', null, null, null, '填报日期：　　年　　月　　日'],
      [null],
      [head('序号'), head('指标名称'), head('计量单位'), head('本期数'), head('备注')],
      ...rows.map(([name, unit], at): Cell[] => [
        { v: at + 1, s: 'cell' },
        { v: name, s: 'cell' },
        { v: unit, s: 'cell' },
        blank('money'),
        blank(),
      ]),
    ],
  });
}

/** The three forms as files, with the demo city's names. */
export const FORMS: Readonly<Record<string, () => Uint8Array>> = {
  'a-list.xlsx': () => listForm({ rows: 60 }),
  'b-card.xlsx': () => cardForm(),
  'c-named.xlsx': () =>
    namedForm([
      '靖朔朔风离子科技有限公司',
      '靖朔景澜传感技术公司',
      '靖朔河塬氢能装备有限公司',
      '塬镁轻合金股份有限公司',
      '靖朔云岭光电有限公司',
      '靖朔泰禾泵业有限公司',
    ]),
};
