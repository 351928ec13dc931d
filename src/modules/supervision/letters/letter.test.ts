import { afterAll, describe, expect, it } from 'vitest';
import { leaderRoutes, letterRoutes, letterStepRoutes } from '#modules/supervision/contract.ts';
import { at, content, openLetters, problem } from '#kit/letters.ts';
import type { Caller } from '#kit/node.ts';

const { node, drafter, checker, director, deputy, tax, security, begin, toBeSigned, issued, orgIdOf } = await openLetters();
afterAll(() => node.close());

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
    const finance = await orgIdOf('靖朔市财政局');
    const taxOffice = await orgIdOf('国家税务总局靖朔市税务局');
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
