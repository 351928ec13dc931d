import { firm } from './ledger-firms.ts';
import type { MadeCell, MadeSheet } from './workbooks.ts';

const WORK = [
  '入企走访，核对基本情况',
  '讲解研发费用加计扣除',
  '高新技术企业申报辅导',
  '送政策上门',
  '组织专家现场诊断',
  '技术合同登记辅导',
] as const;
const SOLVED = ['指导补正财务资料2处', '现场答复3个问题', '约定4月由靖朔理工学院来厂', '无', '协调检测机构免费检测'] as const;

/** 7: the work ledger: days that run on, 同上, "XX等6家", photos in the cells. */
export function workEntries(): MadeSheet {
  const heading = ['日期', '地点', '参加人员', '工作内容', '服务企业', '解决问题', '佐证'];
  const rows = Array.from({ length: 25 }, (_, at): MadeCell[] => [
    ['3月5—7日', '3月12日', { value: 45733, isDate: true }, '同上', '2025.3.28', '4月1日'][at % 6] ?? null,
    ['高新区A座二楼', '企业车间', '同上', '北塬工业园会议室'][at % 4] ?? null,
    ['景云起、苏望', '苏 望等4人', '同上', '工作站全体'][at % 4] ?? null,
    WORK[at % WORK.length] ?? null,
    [`${firm(at).short}等6家`, firm(at).name, `${firm(at).short}、${firm(at + 1).short}`, '同上', '12家'][at % 5] ?? null,
    SOLVED[at % SOLVED.length] ?? null,
    at % 3 === 0 ? '见照片' : '',
  ]);
  return {
    name: '工作台账',
    rows: [['科技入园工作台账'], ['填报单位：市生产力促进中心驻高新区工作站', null, null, null, '2025年'], heading, ...rows],
    merges: ['A1:G1'],
    pictures: [
      [3, 6],
      [6, 6],
      [9, 6],
    ],
  };
}

/** 8: one sheet a month, subtotals, a broken reference. */
export function monthly(): MadeSheet[] {
  return [1, 2, 3].map((month) => {
    const heading = ['月份', '活动', '类别', '场次', '企业（家）', '人次', '资料（份）', '主讲', '图片编号'];
    const rows = Array.from({ length: 20 }, (_, at): MadeCell[] => [
      `${month}月`,
      ['研发费用归集培训', '成果对接会', '专利申请讲座', '政策宣讲'][at % 4] ?? null,
      ['培训', '对接', '培训', '宣传'][at % 4] ?? null,
      (at % 3) + 1,
      6 + at * 2,
      at % 5 === 1 ? '200余人' : 30 + at * 4,
      at % 6 === 2 ? '若干' : 50 + at * 5,
      ['封教授', '苏望', '钟离远', '—'][at % 4] ?? null,
      at % 4 === 3 ? '' : `IMG_${month}${String(at).padStart(3, '0')}`,
    ]);
    const subtotal: MadeCell[] = ['小计', null, null, 20, 120, { error: '#REF!' }, 460];
    return {
      name: `${month}月`,
      rows: [
        [`2025年${month}月科技服务活动统计表`],
        heading,
        ...rows.slice(0, 10),
        subtotal,
        ...rows.slice(10),
        subtotal,
        ['合计', null, null, 40, 300],
      ],
      merges: ['A1:I1'],
    };
  });
}
