import { and, count, desc, eq, inArray, isNull, like } from 'drizzle-orm';
import { dayOf } from '#shared/dates.ts';
import { newId } from '#shared/ids.ts';
import { Refusal } from '#shared/refusal.ts';
import { say } from '#shared/words.ts';
import { officialDocument } from '#engines/documents/word/official.ts';
import type { FileAnswer } from '#platform/http/handlers.ts';
import type { Ctx } from '#platform/ctx.ts';
import { notify } from '#platform/mail/notices.ts';
import { directoryOf, peopleNamesOf } from '#modules/parties/index.ts';
import type { Letter, LetterDraft } from './contract/expert-dealings.ts';
import { expertsRefusals } from './contract/experts.ts';
import { EXPERT_TITLES } from './expert-titles.ts';
import { refreshDealings } from './expert-dealings.ts';
import { checkTerm } from './expert-relation.ts';
import { entriesOf, expertFor, expertInSight } from './expert-sight.ts';
import { libraryExpertLetters as letters } from './tables/experts.ts';

type LetterRow = typeof letters.$inferSelect;

/** An expert's letters, the latest term first, and the number the next one may bear. */
export async function listLetters(ctx: Ctx, expertId: string): Promise<{ rows: Letter[]; nextNumber: string }> {
  await expertInSight(ctx, expertId);
  const rows = await ctx.db
    .select()
    .from(letters)
    .where(inArray(letters.expertId, await entriesOf(ctx, expertId)))
    .orderBy(desc(letters.endsOn), desc(letters.id));
  return { rows: await shownLetters(ctx, rows), nextNumber: await nextNumber(ctx) };
}

/** 靖科聘〔2026〕12号: counted through the year. */
async function nextNumber(ctx: Ctx): Promise<string> {
  const year = dayOf(ctx.now).slice(0, 4);
  const stem = say('libraries_experts_letter_stem', { year }, 'zh-CN');
  const [counted] = await ctx.db
    .select({ rows: count() })
    .from(letters)
    .where(like(letters.number, `${stem}%`));
  return say('libraries_experts_letter_number', { stem, number: (counted?.rows ?? 0) + 1 }, 'zh-CN');
}

async function shownLetters(ctx: Ctx, rows: readonly LetterRow[]): Promise<Letter[]> {
  const names = await peopleNamesOf(
    ctx,
    rows.flatMap((row) => row.issuedBy ?? []),
  );
  return rows.map(({ issuedAt: _issuedAt, issuedBy, ...row }) => ({ ...row, issuedBy: names.get(issuedBy ?? '') ?? '' }));
}

/** Issues a letter of appointment; one that goes on from another says so. The expert is told. */
export async function appointExpert(ctx: Ctx, expertId: string, draft: LetterDraft): Promise<Letter> {
  const row = await expertFor(ctx, expertId, 'libraries.appoint_experts');
  if (!row.hasConsent) throw new Refusal(expertsRefusals.consent_missing, { name: row.name });
  checkTerm(draft.startsOn, draft.endsOn);
  const [taken] = await ctx.db.select({ id: letters.id }).from(letters).where(eq(letters.number, draft.number)).limit(1);
  if (taken) {
    const problem = { path: '/number', code: 'libraries.letter_number_taken', values: { number: draft.number } };
    throw new Refusal(expertsRefusals.letter_number_taken, { number: draft.number }, [problem]);
  }
  const renewsId = draft.renewsId ?? null;
  if (renewsId) {
    const [before] = await ctx.db
      .select({ id: letters.id })
      .from(letters)
      .where(and(eq(letters.id, renewsId), inArray(letters.expertId, await entriesOf(ctx, expertId))))
      .limit(1);
    if (!before) throw new Refusal(expertsRefusals.letter_not_found, { id: renewsId });
  }
  const values = { ...draft, renewsId, id: newId('ltr', ctx.now), expertId, issuedBy: ctx.actor.personId, issuedAt: ctx.now };
  const [letter] = await ctx.db.insert(letters).values(values).returning();
  await refreshDealings(ctx, expertId);
  const force = await inForce(ctx, expertId);
  const { number, startsOn, endsOn } = draft;
  await ctx.record({
    type: renewsId ? 'libraries.expert_appointed_again' : 'libraries.expert_appointed',
    subject: values.id,
    clause: '3.1',
    parkId: row.parkId,
    values: { name: row.name, number, starts_on: startsOn, ends_on: endsOn, expert: expertId, ...force },
  });
  if (row.personId) {
    const told = { number, until: endsOn };
    await notify(ctx, { personIds: [row.personId], wordKey: 'notice_libraries_appointed', values: told, path: '/my-expert' });
  }
  const [shown] = await shownLetters(ctx, letter ? [letter] : []);
  return shown!;
}

/** Of the letter with the latest term: its number and last day; whoever keeps the list of due items hears of it. */
async function inForce(ctx: Ctx, expertId: string): Promise<{ in_force: string; until: string }> {
  const [letter] = await ctx.db
    .select({ number: letters.number, endsOn: letters.endsOn })
    .from(letters)
    .where(and(inArray(letters.expertId, await entriesOf(ctx, expertId)), isNull(letters.withdrawnOn)))
    .orderBy(desc(letters.endsOn))
    .limit(1);
  return { in_force: letter?.number ?? '', until: letter?.endsOn ?? '' };
}

async function letterInSight(ctx: Ctx, letterId: string): Promise<LetterRow> {
  const [letter] = await ctx.db.select().from(letters).where(eq(letters.id, letterId)).for('update');
  if (!letter) throw new Refusal(expertsRefusals.letter_not_found, { id: letterId });
  return letter;
}

export async function withdrawLetter(ctx: Ctx, letterId: string, ground: string): Promise<void> {
  const letter = await letterInSight(ctx, letterId);
  if (letter.withdrawnOn) throw new Refusal(expertsRefusals.letter_withdrawn, { number: letter.number });
  const row = await expertInSight(ctx, letter.expertId, { locks: true });
  await ctx.db
    .update(letters)
    .set({ withdrawnOn: dayOf(ctx.now), withdrawnGround: ground })
    .where(eq(letters.id, letterId));
  const expert = row.mergedInto ?? row.id;
  await refreshDealings(ctx, expert);
  await ctx.record({
    type: 'libraries.expert_letter_withdrawn',
    subject: letterId,
    undoes: letter.renewsId ? 'libraries.expert_appointed_again' : 'libraries.expert_appointed',
    parkId: row.parkId,
    values: { name: row.name, number: letter.number, ground, expert, ...(await inForce(ctx, expert)) },
  });
}

/** 聘书: the letter in the page of official documents, always in Chinese. */
export async function letterInWord(ctx: Ctx, letterId: string): Promise<FileAnswer> {
  const [letter] = await ctx.db.select().from(letters).where(eq(letters.id, letterId)).limit(1);
  if (!letter) throw new Refusal(expertsRefusals.letter_not_found, { id: letterId });
  const row = await expertInSight(ctx, letter.expertId);
  const word = (key: string, values = {}) => say(`libraries_experts_letter_${key}`, values, 'zh-CN');
  const [bureau] = await directoryOf(ctx, ['bureau']);
  const title = row.title ? (EXPERT_TITLES.get(row.title)?.zh ?? '') : '';
  const term = { from: inChinese(letter.startsOn), until: inChinese(letter.endsOn) };
  const bytes = await officialDocument({
    title: word('title'),
    recipients: word('addressed', { name: row.name }),
    body: [
      { kind: 'paragraph', text: word('body', { org: row.orgName, title, as: letter.appointedAs, ...term }) },
      { kind: 'paragraph', text: word('duties') },
      { kind: 'paragraph', text: word('closing') },
    ],
    signer: bureau?.name ?? '',
    date: inChinese(letter.issuedOn),
    remark: word('remark', { number: letter.number }),
    at: ctx.now,
  });
  const mediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  return { name: `${word('file', { name: row.name, number: letter.number })}.docx`, mediaType, bytes };
}

/** 2026-11-05 → 2026年11月5日 */
function inChinese(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return say('libraries_experts_day', { year: year ?? 0, month: month ?? 0, date: date ?? 0 }, 'zh-CN');
}
