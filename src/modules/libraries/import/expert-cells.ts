import { readDate } from '#engines/documents/cells/dates.ts';
import { isProblem } from '#engines/documents/cells/outcome.ts';
import { readPhones } from '#engines/documents/cells/phones.ts';
import type { Ctx } from '#platform/ctx.ts';
import { dayOf } from '#shared/dates.ts';
import type { WorkKind } from '../contract/expert-codes.ts';
import { EXPERT_TITLES } from '../expert-titles.ts';
import type { Education, ExpertChange, Work } from '../contract/expert-shapes.ts';
import type { ImportProblem } from '../contract/imports.ts';
import { consentTexts, type Consent } from '../expert-consent.ts';
import { folded } from '../expert-fields.ts';
import type { LibraryImportHead } from './importer.ts';

/** Codes of the national fields by folded name, and by code. */
export type FieldCodes = ReadonlyMap<string, string>;

type Values = Pick<
  ExpertChange,
  'name' | 'orgName' | 'title' | 'post' | 'fields' | 'subjects' | 'directions' | 'education' | 'works' | 'phone' | 'email'
>;
type Read = { readonly values: Values; readonly consent: Consent | null; readonly problems: ImportProblem[] };

/** Reads the cells of one row of an expert list; what cannot be read is named at its cell and never guessed. */
export function readExpertCells(ctx: Ctx, head: LibraryImportHead, cells: Readonly<Record<string, string>>, codes: FieldCodes): Read {
  const problems: ImportProblem[] = [];
  const tell = (field: string, code: string, values: Record<string, string | number> = {}) => problems.push({ field, code, values });
  const values: { -readonly [K in keyof Values]: Values[K] } = {};
  const name = (cells['name'] ?? '').replaceAll(/(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])/gu, '');
  if (name.length < 2) tell('name', 'missing');
  else if (name.length > 60 || /\d/u.test(name)) tell('name', 'not_a_name', { text: name.slice(0, 20) });
  else values.name = name;
  if (cells['org_name']) values.orgName = cells['org_name'].slice(0, 100);
  readTitle(cells['title'], values, tell);
  if (cells['post']) values.post = cells['post'].slice(0, 100);
  readFields(cells['fields'], values, tell, codes);
  if (cells['subjects']) values.subjects = pieces(cells['subjects']).slice(0, 12);
  if (cells['directions']) values.directions = cells['directions'].slice(0, 1000);
  if (cells['education'])
    values.education = pieces(cells['education'], /[;；\n]/u)
      .flatMap(educationOf)
      .slice(0, 10);
  if (cells['works'])
    values.works = pieces(cells['works'], /[;；\n]/u)
      .map(workOf)
      .slice(0, 60);
  readPhone(cells['phone'], values, tell);
  const email = cells['email'];
  if (email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(email)) tell('email', 'not_an_email', { text: email.slice(0, 40) });
  else if (email) values.email = email;
  return { values, consent: readConsent(ctx, head, cells['consent_on'], tell), problems };
}

type Tell = (field: string, code: string, values?: Record<string, string | number>) => void;

const pieces = (text: string, marks = /[、,，;；/\n┋|]/u) =>
  text
    .split(marks)
    .map((piece) => piece.trim().slice(0, 300))
    .filter((piece) => piece.length > 1);

const TITLES = [...EXPERT_TITLES.values()]
  .flatMap(({ id, zh, en, synonyms }) => [zh, en, ...synonyms].map((word) => ({ id, word: folded(word) })))
  .toSorted((one, other) => other.word.length - one.word.length);

/** 教授、博导 is a professor: the longest title that the words begin with, or that they hold. */
function readTitle(text: string | undefined, values: Values & { title?: string | null }, tell: Tell): void {
  if (!text || /^(无|暂无|—|-|\/)$/u.test(text)) return;
  const plain = folded(text);
  const found = TITLES.find(({ word }) => plain.startsWith(word)) ?? TITLES.find(({ word }) => plain.includes(word));
  if (found) values.title = found.id;
  else tell('title', 'unknown_title', { text: text.slice(0, 30) });
}

function readFields(text: string | undefined, values: Values & { fields?: string[] }, tell: Tell, codes: FieldCodes): void {
  if (!text) return;
  // Some names of fields hold a 、 themselves.
  const parts = pieces(text, /[;；\n┋|]/u).flatMap((part) => (codes.has(folded(part)) ? [part] : pieces(part, /[、,，]/u)));
  const found = new Set<string>();
  for (const part of parts) {
    const code = codes.get(folded(part));
    if (code) found.add(code);
    else tell('fields', 'unknown_field', { text: part.slice(0, 30) });
  }
  if (found.size > 0) values.fields = [...found].slice(0, 6);
}

/** A masked number is what this platform itself has handed out: it says nothing new. */
function readPhone(text: string | undefined, values: Values & { phone?: string | null }, tell: Tell): void {
  if (!text) return;
  const outcome = readPhones(text);
  if (!isProblem(outcome)) values.phone = outcome.value.map(({ number }) => number).join('、') || null;
  else if (outcome.problem !== 'phone_masked') tell('phone', 'not_a_phone', { text: text.slice(0, 30) });
}

const DEGREES = [
  ['doctor', /博士/u],
  ['master', /硕士|研究生/u],
  ['bachelor', /本科|学士/u],
] as const;

/** 博士，西部能源科技大学，化学工艺，2009 */
function educationOf(text: string): Education[] {
  const parts = pieces(text, /[,，、\s]/u);
  const degree = DEGREES.find(([, words]) => words.test(text))?.[0] ?? 'other';
  const school = parts.find((part) => /(大学|学院|学校|研究所|研究院|University)/iu.test(part));
  if (!school) return [];
  const year = Number(/(?<!\d)(19[5-9]\d|20\d\d)(?!\d)/u.exec(text)?.[1] ?? 0) || null;
  const major = parts.find((part) => part !== school && !/博士|硕士|研究生|本科|学士|大专|^\d/u.test(part)) ?? null;
  return [{ degree, school: school.slice(0, 100), major: major?.slice(0, 60) ?? null, year }];
}

const WORKS: readonly (readonly [WorkKind, RegExp])[] = [
  ['patent', /专利|ZL\d/u],
  ['book', /著作|专著|编著|教材/u],
  ['standard', /标准|规范/u],
  ['award', /奖/u],
  ['project', /项目|课题|计划/u],
];

/** 论文《…》，《西部煤化工》，2021 */
function workOf(text: string): Work {
  const kind = WORKS.find(([, words]) => words.test(text))?.[0] ?? 'paper';
  const quoted = /《([^》]{2,})》/u.exec(text);
  const year = Number(/(?<!\d)(19[5-9]\d|20\d\d)(?=年|$|[,，)）\s])/u.exec(text)?.[1] ?? 0) || null;
  const rest = quoted ? text.slice(quoted.index + quoted[0].length) : '';
  const note = pieces(rest, /[,，]/u).find((part) => !/^(19|20)\d\d年?$/u.test(part)) ?? null;
  return { kind, title: (quoted?.[1] ?? text).slice(0, 300), year, note };
}

/** A row's own consent counts before the file's: a day, or a word that says yes. */
function readConsent(ctx: Ctx, head: LibraryImportHead, text: string | undefined, tell: Tell): Consent | null {
  if (!text || /^(是|有|同意|已同意|yes|given)$/iu.test(text)) return head.consent;
  if (/^(否|无|未|不同意|没有|no)/iu.test(text)) return null;
  const outcome = readDate(text);
  const givenOn = isProblem(outcome) ? undefined : outcome.value?.start;
  const current = givenOn ? consentTexts.findLast(({ from }) => from <= givenOn) : undefined;
  if (givenOn && current && givenOn <= dayOf(ctx.now))
    return { version: current.version, givenOn, how: head.consent?.how ?? 'signed_paper' };
  tell('consent_on', 'not_a_consent', { text: text.slice(0, 30) });
  return null;
}
