import { cellText, foldText } from '../cells/fold.ts';
import type { SheetCell } from '../workbook/sheet.ts';

/** Words of rows that are no data: what stands above a table, under it and between its rows. */
const ABOVE =
  /^(填报|填表|报送|上报|编制|制表|统计|汇总|申报|单位)?(单位|部门|日期|时间|人|地区|园区|县区|期间|年度|月份|名称|单位名称)?\s*(\(盖章\)|\(公章\))?\s*:/;
const UNIT_LINE = /^(金额|计量)?单位\s*:\s*(万元|千元|元|亿元|百万元|人|家|项|%)/;
const PERIOD = /(20\d{2}年(度|上半年|下半年|第?[一二三四1-4]季度|\d{1,2}(-\d{1,2})?月(\d{1,2}日)?)?)|20\d{2}[./-]\d{1,2}([./-]\d{1,2})?/;
const SUBTOTAL = /^(?:.{0,8}(?:合计|小计|总计|共计|累计)|总\s*数|计)\s*[:(（]?.{0,6}$/;
const FOOTER =
  /^(填表人|制表人?|填报人|审核人?|复核人?|经办人|负责人|单位负责人|分管领导|分管负责人|联系电话|联系人|填表说明|填报说明|说明|备注|注\d?|附注|审批人|统计负责人|填表日期|报出日期|填报日期|盖章|单位\(盖章\))\s*[:：(（]/;

export function isAboveText(text: string): boolean {
  return ABOVE.test(text) || UNIT_LINE.test(text) || /^表\s*号|^制定机关|^有效期至/.test(text);
}

export function isSubtotalText(text: string): boolean {
  return text.length <= 14 && SUBTOTAL.test(text.replace(/\s/g, ''));
}

export function isFooterText(text: string): boolean {
  return FOOTER.test(text) || /^(注|说明|备注)\s*[:：]/.test(text);
}

export function periodIn(text: string): string | null {
  return PERIOD.exec(foldText(text))?.[0] ?? null;
}

/** What follows the first colon of 填报单位：… up to a wide gap. */
export function afterColon(text: string): string | null {
  const value = /:\s*([^:]*?)(?:\s{2,}.*)?$/.exec(foldText(text))?.[1]?.trim() ?? '';
  return value === '' || /^[_\s年月日]*$/.test(value) ? null : value;
}

/** Units of money in a table's 单位：万元 line. */
export function unitLine(text: string): string | null {
  return UNIT_LINE.exec(foldText(text))?.[2] ?? null;
}

export function textsOf(row: readonly SheetCell[]): string[] {
  return row.map((cell) => (cell.error === undefined ? cellText(cell).replace(/\s+/g, ' ').trim() : cell.error));
}

/** A short piece of text that could be a heading: no figure, no long sentence. */
export function isLabel(text: string): boolean {
  if (text === '' || text.length > 40) return false;
  if (/^(20\d{2})年?$/.test(text)) return true;
  if (/^[\d.,%+\-/:\s￥¥]+$/.test(text)) return false;
  return !/[。;!?]$/.test(text) && !/^1[3-9]\d{9}/.test(text) && !/^[0-9A-Z]{15,18}$/.test(text);
}

/** Words that headings are made of in such tables; they only help to tell a heading from a row of text. */
const HEADING =
  /(序号|编号|名称|企业|单位|代码|法人|代表人|联系人|联系电话|联系方式|电话|地址|日期|时间|类别|类型|备注|资金|资本|金额|收入|费用|投入|人数|人员|职工|场次|人次|家数|份|内容|情况|需求|指标|基础|地点|专家|科室|责任人|进展|有效期|证书|产品|行业|占比|比例|是否|主讲|图片|附件|佐证|主题|活动|问题|方式|意向|专业|职称|姓名|性别|学历|年度|本月|累计|同比|R&D|项目|成果|计划|批次|从业|知识产权|专利|利润|税|产值|面积|注册|成立)/;

export function headingWeight(text: string): number {
  if (!isLabel(text)) return -1;
  return HEADING.test(text) && text.length <= 24 ? 2 : 0.5;
}
