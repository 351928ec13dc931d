import { FIRMS, firm, phone } from './ledger-firms.ts';
import type { MadeCell, MadeSheet } from './workbooks.ts';

const CAPITAL: readonly MadeCell[] = [500, '1,200', '３００', '500万美元', '约800', '2000万元', '1.2亿元', '—', 1500, '600.5', '面议', 80];
const FOUNDED: readonly MadeCell[] = [
  '2011年3月',
  '2015.6.18',
  '2018/9/3',
  '2009-11',
  '20130521',
  { value: 41275, isDate: true },
  '2016年8月5日',
  '二〇一二年四月',
  '去年6月',
  '2020',
  '2014．7',
  '2019-2-30',
];

/** 1: the basics as a county sends them. */
export function basics(): MadeSheet {
  const heading = [
    '序号',
    '企业名称',
    '统一社会信用代码',
    '法人',
    '联系人及电话',
    '注册资金(万元)',
    '成立时间',
    '主营产品',
    '是否高企',
    '备注',
  ];
  const code = (at: number): MadeCell => {
    const right = firm(at).code;
    if (at === 3) return { value: Number(right.slice(0, 6)) * 1e12, format: '0.00000E+00' };
    if (at === 6) return '9.16199E+17';
    if (at === 9) return '619901100000125';
    if (at === 11) return `${right.slice(0, 17)}${right.endsWith('3') ? '4' : '3'}`;
    if (at === 13) return right.toLowerCase().replace(/(.{6})/, '$1 ');
    return at === 16 ? null : right;
  };
  const contact = (at: number): string => {
    const { contact: who } = firm(at);
    if (at % 5 === 1) return `${who} ${phone(at)}/0919-2345${String(100 + at)}`;
    return at % 7 === 3 ? `${who}：${phone(at)}；${phone(at + 1)}` : `${who} ${phone(at)}`;
  };
  const rows = FIRMS.map(({ name, head, product }, at): MadeCell[] => [
    at + 1,
    name,
    code(at),
    head,
    contact(at),
    CAPITAL[at % CAPITAL.length] ?? null,
    FOUNDED[at % FOUNDED.length] ?? null,
    product,
    ['是', '否', '√', '×', '', '是（2023年）'][at % 6] ?? '',
    at === 4 ? '原名靖朔长垣砖厂' : '',
  ]);
  return {
    name: '企业基本情况',
    rows: [
      ['靖朔高新区企业基本情况台账'],
      ['填报单位：靖朔高新区管委会', null, null, null, null, null, '填报日期：2025年3月10日'],
      heading,
      ...rows,
      [],
      ['填表人：柏青禾', null, null, '联系电话：0919-2345678'],
    ],
    merges: ['A1:J1', 'A2:D2', 'G2:J2'],
  };
}

/** 2: certificates, people and spending under a heading of two levels. */
export function recognitions(): MadeSheet {
  const upper = [
    '企业名称',
    '证书编号',
    '有效期',
    '职工总数',
    null,
    '研发费用（万元）',
    null,
    null,
    '知识产权',
    null,
    '高品收入占比',
    '拟报批次',
  ];
  const below = [null, null, null, '总数', '其中科技人员', 2023, 2024, 2025, 'Ⅰ类', 'Ⅱ类', null, null];
  const rows = FIRMS.slice(0, 22).map(({ name }, at): MadeCell[] => [
    name,
    at % 4 === 3 ? '/' : `GR2023619${String(100 + at * 7).padStart(5, '0')}`,
    ['2023.11.29-2026.11.28', '2022年10月至2025年10月', '2026年11月', '三年'][at % 4] ?? null,
    at % 6 === 2 ? '约300' : 40 + at * 9,
    6 + at * 2,
    120 + at * 11.5,
    at % 5 === 4 ? '—' : 140 + at * 12.25,
    at % 3 === 0 ? null : `${160 + at * 13}`,
    at % 4,
    3 + (at % 9),
    at % 2 === 0 ? 0.63 + at / 200 : `${63 + at}%`,
    ['第一批', '第二批', '暂不申报'][at % 3] ?? null,
  ]);
  return {
    name: '高企培育',
    rows: [['靖朔市高新技术企业培育情况表'], ['填报单位：北塬工业园管委会'], upper, below, ...rows, ['合计', null, null, 2400, 580, 5200]],
    merges: ['A1:L1', 'A3:A4', 'B3:B4', 'C3:C4', 'D3:E3', 'F3:H3', 'I3:J3', 'K3:K4', 'L3:L4'],
  };
}

/** 3: the statistics office: thousands of yuan, names that differ from the licence, blanks that are secrets. */
export function statistics(): MadeSheet {
  const upper = ['单位详细名称', '行业代码', '期末从业人数', '营业收入（千元）', null, null, 'R&D经费（千元）'];
  const below = [null, null, null, '本月', '累计', '同比(%)', null];
  const rows = FIRMS.slice(0, 23).map(({ name }, at): MadeCell[] => [
    at % 5 === 2 ? name.replace('有限公司', '公司') : name,
    ['3511', '2521', '1523', '6510', '3024'][at % 5] ?? null,
    30 + at * 8,
    at % 7 === 3 ? null : 1800 + at * 230,
    at % 7 === 3 ? null : 12_500 + at * 1930.5,
    at % 7 === 3 ? null : ((at * 17) % 41) - 12.5,
    at % 4 === 1 ? null : 420 + at * 55,
  ]);
  return {
    name: '规上企业',
    rows: [
      ['规模以上企业主要经济指标'],
      ['表　　号：园统３表', null, null, null, '2025年1-5月'],
      ['单位名称：靖朔市北塬工业园', null, null, null, '计量单位：千元'],
      upper,
      below,
      ['甲', '乙', 1, 2, 3, 4, 5],
      ...rows,
      ['单位负责人：尚可期', null, '填表人：解语', null, '报出日期：2025年6月8日'],
    ],
    merges: ['A1:G1', 'A4:A5', 'B4:B5', 'C4:C5', 'D4:F4', 'G4:G5'],
  };
}
