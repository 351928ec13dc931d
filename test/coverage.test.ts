import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { contents, type ModuleEntry } from '#modules/contents.ts';

const ROOT = resolve(import.meta.dirname, '..');
const modules: Record<string, ModuleEntry> = contents;

/** The clauses of the policy document that a person or program can be asked to do. */
const CLAUSES = [
  '3.1 one network',
  '3.1 two libraries',
  '3.1 three ledgers',
  '3.2',
  '3.3',
  '3.4',
  '3.5',
  '3.6',
  '4.1',
  '4.2',
  '4.3',
  '5.1',
  '5.2',
  '5.3',
  '6.1',
  '6.2',
  '6.3',
  '7',
  '8',
  '9',
  '10a',
  '10b',
  '11',
];

type Row = {
  readonly clause: string;
  readonly modules: readonly string[];
  readonly scenarios: readonly string[];
  readonly state: string;
  readonly note: string;
};

const rows: readonly Row[] = readFileSync(join(ROOT, 'docs/coverage.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| \d/.test(line))
  .map((line) => {
    const [clause = '', , named = '', scenario = '', state = ''] = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    const [word = '', note = ''] = state.split(/:\s*(.*)/s);
    return {
      clause,
      modules: named === '—' ? [] : named.split(/,\s*/),
      scenarios: [...scenario.matchAll(/`([^`]+)`/g)].map((match) => match[1]!),
      state: word,
      note,
    };
  });

const worksAtAll = rows.filter(({ state }) => state !== 'not yet');
const numberOf = (clause: string) => clause.split(' ')[0]!;

it('the table has every clause once, in the document’s order', () => {
  const found = rows.map(({ clause }) => CLAUSES.find((known) => clause === known || clause.startsWith(`${known} `)) ?? clause);
  expect(found).toEqual(CLAUSES);
});

it('every state is one of three, and what is partly done says what is missing', () => {
  expect(rows.filter(({ state }) => !['works', 'partly', 'not yet'].includes(state))).toEqual([]);
  expect(rows.filter(({ state, note }) => state === 'partly' && note.length < 20)).toEqual([]);
});

it('every module that is named exists and claims the clause', () => {
  const wrong = rows.flatMap(({ clause, modules: named }) =>
    named.filter((name) => !modules[name]?.clauses.includes(numberOf(clause))).map((name) => `${clause}: ${name}`),
  );
  expect(wrong).toEqual([]);
  expect(worksAtAll.filter(({ modules: named }) => named.length === 0)).toEqual([]);
});

it('whatever works, wholly or partly, has a scenario with tests that carries the clause in its name', () => {
  const wrong = worksAtAll.flatMap(({ clause, scenarios }) => {
    if (scenarios.length === 0) return [`${clause}: no scenario`];
    return scenarios.filter((path) => {
      const isNamed = path.startsWith(`test/scenarios/${numberOf(clause)}-`);
      return !isNamed || !existsSync(join(ROOT, path)) || !/\bit\(/.test(readFileSync(join(ROOT, path), 'utf8'));
    });
  });
  expect(wrong).toEqual([]);
});
