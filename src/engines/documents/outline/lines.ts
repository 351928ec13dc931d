/** A piece of the original text: `text` is exactly `source.slice(start, end)`. */
export type Span = { readonly start: number; readonly end: number; readonly text: string };

/** The piece between two offsets without the white space at its ends. */
export function spanOf(source: string, start: number, end: number): Span {
  const raw = source.slice(start, end);
  const lead = raw.length - raw.trimStart().length;
  const text = raw.trim();
  return { start: start + lead, end: start + lead + text.length, text };
}

/** The lines that hold something, in order, with their places in the source. */
export function linesOf(source: string): Span[] {
  const lines: Span[] = [];
  for (const found of source.matchAll(/[^\r\n\u2028\u2029]+/g)) {
    const line = spanOf(source, found.index, found.index + found[0].length);
    if (line.text !== '') lines.push(line);
  }
  return lines;
}

/** What web pages put around a document: date, source, reader count, buttons. Traditional and Simplified. */
const BOILERPLATE =
  /^(?:(?:发布|發布|成文|更新|录入|錄入)?(?:时间|時間|日期)|导语|導語|摘要|来源|來源|信息来源|信息來源|作者|编辑|編輯|责任编辑|責任編輯|责编|責編|浏览(?:次数|量)?|瀏覽(?:次數|量)?|点击(?:数|量|率)?|點擊(?:數|量|率)?|阅读(?:次数|量)?|閱讀(?:次數|量)?|访问量|訪問量|字号|字號|字体|字體|分享到?|打印|列印|上一篇|下一篇|相关(?:文章|链接)|相關(?:文章|鏈接)|版权声明|版權聲明|免责声明|免責聲明|关键词|關鍵詞|索引号|索引號|当前位置|當前位置)\s*[:：]/;
const BUTTONS =
  /^[[【(（]?\s*(?:打印本页|列印本頁|关闭窗口|關閉窗口|返回顶部|返回頂部|扫一扫.*|掃一掃.*|大\s*中\s*小|收藏|首页.*>.*|首頁.*>.*)\s*[\]】)）]?$/;

export function isBoilerplate(line: string): boolean {
  return BOILERPLATE.test(line) || BUTTONS.test(line);
}
