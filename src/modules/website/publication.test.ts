import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNode, type TestNode } from '#kit/node.ts';
import type { PublicationStep } from '#shared/publication.ts';
import { VISITOR, type Actor } from '#shared/roles.ts';
import { publicationVerbs, refuseUnlessChangeable, takePublicationStep, type Publishable } from './publication.ts';

let node: TestNode;
let officer: Actor;
let director: Actor;

beforeAll(async () => {
  node = await startNode();
  const { rows } = await node.app.database.system.query('select id, name from party_people where name in ($1, $2)', ['高雅琴', '白文涛']);
  const actor = (name: string): Actor => ({
    ...VISITOR,
    personId: (rows as { id: string; name: string }[]).find((row) => row.name === name)?.id ?? null,
    name,
    roles: ['bureau_officer'],
    reach: 'city',
  });
  officer = actor('高雅琴');
  director = actor('白文涛');
});
afterAll(() => node.close());

const draft: Publishable = {
  publicationState: 'draft',
  publishesAt: null,
  gateStatement: null,
  gateBy: null,
  gateAt: null,
  submittedBy: null,
  submittedAt: null,
  reviewedBy: null,
  reviewedAt: null,
  publicationGround: null,
  isConfidential: false,
  title: '镁合金压铸专家',
  path: '/experts/exp_1',
};
const gate = { isClear: true, statement: '已逐项核对，不含国家秘密' };

/** The row after a step, as a module would have set it. */
async function take(actor: Actor, row: Publishable, step: PublicationStep): Promise<Publishable> {
  const { columns } = await node.app.act(actor, (ctx) => takePublicationStep(ctx, row, step), new Date('2026-11-24T02:00:00Z'));
  return { ...row, ...columns };
}
const refusedBy = (code: string) => ({ kind: { code } });

describe('the gate 涉密不上网', () => {
  it('asks a named person for a statement, and a second person for the review', async () => {
    await expect(take(officer, draft, { verb: 'submit' })).rejects.toMatchObject(refusedBy('publication.gate_missing'));
    const unclear = { verb: 'submit', gate: { ...gate, isClear: false } } as const;
    await expect(take(officer, draft, unclear)).rejects.toMatchObject(refusedBy('publication.gate_missing'));
    const submitted = await take(officer, draft, { verb: 'submit', gate });
    expect(submitted).toMatchObject({ publicationState: 'submitted', gateBy: officer.personId, gateStatement: gate.statement });
    await expect(take(officer, submitted, { verb: 'publish' })).rejects.toMatchObject(refusedBy('publication.second_person_wanted'));
    const published = await take(director, submitted, { verb: 'publish' });
    expect(published).toMatchObject({ publicationState: 'published', reviewedBy: director.personId });
    expect(published.publishesAt?.toISOString()).toBe('2026-11-24T02:00:00.000Z');
  });

  it('never lets a confidential row out, not even one that became so in review', async () => {
    const secret = { ...draft, isConfidential: true };
    await expect(take(officer, secret, { verb: 'submit', gate })).rejects.toMatchObject(refusedBy('publication.confidential'));
    const submitted = await take(officer, draft, { verb: 'submit', gate });
    const marked = { ...submitted, isConfidential: true };
    await expect(take(director, marked, { verb: 'publish' })).rejects.toMatchObject(refusedBy('publication.confidential'));
  });

  it('asks for a ground to return and to withdraw, and tells the one who handed it in', async () => {
    const submitted = await take(officer, draft, { verb: 'submit', gate });
    await expect(take(director, submitted, { verb: 'return' })).rejects.toMatchObject(refusedBy('publication.ground_missing'));
    expect(await take(director, submitted, { verb: 'return', ground: '电话要隐去' })).toMatchObject({ publicationState: 'returned' });
    const published = await take(director, submitted, { verb: 'publish' });
    await expect(take(director, published, { verb: 'withdraw' })).rejects.toMatchObject(refusedBy('publication.ground_missing'));
    const withdrawn = await take(director, published, { verb: 'withdraw', ground: '本人要求' });
    expect(withdrawn).toMatchObject({ publicationState: 'withdrawn', publishesAt: null });
    const { rows } = await node.app.database.system.query('select word_key from mail_notices where path = $1 order by id', [draft.path]);
    expect(rows.map((row: { word_key: string }) => row.word_key)).toContain('notice_publication_withdrawn');
  });

  it('keeps what is with the reviewer or public as it is, until it is taken back or revised', async () => {
    const submitted = await take(officer, draft, { verb: 'submit', gate });
    expect(() => refuseUnlessChangeable(submitted, draft.title)).toThrow('publication.not_changeable');
    const back = await take(officer, submitted, { verb: 'take_back' });
    expect(back).toMatchObject({ publicationState: 'draft', gateBy: null });
    expect(() => refuseUnlessChangeable(back, draft.title)).not.toThrow();
    await expect(take(director, back, { verb: 'publish' })).rejects.toMatchObject(refusedBy('publication.step_wrong'));
  });

  it('publishes at the time that is named', async () => {
    const submitted = await take(officer, draft, { verb: 'submit', gate });
    const later = await take(director, submitted, { verb: 'publish', publishesAt: '2026-12-01T09:00:00+08:00' });
    expect(later.publishesAt?.toISOString()).toBe('2026-12-01T01:00:00.000Z');
  });

  it('offers each person what they may do', async () => {
    const submitted = await take(officer, draft, { verb: 'submit', gate });
    const verbs = (actor: Actor, row: Publishable) => node.app.act(actor, async (ctx) => publicationVerbs(ctx, row, () => true));
    expect(await verbs(officer, submitted)).toEqual(['take_back']);
    expect(await verbs(director, submitted)).toEqual(['take_back', 'publish', 'return']);
    expect(await verbs(officer, { ...draft, isConfidential: true })).toEqual([]);
  });
});
