/** Words that say nothing of a subject. */
const IDLE = new Set(
  '技术 问题 研究 开发 工艺 设备 系统 企业 产品 生产 提高 提升 降低 解决 需求 方案 应用 项目 公司 能力 质量 成本 要求 进行 目前 使用 可以 没有 现有 希望 不足 较高 较低 关键 改造 优化 设计 方法 材料 性能 控制 研发 合作 专家 难题 检测'.split(
    ' ',
  ),
);
const LATIN = /[a-z0-9][a-z0-9.+-]{2,}/gu;
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** The words of a text by which its subject is known: two signs and more, without the idle ones. */
export function wordsOf(text: string): Set<string> {
  const plain = text.toLowerCase();
  const words = new Set<string>(plain.match(LATIN) ?? []);
  for (const { segment, isWordLike } of segmenter.segment(plain)) {
    if (isWordLike && /^\p{Script=Han}{2,}$/u.test(segment) && !IDLE.has(segment)) words.add(segment);
  }
  return words;
}

/** The words that two texts have in common, the longest first. */
export function sharedWords(one: string, other: string): string[] {
  const words = wordsOf(one);
  return [...wordsOf(other)].filter((word) => words.has(word)).sort((a, b) => b.length - a.length);
}
