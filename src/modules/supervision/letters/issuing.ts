import { and, eq, inArray, isNull, ne } from 'drizzle-orm';
import { newId } from '#shared/ids.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Ctx } from '#platform/ctx.ts';
import { notify } from '#platform/mail/notices.ts';
import { peopleServing } from '#modules/parties/index.ts';
import { letterRefusals, type LetterKind } from '../contract/letters.ts';
import { supervisionLetterRecipients as recipients, supervisionLetters as letters } from '../tables/letters.ts';
import { RECEIVING_ROLES } from './access.ts';
import { recipientsOf, type Chosen } from './recipients.ts';
import { isLeaderOf, letterOfOffice } from './sight.ts';
import { mustBeNow, take } from './steps.ts';

/** 靖科发〔2026〕45号; minutes and bulletins are counted in other ways. */
const NUMBER = /^\S{1,20}〔20\d\d〕\d{1,4}号$/;
const NUMBERED: readonly LetterKind[] = ['notice', 'report', 'correspondence', 'circular'];

/** Fills in the number that the office system gave. It may be mended until the letter is issued. */
export async function numberLetter(ctx: Ctx, id: string, number: string): Promise<void> {
  const row = await letterOfOffice(ctx, id);
  mustBeNow(row, 'number');
  if (NUMBERED.includes(row.kind) && row.form === 'official' && !NUMBER.test(number)) {
    throw new Refusal(letterRefusals.letter_number_form, { number }, [{ path: '/number', code: letterRefusals.letter_number_form.code }]);
  }
  const [same] = await ctx.db
    .select({ title: letters.title })
    .from(letters)
    .where(and(eq(letters.orgId, row.orgId), eq(letters.number, number), ne(letters.id, id)))
    .limit(1);
  if (same) {
    const values = { number, title: same.title };
    throw new Refusal(letterRefusals.letter_number_taken, values, [
      { path: '/number', code: letterRefusals.letter_number_taken.code, values },
    ]);
  }
  if (row.number === number) return;
  await take(ctx, row, 'number', number, { number });
  await ctx.record({ type: 'supervision.letter_numbered', subject: id, parkId: row.parkId, values: { title: row.title, number } });
}

/** Issues a signed letter: its recipients have it from now on, in their inbox and in their queue. */
export async function issueLetter(ctx: Ctx, id: string, chosen: Chosen): Promise<void> {
  const row = await letterOfOffice(ctx, id);
  mustBeNow(row, 'issue');
  if (!row.number && row.form === 'official' && NUMBERED.includes(row.kind)) {
    throw new Refusal(letterRefusals.letter_number_missing, { title: row.title });
  }
  const to = await recipientsOf(ctx, chosen);
  const recipientOrgIds = to.map((one) => one.id);
  await take(ctx, row, 'issue', null, { issuedAt: ctx.now, recipientOrgIds });
  if (to.length > 0) {
    await ctx.db.insert(recipients).values(to.map((one) => ({ id: newId('ltr', ctx.now), letterId: id, orgId: one.id, name: one.name })));
  }
  await tell(ctx, recipientOrgIds, id, 'notice_supervision_letter_issued', { title: row.title, office: row.orgName });
  await ctx.record({
    type: 'supervision.letter_issued',
    subject: id,
    clause: '11',
    parkId: row.parkId,
    enterpriseIds: to.filter(({ kind }) => kind === 'enterprise').map((one) => one.id),
    values: { title: row.title, number: row.number ?? '', kind: row.kind, recipients: to.length },
  });
}

async function tell(
  ctx: Ctx,
  orgIds: readonly string[],
  letterId: string,
  wordKey: string,
  values: Readonly<Record<string, string | number>>,
): Promise<void> {
  const people = await peopleServing(ctx, orgIds, RECEIVING_ROLES);
  await notify(ctx, { personIds: people.map((one) => one.id), wordKey, values, path: `/received-letters/${letterId}` });
}

/** Reminds those who have not signed for it; gives how many offices and enterprises were reminded. */
export async function remindRecipients(ctx: Ctx, id: string): Promise<number> {
  const row = await letterOfOffice(ctx, id);
  mustBeNow(row, 'remind');
  const late = await ctx.db
    .select({ id: recipients.id, orgId: recipients.orgId })
    .from(recipients)
    .where(and(eq(recipients.letterId, id), isNull(recipients.signedForAt)));
  if (late.length === 0) throw new Refusal(letterRefusals.letter_nobody_to_remind, { title: row.title });
  await ctx.db
    .update(recipients)
    .set({ remindedAt: ctx.now })
    .where(
      inArray(
        recipients.id,
        late.map((one) => one.id),
      ),
    );
  const orgIds = late.map((one) => one.orgId);
  await tell(ctx, orgIds, id, 'notice_supervision_letter_reminded', { title: row.title, office: row.orgName });
  await ctx.record({
    type: 'supervision.letter_recipients_reminded',
    subject: id,
    parkId: row.parkId,
    values: { title: row.title, count: late.length },
  });
  return late.length;
}

/** Recalls an issued letter. Recipients keep its line and read the reason; the text is closed to them. */
export async function recallLetter(ctx: Ctx, id: string, reason: string): Promise<void> {
  const row = await letterOfOffice(ctx, id);
  mustBeNow(row, 'recall');
  if (!(await isLeaderOf(ctx, row.orgId))) throw new Refusal(letterRefusals.letter_not_a_leader, { office: row.orgName });
  await take(ctx, row, 'recall', reason, { recalledAt: ctx.now, recallReason: reason });
  await tell(ctx, row.recipientOrgIds, id, 'notice_supervision_letter_recalled', { title: row.title, office: row.orgName, reason });
  await ctx.record({
    type: 'supervision.letter_recalled',
    subject: id,
    parkId: row.parkId,
    undoes: 'supervision.letter_issued',
    values: { title: row.title, number: row.number ?? '', reason },
  });
}
