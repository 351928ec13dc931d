import { afterAll, describe, expect, it } from 'vitest';
import { textOfDocx } from '#engines/documents/outline/text.ts';
import { incomingRoutes, letterRoutes, letterStepRoutes, receivedRoutes } from '#modules/supervision/contract.ts';
import { at, openLetters, problem } from '#kit/letters.ts';
import type { Caller } from '#kit/node.ts';

const { node, drafter, director, toBeSigned, issued } = await openLetters();
afterAll(() => node.close());

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
