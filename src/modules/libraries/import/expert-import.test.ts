import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enterExpert } from '#kit/experts.ts';
import { startNode, type Caller, type TestNode } from '#kit/node.ts';
import { writeWorkbook } from '#engines/documents/workbook/write.ts';
import { expertRoutes } from '../contract/experts.ts';
import { libraryImportRoutes } from '../contract/imports.ts';

const HEADINGS = [
  '序号',
  '专家姓名',
  '所在单位',
  '职称',
  '技术领域',
  '主要研究方向',
  '代表性成果',
  '手机号码',
  '身份证号',
  '签字日期',
  '备注',
];
const fields = { kind: 'expert', source: 'official_list', sourceText: '清柳县科技专家统计表', terms: '仅限本平台科技服务使用' } as const;

let node: TestNode;
let officer: Caller;
let station: Caller;
let otherPark: Caller;

beforeAll(async () => {
  node = await startNode();
  officer = await node.as('gaoyaqin');
  station = await node.as('liuyang');
  otherPark = await node.as('shenlimei');
}, 120_000);
afterAll(() => node.close());

async function workbook(rows: readonly (string | number | null)[][]): Promise<File> {
  const columns = HEADINGS.map((heading) => ({ heading, width: 16, format: 'text' as const }));
  const bytes = await writeWorkbook([
    { name: '专家', title: '清柳县科技专家统计表', lead: { left: '填报单位：清柳县科技局' }, columns, rows },
  ]);
  return new File([new Uint8Array(bytes)], '清柳县专家.xlsx');
}

const line = (name: string, more: Partial<Record<'org' | 'title' | 'field' | 'phone' | 'consent' | 'works', string>> = {}) => [
  '1',
  name,
  more.org ?? '清柳县农业技术推广中心',
  more.title ?? '高级农艺师',
  more.field ?? '农业生物技术',
  '山地苹果矮化密植与水肥一体化',
  more.works ?? '论文《旱塬苹果水肥耦合》，《黄土高原农业》，2021；专利《果园滴灌装置》ZL202110123456.7',
  more.phone ?? '13992100101',
  '610000197001010011',
  more.consent ?? '2026年5月8日',
  null,
];

const bring = async (caller: Caller, rows: readonly (string | number | null)[][], said: Record<string, string> = { ...fields }) =>
  caller.call(libraryImportRoutes.bringLibraryFile, { files: [await workbook(rows)], fields: said });
const rowsOf = async (importId: string, verdict?: 'problem' | 'new' | 'change' | 'same') =>
  (
    await officer.call(libraryImportRoutes.listLibraryImportRows, {
      params: { importId },
      query: { pageSize: 100, ...(verdict && { verdict }) },
    })
  ).body.rows;
const find = async (q: string) => (await officer.call(expertRoutes.listExperts, { query: { q } })).body;

describe('a file of experts', () => {
  it('is refused whole when nobody says where it is from', async () => {
    const reply = await bring(officer, [line('苟全')], { kind: 'expert', source: 'official_list', sourceText: '名单', terms: '' });
    expect(reply).toMatchObject({ status: 422, body: { code: 'libraries.provenance_missing' } });
    const text = await officer.call(libraryImportRoutes.bringLibraryFile, { files: [new File(['a,b'], '名单.csv')], fields });
    expect(text.status).toBe(415);
  });

  it('is shown with its problems at their cells, mended, admitted in one act and taken back', async () => {
    const before = (await find('')).total;
    const { body } = await bring(officer, [
      line('仝 望'),
      line('桂满川', { title: '工程院士候选', phone: '13992100102' }),
      line('逯远志', { field: '量子农业', phone: '13992100103' }),
      line('酆小满', { phone: '0912-12', consent: '尚未签' }),
      line('仝望', { phone: '13992100109' }),
    ]);
    const importId = body.id;
    const problems = await rowsOf(importId, 'problem');
    expect(problems.map(({ label, problems: [first] }) => [label, first?.field, first?.code])).toEqual([
      ['桂满川', 'title', 'unknown_title'],
      ['逯远志', 'fields', 'unknown_field'],
      ['酆小满', 'phone', 'not_a_phone'],
      ['仝望', null, 'row_twice'],
    ]);
    const head = await officer.call(libraryImportRoutes.readLibraryImport, { params: { importId } });
    expect(head.body).toMatchObject({ neverKept: ['身份证号'], counts: { new: 1, problem: 4 } });
    const kept = await node.app.database.owner.query('select cells::text from library_import_rows where import_id = $1', [importId]);
    expect(JSON.stringify(kept.rows)).not.toContain('610000197001010011');
    const mend = (seq: number, fixes: Record<string, string>) =>
      officer.call(libraryImportRoutes.correctLibraryRow, { params: { importId, seq }, body: { fixes } });
    expect((await mend(1, { title: '高级工程师' })).body).toMatchObject({ verdict: 'new' });
    expect((await mend(2, { fields: '农业生物技术' })).body).toMatchObject({ verdict: 'new' });
    const admitted = await officer.call(libraryImportRoutes.admitLibraryImport, { params: { importId } });
    expect(admitted.body).toMatchObject({ state: 'admitted' });
    expect((await find('')).total).toBe(before + 3);
    const tong = (await find('仝望')).rows[0]!;
    expect(tong).toMatchObject({ fields: ['2.7'], title: 'senior_agronomist', phone: '139****0101', hasConsent: true });
    const page = await officer.call(expertRoutes.readExpert, { params: { expertId: tong.id } });
    expect(page.body).toMatchObject({
      provenance: { sourceText: '清柳县科技专家统计表', importId },
      consents: [{ givenOn: '2026-05-08', version: '2025-1' }],
      works: [
        { kind: 'paper', title: '旱塬苹果水肥耦合', year: 2021 },
        { kind: 'patent', title: '果园滴灌装置' },
      ],
    });
    expect((await officer.call(libraryImportRoutes.admitLibraryImport, { params: { importId } })).body).toMatchObject({
      code: 'libraries.import_closed',
    });
    const work = await officer.ask('GET', `/api/work-entries?q=${encodeURIComponent('清柳县专家.xlsx')}`);
    expect(work.body.rows).toHaveLength(1);
    await officer.call(expertRoutes.changeExpert, { params: { expertId: tong.id }, body: { post: '站长' } });
    const back = await officer.call(libraryImportRoutes.takeBackLibraryImport, { params: { importId } });
    expect(back.body).toEqual({ removed: 2, kept: 1 });
    expect((await find('')).total).toBe(before + 1);
    expect((await officer.call(libraryImportRoutes.takeBackLibraryImport, { params: { importId } })).status).toBe(409);
  });

  it('changes what it knows already, and the same file again changes nothing', async () => {
    const id = await enterExpert(officer, '邸明诚', { orgName: '清柳县农业技术推广中心', phone: '13992100201', title: null, fields: [] });
    const rows = [line('邸明诚', { phone: '139****0201' })];
    const first = await bring(officer, rows);
    expect(await rowsOf(first.body.id)).toMatchObject([{ verdict: 'change', subjectId: id }]);
    await officer.call(libraryImportRoutes.admitLibraryImport, { params: { importId: first.body.id } });
    const read = async () => (await officer.call(expertRoutes.readExpert, { params: { expertId: id } })).body;
    expect(await read()).toMatchObject({ title: 'senior_agronomist', fields: ['2.7'], phone: '139****0201' });
    const again = await bring(officer, rows);
    expect(await rowsOf(again.body.id)).toMatchObject([{ verdict: 'same' }]);
    expect((await officer.call(libraryImportRoutes.admitLibraryImport, { params: { importId: again.body.id } })).body).toMatchObject({
      code: 'libraries.import_nothing',
    });
    await officer.call(libraryImportRoutes.takeBackLibraryImport, { params: { importId: first.body.id } });
    expect(await read()).toMatchObject({ title: null, fields: [] });
  });

  it('is seen in the park that brought it; its own export comes back unchanged', async () => {
    const mine = await bring(station, [line('郗望山', { phone: '13992100301' })]);
    const seen = await otherPark.call(libraryImportRoutes.readLibraryImport, { params: { importId: mine.body.id } });
    expect(seen.status).toBe(404);
    expect((await station.call(libraryImportRoutes.abandonLibraryImport, { params: { importId: mine.body.id } })).status).toBe(204);
    const register = await officer.call(expertRoutes.exportExperts, { query: { q: '段海生' } });
    const file = new File([new Uint8Array(register.bytes)], '专家名册.xlsx');
    const back = await officer.call(libraryImportRoutes.bringLibraryFile, { files: [file], fields });
    expect(await rowsOf(back.body.id)).toMatchObject([{ label: '段海生', verdict: 'same', problems: [] }]);
  });
});
