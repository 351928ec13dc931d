import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textOfDocx } from '#engines/documents/outline/text.ts';
import {
  incomingRoutes,
  leaderRoutes,
  letterRoutes,
  letterStepRoutes,
  receivedRoutes,
  type LetterContent,
  type LetterKind,
  type LetterVariant,
} from '#modules/supervision/contract.ts';
import { startNode, type Caller, type TestNode } from '#kit/node.ts';

let node: TestNode;
let drafter: Caller; // 王翔宇, head of an office of the bureau
let checker: Caller; // 高雅琴
let director: Caller; // 白文涛
let deputy: Caller; // 郝建平, no leader by duty
let tax: Caller; // 冯志远
let security: Caller;
beforeAll(async () => {
  node = await startNode();
  node.setNow('2026-11-23T02:00:00Z');
  [drafter, checker, director, deputy, tax, security] = (await Promise.all(
    ['wangxiangyu', 'gaoyaqin', 'baiwentao', 'haojianping', 'fengzhiyuan', 'madongmei'].map((name) => node.as(name)),
  )) as [Caller, Caller, Caller, Caller, Caller, Caller];
});
afterAll(() => node.close());

const content = (changes: Partial<LetterContent> = {}): LetterContent => ({
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
type Begun = { kind?: LetterKind; variant?: LetterVariant | null; form?: 'official' | 'plain'; content?: LetterContent };
const begin = (who: Caller, { kind = 'notice', variant = null, form = 'official', content: text = content() }: Begun = {}) =>
  who.call(letterRoutes.draftLetter, { body: { kind, variant, form, content: text } });
const problem = async (reply: Promise<{ status: number; body: unknown }>) => {
  const { status, body } = await reply;
  return [status, (body as { code?: string }).code];
};
const at = (letterId: string) => ({ params: { letterId } });
const orgId = async (name: string) =>
  (await node.app.database.owner.query('select id from party_organisations where name = $1', [name])).rows[0].id as string;

/** A draft of the bureau that is checked and waits to be signed. */
async function toBeSigned(asked: { orgId: string; personId: string | null }[] = []): Promise<string> {
  const { body } = await begin(drafter);
  await drafter.call(letterStepRoutes.submitLetter, at(body.id));
  await checker.call(letterStepRoutes.checkLetter, { ...at(body.id), body: { opinion: '', asked } });
  return body.id;
}
let serial = 700;
async function issued(chosen: object): Promise<string> {
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

describe('what may be begun', () => {
  it('a letter of one’s own office; a station none with a head, but plain material', async () => {
    expect((await begin(drafter)).body).toMatchObject({ state: 'draft', version: 1, orgName: '靖朔市科学技术局', draftedBy: '王翔宇' });
    const station = await node.as('liuyang');
    const refused = await begin(station);
    expect([refused.status, refused.body]).toEqual([403, expect.objectContaining({ code: 'supervision.letter_plain_only' })]);
    const plain = await begin(station, { kind: 'report', form: 'plain' });
    expect(plain.body).toMatchObject({ state: 'draft', form: 'plain' });
  });

  it('nothing secret: not begun, and not made secret later', async () => {
    for (const securityClass of ['secret', 'confidential', 'top_secret'] as const) {
      const refused = await begin(drafter, { content: content({ securityClass }) });
      expect([refused.status, refused.body]).toMatchObject([
        422,
        { code: 'supervision.letter_secret', fields: [{ path: '/content/securityClass' }] },
      ]);
    }
    const { body } = await begin(drafter);
    const change = { content: content({ securityClass: 'secret' }), version: 1, variant: null };
    expect(await problem(drafter.call(letterRoutes.changeLetter, { ...at(body.id), body: change }))).toEqual([
      422,
      'supervision.letter_secret',
    ]);
    expect((await drafter.call(letterRoutes.readLetter, at(body.id))).body.version).toBe(1);
  });

  it('a purpose that belongs to the kind', async () => {
    expect(await problem(begin(drafter, { variant: 'ask' }))).toEqual([422, 'supervision.letter_variant_wrong']);
    expect(await problem(begin(drafter, { kind: 'correspondence' }))).toEqual([422, 'supervision.letter_variant_wrong']);
  });

  it('and a person of another office does not find it', async () => {
    const { body } = await begin(drafter);
    for (const username of ['hejun', 'liuyang', 'fengzhiyuan', 'zhangrui', 'caihongmei']) {
      const other = await node.as(username);
      expect(await problem(other.call(letterRoutes.readLetter, at(body.id)))).toEqual([404, 'supervision.letter_not_found']);
      expect((await other.call(letterRoutes.listLetters, {})).body.rows.map(({ id }) => id)).not.toContain(body.id);
      expect((await other.call(letterRoutes.exportLetter, at(body.id))).status).toBe(404);
    }
    const park = await node.as('hejun');
    expect(await problem(park.call(letterStepRoutes.submitLetter, at(body.id)))).toEqual([404, 'supervision.letter_not_found']);
  });
});

describe('拟稿', () => {
  it('keeps every version and shows what differs; the same again is no version', async () => {
    const { body } = await begin(drafter);
    const next = content({ body: [{ kind: 'text', text: '请于12月5日前报送。\n逾期不报的，予以通报。\n特此通知。' }] });
    const change = (version: number) =>
      drafter.call(letterRoutes.changeLetter, { ...at(body.id), body: { content: next, version, variant: null } });
    expect((await change(1)).body.version).toBe(2);
    expect((await change(2)).body.version).toBe(2);
    expect(await problem(change(1))).toEqual([409, 'supervision.letter_changed_meanwhile']);
    const versions = await drafter.call(letterRoutes.listLetterVersions, at(body.id));
    expect(versions.body.rows.map(({ version, by }) => [version, by])).toEqual([
      [2, '王翔宇'],
      [1, '王翔宇'],
    ]);
    const differences = await drafter.call(letterRoutes.compareLetterVersions, { ...at(body.id), query: { from: '1', until: '2' } });
    expect(differences.body.rows).toHaveLength(1);
    const [{ field, lines }] = differences.body.rows as [(typeof differences.body.rows)[number]];
    expect(field).toBe('body');
    expect(lines[0]!.map(({ kind, text }) => `${kind} ${text}`)).toEqual(['same 请于12月', 'removed 10', 'added 5', 'same 日前报送。']);
    expect(lines[1]).toEqual([{ kind: 'added', text: '逾期不报的，予以通报。' }]);
    const gone = drafter.call(letterRoutes.compareLetterVersions, { ...at(body.id), query: { from: '1', until: '9' } });
    expect(await problem(gone)).toEqual([404, 'supervision.letter_version_not_found']);
  });

  it('names what is missing, and warns of what is unusual', async () => {
    const { body } = await begin(drafter, { content: content({ mainRecipients: '', body: [{ kind: 'text', text: ' ' }] }) });
    const refused = await drafter.call(letterStepRoutes.submitLetter, at(body.id));
    expect(refused.body).toMatchObject({
      code: 'supervision.letter_incomplete',
      fields: [{ path: '/content/mainRecipients' }, { path: '/content/body' }],
    });
    const report = await begin(drafter, {
      kind: 'report',
      content: content({ title: '工作情况', body: [{ kind: 'text', text: '妥否，请批示。' }], attachments: ['指标表'] }),
    });
    expect(report.body.warnings).toEqual([
      'title_without_kind',
      'title_without_issuer',
      'closing_missing',
      'report_asks',
      'attachment_not_mentioned',
    ]);
  });

  it('a circular that commends or criticises needs the ground of its approval', async () => {
    const praise = { kind: 'circular' as const, variant: 'commendation' as const };
    const { body } = await begin(drafter, praise);
    expect(await problem(drafter.call(letterStepRoutes.submitLetter, at(body.id)))).toEqual([422, 'supervision.letter_ground_missing']);
    const grounded = content({ approvalGround: '市政府第42次常务会议' });
    await drafter.call(letterRoutes.changeLetter, { ...at(body.id), body: { content: grounded, version: 1, variant: 'commendation' } });
    expect((await drafter.call(letterStepRoutes.submitLetter, at(body.id))).body.state).toBe('checking');
  });

  it('attaches files and names them in the text; others kinds of files are refused', async () => {
    const { body } = await begin(drafter);
    const file = (name: string, bytes: string) => new File([bytes], name);
    const kept = await drafter.call(letterRoutes.attachToLetter, { ...at(body.id), files: [file('报送表.txt', '表')] });
    expect(kept.body).toMatchObject({ version: 2, content: { attachments: ['报送表'] }, files: [{ name: '报送表.txt' }] });
    expect((await drafter.call(letterRoutes.attachToLetter, { ...at(body.id), files: [file('a.svg', '<svg/>')] })).status).toBe(415);
    const params = { letterId: body.id, fileId: kept.body.files[0]!.id };
    expect((await drafter.call(letterRoutes.openLetterFile, { params })).bytes).toEqual(new TextEncoder().encode('表'));
    expect((await tax.call(letterRoutes.openLetterFile, { params })).status).toBe(404);
    expect((await drafter.call(letterRoutes.detachFromLetter, { params })).status).toBe(204);
    expect((await drafter.call(letterRoutes.readLetter, at(body.id))).body.content.attachments).toEqual([]);
  });
});

describe('核稿, 会签, 签发: each by another', () => {
  it('nobody checks, sends back or signs a text of their own', async () => {
    const { body } = await begin(drafter);
    await drafter.call(letterStepRoutes.submitLetter, at(body.id));
    const check = { ...at(body.id), body: { opinion: '', asked: [] } };
    expect(await problem(drafter.call(letterStepRoutes.checkLetter, check))).toEqual([403, 'supervision.letter_own_text']);
    expect(await problem(drafter.call(letterStepRoutes.returnLetter, { ...at(body.id), body: { reason: '再改改' } }))).toEqual([
      403,
      'supervision.letter_own_text',
    ]);
    const own = await begin(director);
    await director.call(letterStepRoutes.submitLetter, at(own.body.id));
    await checker.call(letterStepRoutes.checkLetter, { ...at(own.body.id), body: { opinion: '', asked: [] } });
    const sign = director.call(letterStepRoutes.signLetter, { ...at(own.body.id), body: { opinion: '' } });
    expect(await problem(sign)).toEqual([403, 'supervision.letter_own_text']);
  });

  it('whoever wrote on it is its author too', async () => {
    const { body } = await begin(drafter);
    const changed = content({ copiesTo: '市财政局' });
    await checker.call(letterRoutes.changeLetter, { ...at(body.id), body: { content: changed, version: 1, variant: null } });
    await drafter.call(letterStepRoutes.submitLetter, at(body.id));
    const check = checker.call(letterStepRoutes.checkLetter, { ...at(body.id), body: { opinion: '', asked: [] } });
    expect(await problem(check)).toEqual([403, 'supervision.letter_own_text']);
  });

  it('is sent back with the reason, and goes the whole way again', async () => {
    const { body } = await begin(drafter);
    await drafter.call(letterStepRoutes.submitLetter, at(body.id));
    expect((await checker.call(letterStepRoutes.returnLetter, { ...at(body.id), body: { reason: '' } })).status).toBe(422);
    const back = await checker.call(letterStepRoutes.returnLetter, { ...at(body.id), body: { reason: '时限写错了' } });
    expect(back.body).toMatchObject({
      state: 'draft',
      steps: [{ verb: 'draft' }, { verb: 'submit' }, { verb: 'return', text: '时限写错了' }],
    });
    expect((await drafter.ask('GET', '/api/queue')).body.rows.map(({ id }: { id: string }) => id)).toContain(body.id);
  });

  it('goes round to offices and people; each answers once, and all have to agree', async () => {
    const finance = await orgId('靖朔市财政局');
    const taxOffice = await orgId('国家税务总局靖朔市税务局');
    const { rows: people } = await node.app.database.owner.query(`select id from party_people where name = '冯志远'`);
    const person = { orgId: taxOffice, personId: people[0].id as string };
    const { body } = await begin(drafter);
    await drafter.call(letterStepRoutes.submitLetter, at(body.id));
    const check = (asked: { orgId: string; personId: string | null }[]) =>
      checker.call(letterStepRoutes.checkLetter, { ...at(body.id), body: { opinion: '拟同意', asked } });
    expect(await problem(check([person, person]))).toEqual([422, 'supervision.letter_asked_twice']);
    expect(await problem(check([{ orgId: finance, personId: person.personId }]))).toEqual([422, 'supervision.letter_person_unknown']);
    expect(await problem(check([{ orgId: 'org_forged', personId: null }]))).toEqual([422, 'supervision.letter_organisation_unknown']);
    expect((await check([person, { orgId: finance, personId: null }])).body.state).toBe('countersigning');

    const sign = (who: Caller, agrees = true, opinion = '') =>
      who.call(letterStepRoutes.countersignLetter, { ...at(body.id), body: { agrees, opinion } });
    expect(await problem(sign(deputy))).toEqual([403, 'supervision.letter_not_asked']);
    expect(await problem(sign(await node.as('tuoxiaojun')))).toEqual([404, 'supervision.letter_not_found']);
    // Signing over the heads of those who have not answered is not possible.
    expect(await problem(director.call(letterStepRoutes.signLetter, { ...at(body.id), body: { opinion: '' } }))).toEqual([
      409,
      'supervision.letter_step_not_now',
    ]);
    expect((await sign(tax, true, '无不同意见')).body.state).toBe('countersigning');
    expect(await problem(sign(tax))).toEqual([409, 'supervision.letter_answered_already']);
    const money = await node.as('caihongmei');
    expect((await sign(money, false)).status).toBe(422);
    const objected = await sign(money, false, '第三条涉及资金，请先与我局对接');
    expect(objected.body.state).toBe('draft');
    // The next round asks everybody anew.
    await drafter.call(letterStepRoutes.submitLetter, at(body.id));
    await check([person, { orgId: finance, personId: null }]);
    await sign(tax);
    expect((await sign(money)).body).toMatchObject({ state: 'signing', countersigns: [{ agrees: true }, { agrees: true }] });
  });

  it('only a leader signs: the director by duty, a deputy once named on a ground', async () => {
    const id = await toBeSigned();
    const sign = (who: Caller) => who.call(letterStepRoutes.signLetter, { ...at(id), body: { opinion: '同意' } });
    expect(await problem(sign(checker))).toEqual([403, 'supervision.letter_not_a_leader']);
    expect(await problem(checker.call(letterStepRoutes.returnLetter, { ...at(id), body: { reason: '不妥' } }))).toEqual([
      403,
      'supervision.letter_not_a_leader',
    ]);
    const { rows } = await node.app.database.owner.query(`select id from party_people where name = '艾慧萍'`);
    const body = { personId: rows[0].id as string, ground: '靖科党组纪要〔2026〕7号' };
    expect((await checker.call(leaderRoutes.nameLetterLeader, { body })).status).toBe(403);
    const named = await security.call(leaderRoutes.nameLetterLeader, { body });
    expect(named.body).toMatchObject({ person: { name: '艾慧萍' }, orgName: '靖朔市科学技术局' });
    expect(await problem(security.call(leaderRoutes.nameLetterLeader, { body }))).toEqual([409, 'supervision.leader_named_already']);
    const leader = await node.as('aihuiping');
    expect((await sign(leader)).body).toMatchObject({ state: 'signed', signedBy: '艾慧萍', signedOn: '2026-11-23' });
    await security.call(leaderRoutes.endLetterLeader, { params: { leaderId: named.body.id } });
    const other = await toBeSigned();
    expect(await problem(leader.call(letterStepRoutes.signLetter, { ...at(other), body: { opinion: '' } }))).toEqual([
      403,
      'supervision.letter_not_a_leader',
    ]);
  });

  it('is signed once, also when pressed twice at the same moment; the text is frozen', async () => {
    const id = await toBeSigned();
    const sign = () => director.call(letterStepRoutes.signLetter, { ...at(id), body: { opinion: '' } });
    const replies = await Promise.all([sign(), sign()]);
    expect(replies.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(await problem(sign())).toEqual([409, 'supervision.letter_step_not_now']);
    const change = { content: content({ title: '改过的标题通知' }), version: 1, variant: null };
    for (const who of [drafter, director]) {
      expect(await problem(who.call(letterRoutes.changeLetter, { ...at(id), body: change }))).toEqual([409, 'supervision.letter_frozen']);
    }
    const attach = drafter.call(letterRoutes.attachToLetter, { ...at(id), files: [new File(['x'], 'a.txt')] });
    expect(await problem(attach)).toEqual([409, 'supervision.letter_frozen']);
    const { body } = await director.call(letterRoutes.readLetter, at(id));
    expect([body.content.title, body.version]).toEqual(['靖朔市科学技术局关于报送年终总结的通知', 1]);
    expect(body.steps.filter(({ verb }) => verb === 'sign')).toHaveLength(1);
  });

  it('is withdrawn by its drafter or a leader before it is issued, and can be taken up again', async () => {
    const id = await toBeSigned();
    const withdraw = (who: Caller) => who.call(letterStepRoutes.withdrawLetter, { ...at(id), body: { reason: '会议改期' } });
    expect(await problem(withdraw(checker))).toEqual([403, 'supervision.letter_not_yours_to_do']);
    expect((await withdraw(drafter)).body).toMatchObject({ state: 'withdrawn', verbs: ['resume'] });
    expect((await drafter.call(letterStepRoutes.resumeLetter, at(id))).body).toMatchObject({ state: 'draft', checkedBy: null });
    const gone = await issued({});
    expect(await problem(drafter.call(letterStepRoutes.withdrawLetter, { ...at(gone), body: { reason: '晚了' } }))).toEqual([
      409,
      'supervision.letter_step_not_now',
    ]);
  });
});

describe('印发', () => {
  it('bears the number of the office system, once; blank till then', async () => {
    const id = await toBeSigned();
    await director.call(letterStepRoutes.signLetter, { ...at(id), body: { opinion: '' } });
    const issue = () => drafter.call(letterStepRoutes.issueLetter, { ...at(id), body: { groups: [], parkIds: [], orgIds: [] } });
    expect(await problem(issue())).toEqual([409, 'supervision.letter_number_missing']);
    const number = (text: string, letterId = id) =>
      drafter.call(letterStepRoutes.numberLetter, { ...at(letterId), body: { number: text } });
    expect(await problem(number('45号'))).toEqual([422, 'supervision.letter_number_form']);
    expect((await number('靖科发〔2026〕645号')).body.number).toBe('靖科发〔2026〕645号');
    expect((await issue()).body.state).toBe('issued');
    expect(await problem(number('靖科发〔2026〕646号'))).toEqual([409, 'supervision.letter_step_not_now']);
    const second = await toBeSigned();
    await director.call(letterStepRoutes.signLetter, { ...at(second), body: { opinion: '' } });
    expect(await problem(number('靖科发〔2026〕645号', second))).toEqual([409, 'supervision.letter_number_taken']);
  });

  it('reaches groups, the enterprises of a park and chosen ones, each once, and nobody else', async () => {
    const choice = (await drafter.call(letterRoutes.listLetterRecipients, { query: { q: '税务' } })).body;
    const gaoxin = choice.parks.find(({ name }) => name === '高新区')!;
    const counties = choice.groups.find(({ group }) => group === 'counties')!.count;
    const id = await issued({ groups: ['counties', 'park_committees'], parkIds: [gaoxin.id], orgIds: [choice.rows[0]!.id] });
    const { body } = await drafter.call(letterRoutes.readLetter, at(id));
    expect(body.recipients).toBe(counties + 2 + gaoxin.enterprises + 1);
    expect(new Set(body.recipientList.map(({ orgId: one }) => one)).size).toBe(body.recipients);
    const sees = async (username: string) => (await (await node.as(username)).call(receivedRoutes.readReceivedLetter, at(id))).status;
    expect(await Promise.all(['zhangrui', 'hejun', 'kangyongning', 'fengzhiyuan'].map(sees))).toEqual([200, 200, 200, 200]);
    // An enterprise of the other park, a department that was not chosen, the station.
    expect(await Promise.all(['mengqiaoling', 'tuoxiaojun', 'liuyang'].map(sees))).toEqual([404, 404, 404]);
    const forged = await toBeSigned();
    await director.call(letterStepRoutes.signLetter, { ...at(forged), body: { opinion: '' } });
    await drafter.call(letterStepRoutes.numberLetter, { ...at(forged), body: { number: '靖科发〔2026〕699号' } });
    const wrong = drafter.call(letterStepRoutes.issueLetter, { ...at(forged), body: { groups: [], parkIds: [], orgIds: ['org_forged'] } });
    expect(await problem(wrong)).toEqual([422, 'supervision.letter_organisation_unknown']);
    expect((await drafter.call(letterRoutes.readLetter, at(forged))).body).toMatchObject({ state: 'signed', recipients: 0 });
  });

  it('shows who has read and who has signed for it; the others are reminded', async () => {
    const id = await issued({ groups: ['counties'] });
    const county = await node.as('zhangrui');
    const waits = async () => (await county.ask('GET', '/api/queue')).body.rows.some((row: { id: string }) => row.id === id);
    expect(await waits()).toBe(true);
    await county.call(receivedRoutes.noteReading, at(id));
    await county.call(receivedRoutes.noteReading, at(id));
    const row = async () => (await drafter.call(letterRoutes.readLetter, at(id))).body.recipientList.find(({ name }) => name === '清柳县')!;
    expect(await row()).toMatchObject({ signedForAt: null, readings: [{ name: '张蕊' }] });
    expect((await county.call(receivedRoutes.signForLetter, at(id))).body.signedForBy).toBe('张蕊');
    expect(await problem(county.call(receivedRoutes.signForLetter, at(id)))).toEqual([409, 'supervision.letter_receipted_already']);
    expect(await row()).toMatchObject({ signedForBy: '张蕊', readings: [{ name: '张蕊' }] });
    expect(await waits()).toBe(false);
    const { reminded } = (await drafter.call(letterStepRoutes.remindRecipients, at(id))).body;
    expect(reminded).toBe((await drafter.call(letterRoutes.readLetter, at(id))).body.recipients - 1);
  });

  it('is recalled by a leader with the reason; recipients keep its line and no text', async () => {
    const id = await issued({ groups: ['counties'] });
    const recall = (who: Caller) => who.call(letterStepRoutes.recallLetter, { ...at(id), body: { reason: '附件有误，另行印发' } });
    expect(await problem(recall(drafter))).toEqual([403, 'supervision.letter_not_a_leader']);
    expect((await recall(director)).body.state).toBe('recalled');
    const county = await node.as('zhangrui');
    expect((await county.call(receivedRoutes.readReceivedLetter, at(id))).body).toMatchObject({
      recallReason: '附件有误，另行印发',
      content: null,
      files: [],
    });
    expect(await problem(county.call(letterRoutes.exportLetter, at(id)))).toEqual([410, 'supervision.letter_recalled']);
    expect(await problem(county.call(receivedRoutes.signForLetter, at(id)))).toEqual([410, 'supervision.letter_recalled']);
    expect(await problem(county.call(incomingRoutes.registerReceivedLetter, at(id)))).toEqual([410, 'supervision.letter_recalled']);
  });

  it('goes out as a Word file, to recipients too, and with its drafting sheet to its office only', async () => {
    const id = await issued({ groups: ['counties'] });
    const county = await node.as('zhangrui');
    const word = await textOfDocx((await county.call(letterRoutes.exportLetter, at(id))).bytes);
    for (const part of ['靖朔市科学技术局文件', '关于报送年终总结的通知', '各县区科技主管部门、各园区管委会：', '2026年11月23日'])
      expect(word).toContain(part);
    expect((await county.call(letterRoutes.exportDraftingSheet, at(id))).status).toBe(404);
    const sheet = (await textOfDocx((await drafter.call(letterRoutes.exportDraftingSheet, at(id))).bytes)).replaceAll(/\s/g, '');
    for (const part of ['发文稿纸', '签发：同意。白文涛2026年11月23日', '核稿：同意。高雅琴', '拟稿人：王翔宇'])
      expect(sheet).toContain(part);
  });
});

describe('收文', () => {
  const draft = {
    fromName: '陕西省科学技术厅',
    number: '陕科函〔2026〕88号',
    title: '关于报送科技型企业培育情况的函',
    writtenOn: '2026-11-18',
    receivedOn: '2026-11-20',
    dueOn: '2026-12-04',
    securityClass: 'open' as const,
    urgency: 'urgent' as const,
    note: '',
  };
  const inc = (incomingId: string) => ({ params: { incomingId } });
  const person = async (name: string) =>
    (await node.app.database.owner.query('select id from party_people where name = $1', [name])).rows[0].id as string;

  it('is registered once, in order, and nothing secret or of tomorrow', async () => {
    const register = (changes: object) => checker.call(incomingRoutes.registerIncoming, { body: { ...draft, ...changes } });
    const one = await register({});
    const other = await register({ number: '陕科函〔2026〕89号' });
    const countOf = (text: string) => Number(/(\d+)号$/.exec(text)?.[1]);
    expect(countOf(other.body.registryNumber)).toBe(countOf(one.body.registryNumber) + 1);
    expect(await problem(register({}))).toEqual([409, 'supervision.incoming_number_taken']);
    expect(await problem(register({ number: '', securityClass: 'confidential' }))).toEqual([422, 'supervision.incoming_secret']);
    expect(await problem(register({ number: '', receivedOn: '2026-11-24' }))).toEqual([422, 'supervision.incoming_from_future']);
    for (const who of ['hejun', 'caihongmei', 'liuyang']) {
      expect((await (await node.as(who)).call(incomingRoutes.readIncoming, inc(one.body.id))).status).toBe(404);
    }
  });

  it('is instructed on, handed over in working days, answered by whoever has it, and closed', async () => {
    node.setNow('2026-11-16T02:00:00Z');
    const { body } = await checker.call(incomingRoutes.registerIncoming, {
      body: { ...draft, number: '陕科函〔2026〕90号', receivedOn: '2026-11-13' },
    });
    const answered = await drafter.call(incomingRoutes.feedBackOnIncoming, { ...inc(body.id), body: { text: '已办' } });
    expect([answered.status, answered.body]).toMatchObject([409, { code: 'supervision.incoming_step_not_now' }]);
    const instruction = { leaderName: '白文涛', text: '请高新科按时报送。' };
    const instructed = await checker.call(incomingRoutes.instructOnIncoming, { ...inc(body.id), body: instruction });
    expect(instructed.body.steps.at(-1)).toMatchObject({ by: '高雅琴', leaderName: '白文涛', text: '请高新科按时报送。' });
    const over = (personId: string) =>
      checker.call(incomingRoutes.handOverIncoming, {
        ...inc(body.id),
        body: { personId, office: '高新技术科', workingDays: 3, text: '' },
      });
    expect(await problem(over(await person('贺俊')))).toEqual([422, 'supervision.incoming_person_unknown']);
    expect((await over(await person('王翔宇'))).body).toMatchObject({ state: 'handed_over', handlingDueOn: '2026-11-19' });
    const feedBack = (who: Caller) => who.call(incomingRoutes.feedBackOnIncoming, { ...inc(body.id), body: { text: '情况已报省厅。' } });
    expect(await problem(feedBack(deputy))).toEqual([403, 'supervision.incoming_not_yours_to_do']);
    expect((await feedBack(drafter)).body.state).toBe('fed_back');
    const again = { reason: '附表没有盖章', workingDays: 1 };
    expect((await checker.call(incomingRoutes.demandIncomingAgain, { ...inc(body.id), body: again })).body.handlingDueOn).toBe(
      '2026-11-17',
    );
    node.setNow('2026-11-23T02:00:00Z');
    const late = (await checker.call(incomingRoutes.listIncoming, { query: { state: 'overdue' } })).body;
    expect(late.rows.map(({ id }) => id)).toContain(body.id);
    const queue = (await drafter.ask('GET', '/api/queue')).body.rows.find((row: { id: string }) => row.id === body.id);
    expect(queue).toMatchObject({ kind: 'letter', dueOn: '2026-11-17' });
    await feedBack(drafter);
    expect((await checker.call(incomingRoutes.closeIncoming, { ...inc(body.id), body: { text: '' } })).body).toMatchObject({
      state: 'closed',
      isEditable: false,
    });
    const change = checker.call(incomingRoutes.changeIncoming, { ...inc(body.id), body: { ...draft, number: '' } });
    expect(await problem(change)).toEqual([409, 'supervision.incoming_closed']);
    expect((await checker.call(incomingRoutes.reopenIncoming, inc(body.id))).body.state).toBe('instructed');
  });

  it('is sent back when it is not theirs, with the reason', async () => {
    const { body } = await checker.call(incomingRoutes.registerIncoming, { body: { ...draft, number: '陕科函〔2026〕91号' } });
    const personId = await person('王翔宇');
    await checker.call(incomingRoutes.handOverIncoming, { ...inc(body.id), body: { personId, office: '', workingDays: 3, text: '' } });
    const back = await drafter.call(incomingRoutes.sendBackIncoming, { ...inc(body.id), body: { reason: '属成果科职责' } });
    expect(back.body).toMatchObject({ state: 'instructed', handler: null, handlingDueOn: null });
  });

  it('takes a letter of the platform in with one click, once, and signs for it', async () => {
    const id = await issued({ groups: ['park_committees'] });
    const park = await node.as('hejun');
    const taken = await park.call(incomingRoutes.registerReceivedLetter, at(id));
    expect(taken.body).toMatchObject({ fromName: '靖朔市科学技术局', letterId: id, state: 'registered' });
    expect(await problem(park.call(incomingRoutes.registerReceivedLetter, at(id)))).toEqual([409, 'supervision.letter_registered_already']);
    expect((await park.call(receivedRoutes.readReceivedLetter, at(id))).body).toMatchObject({
      signedForBy: '贺俊',
      incomingId: taken.body.id,
    });
  });

  it('keeps the scan', async () => {
    const { body } = await checker.call(incomingRoutes.registerIncoming, { body: { ...draft, number: '陕科函〔2026〕92号' } });
    const scan = new File(['%PDF-1.7 x'], '来文扫描件.pdf');
    expect((await checker.call(incomingRoutes.keepIncomingScan, { ...inc(body.id), files: [scan] })).body.file?.name).toBe(
      '来文扫描件.pdf',
    );
    expect((await checker.call(incomingRoutes.openIncomingScan, inc(body.id))).bytes).toHaveLength(10);
  });
});
