import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNode, type Caller, type TestNode } from '#kit/node.ts';
import { writeWorkbook } from '#engines/documents/workbook/write.ts';
import { achievementRoutes } from '../contract/achievements.ts';
import { libraryImportRoutes } from '../contract/imports.ts';
import { itemRoutes } from '../contract/items.ts';
import { projectRoutes } from '../contract/projects.ts';

let node: TestNode;
let park: Caller;
let bureau: Caller;

beforeAll(async () => {
  node = await startNode();
  park = await node.as('hejun');
  bureau = await node.as('gaoyaqin');
});
afterAll(() => node.close());

const fields = { source: 'official_list', sourceText: '2026年省级成果登记公告', terms: '按公告内容使用，注明出处' };

async function bring(caller: Caller, kind: string, bytes: Uint8Array, told: Record<string, string> = fields) {
  const file = new File([bytes.slice()], '成果汇总.xlsx');
  return caller.call(libraryImportRoutes.bringLibraryFile, { files: [file], fields: { kind, ...told } });
}
const rowsOf = async (caller: Caller, importId: string) =>
  (await caller.call(libraryImportRoutes.listLibraryImportRows, { params: { importId }, query: { pageSize: 100 } })).body.rows;

/** A list as agencies hand it out: other headings, 元, several things in a cell, a range, a broken number. */
const dirty = () =>
  writeWorkbook([
    {
      name: '汇总表',
      title: '2026年科技成果汇总表',
      lead: { left: '填报单位：某代理公司' },
      columns: ['序号', '成果名称', '专利权人', '专利号', '技术简介', '成熟度', '转让价格（元）', '所属领域', '合作方式'].map(
        (heading) => ({
          heading,
          width: 16,
        }),
      ),
      rows: [
        [
          1,
          '沙柳枝条饲料化汽爆装置',
          '靖朔学院',
          'ZL 2025 1 0765432.1',
          '短时高压汽爆破壁，配乳酸菌发酵，粗纤维降解三成。',
          'TRL6',
          350000,
          '生物与新医药、资源与环境',
          '许可、转让',
        ],
        [
          2,
          '兰炭末成型燃料粘结剂',
          '没有登记的研究所',
          'CN 202510987654.3',
          '淀粉与膨润土复配，冷压强度高，燃烧无黑烟。',
          '中试',
          '20-30万',
          '新材料',
          '转让',
        ],
        [3, '矿井水余热梯级利用系统', '靖朔学院', '', '换热与热泵串联，冬季供暖夏季除湿，节电四成。', '7级', '面议', '未知领域', '面谈'],
        [4, '沙柳枝条饲料化汽爆装置', '靖朔学院', '', '重复的一行，应当指出来。', '', '', '', ''],
      ],
    },
  ]);

describe('importing achievements', () => {
  it('asks for the provenance once per file and takes nothing without', async () => {
    const { status, body } = await bring(park, 'achievement', await dirty(), {});
    expect([status, body]).toMatchObject([422, { code: 'libraries.provenance_missing' }]);
  });

  it('names problems at their cells, guesses nothing, and admits the good rows in one act', async () => {
    const { body } = await bring(park, 'achievement', await dirty());
    const importId = body.id;
    const [first, second, third, fourth] = await rowsOf(park, importId);
    expect(first).toMatchObject({ verdict: 'new', problems: [] });
    expect(second?.problems.map(({ field, code }) => `${field} ${code}`)).toEqual(['maturity unknown_code', 'price_fen not_an_amount']);
    expect(third?.problems.map(({ field }) => field)).toEqual(['fields', 'ways', 'kind']);
    expect(fourth?.problems).toContainEqual(expect.objectContaining({ code: 'row_twice' }));

    const fixes = { maturity: 'TRL 5', price_fen: '250000' };
    const mended = await park.call(libraryImportRoutes.correctLibraryRow, { params: { importId, seq: 1 }, body: { fixes } });
    expect(mended.body.verdict).toBe('new');
    expect((await park.call(libraryImportRoutes.admitLibraryImport, { params: { importId } })).status).toBe(201);

    const found = await park.call(achievementRoutes.listAchievements, { query: { importId } });
    expect(found.body.total).toBe(2);
    const steam = found.body.rows.find((row) => row.title.startsWith('沙柳'));
    expect(steam).toMatchObject({ kind: 'patent', maturity: 6, priceFen: 35_000_000, fields: ['2', '7'], ways: ['licence', 'transfer'] });
    const sheet = await park.call(achievementRoutes.readAchievement, { params: { itemId: steam?.id ?? '' } });
    expect(sheet.body.provenance).toMatchObject({ sourceText: '2026年省级成果登记公告', importId });
  });

  it('is undone, but for what was handed in since', async () => {
    const { body } = await bring(park, 'achievement', await dirty());
    const importId = body.id;
    const [first] = await rowsOf(park, importId);
    expect(first?.verdict).toBe('same');
    const [past] = (await park.call(libraryImportRoutes.listLibraryImports, { query: { kind: 'achievement' } })).body.rows.filter(
      (one) => one.state === 'admitted',
    );
    const before = await park.call(achievementRoutes.listAchievements, { query: { importId: past?.id ?? '' } });
    const kept = before.body.rows.find((row) => row.title.startsWith('兰炭末'));
    const gate = { isClear: true, statement: '已核对，不涉密' };
    await park.call(itemRoutes.stepItemPublication, { params: { itemId: kept?.id ?? '' }, body: { verb: 'submit', gate } });
    const undone = await park.call(libraryImportRoutes.takeBackLibraryImport, { params: { importId: past?.id ?? '' } });
    expect(undone.body).toEqual({ removed: 1, kept: 1 });
    const after = await park.call(achievementRoutes.listAchievements, { query: { importId: past?.id ?? '' } });
    expect(after.body.rows.map(({ id }) => id)).toEqual([kept?.id]);
  });

  it('knows its own export again, row by row', async () => {
    for (const [kind, route] of [
      ['achievement', achievementRoutes.exportAchievements],
      ['project', projectRoutes.exportProjects],
    ] as const) {
      const { bytes } = await bureau.call(route, { query: { publication: 'draft' } });
      const { body } = await bring(bureau, kind, bytes);
      const rows = await rowsOf(bureau, body.id);
      expect(rows.length).toBeGreaterThan(20);
      expect(rows.filter(({ verdict }) => verdict !== 'same').map(({ label, problems }) => ({ label, problems }))).toEqual([]);
    }
  });
});
