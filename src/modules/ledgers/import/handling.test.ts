import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bring, columnAt, fixture, madeFile, read, rowsOf } from '#kit/imports.ts';
import { startNode, type Caller, type TestNode } from '#kit/node.ts';
import type { MadeCell } from '#kit/workbooks.ts';
import { creditCodeCheckDigit } from '#shared/credit-code.ts';
import { importRoutes, synonymRoutes } from '../contract.ts';

let node: TestNode;
let officer: Caller;
beforeAll(async () => {
  node = await startNode({ works: true });
  officer = await node.as('gaoyaqin');
});
afterAll(() => node.close());

const codeOf = (first17: string) => first17 + creditCodeCheckDigit(first17);
const HEAD: MadeCell[] = ['企业名称', '统一社会信用代码', '法人', '注册资金(万元)'];
const ledger = (name: string, rows: readonly MadeCell[][], head: MadeCell[] = HEAD) =>
  madeFile(name, [{ name: '表', rows: [head, ...rows] }]);
const admit = (importId: string) => officer.call(importRoutes.admitImport, { params: { importId } });
const detailOf = async (importId: string) => (await officer.call(importRoutes.readImport, { params: { importId } })).body;
const fix = (importId: string, rowId: number, column: number, body: object) =>
  officer.call(importRoutes.fixImportCell, { params: { importId, rowId, column }, body: body as never });

describe('cells', () => {
  it('a code whose digits were lost is found again by the name, and taken everywhere at once', async () => {
    const firms = ['靖朔甲一重工有限公司', '靖朔甲二重工有限公司'].map((name, at) => [name, codeOf(`91619901MA80000${at}A`), '甲', 100]);
    await admit((await bring(officer, [ledger('先.xlsx', firms)])).id);
    const lost = firms.map(([name]) => [name ?? '', '9.16199E+17', '乙', 200]);
    const detail = await bring(officer, [ledger('后.xlsx', lost)]);
    expect(detail.groups).toEqual([{ code: 'code_lost_digits', field: 'credit_code', level: 'must', rows: 2, proposals: 2 }]);
    const [row] = await rowsOf(officer, detail.id);
    expect(row?.cells[1]?.problem?.proposal).toBe(firms[0]?.[1]);
    const { body } = await fix(detail.id, row?.id ?? -1, 1, { kind: 'proposal', everywhere: true });
    expect(body.touched).toBe(2);
    expect((await detailOf(detail.id)).counts).toMatchObject({ good: 2, update: 2, problem: 0 });
    expect((await rowsOf(officer, detail.id))[0]?.changes).toContainEqual({
      field: 'registered_capital',
      before: '100 万元',
      after: '200 万元',
    });
  });

  it('is filled in by hand, left empty, and refuses a proposal that is not there', async () => {
    const detail = await bring(officer, [
      ledger('格.xlsx', [
        ['靖朔乙一有限公司', null, '乙', '五十多吧'],
        ['靖朔乙二有限公司', null, '乙', '不好说'],
        ['靖朔乙三有限公司', null, '乙', 10],
        ['靖朔乙四有限公司', null, '乙', 20],
      ]),
    ]);
    expect(detail.counts.problem).toBe(2);
    const [first, second] = await rowsOf(officer, detail.id);
    expect((await fix(detail.id, first?.id ?? -1, 3, { kind: 'proposal' })).status).toBe(422);
    await fix(detail.id, first?.id ?? -1, 3, { kind: 'value', value: '50' });
    await fix(detail.id, second?.id ?? -1, 3, { kind: 'blank' });
    const rows = await rowsOf(officer, detail.id);
    expect(rows.slice(0, 2).map((row) => [row.verdict, row.cells[3]?.reading])).toEqual([
      ['good', '50 万元'],
      ['good', null],
    ]);
    expect((await fix(detail.id, 999, 3, { kind: 'blank' })).status).toBe(404);
  });
});

describe('columns', () => {
  it('a correction is remembered with who said it, and can be forgotten', async () => {
    const head = ['企业名称', '资本多少（万元）'];
    const detail = await bring(officer, [
      ledger(
        '列.xlsx',
        [
          ['靖朔丙一有限公司', 80],
          ['靖朔丙二有限公司', 90],
        ],
        head,
      ),
    ]);
    const at = columnAt(detail, '资本多少');
    expect(detail.sheets[0]?.columns[1]?.state).not.toBe('taken');
    const params = { importId: detail.id, ...at };
    expect((await officer.call(importRoutes.changeImportColumn, { params, body: { field: 'no_such_field' } })).status).toBe(422);
    await officer.call(importRoutes.changeImportColumn, { params, body: { field: 'registered_capital' } });
    expect((await rowsOf(officer, detail.id))[0]?.cells[1]?.reading).toBe('80 万元');
    const again = await bring(officer, [
      ledger(
        '列二.xlsx',
        [
          ['靖朔丙三有限公司', 80],
          ['靖朔丙四有限公司', 90],
        ],
        head,
      ),
    ]);
    expect(again.sheets[0]?.columns[1]).toMatchObject({ field: 'registered_capital', state: 'taken', chosenBy: 'words' });
    const { body } = await officer.call(synonymRoutes.listSynonyms, { query: { source: 'learned' } });
    expect(body.rows[0]).toMatchObject({ field: 'registered_capital', addedBy: '高雅琴', source: 'learned' });
    expect((await officer.call(synonymRoutes.removeSynonym, { params: { synonymId: body.rows[0]?.id ?? '' } })).status).toBe(204);
    const third = await bring(officer, [ledger('列三.xlsx', [['靖朔丙五有限公司', 80]], head)]);
    expect(third.sheets[0]?.columns[1]?.state).not.toBe('taken');
  });

  it('a table without a needed column says so; no row goes in', async () => {
    const detail = await bring(officer, [
      ledger('缺.xlsx', [[codeOf('91619901MA900001A'), '甲', 3]], ['统一社会信用代码', '法人', '注册资金(万元)']),
    ]);
    expect(detail.sheets[0]?.missing).toEqual(['enterprise_name']);
    expect(detail.counts).toMatchObject({ good: 0, problem: 1 });
    expect((await admit(detail.id)).status).toBe(409);
  });
});

describe('duplicates', () => {
  it('within a sheet, between sheets that differ, and in the ledger; each is decided by a person', async () => {
    const same = codeOf('91619901MA810000A');
    const first = ledger('一.xlsx', [
      ['靖朔丁一有限公司', same, '丁', 10],
      ['靖朔丁一有限公司', same, '丁', 11],
      ['靖朔丁一公司', null, '丁', 12],
    ]);
    const second = ledger('二.xlsx', [['靖朔丁一有限公司', same, '丁', 13]]);
    const detail = await bring(officer, [first, second]);
    expect(detail.counts).toMatchObject({ good: 2, duplicate: 2, withinFiles: 2 });
    const duplicates = await rowsOf(officer, detail.id, 'duplicate');
    expect(duplicates.map((row) => row.reason)).toEqual(['within_sheet', 'across_sheets']);
    const params = { importId: detail.id, rowId: duplicates[0]?.id ?? -1 };
    expect((await officer.call(importRoutes.decideImportRow, { params, body: { choice: 'separate' } })).status).toBe(422);
    await officer.call(importRoutes.decideImportRow, { params, body: { choice: 'skip' } });
    await officer.call(importRoutes.decideImportRow, { params: { ...params, rowId: duplicates[1]?.id ?? -1 }, body: { choice: 'merge' } });
    expect((await detailOf(detail.id)).counts).toMatchObject({ good: 3, duplicate: 0, skipped: 1 });
    expect((await admit(detail.id)).body).toMatchObject({ rows: 3, enterprisesAdded: 2 });
    const third = await bring(officer, [ledger('三.xlsx', [['靖朔丁一集团有限公司', same, '丁', 14]])]);
    expect(third.counts).toMatchObject({ duplicate: 1, againstLedger: 1 });
  });
});

describe('undo', () => {
  it('takes everything back; refuses when later work hangs on an enterprise it added', async () => {
    const rows = [['靖朔戊一有限公司', codeOf('91619901MA820000A'), '戊', 10]];
    const detail = await bring(officer, [ledger('撤.xlsx', rows)]);
    await admit(detail.id);
    const [row] = await rowsOf(officer, detail.id);
    const stated = await officer.ask('POST', `/api/enterprises/${row?.enterpriseId}/facts`, {
      facts: [{ kind: 'legal_representative', year: null, period: 'none', value: '后来的人', asOf: '2026-01-05', status: 'actual' }],
      ground: '电话核实',
    });
    expect(stated.status).toBe(201);
    const refused = await officer.call(importRoutes.takeImportBack, { params: { importId: detail.id } });
    expect(refused.status).toBe(409);
    expect(JSON.stringify(refused.body)).toContain('靖朔戊一有限公司');
    const clean = await bring(officer, [ledger('撤二.xlsx', [['靖朔戊二有限公司', codeOf('91619901MA830000A'), '戊', 10]])]);
    await admit(clean.id);
    const params = { importId: clean.id };
    expect((await officer.call(importRoutes.takeImportBack, { params })).status).toBe(204);
    expect((await detailOf(clean.id)).state).toBe('taken_back');
    expect((await officer.call(importRoutes.takeImportBack, { params })).status).toBe(409);
    const again = await bring(officer, [ledger('撤二.xlsx', [['靖朔戊二有限公司', codeOf('91619901MA830000A'), '戊', 10]])]);
    expect(again.counts).toMatchObject({ good: 1, unchanged: 0 });
    // The enterprise that the first undoing closed is open again, and this import's undoing closes it again.
    expect((await admit(again.id)).body).toMatchObject({ rows: 1, enterprisesAdded: 1, factsStated: 2 });
    expect((await officer.call(importRoutes.takeImportBack, { params: { importId: again.id } })).status).toBe(204);
    const listed = await officer.ask('GET', `/api/enterprises?q=${encodeURIComponent('靖朔戊二')}`);
    expect(listed.body.total).toBe(0);
  });
});

describe('again and again', () => {
  it('the same file changes nothing and says so; bad rows come back, put right, and go in', async () => {
    const file = () =>
      ledger('回.xlsx', [
        ['靖朔己一有限公司', null, '己', 10],
        ['靖朔己二有限公司', null, '己', '=1+1|x'],
      ]);
    const detail = await bring(officer, [file()]);
    await admit(detail.id);
    const again = await bring(officer, [file()]);
    expect(again.sameAs?.id).toBe(detail.id);
    expect(again.counts).toMatchObject({ good: 0, unchanged: 1, problem: 1 });
    const { bytes } = await officer.call(importRoutes.downloadImportProblems, { params: { importId: detail.id } });
    const left = await bring(officer, [new File([new Uint8Array(bytes)], '问题行.xlsx')]);
    expect(left.sheets[0]?.columns.map((column) => column.heading)).toEqual([...HEAD, '问题原因']);
    const [row] = await rowsOf(officer, left.id);
    // What looks like a formula comes back as the same text and is never computed.
    expect(row?.cells[3]?.raw).toBe('=1+1|x');
    expect(row?.cells[4]?.raw).toContain('=1+1|x');
  });

  it('an import is abandoned only before it is in the ledger', async () => {
    const detail = await bring(officer, [ledger('弃.xlsx', [['靖朔庚一有限公司', null, '庚', 10]])]);
    const params = { importId: detail.id };
    expect((await officer.call(importRoutes.abandonImport, { params })).status).toBe(204);
    expect((await admit(detail.id)).status).toBe(409);
    const other = await bring(officer, [ledger('留.xlsx', [['靖朔庚二有限公司', null, '庚', 10]])]);
    await admit(other.id);
    expect((await officer.call(importRoutes.abandonImport, { params: { importId: other.id } })).status).toBe(409);
  });
});

describe('walls', () => {
  it('a park’s officer brings for the own park only and sees no other’s import', async () => {
    const station = await node.as('liuyang');
    const other = await node.as('shenlimei');
    const mine = await bring(station, [ledger('园.xlsx', [['靖朔辛一有限公司', null, '辛', 10]])]);
    expect(mine.parkId).not.toBeNull();
    expect((await other.call(importRoutes.readImport, { params: { importId: mine.id } })).status).toBe(404);
    expect((await other.call(importRoutes.admitImport, { params: { importId: mine.id } })).status).toBe(404);
    const forPark = await other.call(importRoutes.startImport, { files: [ledger('园.xlsx', [])], fields: { parkId: mine.parkId ?? '' } });
    expect(forPark.status).toBe(403);
    expect((await (await node.as('kangyongning')).call(importRoutes.listImports, {})).status).toBe(403);
    expect((await node.visitor.call(importRoutes.listImports, {})).status).toBe(401);
    expect((await officer.call(importRoutes.readImport, { params: { importId: 'imp_forged0000' } })).status).toBe(404);
  });

  it('several files and sheets at once; the one that fails is named, the others go on', async () => {
    const wide = madeFile('宽.xlsx', [
      { name: '宽', rows: [Array.from({ length: 200 }, (_, at) => `列${at}`), Array.from({ length: 200 }, () => 1)] },
    ]);
    const detail = await bring(officer, [ledger('好.xlsx', [['靖朔壬一有限公司', null, '壬', 10]]), wide, fixture('8-monthly.xlsx')]);
    expect(detail.state).toBe('ready');
    expect(detail.failures).toEqual([
      { file: '宽.xlsx', failure: { code: 'too_many_columns', values: { sheet: '宽', columns: 200, limit: 150 } } },
    ]);
    expect(detail.sheets.map((sheet) => sheet.ledger)).toEqual(['enterprises', 'work_entries', 'work_entries', 'work_entries']);
    const alone = await bring(officer, [wide]);
    expect(alone.state).toBe('failed');
    expect((await read(officer, alone.id)).counts.total).toBe(0);
  });
});
