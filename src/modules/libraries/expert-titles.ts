import titles from '../../../content/codes/expert-titles.json' with { type: 'json' };
import type { TitleLevel } from './contract/expert-codes.ts';

/** Professional titles, a list kept as data; what people wrote elsewhere stays in the words of the post. */
export const EXPERT_TITLES = new Map(titles.titles.map((title) => [title.id, { ...title, level: title.level as TitleLevel }]));
