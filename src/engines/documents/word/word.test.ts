import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { textOfDocx } from '../outline/text.ts';
import { landscapeTable } from './landscape.ts';
import { officialDocument, type OfficialDocument } from './official.ts';
import { placesOf } from './table.ts';

const at = new Date('2026-11-23T02:00:00Z');
const report: OfficialDocument = {
  title: '靖朔高新区管委会关于\n上半年科技服务工作情况的报告',
  recipients: '市科学技术局',
  body: [
    { kind: 'heading', level: 1, text: '一、总体情况' },
    { kind: 'heading', level: 2, text: '（一）台账建设' },
    { kind: 'paragraph', text: '走访企业 42 户。', lead: '一是建台账。' },
    {
      kind: 'table',
      caption: '表1 主要指标',
      table: {
        columns: [
          { heading: '指标', share: 2 },
          { heading: '上半年', share: 1, align: 'right' },
        ],
        rows: [['技术合同（万元）', '1261.9']],
      },
    },
  ],
  attachments: ['指标表', '需求清单'],
  signer: '靖朔高新技术产业园区管理委员会',
  date: '2026年6月30日',
  imprint: { copiesTo: '市发展改革委、市财政局', printedBy: '高新区管委会办公室', printedOn: '2026年6月30日' },
  at,
};

const annex = {
  title: '主要指标对比图',
  body: [
    {
      kind: 'chart' as const,
      caption: '图1 与上年同期对比',
      chart: {
        description: '走访与培训',
        categories: ['走访', '培训'],
        series: [
          { name: '2025年上半年', values: [30, 6], color: '9FB6C9' },
          { name: '2026年上半年', values: [21, 9], color: '1F4E79' },
        ],
        widthMm: 150,
        heightMm: 90,
      },
    },
  ],
};

const partsOf = (bytes: Uint8Array) => {
  const parts = unzipSync(bytes);
  return (name: string) => strFromU8(parts[name] ?? new Uint8Array());
};

describe('the page of GB/T 9704-2012', () => {
  test('A4, margins 37 and 28 mm, type area 156 × 225, grid of 22 lines × 28 characters', async () => {
    const part = partsOf(await officialDocument(report));
    const body = part('word/document.xml');
    expect(body).toContain('<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>');
    const margins = /<w:pgMar ([^>]*)\/>/.exec(body)?.[1] ?? '';
    const margin = (side: string) => Number(new RegExp(`w:${side}="(\\d+)"`).exec(margins)?.[1]);
    expect([margin('top'), margin('left')]).toEqual([2098, 1587]);
    expect(body).toContain('<w:docGrid w:type="lines" w:linePitch="579"/>');
    expect(Math.floor((16838 - margin('top') - margin('bottom')) / 579)).toBe(22);
    // 3号 is 16 pt; the spacing of every run takes a quarter point off.
    expect(Math.floor((11906 - margin('left') - margin('right')) / (16 * 20 - 5))).toBe(28);
    const defaults = /<w:docDefaults>.*<\/w:docDefaults>/s.exec(part('word/styles.xml'))?.[0] ?? '';
    expect(defaults).toContain('w:eastAsia="仿宋_GB2312"');
    expect(defaults).toContain('<w:sz w:val="32"/>');
    expect(defaults).toContain('<w:spacing w:val="-5"/>');
    expect(defaults).toContain('w:line="579"');
  });

  test('title 2号小标宋; headings 黑体 and 楷体, two characters in', async () => {
    const body = partsOf(await officialDocument(report))('word/document.xml');
    const paragraph = (text: string) => body.split('<w:p>').find((one) => one.includes(text)) ?? '';
    expect(paragraph('上半年科技服务工作情况的报告')).toMatch(/方正小标宋简体.*<w:sz w:val="44"\/>/s);
    expect(paragraph('一、总体情况')).toMatch(/w:firstLineChars="200".*w:eastAsia="黑体"/s);
    expect(paragraph('（一）台账建设')).toContain('w:eastAsia="楷体_GB2312"');
    expect(paragraph('市科学技术局：')).not.toContain('w:firstLine');
    expect(paragraph('一是建台账。')).toMatch(/<w:b\/>.*走访企业 42 户。/s);
  });

  test('page numbers — 1 — in 4号 at the outer edge', async () => {
    const part = partsOf(await officialDocument(report));
    expect(part('word/settings.xml')).toContain('<w:evenAndOddHeaders/>');
    const footers = ['word/footer1.xml', 'word/footer2.xml'].map(part);
    expect(footers[0]).toMatch(/w:jc w:val="right".*<w:sz w:val="28"\/>.*— .*PAGE.* —/s);
    expect(footers[1]).toMatch(/w:jc w:val="left".*PAGE/s);
  });

  test('the date four characters in, the signer centred above; a long name moves the date', async () => {
    const indents = async (signer: string) =>
      [
        ...partsOf(await officialDocument({ ...report, signer }))('word/document.xml').matchAll(
          /<w:ind w:right="(\d+)"\/><w:jc w:val="right"\/>/g,
        ),
      ].map((found) => Number(found[1]) / 315);
    expect(await indents('市科技局')).toEqual([5.25, 4].map((one) => Math.round(one * 315) / 315));
    const [signer = 0, date = 0] = await indents('靖朔高新技术产业园区管理委员会');
    expect(signer + 15 / 2).toBeCloseTo(date + 6.5 / 2, 1);
  });

  test('the imprint stands in a box at the bottom margin, behind the signature and behind annexes', async () => {
    const body = partsOf(await officialDocument(report))('word/document.xml');
    const box = /<wp:anchor .*?<\/wp:anchor>/s.exec(body)?.[0] ?? '';
    expect(box).toMatch(/<wp:positionV relativeFrom="margin"><wp:align>bottom<\/wp:align>/);
    expect(box).toMatch(/<wp:positionH relativeFrom="margin"><wp:align>left<\/wp:align>/);
    expect(box).toContain('<wp:wrapTopAndBottom');
    // As wide as the type area: 8845 twips of 635 EMU.
    expect(Number(/<wp:extent cx="(\d+)"/.exec(box)?.[1]) / 635).toBeCloseTo(8845, 0);
    expect(box).toContain('抄送：市发展改革委、市财政局。');
    expect(box.match(/<w:pBdr>/g)?.length).toBeGreaterThanOrEqual(3);
    const annexed = partsOf(await officialDocument({ ...report, annexes: [annex] }))('word/document.xml');
    expect(annexed.indexOf('抄送')).toBeGreaterThan(annexed.indexOf('对比图'));
  });

  test('annexes begin their own pages, lying ones turned, and a chart keeps its figures', async () => {
    const lying = { title: '主要指标完成情况表', isLying: true, body: [{ kind: 'paragraph' as const, text: '略' }] };
    const bytes = await officialDocument({ ...report, attachments: undefined, annexes: [lying, annex] });
    const part = partsOf(bytes);
    const body = part('word/document.xml');
    const sizes = [...body.matchAll(/<w:pgSz [^>]*w:orient="(\w+)"/g)].map(([, orient]) => orient);
    expect(sizes).toEqual(['portrait', 'landscape', 'portrait']);
    const text = await textOfDocx(bytes);
    expect(text).toContain('附件：1.主要指标完成情况表');
    expect(text).toMatch(/附件2\s*主要指标对比图/);
    expect(part('word/charts/chart1.xml')).toMatch(/2025年上半年.*<c:v>30<\/c:v>/s);
    const again = await officialDocument({ ...report, attachments: undefined, annexes: [lying, annex] });
    expect(Buffer.from(bytes).equals(Buffer.from(again))).toBe(true);
  });
});

test('a lying table: landscape, head on every page, no row torn, cells over several rows', async () => {
  const bytes = await landscapeTable({
    title: '责任清单',
    unitLine: { left: '靖朔市', right: '2026年11月23日' },
    columns: [
      { heading: '条', share: 1 },
      { heading: '措施', share: 3 },
      { heading: '时限', share: 1, align: 'center' },
    ],
    rows: [
      [{ text: '（三）', rowSpan: 2 }, '建平台', '长期'],
      ['办培训', '2026-12-31'],
    ],
    foot: '注：时限按工作日计。',
    at,
  });
  const body = partsOf(bytes)('word/document.xml');
  expect(body).toContain('<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>');
  expect(body).not.toContain('w:type="lines"');
  expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(1);
  expect(body.match(/<w:cantSplit\/>/g)).toHaveLength(3);
  expect(body).toContain('<w:vMerge w:val="restart"/>');
  expect(await textOfDocx(bytes)).toContain('注：时限按工作日计。');
});

test('cells that are covered from above are skipped when columns are counted', () => {
  const spanning = { text: 'a', rowSpan: 2 };
  expect(
    placesOf(
      [
        [spanning, 'b', 'c'],
        ['d', 'e'],
        ['f', 'g', 'h'],
      ],
      3,
    ),
  ).toEqual([
    [0, 1, 2],
    [1, 2],
    [0, 1, 2],
  ]);
  expect(placesOf([['a', { text: 'b', columnSpan: 2, rowSpan: 2 }], ['c'], ['d', 'e', 'f']], 3)).toEqual([[0, 1], [0], [0, 1, 2]]);
});

test('the same input gives the same bytes, with the document’s own moment', async () => {
  const [one, other] = [await officialDocument(report), await officialDocument(report)];
  expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true);
  expect(partsOf(one)('docProps/core.xml')).toContain('2026-11-23T02:00:00Z');
});

test('characters that no XML can hold are left out, markup stays text', async () => {
  const bytes = await officialDocument({ title: 'A\u0000<b>&"题\ud800', body: [{ kind: 'paragraph', text: '第\u0008一段 <script>' }], at });
  expect(await textOfDocx(bytes)).toContain('A<b>&"题');
  expect(await textOfDocx(bytes)).toContain('第一段 <script>');
});
