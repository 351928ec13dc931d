import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');

type Table = Record<string, { code: string; status: number }>;

const isRefusals = (value: unknown): value is Table =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).length > 0 &&
  Object.values(value).every((one) => typeof one === 'object' && one !== null && 'code' in one && 'status' in one);

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}

const sources = filesBelow(join(ROOT, 'src')).filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'));

function catalogue(locale: string): Record<string, string> {
  const folder = join(ROOT, 'messages', locale);
  return Object.assign({}, ...readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8'))));
}

/** Every refusal a contract declares, and every code that is given to a field. */
async function declaredCodes(): Promise<string[]> {
  const declaring = sources.filter((path) => /\brefusals\('/.test(readFileSync(path, 'utf8')));
  const tables = await Promise.all(declaring.map(async (path) => Object.values((await import(path)) as object).filter(isRefusals)));
  return tables.flat().flatMap((table) => Object.values(table).map(({ code }) => code));
}

function fieldCodes(): string[] {
  const given = /code: '([a-z_]+\.[a-z_]+)'|, '(field\.[a-z_]+)'\)/g;
  return sources.flatMap((path) => [...readFileSync(path, 'utf8').matchAll(given)].map((match) => match[1] ?? match[2]!));
}

/** The kinds of issues zod finds; `fieldCode` makes a code of each. */
const ZOD = [
  'invalid_type',
  'too_big',
  'too_small',
  'invalid_format',
  'not_multiple_of',
  'invalid_union',
  'invalid_key',
  'invalid_element',
  'invalid_value',
  'custom',
];

describe.each(['zh-CN', 'en'])('sentences in %s', (locale) => {
  const words = catalogue(locale);
  const missing = (codes: readonly string[]) => [...new Set(codes)].filter((code) => !words[`refusal_${code.replaceAll('.', '_')}`]);

  it('are there for every refusal', async () => {
    const codes = await declaredCodes();
    expect(codes).toContain('parties.code_taken');
    expect(missing([...codes, 'edge.fault'])).toEqual([]);
  }, 30_000);
  it('are there for every problem of a field', () => {
    const codes = fieldCodes();
    expect(codes).toContain('field.invalid_day');
    expect(missing([...codes, 'field.missing', ...ZOD.map((code) => `field.${code}`)])).toEqual([]);
  });
  it('are there for every record and notice', () => {
    const texts = sources.filter((path) => path.includes('/modules/')).map((path) => readFileSync(path, 'utf8'));
    const records = texts.flatMap((text) =>
      [...text.matchAll(/\btype: '([a-z_]+\.[a-z_]+)'/g)].map((match) => `record_${match[1]!.replace('.', '_')}`),
    );
    const notices = texts.flatMap((text) => [...text.matchAll(/wordKey: '(notice_[a-z_]+)'/g)].map((match) => match[1]!));
    expect([...new Set([...records, ...notices])].filter((key) => !words[key])).toEqual([]);
  });
});
