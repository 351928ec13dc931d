import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import * as OpenCC from 'opencc-js';
import { Document, Packer, Paragraph } from 'docx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWorkbook } from '#engines/documents/workbook/read.ts';
import { textOfDocx } from '#engines/documents/outline/text.ts';
import { documentRoutes, measureRoutes, responsibilityRoutes } from '#modules/supervision/contract.ts';
import { startNode, type Caller, type TestNode } from '#kit/node.ts';

/**
 * （八）加强组织领导。各部门要把本意见的措施列成责任清单，写明分管领导、责任科室、联络员、配合部门和完成时限，每项工作都有人管、有人办；
 * 清单有变动的，五个工作日内更新。
 */
const source = readFileSync(new URL('../fixtures/policy-document.txt', import.meta.url), 'utf8');
const traditional = OpenCC.Converter({ from: 'cn', to: 'tw' })(source);

let node: TestNode;
let officer: Caller;
beforeAll(async () => {
  node = await startNode();
  node.setNow('2026-11-23T02:00:00Z');
  officer = await node.as('gaoyaqin');
});
afterAll(() => node.close());

const facts = { name: '关于推动科技服务走进高新区的意见', number: '靖政发〔2025〕3号', issuedOn: '2025-02-14', supersedesId: '' };
const loaded = async (who = officer) => (await who.call(documentRoutes.listPolicyDocuments, {})).body.rows;
const inForce = async () => (await officer.call(measureRoutes.listMeasures, {})).body;
const measure = async (clause: string) => (await inForce()).rows.find((row) => row.clause === clause)!;
const docx = async (text: string) =>
  new Uint8Array(
    await Packer.toArrayBuffer(new Document({ sections: [{ children: text.split('\n').map((line) => new Paragraph(line)) }] })),
  );
const file = (name: string, bytes: Uint8Array | string) => new File([bytes as BlobPart], name);

describe('把本意见的措施列成责任清单', () => {
  it('begins with the city’s own document: 23 things to answer for, all of them assigned', async () => {
    const { rows, total } = await inForce();
    expect(total).toBe(23);
    expect(rows.every((row) => row.responsibility?.department && row.responsibility.liaison)).toBe(true);
    expect((await measure('3.1')).responsibility).toMatchObject({
      department: { name: '靖朔市科学技术局' },
      liaison: { name: '王翔宇' },
      deadlineOn: '2026-12-20',
      state: 'in_progress',
    });
    expect((await measure('3.1')).responsibility?.liaison?.id).toMatch(/^prs_/);
    // The vice mayor has no account: the name stands as it is written.
    expect((await measure('3.1')).responsibility?.leaderInCharge).toEqual({ id: null, name: '冀海涛（副市长）' });
  });

  it.each([
    ['Simplified', source],
    ['Traditional', traditional],
  ])('shows how a pasted document would be cut, %s, and keeps nothing', async (_, text) => {
    const before = (await loaded()).length;
    const { status, body } = await officer.call(documentRoutes.cutPolicyText, { body: { text } });
    expect(status).toBe(201);
    expect(body.counts).toEqual({ chapters: 3, articles: 11, measures: 17, leftOver: 0 });
    expect(body.pieces.filter((piece) => piece.part === 'measure').map((piece) => piece.clause)).toEqual(
      '3.1 3.2 3.3 3.4 3.5 3.6 4.1 4.2 4.3 5.1 5.2 5.3 6.1 6.2 6.3 7.1 7.2'.split(' '),
    );
    expect(body.pieces.filter((piece) => piece.part === 'stripped')).toHaveLength(3);
    for (const piece of body.pieces) expect(text.slice(piece.start, piece.end).trim().length).toBeGreaterThan(0);
    expect(await loaded()).toHaveLength(before);
  });

  it('says what was left over', async () => {
    const { body } = await officer.call(documentRoutes.cutPolicyText, {
      body: { text: '某市意见\n内部资料\n\n一、总则\n（一）甲事。做好。\n（二）乙事。做好。' },
    });
    expect(body.counts.leftOver).toBe(1);
    expect(body.pieces.find((piece) => piece.part === 'left_over')?.title).toBe('内部资料');
  });

  it.each([
    ['.txt', async () => file('意见.txt', source)],
    ['.docx', async () => file('意见.docx', await docx(source))],
    [
      '.html',
      async () =>
        file(
          '意见.html',
          `<!doctype html><body>${source
            .split('\n')
            .map((line) => `<p>${line}</p>`)
            .join('')}</body>`,
        ),
    ],
  ])('reads %s alike', async (_, make) => {
    const { body } = await officer.call(documentRoutes.cutPolicyFile, { files: [await make()] });
    expect(body.counts).toMatchObject({ chapters: 3, articles: 11, measures: 17 });
  });
});

describe('每项工作都有人管、有人办', () => {
  let documentId: string;
  it('keeps the document with its original, Traditional as it was; the older one stays, superseded', async () => {
    const [city] = await loaded();
    const kept = await officer.call(documentRoutes.keepPolicyFile, {
      files: [file('意見.txt', traditional)],
      fields: { ...facts, supersedesId: city!.id },
    });
    expect(kept.status).toBe(201);
    expect(kept.body).toMatchObject({
      counts: { chapters: 3, articles: 11, measures: 17 },
      answerable: 23,
      assigned: 0,
      supersedes: { id: city!.id },
    });
    documentId = kept.body.id;
    expect((await officer.call(documentRoutes.readPolicyDocument, { params: { documentId } })).body.text).toBe(traditional);
    const original = await officer.ask('GET', `/api/policy-documents/${documentId}/original`);
    expect(new TextDecoder().decode(original.bytes)).toBe(traditional);
    expect((await loaded()).find((row) => row.id === city!.id)?.supersededBy?.id).toBe(documentId);
    expect((await inForce()).documentId).toBe(documentId);
    const old = await officer.call(measureRoutes.listMeasures, { query: { documentId: city!.id } });
    expect(old.body.rows.filter((row) => row.responsibility)).toHaveLength(23);
  });

  it('writes down leader in charge, department, office, liaison, supporting departments and deadline', async () => {
    const { body: people } = await officer.ask('GET', '/api/people?q=%E5%86%AF%E5%BF%97%E8%BF%9C');
    const { body: taxes } = await officer.ask('GET', '/api/organisations?q=%E7%A8%8E%E5%8A%A1%E5%B1%80');
    const { id } = await measure('4.3');
    const body = {
      leaderInCharge: { id: null, name: '冀海涛' },
      department: { id: taxes.rows[0].id },
      departmentLeader: { id: null, name: '潘国栋' },
      officeResponsible: '所得税科',
      liaison: { id: people.rows[0].id },
      supportingDepartments: [{ name: '市财政局' }],
      deadlineOn: '2026-11-27',
      state: 'in_progress' as const,
    };
    const { status, body: now } = await officer.call(responsibilityRoutes.assignResponsibility, { params: { measureId: id }, body });
    expect(status).toBe(200);
    expect(now).toMatchObject({
      department: { name: '国家税务总局靖朔市税务局' },
      liaison: { name: '冯志远' },
      supportingDepartments: [{ id: null, name: '市财政局' }],
      setBy: '高雅琴',
    });
    expect(await measure('4.3')).toMatchObject({ workingDaysLeft: 4, warning: 'soon' });
  });

  it('sets the same for several at once, only what is named; the same again changes nothing', async () => {
    const ids = [(await measure('4.1')).id, (await measure('4.2')).id, (await measure('4.3')).id];
    const sent = { body: { measureIds: ids, assignment: { department: { name: '市科学技术局' }, isLongTerm: true } } };
    expect((await officer.call(responsibilityRoutes.assignResponsibilities, sent)).body).toEqual({ changed: 3 });
    expect((await officer.call(responsibilityRoutes.assignResponsibilities, sent)).body).toEqual({ changed: 0 });
    expect((await measure('4.3')).responsibility).toMatchObject({ liaison: { name: '冯志远' }, isLongTerm: true, deadlineOn: null });
  });

  it('keeps every earlier responsibility: who said what, when', async () => {
    const { body } = await officer.call(measureRoutes.readMeasure, { params: { measureId: (await measure('4.3')).id } });
    expect(body.history.map((row) => row.department?.name)).toEqual(['市科学技术局', '国家税务总局靖朔市税务局']);
    expect(body.text).toMatch(/^三是.*/s);
  });

  it('lets the liaison report progress on their own measures, and nobody else but the bureau', async () => {
    const liaison = await node.as('fengzhiyuan');
    const params = { measureId: (await measure('4.3')).id };
    const done = await liaison.call(responsibilityRoutes.reportProgress, { params, body: { state: 'done', note: '三季度对账完成' } });
    expect(done.body).toMatchObject({ state: 'done', note: '三季度对账完成', setBy: '冯志远' });
    const other = await node.as('tuoxiaojun');
    expect((await other.call(responsibilityRoutes.reportProgress, { params, body: { state: 'behind', note: '' } })).status).toBe(403);
    expect((await liaison.call(responsibilityRoutes.assignResponsibility, { params, body: { state: 'behind' } })).status).toBe(403);
    const mine = await liaison.call(measureRoutes.listMeasures, { query: { liaison: 'me' } });
    expect(mine.body.rows.map((row) => row.clause)).toEqual(['4.3']);
  });

  it('filters by department, state and deadline, and gives each department its page', async () => {
    const of = async (query: Record<string, string>) =>
      (await officer.call(measureRoutes.listMeasures, { query })).body.rows.map((row) => row.clause);
    expect(await of({ department: 'name:市科学技术局' })).toEqual(['4.1', '4.2', '4.3']);
    expect(await of({ state: 'done' })).toEqual(['4.3']);
    expect(await of({ state: 'unassigned' })).toHaveLength(20);
    const put = { params: { measureId: (await measure('5.1')).id }, body: { department: { name: '市财政局' }, deadlineOn: '2026-11-20' } };
    await officer.call(responsibilityRoutes.assignResponsibility, put);
    expect(await of({ dueBefore: '2026-11-23' })).toEqual(['5.1']);
    expect(await measure('5.1')).toMatchObject({ warning: 'overdue', workingDaysLeft: -1 });
    const { body } = await officer.call(measureRoutes.readAnsweringDepartment, { params: { departmentKey: 'name:市财政局' } });
    expect(body).toMatchObject({ name: '市财政局', responsible: 1, supporting: 1, overdue: 1 });
    expect(body.supports.map((row) => row.clause)).toEqual(['4.3']);
  });

  it('issues the list in Word and in Excel', async () => {
    const word = await officer.ask('GET', `/api/policy-documents/${documentId}/responsibility-list.docx`);
    const text = (await textOfDocx(word.bytes)).replaceAll(/\s/g, '');
    for (const part of ['责任清单', '分管领导', '责任科室', '联络员', '配合部门', '完成时限', '冯志远', '长期'])
      expect(text).toContain(part);
    const excel = await officer.ask('GET', `/api/policy-documents/${documentId}/responsibility-list.xlsx`);
    const [sheet] = await readWorkbook(excel.bytes);
    const rows = (sheet?.rows ?? []).map((row) => row.map((cell) => cell?.value ?? ''));
    expect(rows.find((row) => row.includes('分管领导'))).toHaveLength(10);
    expect(rows.filter((row) => row.includes('市科学技术局'))).toHaveLength(3);
  });

  it('leaves a record of every step, under clause 8', async () => {
    const { rows } = await node.app.database.owner.query("select type from trail_entries where type like 'supervision.%'");
    const types: string[] = rows.map((row) => row.type);
    expect(types.filter((type) => type === 'supervision.document_loaded')).toHaveLength(2);
    expect(types.filter((type) => type === 'supervision.responsibilities_assigned')).toHaveLength(1);
    expect(types).toContain('supervision.progress_reported');
  });

  it('mends the cut lightly: split, merge, title; clauses follow', async () => {
    const three = (await measure('3.3')).id;
    const detail = (await officer.call(measureRoutes.readMeasure, { params: { measureId: three } })).body;
    const at = detail.start + detail.text.indexOf('。') + 1;
    expect((await officer.call(measureRoutes.splitMeasure, { params: { measureId: three }, body: { at } })).status).toBe(201);
    expect((await inForce()).rows.filter((row) => row.clause?.startsWith('3.'))).toHaveLength(7);
    expect((await measure('3.4')).article).toMatch(/^（三）/);
    const merged = await officer.call(measureRoutes.mergeMeasure, { params: { measureId: three } });
    expect(merged.body).toMatchObject({ clause: '3.3', text: detail.text });
    expect((await inForce()).total).toBe(23);
    const renamed = await officer.call(measureRoutes.changeMeasure, { params: { measureId: three }, body: { title: '办好科技论证' } });
    expect(renamed.body.title).toBe('办好科技论证');
    const torn = await officer.call(measureRoutes.changeMeasure, { params: { measureId: three }, body: { end: detail.end + 40 } });
    expect([torn.status, torn.body]).toEqual([422, expect.objectContaining({ code: 'supervision.bounds_wrong' })]);
  });
});

describe('what is refused, and changes nothing', () => {
  const problem = async (reply: Promise<{ status: number; body: any }>) => {
    const { status, body } = await reply;
    return [status, body.code];
  };

  it('a text without chapters or articles', async () => {
    expect(await problem(officer.call(documentRoutes.cutPolicyText, { body: { text: '今天天气很好。' } }))).toEqual([
      422,
      'supervision.nothing_to_cut',
    ]);
    expect(await problem(officer.call(documentRoutes.keepPolicyText, { body: { ...facts, text: '今天天气很好。' } }))).toEqual([
      422,
      'supervision.nothing_to_cut',
    ]);
  });

  it('a Word file that inflates to a hundred times its size, one that is none, and other kinds of files', async () => {
    const bomb = zipSync({ 'word/document.xml': strToU8(`<w:document>${' '.repeat(30_000_000)}</w:document>`) });
    expect(bomb.length).toBeLessThan(100_000);
    const send = (one: File) => problem(officer.call(documentRoutes.cutPolicyFile, { files: [one] }));
    expect(await send(file('意见.docx', bomb))).toEqual([413, 'supervision.docx_too_large']);
    expect(await send(file('意见.docx', zipSync({ 'a.txt': strToU8('x') })))).toEqual([422, 'supervision.docx_unreadable']);
    expect(await send(file('意见.docx', new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3])))).toEqual([422, 'supervision.docx_unreadable']);
    expect(await send(file('意见.docx', '一、总则'))).toEqual([415, 'files.type_refused']);
    expect(await send(file('意见.pdf', '%PDF-1.7'))).toEqual([415, 'files.type_refused']);
    expect(await send(file('意见.svg', '<svg/>'))).toEqual([415, 'files.type_refused']);
  });

  it('the same document twice, and a second successor of one', async () => {
    const rows = await loaded();
    expect(await problem(officer.call(documentRoutes.keepPolicyText, { body: { ...facts, text: traditional } }))).toEqual([
      409,
      'supervision.document_loaded_already',
    ]);
    const old = rows.find((row) => row.supersededBy)!;
    expect(await problem(officer.call(documentRoutes.keepPolicyText, { body: { ...facts, supersedesId: old.id, text: source } }))).toEqual([
      409,
      'supervision.document_superseded_already',
    ]);
    expect(
      await problem(officer.call(documentRoutes.keepPolicyText, { body: { ...facts, supersedesId: 'pdc_forged', text: source } })),
    ).toEqual([404, 'supervision.document_not_found']);
    expect(await loaded()).toHaveLength(rows.length);
  });

  it('a double submit is one document', async () => {
    const text = '某县意见\n一、总则\n（一）甲事。做好。\n（二）乙事。做好。';
    const key = { 'idempotency-key': 'twice-pressed' };
    const send = () => officer.call(documentRoutes.keepPolicyText, { body: { ...facts, text } }, key);
    const [one, other] = [await send(), await send()];
    expect([one.status, other.status]).toEqual([201, 201]);
    expect(other.body.id).toBe(one.body.id);
    expect((await loaded()).filter((row) => row.counts.articles === 2)).toHaveLength(1);
  });

  it('forged ids, unknown people and organisations, a deadline that is no day, both deadlines', async () => {
    const { id } = await measure('1');
    const put = (body: object, measureId = id) => officer.ask('PUT', `/api/measures/${measureId}/responsibility`, body);
    expect(await problem(put({}, 'msr_forged'))).toEqual([404, 'supervision.measure_not_found']);
    const unknown = await put({ liaison: { id: 'prs_forged' }, department: { id: 'org_forged' } });
    expect(unknown.status).toBe(422);
    expect(unknown.body.fields.map((field: { path: string; code: string }) => [field.path, field.code])).toEqual([
      ['/liaison', 'supervision.person_unknown'],
      ['/department', 'supervision.organisation_unknown'],
    ]);
    const wrongDay = await put({ deadlineOn: '2026-02-30' });
    expect([wrongDay.status, wrongDay.body.fields[0].path]).toEqual([422, '/deadlineOn']);
    expect(await problem(put({ deadlineOn: '2026-12-31', isLongTerm: true }))).toEqual([422, 'supervision.deadline_twice']);
    expect(await problem(officer.ask('PUT', `/api/measures/${id}/progress`, { state: 'finished', note: '' }))).toEqual([
      422,
      'edge.bad_input',
    ]);
  });

  it('an article that has measures, and several at once when one of them is wrong', async () => {
    const { rows, documentId } = await inForce();
    const all = await node.app.database.owner.query(
      'select id from supervision_measures where document_id = $1 and kind = $2 and clause = $3',
      [documentId, 'article', '1'],
    );
    expect(all.rows).toHaveLength(1);
    const chapter = await node.app.database.owner.query(
      "select id from supervision_measures where document_id = $1 and kind = 'chapter' limit 1",
      [documentId],
    );
    const body = { measureIds: [rows[0]!.id, chapter.rows[0].id], assignment: { officeResponsible: '不该留下' } };
    expect(await problem(officer.call(responsibilityRoutes.assignResponsibilities, { body }))).toEqual([409, 'supervision.not_answerable']);
    expect((await inForce()).rows.some((row) => row.responsibility?.officeResponsible === '不该留下')).toBe(false);
  });

  it('everybody who is no staff, and changes by staff who do not keep the list', async () => {
    for (const username of ['kangyongning', 'duanhaisheng', 'yuanxiaofei', 'xuebin']) {
      const outsider = await node.as(username);
      expect((await outsider.call(measureRoutes.listMeasures, {})).status).toBe(403);
    }
    const park = await node.as('hejun');
    expect((await park.call(measureRoutes.listMeasures, {})).status).toBe(200);
    expect((await park.call(documentRoutes.cutPolicyText, { body: { text: source } })).status).toBe(403);
    expect((await (await node.as('zhangrui')).call(measureRoutes.listMeasures, {})).body.total).toBeGreaterThan(0);
    expect((await node.visitor.call(measureRoutes.listMeasures, {})).status).toBe(401);
  });
});
