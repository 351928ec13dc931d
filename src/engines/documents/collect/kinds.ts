import { foldText } from '../cells/fold.ts';

/** `figure` is added up, `text` is put side by side. */
export type PlaceKind = 'figure' | 'text';

const UNITS =
  '亿元|百万元|万元|千元|元|万美元|人次|人|家次|家|户|项|件|个|份|场次|场|次|期|天|亩|平方米|公里|吨|万吨|万千瓦时|千瓦时|千瓦|兆瓦|篇|台|套|%|％';
const UNIT_AT_END = new RegExp(`[(（,，:：](?:单位[:：])?(${UNITS})[)）]?$`);
const UNIT_ALONE = new RegExp(`^(${UNITS})$`);
/** What is counted one by one: half a person is a slip. */
const WHOLE = /^(人次|人|家次|家|户|项|件|个|份|场次|场|次|期|篇|台|套)$/;

const WORDS_ONLY =
  /(名称|姓名|单位$|代码|电话|手机|邮箱|地址|日期|时间|备注|说明|情况|问题|建议|内容|原因|措施|类别|类型|领域|是否|负责人|联系人|填表人|审核人|意见|文号|编号|姓\s*名)/;
const FIGURES =
  /(数量|数$|额$|量$|率$|收入|费用|投入|支出|资金|资本|利润|税|产值|面积|场次|人次|家数|人数|合计|总计|小计|本期|上年同期|本年|上年|去年|同期|累计|增长|占比|金额|交易|签约|新增|其中)/;

/** The unit a heading names at its end, or a cell of units names alone. */
export function unitOf(text: string): string | null {
  const plain = foldText(text).replaceAll(/\s/g, '');
  return (UNIT_AT_END.exec(plain) ?? UNIT_ALONE.exec(plain))?.[1] ?? null;
}

export const isWholeUnit = (unit: string | null) => unit !== null && WHOLE.test(unit);
/** Shares are never added up: two halves are no whole. */
export const isShareUnit = (unit: string | null) => unit === '%' || unit === '％';

/** What a place most likely asks for, by its heading and unit; whoever hands the table out may say otherwise. */
export function kindOf(labels: readonly (string | null)[], unit: string | null): PlaceKind {
  if (unit !== null) return 'figure';
  const last = labels.findLast((label) => label !== null && label !== '') ?? '';
  if (WORDS_ONLY.test(last)) return 'text';
  if (FIGURES.test(last)) return 'figure';
  return labels.some((label) => label !== null && !WORDS_ONLY.test(label) && FIGURES.test(label)) ? 'figure' : 'text';
}
