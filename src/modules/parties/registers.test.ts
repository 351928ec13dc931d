import { afterAll, beforeAll, expect, it } from 'vitest';
import { startNode, type Caller, type TestNode } from '#kit/node.ts';
import { readWorkbook } from '#engines/documents/workbook/read.ts';
import { inTransaction, withSight } from '#platform/db/database.ts';
import { SYSTEM } from '#platform/jobs/queue.ts';
import { notify } from '#platform/mail/notices.ts';
import { parseCheckpoint, parseNote } from '#platform/trail/note.ts';
import { verifyConsistency, verifyInclusion } from '#platform/trail/proofs.ts';
import { hashLeaf } from '#platform/trail/merkle.ts';
import { calendarOf } from './calendar.ts';
import { calendarRoutes, codeRoutes, noticeRoutes, peopleRoutes, trailRoutes } from './contract.ts';

let node: TestNode;
let system: Caller;
let audit: Caller;
beforeAll(async () => {
  node = await startNode({ works: true });
  system = await node.as('xuebin');
  audit = await node.as('qinkejian');
});
afterAll(() => node.close());

it('has the national lists, adds below a parent, never uses a code twice, retires and restores', async () => {
  const industries = await system.call(codeRoutes.listCodes, { params: { list: 'industry' }, query: { q: '电池制造' } });
  expect(industries.body.rows[0]).toMatchObject({ code: 'C384', parentCode: 'C38' });
  const params = { list: 'field' as const };
  const add = (code: string, parentCode: string) => system.call(codeRoutes.addCode, { params, body: { code, name: '氢能', parentCode } });
  expect((await add('5.9', '99')).body).toMatchObject({ code: 'parties.code_not_found', fields: [{ path: '/parentCode' }] });
  expect((await add('5.9', '5')).status).toBe(204);
  expect((await add('5.9', '5')).body).toMatchObject({ code: 'parties.code_list_taken', fields: [{ path: '/code' }] });
  const one = { params: { list: 'field' as const, code: '5.9' } };
  await system.call(codeRoutes.changeCode, { ...one, body: { name: '氢能与储能', isChecked: true } });
  await system.call(codeRoutes.retireCode, one);
  const retired = await system.call(codeRoutes.listCodes, { params, query: { state: 'retired' } });
  expect(retired.body.rows).toMatchObject([{ code: '5.9', name: '氢能与储能', isActive: false }]);
  await system.call(codeRoutes.restoreCode, one);
  expect((await system.call(codeRoutes.listCodes, { params, query: { state: 'retired' } })).body.total).toBe(0);
  expect((await system.ask('GET', '/api/codes/nothing')).status).toBe(422);
  const reader = await node.as('kangyongning');
  expect((await reader.call(codeRoutes.listCodes, { params, query: {} })).status).toBe(200);
  expect((await reader.call(codeRoutes.retireCode, one)).status).toBe(403);
});

it('puts a year of the calendar only when every day is right', async () => {
  const good = { holidays: ['2027-01-01', '2027-02-06'], workdays: ['2027-02-07'], source: '国办发明电〔2026〕1号', isChecked: true };
  const put = (body: typeof good) => system.call(calendarRoutes.keepCalendarYear, { params: { year: 2027 }, body });
  const wrong = await put({
    ...good,
    holidays: ['2026-01-01', '2027-01-01', '2027-01-01', '2027-02-07'],
    workdays: ['2027-02-07', '2027-02-08'],
  });
  expect((wrong.body as unknown as { fields: { path: string; code: string }[] }).fields.map(({ path, code }) => [path, code])).toEqual([
    ['/holidays/0', 'parties.day_of_other_year'],
    ['/holidays/2', 'parties.day_twice'],
    ['/holidays/3', 'parties.day_off_and_worked'],
    ['/workdays/1', 'parties.workday_not_weekend'],
  ]);
  const count = () => node.app.act(SYSTEM, async (ctx) => (await calendarOf(ctx)).addWorkingDays('2027-02-05', 1));
  await expect(count()).rejects.toMatchObject({ kind: { code: 'parties.calendar_year_missing' }, values: { year: 2027 } });
  expect((await put(good)).status).toBe(204);
  expect(await count()).toBe('2027-02-07');
  expect((await (await node.as('madongmei')).call(calendarRoutes.keepCalendarYear, { params: { year: 2027 }, body: good })).status).toBe(
    403,
  );
});

it('shows the trail to the audit administrator alone, with fields and a proof that holds', async () => {
  await node.app.trail?.keep(new Date());
  const list = await audit.call(trailRoutes.listTrailEntries, { query: { type: 'parties.code_kept', pageSize: 2 } });
  expect(list.body).toMatchObject({
    total: 4,
    rows: [{ actorName: '薛斌', role: 'system_admin', sentence: '代码表修改：氢能与储能' }, {}],
  });
  const byPerson = await audit.call(trailRoutes.listTrailEntries, { query: { personId: list.body.rows[0]!.actorId, from: '2199-01-01' } });
  expect(byPerson.body.total).toBe(0);
  const entry = await audit.call(trailRoutes.readTrailEntry, { params: { entryId: list.body.rows[0]!.id } });
  expect(entry.body.fields).toContainEqual(expect.objectContaining({ path: 'name', value: '"氢能与储能"' }));
  const { inclusion } = entry.body;
  const head = await audit.call(trailRoutes.readTrailHead, {});
  const { root, size } = parseCheckpoint(parseNote(head.body.note!).text);
  expect(inclusion!.size).toBe(size);
  expect(hashLeaf(Buffer.from(entry.body.text)).toString('hex')).toBe(inclusion!.leafHash);
  const proof = inclusion!.proof.map((hash) => Buffer.from(hash, 'hex'));
  expect(verifyInclusion({ leafHash: Buffer.from(inclusion!.leafHash, 'hex'), index: inclusion!.index, size, proof, root })).toBe(true);
  expect((await audit.call(trailRoutes.readTrailEntry, { params: { entryId: 'rec_nothing' } })).body).toMatchObject({
    code: 'parties.entry_not_found',
  });
  for (const caller of [system, await node.as('baiwentao')])
    expect((await caller.call(trailRoutes.listTrailEntries, { query: {} })).status).toBe(403);
});

it('verifies the whole trail on request', async () => {
  const asked = await audit.call(trailRoutes.askForTrailCheck, {});
  expect((await audit.call(trailRoutes.askForTrailCheck, {})).body.id).toBe(asked.body.id);
  await expect
    .poll(async () => (await audit.call(trailRoutes.listTrailChecks, {})).body.rows[0], { timeout: 20_000, interval: 300 })
    .toMatchObject({ id: asked.body.id, askedByName: '秦克俭', isIntact: true, faultCount: 0 });
});

it('answers whoever checks the log from outside: head, bytes, proofs, and nothing of bodies', async () => {
  const checkpoint = async () => {
    const reply = await node.visitor.ask('GET', '/log/v1/checkpoint');
    return parseCheckpoint(parseNote(new TextDecoder().decode(reply.bytes)).text);
  };
  const before = await checkpoint();
  const entry = await node.visitor.ask('GET', '/log/v1/entries/0');
  expect(Object.keys(entry.body)).not.toContain('values');
  const inclusion = await node.visitor.ask('GET', `/log/v1/proof/inclusion?index=0&size=${before.size}`);
  const hashes = (list: string[]) => list.map((hash) => Buffer.from(hash, 'hex'));
  expect(
    verifyInclusion({
      leafHash: hashLeaf(Buffer.from(entry.bytes)),
      index: 0,
      size: before.size,
      proof: hashes(inclusion.body.proof),
      root: before.root,
    }),
  ).toBe(true);
  await system.call(codeRoutes.changeCode, { params: { list: 'field', code: '1' }, body: { isChecked: true } });
  await node.app.trail?.keep(new Date());
  const after = await checkpoint();
  const grown = await node.visitor.ask('GET', `/log/v1/proof/consistency?from=${before.size}&to=${after.size}`);
  expect(
    verifyConsistency({ from: before.size, to: after.size, fromRoot: before.root, toRoot: after.root, proof: hashes(grown.body.proof) }),
  ).toBe(true);
  for (const path of ['entries/999999', 'entries/x', 'proof/inclusion?index=5&size=2', 'proof/consistency?from=1']) {
    expect((await node.visitor.ask('GET', `/log/v1/${path}`)).status).toBe(404);
  }
});

it('shows one’s own notices, unread first, in one’s own language', async () => {
  const officer = await node.as('liuyang');
  const { body: me } = await officer.ask('GET', '/api/me');
  const tell = (from: string) =>
    node.app.act(SYSTEM, (ctx) =>
      notify(ctx, { personIds: [me.person.id], wordKey: 'notice_parties_handed_over', values: { from, to: '柳扬' }, path: '/' }),
    );
  const before = (await officer.ask('GET', '/api/me')).body.counts.notices;
  await tell('甲');
  await tell('乙');
  const list = async (headers = {}) => (await officer.call(noticeRoutes.listNotices, { query: {} }, headers)).body;
  expect((await officer.ask('GET', '/api/me')).body.counts.notices).toBe(before + 2);
  const [first, second] = (await list()).rows;
  expect(first!.sentence).toBe('乙的未结事项已移交给柳扬');
  await officer.call(noticeRoutes.readNotice, { params: { noticeId: first!.id } });
  expect((await list()).rows.slice(0, before + 2).map(({ id }) => id)).toEqual(expect.arrayContaining([second!.id, first!.id]));
  expect((await list()).rows.find(({ readAt }) => readAt !== null)!.id).toBe(first!.id);
  expect((await list({ 'accept-language': 'en' })).rows[0]!.sentence).toContain('handed over to');
  const other = await node.as('hejun');
  expect((await other.call(noticeRoutes.readNotice, { params: { noticeId: second!.id } })).body).toMatchObject({
    code: 'parties.notice_not_found',
  });
  await officer.call(noticeRoutes.readAllNotices, {});
  expect((await officer.ask('GET', '/api/me')).body.counts.notices).toBe(0);
  expect((await node.visitor.call(noticeRoutes.listNotices, { query: {} })).status).toBe(401);
});

it('lists people with today’s duties and gives the register as a workbook', async () => {
  const found = await audit.call(peopleRoutes.listPeople, { query: { role: 'station_officer', pageSize: 100 } });
  expect(found.body.rows.find(({ name }) => name === '柳扬')!.duties).toMatchObject([{ role: 'station_officer', isDispatch: true }]);
  const file = await audit.call(peopleRoutes.exportPeople, { query: { role: 'station_officer' } });
  expect(file.headers.get('content-disposition')).toContain(encodeURIComponent('责任人名册'));
  const cells: string[] = [];
  for (const sheet of await readWorkbook(file.bytes))
    for (const row of sheet.rows) cells.push(...row.map((cell) => String(cell.value ?? '')));
  expect(cells).toEqual(expect.arrayContaining(['柳扬', '工作站干部', '靖科发〔2024〕61号']));
  expect((await (await node.as('kangyongning')).call(peopleRoutes.listPeople, { query: {} })).status).toBe(403);
});

it('lends an act a wider sight, and takes it back', async () => {
  const actor = { ...SYSTEM, personId: 'prs_x', roles: ['security_admin'] as const, reach: 'own' as const };
  const reach = async (db: { execute: Function }) => (await db.execute(`select current_setting('ruyuan.reach') as now`)).rows[0].now;
  await inTransaction(node.app.database.app, actor, async (db) => {
    expect(await withSight(db, actor, 'city', () => reach(db))).toBe('city');
    expect(await reach(db)).toBe('own');
  });
});
