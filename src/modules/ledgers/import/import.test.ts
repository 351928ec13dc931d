import { afterAll, beforeAll, expect, it } from 'vitest';
import { bring, fixture, read, rowsOf } from '#kit/imports.ts';
import { startNode, type Caller, type TestNode } from '#kit/node.ts';
import { importRoutes } from '../contract.ts';

let node: TestNode;
let officer: Caller;
beforeAll(async () => {
  node = await startNode({ works: true });
  officer = await node.as('gaoyaqin');
});
afterAll(() => node.close());

const groups = (detail: Awaited<ReturnType<typeof bring>>) => detail.groups.map(({ level, code, field, rows }) => `${level} ${code} ${field} ${rows}`);

it('1: basics', async () => {
  const detail = await bring(officer, [fixture('1-enterprise-basics.xlsx')]);
  console.log(JSON.stringify(detail.counts), groups(detail));
  await officer.call(importRoutes.changeImport, { params: { importId: detail.id }, body: { defaultYear: 2025 } });
  const after = await read(officer, detail.id);
  console.log(JSON.stringify(after.counts), groups(after));
  const admitted = await officer.call(importRoutes.admitImport, { params: { importId: detail.id } });
  console.log(admitted.status, JSON.stringify(admitted.body));
  const again = await bring(officer, [fixture('1-enterprise-basics.xlsx')], { defaultYear: '2025' });
  console.log('again', JSON.stringify(again.counts), again.sameAs, groups(again));
  const x = await officer.call(importRoutes.downloadImportProblems, { params: { importId: detail.id } });
  console.log(x.status, x.bytes.length);
  const re = await bring(officer, [new File([new Uint8Array(x.bytes)], 'left.xlsx')], { defaultYear: '2025' });
  console.log('left again', JSON.stringify(re.counts), groups(re), JSON.stringify(re.sheets[0]?.columns.map((c) => [c.heading, c.field, c.state])));
  const undo = await officer.call(importRoutes.takeImportBack, { params: { importId: detail.id } });
  console.log('undo', undo.status, JSON.stringify(undo.body));
  const third = await bring(officer, [fixture('1-enterprise-basics.xlsx')], { defaultYear: '2025' });
  console.log('third', JSON.stringify(third.counts), third.sameAs);
  const admitted2 = await officer.call(importRoutes.admitImport, { params: { importId: third.id } });
  console.log(admitted2.status, JSON.stringify(admitted2.body));
}, 60_000);

it('others', async () => {
  for (const name of ['2-recognitions.xlsx', '3-statistics.xlsx', '4-questionnaire.xlsx', '5-park-needs.xlsx', '7-work-entries.xlsx', '8-monthly.xlsx']) {
    const detail = await bring(officer, [fixture(name)], { defaultYear: '2025' });
    console.log(name, JSON.stringify(detail.counts), groups(detail));
    const admitted = await officer.call(importRoutes.admitImport, { params: { importId: detail.id } });
    console.log(admitted.status, JSON.stringify(admitted.body));
    const again = await bring(officer, [fixture(name)], { defaultYear: '2025' });
    console.log('again', JSON.stringify(again.counts));
    if (name.startsWith('8')) console.log((await rowsOf(officer, again.id, 'good')).slice(0, 2).map((r) => r.cells.map((c) => c.reading)));
  }
}, 120_000);

it('exports', async () => {
  for (const [method, path, body] of [['POST', '/api/enterprises/export', {}], ['GET', '/api/work-ledger', undefined], ['GET', '/api/needs-ledger', undefined]] as const) {
    const file = await officer.ask(method, path, body);
    console.log(path, file.status, file.bytes.length, file.status > 300 ? JSON.stringify(file.body) : '');
    if (file.status > 300) continue;
    const detail = await bring(officer, [new File([new Uint8Array(file.bytes)], 'export.xlsx')]);
    console.log(JSON.stringify(detail.counts), groups(detail), JSON.stringify(detail.sheets[0]?.columns.filter((c) => c.state !== 'taken')), detail.sheets[0]?.missing);
    for (const r of (await rowsOf(officer, detail.id, 'good')).slice(0, 3)) console.log(JSON.stringify(r.changes), r.cells.map((c) => `${c.raw}→${c.reading}`).join('|').slice(0, 600));
    for (const r of (await rowsOf(officer, detail.id, 'duplicate')).slice(0, 2)) console.log('DUP', r.reason, r.cells.map((c) => `${c.raw}→${c.reading}`).join('|').slice(0, 600));
  }
}, 120_000);
