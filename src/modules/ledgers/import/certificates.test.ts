import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bring, madeFile } from '#kit/imports.ts';
import { startNode, type Caller, type TestNode } from '#kit/node.ts';
import { enterpriseRoutes, importRoutes } from '../contract.ts';

let node: TestNode;
let officer: Caller;
beforeAll(async () => {
  node = await startNode({ works: true });
  officer = await node.as('hejun');
});
afterAll(() => node.close());

const HEAD = ['企业名称', '证书编号', '有效期'];
const certificatesOf = async (name: string) => {
  const { body } = await officer.call(enterpriseRoutes.listEnterprises, { query: { q: name } });
  const page = await officer.call(enterpriseRoutes.readEnterprise, { params: { enterpriseId: body.rows[0]!.id } });
  return page.body.certificates.map(({ kind, number }) => `${kind} ${number}`);
};

it('takes the kind from the columns’ headings, the sheet’s name and title, or the questions of other columns', async () => {
  const row = (name: string, number: string) => [name, number, '2027-08-31'];
  const detail = await bring(officer, [
    madeFile('certificates.xlsx', [
      { name: '科小', rows: [HEAD, row('靖朔红碱淖软件有限公司', '202761080100001')] },
      {
        name: '名单',
        merges: ['A1:C1'],
        rows: [['高新区专精特新“小巨人”企业名单', null, null], HEAD, row('靖朔白杨装备有限公司', 'XJR-0007')],
      },
      {
        name: '基本情况',
        rows: [
          [...HEAD, '是否高企'],
          [...row('靖朔芦河新材料有限公司', 'GR202761000123'), '是'],
        ],
      },
      { name: '瞪羚企业', rows: [['企业名称', '高企证书编号', '有效期'], row('靖朔沙柳环保有限公司', 'GR202761000456')] },
    ]),
  ]);
  expect(detail.sheets.map(({ certificate }) => certificate?.kind)).toEqual([
    'technology_sme',
    'little_giant',
    'high_tech_enterprise',
    'high_tech_enterprise',
  ]);
  expect((await officer.call(importRoutes.admitImport, { params: { importId: detail.id } })).body).toMatchObject({ certificates: 4 });
  expect(await certificatesOf('红碱淖软件')).toEqual(['technology_sme 202761080100001']);
  expect(await certificatesOf('白杨装备')).toEqual(['little_giant XJR-0007']);
});

it('asks where the words name none or several, and puts nothing in before it is said', async () => {
  const rows = [
    [...HEAD, '是否高企', '是否科技型中小企业'],
    ['靖朔秃尾河机械有限公司', 'A-1', '2027-08-31', '是', '是'],
  ];
  const detail = await bring(officer, [madeFile('unclear.xlsx', [{ name: '企业', rows }])]);
  expect(detail.sheets[0]!.certificate).toEqual({ kind: null, chosenBy: 'words' });
  const params = { importId: detail.id };
  const admit = () => officer.call(importRoutes.admitImport, { params });
  expect((await admit()).body).toMatchObject({ code: 'ledgers.import_certificate_unclear' });
  const say = (certificateKind: string) =>
    officer.call(importRoutes.changeImportSheet, { params: { ...params, sheetId: detail.sheets[0]!.id }, body: { certificateKind } });
  expect((await say('knighthood')).body).toMatchObject({
    code: 'ledgers.import_certificate_unknown',
    fields: [{ path: '/certificateKind' }],
  });
  expect((await say('specialised_sme')).status).toBe(204);
  expect((await admit()).body).toMatchObject({ rows: 1, certificates: 1 });
  expect(await certificatesOf('秃尾河机械')).toEqual(['specialised_sme A-1']);
});

it('leaves certificates out when that is said', async () => {
  const detail = await bring(officer, [
    madeFile('out.xlsx', [{ name: '企业', rows: [HEAD, ['靖朔窟野河物流有限公司', 'A-2', '2027-08-31']] }]),
  ]);
  const params = { importId: detail.id, sheetId: detail.sheets[0]!.id };
  await officer.call(importRoutes.changeImportSheet, { params, body: { certificateKind: 'none' } });
  expect((await officer.call(importRoutes.admitImport, { params: { importId: detail.id } })).body).toMatchObject({
    rows: 1,
    certificates: 0,
  });
});

it('lists every enterprise an admission touched, more than a record names, page by page', async () => {
  const names = Array.from({ length: 520 }, (_, at) => [`靖朔第${at + 1}号光伏有限公司`, '郝东']);
  const detail = await bring(officer, [madeFile('many.xlsx', [{ name: '企业', rows: [['企业名称', '法人'], ...names] }])]);
  const params = { importId: detail.id };
  await officer.call(importRoutes.admitImport, { params });
  const page = async (query: object) => (await officer.call(importRoutes.listImportEnterprises, { params, query })).body;
  const last = await page({ page: 6, pageSize: 100 });
  expect(last.total).toBe(520);
  expect(last.rows).toHaveLength(20);
  expect(last.rows[0]).toMatchObject({ isAdded: true, rows: 1, parkName: '高新区' });
  expect((await page({ q: '第519号' })).rows.map(({ name }) => name)).toEqual(['靖朔第519号光伏有限公司']);
  const neighbour = await node.as('shenlimei');
  expect((await neighbour.call(importRoutes.listImportEnterprises, { params, query: {} })).status).toBe(404);
});

it('knows from the start how many rows there are, where the file says it', async () => {
  const idle = await startNode();
  const bringer = await idle.as('hejun');
  const parts = unzipSync(
    new Uint8Array(await madeFile('a.xlsx', [{ name: '企业', rows: [['企业名称'], ['靖朔甲有限公司']] }]).arrayBuffer()),
  );
  const sheet = strFromU8(parts['xl/worksheets/sheet1.xml']!).replace('<sheetData', '<dimension ref="A1:O321"/><sheetData');
  const bytes = zipSync({ ...parts, 'xl/worksheets/sheet1.xml': strToU8(sheet) });
  const file = new File([bytes as BlobPart], 'ledger.xlsx');
  const started = await bringer.call(importRoutes.startImport, { files: [file], fields: {} });
  const { body } = await bringer.call(importRoutes.readImport, { params: { importId: started.body.id } });
  expect(body).toMatchObject({ state: 'reading', rowsRead: 0, rowsTotal: 321 });
  await idle.close();
});
