import { firm, phone } from './ledger-firms.ts';
import type { MadeCell, MadeSheet } from './workbooks.ts';

const PROBLEMS = [
  '刮板机中部槽耐磨寿命不足六个月，求耐磨材料或表面处理工艺',
  '煤沥青软化点波动大，需要在线检测办法',
  '沙棘籽油氧化快，货架期只有八个月',
  '巡检机器人在粉尘环境下定位漂移超过半米',
  '粉煤灰砌块冬季开裂率高',
  '羊绒分梳落毛率比同行高三个百分点',
  '荞麦挂面断条率高，缺乏配方支持',
  '组件清洗用水量大，求无水清洗方案',
  '矿井水膜组件半年即结垢',
  '煤样自动制样精度不稳',
] as const;

/** 4: what an online questionnaire exports. */
export function questionnaire(): MadeSheet {
  const heading = ['提交时间', '1、企业名称', '2、技术难题', '3、合作方式【多选】', '4、拟投入', '5、联系方式'];
  const rows = Array.from({ length: 26 }, (_, at): MadeCell[] => {
    const who = firm(at % 9 === 4 ? 3 : at);
    const day = String((at % 27) + 1).padStart(2, '0');
    return [
      `2025/3/${day} ${9 + (at % 8)}:${String((at * 7) % 60).padStart(2, '0')}:15`,
      at % 3 === 1 ? who.short : who.name,
      PROBLEMS[at % PROBLEMS.length] ?? null,
      ['A┋C', 'B', '委托开发┋联合攻关', 'A┋B┋D'][at % 4] ?? null,
      ['面议', '50万元', '10-20万', '30', '约100万元', '三十万元', ''][at % 7] ?? null,
      at % 6 === 5 ? phone(at).slice(0, 10) : `${who.contact}${phone(at)}`,
    ];
  });
  return { name: '原始数据', rows: [heading, ...rows] };
}

/** 5: a park's needs: one merged cell for a firm's five rows, several needs in one cell, loans among technology. */
export function parkNeeds(): MadeSheet {
  const heading = ['序号', '县区/园区', '企业', '需求名称', '类别', '技术指标', '现有基础', '拟投入（万元）', '意向单位', '是否保密'];
  const rows: MadeCell[][] = [];
  const merges = ['A1:J1', 'A2:J2'];
  for (const [at, count] of [5, 1, 3, 1, 2, 5, 1, 1, 4, 1, 2].entries()) {
    const who = firm(at * 2);
    const top = rows.length + 4;
    if (count > 1) merges.push(`A${top}:A${top + count - 1}`, `B${top}:B${top + count - 1}`, `C${top}:C${top + count - 1}`);
    for (let one = 0; one < count; one += 1) rows.push(needRow(at, one, who.name));
    if (at === 5) rows.push(['小计', null, null, null, null, null, null, 860]);
  }
  return {
    name: '技术需求',
    rows: [
      ['靖朔市企业技术需求汇总表'],
      ['填报单位：靖朔市科学技术局　　　填报日期：2025年4月'],
      heading,
      ...rows,
      ['注：涉及商业秘密的请在末列注明。'],
    ],
    merges,
  };
}

function needRow(at: number, one: number, name: string): MadeCell[] {
  const turn = at * 3 + one;
  const kind = ['技术攻关', '成果引进', '资金', '技术攻关', '用地'][turn % 5] ?? '';
  const what = kind === '资金' ? '流动资金贷款500万元' : kind === '用地' ? '扩建厂房用地15亩' : (PROBLEMS[turn % PROBLEMS.length] ?? '');
  const first = one === 0;
  return [
    first ? at + 1 : null,
    first ? (['高新区', '北塬工业园', '清源县'][at % 3] ?? null) : null,
    first ? name : null,
    turn % 8 === 0 ? `①${what}②降低吨产品电耗③废料回收利用` : what,
    kind,
    turn % 4 === 1 ? '寿命≥18个月；成本不增加' : '达到行业先进水平',
    turn % 3 === 0 ? '有小试线' : '无',
    ['10–20', '50', '10～20', '200以上', '面议', 80][turn % 6] ?? null,
    turn % 5 === 2 ? '靖朔理工学院' : '',
    turn % 6 === 3 ? '是' : '否',
  ];
}

const COLOURS = { done: '92D050', going: 'FFFF00', stuck: 'FF0000' } as const;

/** 6: the state is told by the colour of the cell, taken-back lines are struck through, dates have no year. */
export function matching(): MadeSheet {
  const heading = ['需求', '责任科室/责任人', '专家', '对接时间', '进展', '是否解决', '销号时间'];
  const rows = Array.from({ length: 24 }, (_, at): MadeCell[] => {
    const fill = [COLOURS.done, COLOURS.going, COLOURS.stuck][at % 3];
    const isStruck = at % 11 === 7;
    const what = `${firm(at).short}：${PROBLEMS[at % PROBLEMS.length]}`;
    return [
      isStruck ? { value: what, isStruck } : what,
      ['高新科/景云起', '成果科\n苏望', '同上', '高新科/景云起'][at % 4] ?? null,
      ['封教授', '钟离远教授、施以衡', '', '待定'][at % 4] ?? null,
      ['3.5', '3月5—7日', '4.12', 3.1, '3月上旬'][at % 5] ?? null,
      { value: ['3.5已联系;4.12再联系', '已签意向书', '专家未回电', '3月20日到厂查看，4月2日出方案'][at % 4] ?? '', fill },
      { value: ['是', '否', ''][at % 3] ?? '', fill },
      at % 3 === 0 ? '5月20日' : null,
    ];
  });
  return {
    name: '对接情况',
    rows: [['技术需求对接跟踪表（2025年）'], heading, ...rows.slice(0, 14), heading, ...rows.slice(14)],
    merges: ['A1:G1'],
  };
}
