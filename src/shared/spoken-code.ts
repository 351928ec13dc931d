import { saySafe, type Locale } from './words.ts';

/** The label of a code of the catalogue: `spokenCode('need_state', 'closed')` is 销号. A code nobody named is shown as it is. */
export function spokenCode(list: string, code: string, locale: Locale = 'zh-CN'): string {
  return saySafe(`code_${list}_${code}`, code, {}, locale);
}
