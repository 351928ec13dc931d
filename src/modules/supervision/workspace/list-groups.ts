import type { Measure } from '../contract.ts';

export type ArticleGroup = { readonly article: string; readonly measures: readonly Measure[] };
export type ChapterGroup = { readonly chapter: string; readonly articles: readonly ArticleGroup[] };

/** The list by chapter and article, in the order of the document. */
export function grouped(measures: readonly Measure[]): ChapterGroup[] {
  const chapters = Map.groupBy(measures, ({ chapter }) => chapter);
  return [...chapters].map(([chapter, inChapter]) => ({
    chapter,
    articles: [...Map.groupBy(inChapter, ({ article }) => article)].map(([article, inArticle]) => ({ article, measures: inArticle })),
  }));
}

/** An article without measures stands as one line, not as a heading over itself. */
export function isAlone({ measures }: ArticleGroup): boolean {
  return measures.length === 1 && measures[0]?.kind === 'article';
}

export function nameOf({ kind, mark, title }: Measure): string {
  return kind === 'measure' || kind === 'article' ? `${mark}${title}` : title;
}
