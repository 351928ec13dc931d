import { expect } from 'vitest';
import { letterRoutes, letterStepRoutes, type LetterContent, type LetterKind, type LetterVariant } from '#modules/supervision/contract.ts';
import { startNode, type Caller } from './node.ts';

/** A notice that lacks nothing; `changes` replaces what it names. */
export const content = (changes: Partial<LetterContent> = {}): LetterContent => ({
  title: '靖朔市科学技术局关于报送年终总结的通知',
  mainRecipients: '各县区科技主管部门、各园区管委会',
  copiesTo: '',
  body: [{ kind: 'text', text: '请于12月10日前报送。\n特此通知。' }],
  attachments: [],
  securityClass: 'open',
  urgency: 'normal',
  contact: '联系人：王翔宇，电话：0919-3286611',
  printRun: null,
  approvalGround: '',
  meeting: null,
  issueNo: null,
  editorsNote: '',
  ...changes,
});

/** The parameters of a route about one letter. */
export const at = (letterId: string) => ({ params: { letterId } });

/** A reply's status and the code of its refusal. */
export async function problem(reply: Promise<{ status: number; body: unknown }>) {
  const { status, body } = await reply;
  return [status, (body as { code?: string }).code];
}

type Begun = { kind?: LetterKind; variant?: LetterVariant | null; form?: 'official' | 'plain'; content?: LetterContent };
type Asked = { orgId: string; personId: string | null };

/** A node on 23 November 2026, the people of the bureau who write letters, and letters at every stage. */
export async function openLetters() {
  const node = await startNode();
  node.setNow('2026-11-23T02:00:00Z');
  const [drafter, checker, director, deputy, tax, security] = await Promise.all([
    node.as('wangxiangyu'), // head of an office of the bureau
    node.as('gaoyaqin'),
    node.as('baiwentao'),
    node.as('haojianping'), // no leader by duty
    node.as('fengzhiyuan'),
    node.as('madongmei'),
  ]);
  const idOf = async (table: 'party_organisations' | 'party_people', name: string): Promise<string> =>
    (await node.app.database.owner.query(`select id from ${table} where name = $1`, [name])).rows[0].id;

  const begin = (who: Caller, { kind = 'notice', variant = null, form = 'official', content: text = content() }: Begun = {}) =>
    who.call(letterRoutes.draftLetter, { body: { kind, variant, form, content: text } });

  /** A draft of the bureau that is checked and waits to be signed. */
  async function toBeSigned(asked: Asked[] = []): Promise<string> {
    const { body } = await begin(drafter);
    await drafter.call(letterStepRoutes.submitLetter, at(body.id));
    await checker.call(letterStepRoutes.checkLetter, { ...at(body.id), body: { opinion: '', asked } });
    return body.id;
  }

  let serial = 700;
  /** A letter of the bureau, issued to the chosen groups, parks and organisations. */
  async function issued(chosen: { groups?: string[]; parkIds?: string[]; orgIds?: string[] }): Promise<string> {
    const id = await toBeSigned();
    await director.call(letterStepRoutes.signLetter, { ...at(id), body: { opinion: '' } });
    await drafter.call(letterStepRoutes.numberLetter, { ...at(id), body: { number: `靖科发〔2026〕${(serial += 1)}号` } });
    const reply = await drafter.call(letterStepRoutes.issueLetter, {
      ...at(id),
      body: { groups: [], parkIds: [], orgIds: [], ...chosen } as never,
    });
    expect(reply.status).toBe(201);
    return id;
  }

  return {
    node,
    drafter,
    checker,
    director,
    deputy,
    tax,
    security,
    begin,
    toBeSigned,
    issued,
    orgIdOf: (name: string) => idOf('party_organisations', name),
    personIdOf: (name: string) => idOf('party_people', name),
  };
}
