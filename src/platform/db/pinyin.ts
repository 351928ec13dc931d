import { customType } from 'drizzle-orm/pg-core';

const COLLATION = ' collate "zh-x-icu"';

/** A column whose Chinese is sorted as it is spoken, by pinyin; on a server without ICU, as its characters are numbered. */
export const pinyinText = customType<{ data: string }>({ dataType: () => `text${COLLATION}` });

/** A migration for a server without ICU: the columns are there, their order is plainer. */
export const withoutPinyin = (migration: string): string => migration.replaceAll(COLLATION, '');
