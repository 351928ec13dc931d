import { DEGREES, WORK_KINDS } from '../../contract/expert-codes.ts';
import type { Affiliation, Education, Work } from '../../contract/expert-shapes.ts';
import { say } from '#shared/words.ts';

/** Lists are typed a line each, parts divided by `|`: quick to paste from a CV. What a line does not say stays empty. */
const partsOf = (line: string) => line.split(/[|｜]/u).map((part) => part.trim());
const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
const joined = (parts: readonly (string | number | null)[]) => {
  const texts = parts.map((part) => String(part ?? ''));
  while (texts.length > 1 && texts.at(-1) === '') texts.pop();
  return texts.join(' | ');
};
const yearOf = (text: string | undefined) => (/^(19|20)\d\d$/u.test(text ?? '') ? Number(text) : null);
const codeOf = <C extends string>(list: string, codes: readonly C[], label: string | undefined, instead: C): C =>
  codes.find((code) => say(`code_${list}_${code}`) === label) ?? instead;

/** 论文 | 题目 | 2021 | 期刊 */
export const worksText = (works: readonly Work[]) =>
  works.map(({ kind, title, year, note }) => joined([say(`code_expert_work_${kind}`), title, year, note])).join('\n');
export const worksOf = (text: string): Work[] =>
  linesOf(text).map((line) => {
    const parts = partsOf(line);
    const isBare = parts.length === 1;
    const [kind, title = '', year, note] = isBare ? [undefined, parts[0]] : parts;
    return { kind: codeOf('expert_work', WORK_KINDS, kind, 'paper'), title, year: yearOf(year), note: note || null };
  });

/** 博士 | 学校 | 专业 | 2009 */
export const educationText = (education: readonly Education[]) =>
  education.map(({ degree, school, major, year }) => joined([say(`code_expert_degree_${degree}`), school, major, year])).join('\n');
export const educationOf = (text: string): Education[] =>
  linesOf(text).map((line) => {
    const parts = partsOf(line);
    const [degree, school = '', major, year] = parts.length === 1 ? [undefined, parts[0]] : parts;
    return { degree: codeOf('expert_degree', DEGREES, degree, 'other'), school, major: major || null, year: yearOf(year) };
  });

/** 单位 | 职务 | 2010-07-01 | 2018-06-30 */
export const affiliationsText = (stays: readonly Affiliation[]) =>
  stays.map(({ orgName, post, from, until }) => joined([orgName, post, from, until])).join('\n');
export const affiliationsOf = (text: string, before: readonly Affiliation[]): Affiliation[] =>
  linesOf(text).map((line) => {
    const [orgName = '', post, from, until] = partsOf(line);
    const known = before.find((stay) => stay.orgName === orgName);
    return { orgId: known?.orgId ?? null, orgName, post: post || null, from: from || null, until: until || null };
  });

/** Short words, divided by any of the usual signs. */
export const wordsOf = (text: string) => [
  ...new Set(
    text
      .split(/[、,，;；\n]/u)
      .map((word) => word.trim())
      .filter(Boolean),
  ),
];
