const DIGITS: Record<string, number> = {
  〇: 0,
  零: 0,
  一: 1,
  壹: 1,
  二: 2,
  贰: 2,
  貳: 2,
  两: 2,
  兩: 2,
  三: 3,
  叁: 3,
  參: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  陸: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
};
const UNITS: Record<string, number> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };

/** Chinese numerals below 10,000 with 万 and 亿 groups (三十二, 壹佰万, 二〇二一); null when not a numeral. */
export function parseNumeral(text: string): number | null {
  if (!/[〇零一二三四五六七八九十壹贰貳叁參肆伍陆陸柒捌玖拾两兩]/.test(text)) return null;
  const signs = [...text];
  if (signs.every((sign) => sign in DIGITS)) {
    return Number(signs.map((sign) => DIGITS[sign]).join(''));
  }
  let total = 0;
  let group = 0;
  let digit: number | null = null;
  for (const sign of signs) {
    if (sign in DIGITS) digit = DIGITS[sign] ?? 0;
    else if (sign in UNITS) {
      group += (digit ?? 1) * (UNITS[sign] ?? 1);
      digit = null;
    } else if (sign === '万' || sign === '萬' || sign === '亿' || sign === '億') {
      const before = group + (digit ?? 0);
      total = sign === '万' || sign === '萬' ? total + before * 10_000 : (total + before) * 100_000_000;
      group = 0;
      digit = null;
    } else return null;
  }
  return total + group + (digit ?? 0);
}

/** Every sign that may stand in a Chinese numeral, for regular expressions. */
export const NUMERAL_SIGNS = '〇零一二三四五六七八九十百千';
