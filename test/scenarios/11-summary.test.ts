import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNode, type Caller, type TestNode } from '#kit/node.ts';
import { figureRoutes } from '#shared/figures.ts';
import { summaryRoutes, type Summary } from '#modules/supervision/contract.ts';
import { workRoutes } from '#modules/ledgers/contract.ts';
import { textOfDocx } from '#engines/documents/outline/text.ts';

/** 信息反馈和督查（11）：半年一小结、年终一总结. */
let node: TestNode;
let liuyang: Caller; // station officer of the High-Tech Park
let hejun: Caller; // park officer of the High-Tech Park
let shenlimei: Caller; // park officer of the other park
let gaoyaqin: Caller; // bureau officer
const ids = new Map<string, string>();
let park = '';

beforeAll(async () => {
  node = await startNode();
  node.setNow('2026-11-23T02:00:00Z');
  [liuyang, hejun, shenlimei, gaoyaqin] = (await Promise.all(
    ['liuyang', 'hejun', 'shenlimei', 'gaoyaqin'].map((name) => node.as(name)) as Promise<Caller>[],
  )) as [Caller, Caller, Caller, Caller];
  const { rows } = await node.app.database.system.query<{ id: string; name: string }>('select id, name from party_people');
  for (const { id, name } of rows) ids.set(name, id);
  const choices = await liuyang.call(summaryRoutes.summaryChoices, { query: {} });
  park = choices.body.scopes[0]?.parkId ?? '';
});
afterAll(() => node.close());

const draft = (caller: Caller, body: object) =>
  caller.call(summaryRoutes.draftSummary, { body: { kind: 'year_end', level: 'station', parkId: park, year: 2026, ...body } as never });
const figure = (summary: Summary, id: string) => summary.figures.find((one) => one.id === id);
const lineOf = (summary: Summary, id: string) =>
  summary.sections.flatMap((section) => [...section.lines, ...section.parts.flatMap(({ lines }) => lines)]).find((line) => line.id === id);
const visit = (title: string) =>
  liuyang.call(workRoutes.enterWork, {
    body: { occurredOn: '2026-11-20', kind: 'visit', parkId: park, title, problemsSolved: '当场办结' } as never,
  });

describe('年终一总结：a station’s summary writes itself from the ledgers', () => {
  let id = '';
  const read = async (caller = liuyang) => (await caller.call(summaryRoutes.readSummary, { params: { summaryId: id } })).body;

  it('drafts text from figures against the same period last year, in the fixed order', async () => {
    const before = Date.now();
    const { status, body } = await draft(liuyang, {});
    expect([status, Date.now() - before < 5000]).toEqual([201, true]);
    id = body.id;
    expect(body.sections.map(({ mark }) => mark).slice(0, 6)).toEqual(['一、', '二、', '三、', '四、', '五、', '六、']);
    const visits = figure(body, 'ledgers.visits')!;
    const counted = await liuyang.call(workRoutes.listWork, { query: { period: '2026', kind: 'visit', state: 'current', parkId: park } });
    const lastYear = await liuyang.call(workRoutes.listWork, {
      query: { from: '2025-01-01', to: '2025-11-23', kind: 'visit', state: 'current', parkId: park },
    });
    expect([visits.value, visits.before]).toEqual([counted.body.total, lastYear.body.total]);
    expect(lineOf(body, 'overall_visits')?.drafted).toContain(`走访企业${visits.value}次（同比`);
    expect(lineOf(body, 'technology_spend')?.drafted).toMatch(/^2025年企业研发费用[\d.]+万元（同比/);
  });

  it('leaves out what no module gives yet, with its heading, and never shows it as zero', async () => {
    const summary = await read();
    expect(summary.figures.some(({ id: one }) => one.startsWith('projects.') || one.startsWith('talent.'))).toBe(false);
    expect(lineOf(summary, 'projects_city')).toBeUndefined();
    const file = await liuyang.call(summaryRoutes.downloadSummary, { params: { summaryId: id } });
    const text = await textOfDocx(file.bytes);
    expect(text).not.toContain('市级科技计划项目');
    expect(text).not.toContain('获得荣誉');
    expect(text).toContain('存在问题');
  });

  it('keeps the officer’s own words when figures are taken again', async () => {
    const own = '走访以解决难题为主，重点企业每季度不少于一次。';
    const changed = await liuyang.call(summaryRoutes.changeSummary, {
      params: { summaryId: id },
      body: {
        texts: { overall_visits: own, honours: '工作站获评市级先进集体。' },
        plans: [{ item: '完成四十家企业建档', who: '柳扬', byWhen: '2027年3月底' }],
      },
    });
    expect(changed.status).toBe(200);
    await visit('走访神木煤化工中试平台');
    const before = figure(await read(), 'ledgers.visits')?.value ?? 0;
    const fresh = await liuyang.call(summaryRoutes.refreshSummary, { params: { summaryId: id } });
    expect(figure(fresh.body, 'ledgers.visits')?.value).toBe(before + 1);
    expect(lineOf(fresh.body, 'overall_visits')).toMatchObject({ own, drafted: expect.stringContaining(`走访企业${before + 1}次`) });
    const unknown = await liuyang.call(summaryRoutes.changeSummary, { params: { summaryId: id }, body: { texts: { nothing: '。' } } });
    expect([unknown.status, unknown.body]).toMatchObject([422, { code: 'supervision.summary_line_unknown' }]);
  });

  it('takes cases from notable rows', async () => {
    const { rows } = (await liuyang.call(summaryRoutes.listSummaryCases, { params: { summaryId: id } })).body;
    expect(rows.length).toBeGreaterThan(3);
    const chosen = await liuyang.call(summaryRoutes.changeSummary, { params: { summaryId: id }, body: { cases: rows.slice(0, 2) } });
    expect(chosen.body.cases.map(({ rowId }) => rowId)).toEqual(rows.slice(0, 2).map(({ rowId }) => rowId));
  });

  it('shows a confirmed figure beside the computed one, and refuses one without a note', async () => {
    const params = { summaryId: id, figureId: 'ledgers.rd_spend' };
    const spend = figure(await read(), 'ledgers.rd_spend')!.value!;
    const bare = await liuyang.call(summaryRoutes.confirmSummaryFigure, { params, body: { confirmed: { value: spend + 100, note: ' ' } } });
    expect([bare.status, bare.body]).toMatchObject([422, { code: 'supervision.summary_note_missing' }]);
    expect(figure(await read(), 'ledgers.rd_spend')?.confirmed).toBeNull();
    const confirmed = await liuyang.call(summaryRoutes.confirmSummaryFigure, {
      params,
      body: { mark: 'estimate', confirmed: { value: 5_000_000_000, note: '按统计口径，不含分支机构' } },
    });
    expect(figure(confirmed.body, 'ledgers.rd_spend')).toMatchObject({
      value: spend,
      mark: 'estimate',
      confirmed: { value: 5_000_000_000, note: '按统计口径，不含分支机构', by: '柳扬' },
    });
    expect(lineOf(confirmed.body, 'technology_spend')?.drafted).toContain('企业研发费用5000万元（核定数');
    const text = await textOfDocx((await liuyang.call(summaryRoutes.downloadSummary, { params: { summaryId: id } })).bytes);
    expect(text).toContain('核定口径：按统计口径，不含分支机构');
  });

  it('opens every figure to its rows', async () => {
    for (const one of (await read()).figures) {
      const rows = await liuyang.call(summaryRoutes.listSummaryFigureRows, { params: { summaryId: id, figureId: one.id }, query: {} });
      expect(rows.status, one.id).toBe(200);
      if (!['money_fen', 'share', 'person_times'].includes(one.unit) && (one.value ?? 0) > 0)
        expect(rows.body.total, one.id).toBeGreaterThan(0);
    }
  });

  it('goes round: each named person says what they think, once', async () => {
    const asked = await liuyang.call(summaryRoutes.circulateSummary, {
      params: { summaryId: id },
      body: { signerId: ids.get('贺俊')!, personIds: [ids.get('郭帅')!, ids.get('高雅琴')!] },
    });
    expect(asked.body).toMatchObject({ state: 'circulating', signer: { name: '贺俊' } });
    const edit = await liuyang.call(summaryRoutes.changeSummary, { params: { summaryId: id }, body: { texts: { honours: '改' } } });
    expect([edit.status, edit.body]).toMatchObject([409, { code: 'supervision.summary_not_draft' }]);
    const say = (caller: Caller, stance: 'agree' | 'amend', text = '') =>
      caller.call(summaryRoutes.giveSummaryOpinion, { params: { summaryId: id }, body: { stance, text } });
    expect((await say(gaoyaqin, 'amend')).body).toMatchObject({ code: 'supervision.summary_opinion_missing' });
    expect((await say(gaoyaqin, 'amend', '补充派驻干部情况')).status).toBe(201);
    expect((await say(gaoyaqin, 'agree')).body).toMatchObject({ code: 'supervision.summary_opinion_given' });
    expect((await say(hejun, 'agree')).body).toMatchObject({ code: 'supervision.summary_not_asked' });
    const opinions = (await read()).opinions;
    expect(opinions.find(({ person }) => person.name === '高雅琴')).toMatchObject({ stance: 'amend', text: '补充派驻干部情况' });
    expect(opinions.find(({ person }) => person.name === '郭帅')?.givenAt).toBeNull();
  });

  it('is signed once, by the one named, and then stays as it is', async () => {
    const sign = (caller: Caller) => caller.call(summaryRoutes.signSummary, { params: { summaryId: id } });
    expect((await sign(liuyang)).body).toMatchObject({ code: 'supervision.summary_not_signer' });
    const [one, other] = await Promise.all([sign(hejun), sign(hejun)]);
    expect([one.status, other.status].toSorted()).toEqual([201, 409]);
    expect((await sign(hejun)).body).toMatchObject({ code: 'supervision.summary_signed_already' });
    const signed = await read();
    expect(signed).toMatchObject({ state: 'signed', signedBy: { name: '贺俊' } });
    expect(signed.digest).toMatch(/^[0-9a-f]{64}$/);
    const { rows } = await node.app.database.system.query<{ fields: unknown }>(
      `select count(*)::int as entries from trail_entries where type = 'supervision.summary_signed' and subject = $1`,
      [id],
    );
    expect(rows[0]).toEqual({ entries: 1 });
    const edits = [
      liuyang.call(summaryRoutes.changeSummary, { params: { summaryId: id }, body: { texts: { honours: '改' } } }),
      liuyang.call(summaryRoutes.refreshSummary, { params: { summaryId: id } }),
      liuyang.call(summaryRoutes.confirmSummaryFigure, {
        params: { summaryId: id, figureId: 'ledgers.visits' },
        body: { confirmed: { value: 1, note: '改' } },
      }),
      liuyang.call(summaryRoutes.takeSummaryBack, { params: { summaryId: id } }),
    ];
    for (const reply of await Promise.all(edits))
      expect([reply.status, reply.body]).toMatchObject([409, { code: 'supervision.summary_signed' }]);
  });

  it('shows what the ledgers say since then as differences, never as a changed document', async () => {
    const document = () => liuyang.call(summaryRoutes.downloadSummary, { params: { summaryId: id } });
    const [signed, file] = [await read(), await document()];
    const none = await liuyang.call(summaryRoutes.listSummaryDifferences, { params: { summaryId: id } });
    expect(none.body.rows.filter(({ id: one }) => one === 'ledgers.visits')).toEqual([]);
    await visit('回访镁合金轻量化部件项目');
    const { rows: frozen, isFrozen } = (
      await liuyang.call(summaryRoutes.listSummaryFigureRows, {
        params: { summaryId: id, figureId: 'ledgers.visits' },
        query: { pageSize: 100 },
      })
    ).body;
    const withdrawn = frozen.find(({ label }) => label === '走访神木煤化工中试平台')!;
    expect(isFrozen).toBe(true);
    const gone = await liuyang.call(workRoutes.withdrawWork, { params: { entryId: withdrawn.id } } as never);
    expect(gone.status).toBeLessThan(300);
    const { body } = await liuyang.call(summaryRoutes.listSummaryDifferences, { params: { summaryId: id } });
    const visits = body.rows.find(({ id: one }) => one === 'ledgers.visits')!;
    expect([visits.today, visits.counts]).toEqual([visits.signed, { added: 1, gone: 1, changed: 0 }]);
    expect([visits.added[0]?.label, visits.gone[0]?.label]).toEqual(['回访镁合金轻量化部件项目', '走访神木煤化工中试平台']);
    expect(await read()).toEqual(signed);
    expect(Buffer.from((await document()).bytes).equals(Buffer.from(file.bytes))).toBe(true);
  });

  it('takes the sealed scan, and is corrected by another summary that names it', async () => {
    const scan = new File([new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d, 0x31])], '盖章件.pdf');
    const attached = await liuyang.call(summaryRoutes.attachSummaryScan, { params: { summaryId: id }, files: [scan] });
    expect(attached.body).toMatchObject({ hasScan: true, scanName: '盖章件.pdf' });
    const wrong = await liuyang.call(summaryRoutes.attachSummaryScan, { params: { summaryId: id }, files: [new File(['x'], 'scan.exe')] });
    expect(wrong.status).toBe(415);
    const again = await draft(liuyang, {});
    expect([again.status, again.body]).toMatchObject([409, { code: 'supervision.summary_exists' }]);
    const correction = await draft(liuyang, { correctsId: id });
    expect(correction.body).toMatchObject({ state: 'draft', corrects: { id } });
    expect(lineOf(correction.body, 'overall_visits')?.own).toContain('重点企业每季度');
    expect((await read()).correctedBy).toMatchObject({ id: correction.body.id });
    expect((await draft(liuyang, { correctsId: id })).status).toBe(409);
  });

  it('is nobody’s of another park, and no level but one’s own', async () => {
    const params = { summaryId: id };
    for (const route of [summaryRoutes.readSummary, summaryRoutes.downloadSummary, summaryRoutes.listSummaryDifferences]) {
      expect((await shenlimei.call(route, { params })).status).toBe(404);
    }
    expect((await draft(shenlimei, { level: 'park', year: 2026 })).body).toMatchObject({ code: 'supervision.summary_level_not_yours' });
    expect((await draft(liuyang, { level: 'park' })).body).toMatchObject({ code: 'supervision.summary_level_not_yours' });
    expect((await draft(gaoyaqin, { level: 'city' })).body).toMatchObject({ code: 'supervision.summary_scope' });
    expect((await draft(liuyang, { year: 2027 })).body).toMatchObject({ code: 'supervision.summary_period_ahead' });
    const others = await shenlimei.call(summaryRoutes.listSummaries, { query: {} });
    expect(others.body.rows.every(({ parkId }) => parkId !== park)).toBe(true);
  });
});

describe('the layout', () => {
  it('is plain material for a station, an official document with a drafting sheet and a blank number for park and city', async () => {
    const made = await draft(hejun, { level: 'park' });
    const params = { summaryId: made.body.id };
    const file = (await hejun.call(summaryRoutes.downloadSummary, { params })).bytes;
    const xml = strFromU8(unzipSync(file)['word/document.xml'] ?? new Uint8Array());
    expect(xml).toContain('靖朔高新技术产业园区管理委员会文件');
    expect(xml).toMatch(/<w:docGrid w:type="lines" w:linePitch="579"\/>/);
    expect(Object.keys(unzipSync(file)).some((name) => name.startsWith('word/charts/'))).toBe(true);
    const sheet = (await hejun.call(summaryRoutes.downloadSummarySheet, { params })).bytes;
    expect(await textOfDocx(sheet)).toContain('发文稿纸');
    const city = await draft(gaoyaqin, { level: 'city', parkId: null });
    expect(city.status).toBe(201);
    expect(lineOf(city.body, 'overall_measures')?.drafted).toMatch(/^责任清单共\d+项措施/);
    const station = await liuyang.call(summaryRoutes.listSummaries, { query: { year: 2026, kind: 'year_end' } });
    const plain = station.body.rows.find(({ level }) => level === 'station')!;
    const text = await textOfDocx((await liuyang.call(summaryRoutes.downloadSummary, { params: { summaryId: plain.id } })).bytes);
    expect(text).not.toContain('文件\n');
    expect(text).toContain('附件：1.主要指标完成情况表');
  });
});

describe('targets', () => {
  it('are kept by park and year, and say how far they are reached', async () => {
    const kept = await hejun.call(summaryRoutes.keepSummaryTargets, {
      body: { year: 2026, parkId: park, targets: [{ figureId: 'ledgers.visits', value: 80, note: '年度工作要点' }] },
    });
    expect(kept.body.rows.find(({ figureId }) => figureId === 'ledgers.visits')).toMatchObject({ value: 80, note: '年度工作要点' });
    const far = await shenlimei.call(summaryRoutes.listSummaryTargets, { query: { year: 2026, parkId: park } });
    expect(far.status).toBe(404);
    const cityKept = await liuyang.call(summaryRoutes.keepSummaryTargets, { body: { year: 2026, parkId: null, targets: [] } });
    expect(cityKept.body).toMatchObject({ code: 'supervision.summary_level_not_yours' });
    const { rows } = (await hejun.call(summaryRoutes.listSummaries, { query: { year: 2026, kind: 'year_end', state: 'draft' } })).body;
    const mine = rows.find(({ level }) => level === 'park')!;
    const { body } = await hejun.call(summaryRoutes.refreshSummary, { params: { summaryId: mine.id } });
    expect(figure(body, 'ledgers.visits')?.target).toBe(80);
    expect(lineOf(body, 'overall_visits')?.drafted).toContain('完成年度目标的');
    const rowsOf = await hejun.call(figureRoutes.listFigureRows, {
      params: { figureId: 'ledgers.visits' },
      query: { parkId: park, from: '2026-01-01', until: '2026-12-31' },
    });
    expect(rowsOf.body.figure.value).toBe(figure(body, 'ledgers.visits')?.value);
  });
});
