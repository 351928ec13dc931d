import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consent, provenance } from '#kit/experts.ts';
import { startNode, type Caller, type TestNode } from '#kit/node.ts';
import { expertDealingRoutes } from '#modules/libraries/contract/expert-dealings.ts';
import { expertRoutes } from '#modules/libraries/contract/experts.ts';

/** Clause 3.1 asks for 两库: the project library and the expert library. This is the second of them. */
describe('3.1 the expert library (专家库)', () => {
  let node: TestNode;
  let officer: Caller;
  let director: Caller;
  let station: Caller;
  let expertId: string;

  beforeAll(async () => {
    node = await startNode();
    officer = await node.as('gaoyaqin');
    director = await node.as('baiwentao');
    station = await node.as('liuyang');
  }, 120_000);
  afterAll(() => node.close());

  const page = async (address: string) => new TextDecoder().decode((await node.visitor.ask('GET', address)).bytes);

  it('is asked for by the document', () => {
    const text = readFileSync(join(import.meta.dirname, '../fixtures/policy-document.txt'), 'utf8');
    expect(text).toContain('专家库');
  });

  it('keeps an expert with fields, affiliation and availability, and finds them again by any of these', async () => {
    const body = {
      name: '屈望舒',
      nameEn: 'Qu Wangshu',
      title: 'professor',
      orgName: '陕北工程大学',
      fields: ['6.3'],
      subjects: ['钠离子电池'],
      directions: '硬碳负极首效提升与低温电解液匹配',
      works: [{ kind: 'paper' as const, title: '煤基硬碳首次库仑效率研究', year: 2024, note: null }],
      phone: '13991234567',
      availability: 'limited' as const,
      availabilityNote: '周末可到企业',
      openFields: ['title' as const, 'org' as const, 'fields' as const, 'directions' as const],
      provenance,
      consent,
    };
    expertId = (await officer.call(expertRoutes.addExpert, { body })).body.id;
    for (const query of [
      { q: '屈望舒' },
      { q: '钠离子' },
      { q: '陕北工程 硬碳' },
      { q: '屈望舒', field: '6', availability: 'limited' as const },
    ]) {
      const { body: found } = await station.call(expertRoutes.listExperts, { query });
      expect(found.rows.map((row) => row.id)).toContain(expertId);
    }
    const { body: others } = await station.call(expertRoutes.listExperts, { query: { q: '屈望舒', field: '2' } });
    expect(others.total).toBe(0);
  });

  it('appoints with a letter, notes a consultation, and the work ledger writes itself', async () => {
    const draft = {
      number: '靖科聘〔2026〕801号',
      appointedAs: '科技入园服务专家',
      startsOn: '2026-11-01',
      endsOn: '2028-10-31',
      issuedOn: '2026-11-01',
    };
    expect((await director.call(expertDealingRoutes.appointExpert, { params: { expertId }, body: draft })).status).toBe(201);
    const { rows } = (await station.ask('GET', `/api/enterprises?q=${encodeURIComponent('朔风离子')}`)).body;
    const talk = {
      heldOn: '2026-11-02',
      form: 'visit' as const,
      topic: '低温电芯首效诊断',
      enterpriseId: rows[0].id,
      halfDays: 2,
      feeFen: 180_000,
    };
    expect((await station.call(expertDealingRoutes.enterConsultation, { params: { expertId }, body: talk })).status).toBe(201);
    const ledger = await station.ask('GET', `/api/work-entries?q=${encodeURIComponent('低温电芯首效诊断')}`);
    expect(ledger.body.rows[0]).toMatchObject({ clause: '3.1', occurredOn: '2026-11-02' });
    const { body: expert } = await station.call(expertRoutes.readExpert, { params: { expertId } });
    expect(expert).toMatchObject({ term: 'in_term', consultations: 1, lastConsultedOn: '2026-11-02' });
  });

  it('shows visitors what the expert chose, after a second person’s review, and nothing else', async () => {
    expect((await node.visitor.ask('GET', `/experts/${expertId}`)).status).toBe(404);
    const gate = { isClear: true, statement: '已逐项核对，不含涉密内容' };
    await officer.call(expertRoutes.publishExpert, { params: { expertId }, body: { verb: 'submit', gate } });
    expect((await director.call(expertRoutes.publishExpert, { params: { expertId }, body: { verb: 'publish' } })).status).toBe(201);
    const html = await page(`/experts/${expertId}?locale=zh-CN`);
    expect(html).toContain('屈望舒');
    expect(html).toContain('硬碳负极首效提升');
    for (const inner of ['13991234567', '1234567', '煤基硬碳首次库仑效率研究', '周末可到企业', '钠离子电池'])
      expect(html).not.toContain(inner);
    expect(await page(`/experts?q=${encodeURIComponent('屈望舒')}`)).toContain(`/experts/${expertId}`);
    expect(await page(`/experts?q=${encodeURIComponent('钠离子电池')}`)).not.toContain(`/experts/${expertId}`);
    expect(await page(`/experts/${expertId}?locale=en`)).toContain('Qu Wangshu');
  });

  it('counts its stock and growth for the summary, each figure with its rows', async () => {
    const figure = await officer.ask('GET', '/api/figures/libraries.expert_growth/rows?from=2026-11-01&until=2026-12-31');
    expect(figure.status).toBe(200);
    expect(figure.body.rows.map((row: { id: string }) => row.id)).toContain(expertId);
    expect(figure.body.figure.value).toBe(figure.body.total);
  });
});
