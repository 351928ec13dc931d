import * as OpenCC from 'opencc-js';

const traditional = OpenCC.Converter({ from: 'cn', to: 'twp' });
const simplified = OpenCC.Converter({ from: 'twp', to: 'cn' });

/** A page written in simplified script, in the script and words of Taiwan. Markup and addresses are letters and stay. */
export const toTraditional = (html: string): string => traditional(html);

/** What somebody typed in traditional script, as the rows have it. */
export const toSimplified = (text: string): string => simplified(text);
