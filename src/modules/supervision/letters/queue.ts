import { and, asc, eq, inArray, or } from 'drizzle-orm';
import { QUEUE_LIMIT, type QueueItem } from '#shared/queue.ts';
import { mayAtAll } from '#platform/access/table.ts';
import type { Ctx } from '#platform/ctx.ts';
import { m } from '#words/messages.js';
import type { LetterVerb } from '../contract/letters.ts';
import { supervisionLetters as letters } from '../tables/letters.ts';
import { letterAccess } from './access.ts';
import { handedToMe } from './incoming-queries.ts';
import { unsignedHere } from './received.ts';
import { inSight } from './sight.ts';
import { standingOf, verbsOf } from './verbs.ts';

const able = (ctx: Ctx, ability: string) => mayAtAll(letterAccess, ctx.actor, ability);

/** What waits for this person: to check, countersign, sign, issue; to sign for; to answer. */
export async function lettersWaiting(ctx: Ctx): Promise<readonly QueueItem[]> {
  return [
    ...(able(ctx, 'supervision.read_letters') ? await mine(ctx) : []),
    ...(able(ctx, 'supervision.receive_letters') ? await received(ctx) : []),
    ...(able(ctx, 'supervision.keep_incoming') ? await handed(ctx) : []),
  ].slice(0, QUEUE_LIMIT);
}

/** The step that is waited for in a state; a text sent back waits for its drafter. */
const AWAITED: readonly LetterVerb[] = ['pass_to_signing', 'countersign', 'sign', 'issue', 'submit'];

async function mine(ctx: Ctx): Promise<QueueItem[]> {
  const { personId } = ctx.actor;
  const rows = await ctx.db
    .select()
    .from(letters)
    .where(
      and(
        inSight(ctx),
        or(
          inArray(letters.state, ['checking', 'countersigning', 'signing']),
          and(inArray(letters.state, ['draft', 'signed']), eq(letters.draftedBy, personId ?? '')),
        ),
      ),
    )
    .orderBy(asc(letters.changedAt))
    .limit(QUEUE_LIMIT);
  const standing = await standingOf(ctx, rows);
  const options = { locale: ctx.locale };
  const words: Readonly<Partial<Record<LetterVerb, (inputs: { title: string }, locale: typeof options) => string>>> = {
    pass_to_signing: m.supervision_letters_queue_check,
    countersign: m.supervision_letters_queue_countersign,
    sign: m.supervision_letters_queue_sign,
    issue: m.supervision_letters_queue_issue,
    submit: m.supervision_letters_queue_draft,
  };
  return rows.flatMap((row) => {
    const verbs = verbsOf(ctx, row, standing);
    const verb = AWAITED.find((one) => verbs.includes(one));
    const title = verb && words[verb]?.({ title: row.title }, options);
    return title ? [{ id: row.id, kind: 'letter', title, note: row.orgName, path: `/letters/${row.id}`, dueOn: null }] : [];
  });
}

async function received(ctx: Ctx): Promise<QueueItem[]> {
  const rows = await unsignedHere(ctx, QUEUE_LIMIT);
  return rows.map(({ letter }) => ({
    id: letter.id,
    kind: 'letter',
    title: m.supervision_letters_queue_sign_for({ title: letter.title }, { locale: ctx.locale }),
    note: letter.orgName,
    path: `/received-letters/${letter.id}`,
    dueOn: null,
  }));
}

async function handed(ctx: Ctx): Promise<QueueItem[]> {
  const rows = await handedToMe(ctx, QUEUE_LIMIT);
  return rows.map((row) => ({
    id: row.id,
    kind: 'letter',
    title: m.supervision_letters_queue_answer({ title: row.title }, { locale: ctx.locale }),
    note: row.fromName,
    path: `/incoming-letters/${row.id}`,
    dueOn: row.handlingDueOn,
  }));
}
