import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { strToU8, zipSync } from 'fflate';
import { bring, fixture, madeFile, rowsOf } from '#kit/imports.ts';
import { startNode, type Caller, type TestNode } from '#kit/node.ts';
import { ledgerFiles } from '#kit/ledgers.ts';
import { importRoutes, workRoutes } from '#modules/ledgers/contract.ts';

// 一是办好一网两库三台账……逐户建立企业基本情况、科技需求、入园工作三本台账，数据一次填报、多处使用，做到情况清、需求明、工作有痕。
describe('逐户建立企业基本情况、科技需求、入园工作三本台账', () => {
  let node: TestNode;
  let officer: Caller;
  beforeAll(async () => {
    node = await startNode({ works: true });
    officer = await node.as('gaoyaqin');
  });
  afterAll(() => node.close());

  it('手头的八种台账一次拖进来，成为一本清楚的台账和一份待定清单', async () => {
    const names = [...ledgerFiles().keys()].filter((name) => name.endsWith('.xlsx'));
    const detail = await bring(officer, names.map(fixture), { defaultYear: '2025' });
    expect(detail.state).toBe('ready');
    expect(detail.failures).toEqual([]);
    expect(detail.sheets.map((sheet) => sheet.ledger)).toEqual([
      ...Array.from({ length: 3 }, () => 'enterprises'),
      ...Array.from({ length: 3 }, () => 'needs'),
      ...Array.from({ length: 4 }, () => 'work_entries'),
    ]);
    const { good, problem, duplicate, skipped, total } = detail.counts;
    expect(good + problem + duplicate + skipped).toBe(total);
    const before = await officer.call(workRoutes.totalWork, { query: {} });
    const admitted = await officer.call(importRoutes.admitImport, { params: { importId: detail.id } });
    expect(admitted.status).toBe(201);
    expect(admitted.body.rows).toBe(good);
    expect(admitted.body.left).toBe(problem + duplicate);
    // 工作有痕：入库本身也记了一笔。
    const after = await officer.call(workRoutes.totalWork, { query: {} });
    expect(after.body.entries).toBe(before.body.entries + admitted.body.workEntries + 1);
  }, 60_000);

  it('数据一次填报：同样的文件再来一次，什么都不变，并且说明', async () => {
    const first = await bring(officer, [fixture('5-park-needs.xlsx')]);
    await officer.call(importRoutes.admitImport, { params: { importId: first.id } });
    const again = await bring(officer, [fixture('5-park-needs.xlsx')]);
    expect(again.counts.good).toBe(0);
    expect((await officer.call(importRoutes.admitImport, { params: { importId: again.id } })).status).toBe(409);
  });

  it('情况清：像公式的文字原样进、原样出，不会被执行', async () => {
    const text = '=HYPERLINK("http://example.invalid","点我")';
    const detail = await bring(officer, [
      madeFile('注入.xlsx', [
        {
          name: '表',
          rows: [
            ['企业名称', '法人', '备注'],
            ['靖朔癸一有限公司', '癸', text],
          ],
        },
      ]),
    ]);
    await officer.call(importRoutes.admitImport, { params: { importId: detail.id } });
    const [row] = await rowsOf(officer, detail.id);
    const kinds = { kinds: ['enterprise_name', 'remark'], ids: [row?.enterpriseId] };
    const exported = await officer.ask('POST', '/api/enterprises/export', kinds);
    const again = await bring(officer, [new File([new Uint8Array(exported.bytes)], '导出.xlsx')]);
    const back = (await rowsOf(officer, again.id)).find((one) => one.enterpriseId === row?.enterpriseId);
    expect(back?.cells.map((cell) => cell.raw)).toContain(text);
  });

  const refused = async (name: string, bytes: Uint8Array) => {
    const reply = await officer.ask('GET', '/api/imports');
    const { status, body } = await officer.call(importRoutes.startImport, { files: [new File([new Uint8Array(bytes)], name)], fields: {} });
    const after = await officer.ask('GET', '/api/imports');
    expect(after.body.total).toBe(reply.body.total);
    return { status, code: (body as unknown as { fields: { code: string; detail: string }[] }).fields[0] };
  };

  it('旧的 .xls、.et、带宏、加密、空的、不是工作簿的文件，都说清楚怎么办，什么都不改', async () => {
    const old = ledgerFiles().get('8-monthly.xls') ?? new Uint8Array();
    expect((await refused('旧.xls', old)).code?.detail).toContain('另存为');
    expect((await refused('旧.et', old)).code?.code).toBe('ledgers.import_file_et');
    const macro = zipSync({
      '[Content_Types].xml': strToU8('<Types/>'),
      'xl/workbook.xml': strToU8('<a/>'),
      'xl/vbaProject.bin': strToU8('x'),
    });
    expect((await refused('宏.xlsm', macro)).code?.code).toBe('ledgers.import_file_macro');
    const locked = new Uint8Array(1024);
    locked.set(old.slice(0, 8));
    locked.set(Buffer.from('EncryptedPackage', 'utf16le'), 600);
    expect((await refused('密.xlsx', locked)).code?.code).toBe('ledgers.import_file_encrypted');
    expect((await refused('空.xlsx', new Uint8Array())).code?.code).toBe('ledgers.import_file_not_a_workbook_empty');
    expect((await refused('表.csv', strToU8('企业名称,法人'))).code?.code).toBe('ledgers.import_file_not_a_workbook_csv');
    expect((await refused('坏.xlsx', strToU8('PK坏了'))).status).toBe(415);
  });

  it('解开后有一百多兆的工作簿不会被解开', async () => {
    const bomb = zipSync({
      '[Content_Types].xml': strToU8('<Types/>'),
      'xl/workbook.xml': strToU8('<a/>'),
      'xl/worksheets/sheet1.xml': new Uint8Array(120 * 1024 * 1024),
    });
    const { status, code } = await refused('炸.xlsx', bomb);
    expect(status).toBe(415);
    expect(code?.code).toMatch(/inflates_too_much|ratio_too_high/);
  });

  it('同一次提交点了两下，只有一次导入', async () => {
    const key = { 'idempotency-key': 'the-same-drop' };
    const send = () => officer.call(importRoutes.startImport, { files: [fixture('1-enterprise-basics.xlsx')], fields: {} }, key);
    const [one, two] = [await send(), await send()];
    expect(two.body.id).toBe(one.body.id);
  });
});
