import { afterAll, beforeAll, expect, it } from 'vitest';
import { bring, fixture, rowsOf } from '#kit/imports.ts';
import { startNode, type Caller, type TestNode } from '#kit/node.ts';
import { importRoutes, type ImportDetail } from '../contract.ts';

let node: TestNode;
let officer: Caller;
beforeAll(async () => {
  node = await startNode({ works: true });
  officer = await node.as('gaoyaqin');
});
afterAll(() => node.close());

const must = (detail: ImportDetail) =>
  detail.groups.filter((group) => group.level === 'must').map(({ code, field, rows }) => `${code} ${field} ${rows}`);
const admit = async (detail: ImportDetail) => (await officer.call(importRoutes.admitImport, { params: { importId: detail.id } })).body;

it('1: basics: codes turned into numbers, foreign currency, days that never were', async () => {
  const detail = await bring(officer, [fixture('1-enterprise-basics.xlsx')]);
  expect(detail.counts).toMatchObject({ total: 25, good: 16, new: 16, update: 0, problem: 8, duplicate: 0, skipped: 1 });
  expect(must(detail)).toEqual([
    'code_lost_digits credit_code 2',
    'foreign_currency registered_capital 2',
    'no_such_day established_on 2',
    'relative_date established_on 2',
    'code_bad_check_digit credit_code 1',
    'old_registration_number credit_code 1',
  ]);
  expect(detail.sheets[0]).toMatchObject({ ledger: 'enterprises', headRow: 3, rows: 24, skipped: { footer: 1 }, missing: [] });
  expect(await admit(detail)).toEqual({
    rows: 16,
    enterprisesAdded: 16,
    factsStated: 105,
    certificates: 0,
    needs: 0,
    workEntries: 0,
    left: 8,
  });
});

it('2: recognitions: two levels, years in the heading, certificates with their validity', async () => {
  const detail = await bring(officer, [fixture('2-recognitions.xlsx')], { defaultYear: '2025' });
  expect(detail.counts).toMatchObject({ total: 23, good: 17, new: 4, update: 13, problem: 5, skipped: 1 });
  expect(must(detail)).toEqual(['not_a_date certificate_valid_until 5']);
  // Four measures of R&D spend answer to this heading: it goes in only when somebody says which.
  expect(detail.sheets[0]?.columns.filter((column) => column.state === 'asked').map((column) => [column.year, column.reason])).toEqual([
    [2023, 'ambiguous'],
    [2024, 'ambiguous'],
    [2025, 'ambiguous'],
  ]);
  expect(await admit(detail)).toMatchObject({ rows: 17, enterprisesAdded: 4, factsStated: 102, certificates: 17, left: 5 });
});

it('3: statistics: thousands of yuan; a name that differs from the licence is a duplicate to decide on', async () => {
  const detail = await bring(officer, [fixture('3-statistics.xlsx')], { defaultYear: '2025' });
  expect(detail.counts).toMatchObject({ total: 25, good: 19, new: 3, update: 16, problem: 0, duplicate: 4, againstLedger: 4, skipped: 2 });
  expect(detail.sheets[0]?.columns.map((column) => [column.field, column.state])).toContainEqual(['rd_statistics', 'taken']);
  expect(detail.sheets[0]?.columns.filter((column) => column.state !== 'taken').map((column) => column.heading)).toEqual([
    '营业收入(千元)/本月',
    '营业收入(千元)/累计',
    '营业收入(千元)/同比(%)',
  ]);
  expect(await admit(detail)).toMatchObject({ rows: 19, enterprisesAdded: 3, factsStated: 48, left: 4 });
});

it('4: questionnaire: short names are proposed, never taken', async () => {
  const detail = await bring(officer, [fixture('4-questionnaire.xlsx')]);
  expect(detail.counts).toMatchObject({ total: 26, good: 13, problem: 13, duplicate: 0, skipped: 0 });
  expect(must(detail)).toEqual([
    'enterprise_guess enterprise_name 9',
    'phone_bad_length contact_name+contact_phone 4',
    'enterprise_unknown enterprise_name 1',
  ]);
  expect(await admit(detail)).toMatchObject({ rows: 13, needs: 13, enterprisesAdded: 0, left: 13 });
});

it('5: a park’s needs: merged cells reach down, numbered needs are taken apart', async () => {
  const detail = await bring(officer, [fixture('5-park-needs.xlsx')]);
  expect(detail.counts).toMatchObject({ total: 28, good: 26, problem: 0, skipped: 2 });
  expect(detail.groups.map(({ code, rows }) => `${code} ${rows}`)).toEqual(['place_unknown 18', 'not_technology 10', 'split_numbered 4']);
  expect(await admit(detail)).toMatchObject({ rows: 26, needs: 34, left: 0 });
});

it('6: matching: no column of enterprises; a person says that they stand before the colon, and which year it is', async () => {
  const detail = await bring(officer, [fixture('6-matching.xlsx')]);
  expect(detail.sheets[0]?.missing).toEqual(['enterprise_name', 'title']);
  expect(detail.suggestedYear).toBe(2025);
  expect(detail.counts).toMatchObject({ total: 25, good: 0, problem: 24, skipped: 1 });
  const sheetId = detail.sheets[0]?.id ?? '';
  await officer.call(importRoutes.changeImportColumn, {
    params: { importId: detail.id, sheetId, column: 0 },
    body: { field: 'enterprise_name+title' },
  });
  await officer.call(importRoutes.changeImport, { params: { importId: detail.id }, body: { defaultYear: 2025 } });
  const { body } = await officer.call(importRoutes.readImport, { params: { importId: detail.id } });
  expect(body.sheets[0]?.missing).toEqual([]);
  expect(must(body)).toEqual(expect.arrayContaining(['zero_may_be_lost matched_on 5', 'struck_out null 2']));
  expect(must(body).some((line) => line.startsWith('year_missing'))).toBe(false);
});

it('7: work entries: days that run on, ditto, enterprises by short names', async () => {
  const detail = await bring(officer, [fixture('7-work-entries.xlsx')]);
  expect(must(detail)).toContain('year_missing date 13');
  await officer.call(importRoutes.changeImport, { params: { importId: detail.id }, body: { defaultYear: 2025 } });
  const { body } = await officer.call(importRoutes.readImport, { params: { importId: detail.id } });
  expect(body.counts).toMatchObject({ total: 25, good: 10, problem: 15, duplicate: 0 });
  expect(must(body)).toEqual(['firms_guess enterprises 15']);
  expect(await admit(body)).toMatchObject({ rows: 10, workEntries: 10, left: 15 });
});

it('8: a sheet a month: three sheets, subtotals, every activity an entry', async () => {
  const detail = await bring(officer, [fixture('8-monthly.xlsx')], { defaultYear: '2025' });
  expect(detail.sheets.map((sheet) => [sheet.name, sheet.ledger, sheet.rows])).toEqual([
    ['1月', 'work_entries', 20],
    ['2月', 'work_entries', 20],
    ['3月', 'work_entries', 20],
  ]);
  expect(detail.counts).toMatchObject({ total: 69, good: 51, problem: 9, duplicate: 0, skipped: 9 });
  expect(must(detail)).toEqual(['not_a_number handouts 9']);
  expect(await admit(detail)).toMatchObject({ rows: 51, workEntries: 51, left: 9 });
});

it.each([
  ['/api/enterprises/export', 'POST', 120],
  ['/api/work-ledger', 'GET', 400],
  ['/api/needs-ledger', 'GET', 20],
])('what was exported can be imported: every column is known and nothing changes (%s)', async (path, method, least) => {
  const file = await officer.ask(method, path, method === 'POST' ? {} : undefined);
  const detail = await bring(officer, [new File([new Uint8Array(file.bytes)], '台账.xlsx')]);
  expect(detail.sheets[0]?.columns.filter((column) => column.state !== 'taken').map((column) => column.heading)).toEqual(['序号']);
  const changed = (await rowsOf(officer, detail.id, 'good')).map((row) => row.cells.map((cell) => cell.reading));
  expect(changed).toEqual([]);
  expect(detail.counts).toMatchObject({ good: 0, problem: 0, duplicate: 0 });
  expect(detail.counts.unchanged).toBeGreaterThanOrEqual(least);
});
