import { and, eq, like } from 'drizzle-orm';
import demo from '../../../../content/demo/letters.json' with { type: 'json' };
import { newId } from '#shared/ids.ts';
import type { Day } from '#shared/dates.ts';
import type { Ctx } from '#platform/ctx.ts';
import { calendarOf } from '#modules/parties/index.ts';
import type { IncomingState, IncomingVerb, Urgency } from '../contract/letters.ts';
import { supervisionIncoming as incoming, supervisionIncomingSteps as steps } from '../tables/incoming.ts';
import { supervisionLetterRecipients as recipients, supervisionLetters as letters } from '../tables/letters.ts';
import { atNine, type Cast } from './seed-cast.ts';

type Demo = (typeof demo.incoming)[number];

/** What came in: with the leader's instruction, who has it, what was fed back. */
export async function seedIncoming(ctx: Ctx, cast: Cast, today: Day): Promise<void> {
  const counts = new Map<string, number>();
  const there = demo.incoming.filter(({ receivedOn }) => receivedOn <= today);
  for (const one of there.toSorted((left, right) => left.receivedOn.localeCompare(right.receivedOn))) {
    const registryCount = (counts.get(one.org) ?? (one.org === 'bureau-science' ? 306 : 40)) + 1;
    counts.set(one.org, registryCount);
    await seedOne(ctx, cast, one, registryCount);
  }
}

async function seedOne(ctx: Ctx, cast: Cast, one: Demo, registryCount: number): Promise<void> {
  const id = newId('inc', ctx.now);
  const orgId = cast.org(one.org);
  const letter = 'letter' in one && one.letter ? await letterCalled(ctx, orgId, one.letter) : null;
  const workingDays = 'workingDays' in one ? one.workingDays : undefined;
  const handlingDueOn = workingDays ? (await calendarOf(ctx)).addWorkingDays(one.receivedOn, workingDays) : null;
  const fedBackOn = ('feedbackOn' in one ? one.feedbackOn : null) ?? null;
  const registeredBy = cast.person(one.by);
  await ctx.db.insert(incoming).values({
    id,
    orgId,
    parkId: cast.parkOf(one.org),
    registryYear: Number(one.receivedOn.slice(0, 4)),
    registryCount,
    letterId: letter?.id ?? null,
    fromName: letter?.orgName ?? ('from' in one ? (one.from ?? '') : ''),
    number: letter?.number ?? ('number' in one ? (one.number ?? null) : null),
    title: letter?.title ?? ('title' in one ? (one.title ?? '') : ''),
    writtenOn: letter?.signedOn ?? ('writtenOn' in one ? (one.writtenOn ?? null) : null),
    receivedOn: one.receivedOn,
    dueOn: ('dueOn' in one ? one.dueOn : null) ?? null,
    securityClass: 'open',
    urgency: (('urgency' in one ? one.urgency : 'normal') ?? 'normal') as Urgency,
    state: one.state as IncomingState,
    handlerId: 'handler' in one && one.handler ? cast.person(one.handler) : null,
    handlingOffice: ('office' in one ? one.office : null) ?? null,
    handlingDueOn,
    fedBackOn,
    closedOn: one.state === 'closed' ? fedBackOn : null,
    registeredBy,
    registeredAt: atNine(one.receivedOn),
  });
  await ctx.db.insert(steps).values(stepsOf(ctx, cast, one, id));
  await ctx.record({
    type: 'supervision.incoming_registered',
    subject: id,
    clause: '11',
    parkId: cast.parkOf(one.org),
    occurredOn: one.receivedOn,
    personIds: [registeredBy],
    values: {
      title: letter?.title ?? ('title' in one ? (one.title ?? '') : ''),
      from: letter?.orgName ?? ('from' in one ? (one.from ?? '') : ''),
      number: letter?.number ?? ('number' in one ? (one.number ?? '') : ''),
    },
  });
}

/** The letter of the platform it is, by a part of its title; its office has signed for it with the registration. */
async function letterCalled(ctx: Ctx, orgId: string, part: string) {
  const [found] = await ctx.db
    .select({ letter: letters })
    .from(letters)
    .innerJoin(recipients, and(eq(recipients.letterId, letters.id), eq(recipients.orgId, orgId)))
    .where(like(letters.title, `%${part}%`))
    .limit(1);
  if (!found) throw new Error(`the demo has no letter called ${part}`);
  return found.letter;
}

function stepsOf(ctx: Ctx, cast: Cast, one: Demo, incomingId: string) {
  const by = cast.person(one.by);
  const taken: { verb: IncomingVerb | 'register'; personId: string; takenAt: Date; text?: string | null; leaderName?: string | null }[] = [
    { verb: 'register', personId: by, takenAt: atNine(one.receivedOn) },
  ];
  if ('instruction' in one && one.instruction) {
    taken.push({
      verb: 'instruct',
      personId: by,
      takenAt: atNine(one.receivedOn, 3),
      text: one.instruction,
      leaderName: one.leader ?? null,
    });
  }
  if ('handler' in one && one.handler) taken.push({ verb: 'hand_over', personId: by, takenAt: atNine(one.receivedOn, 4) });
  if ('feedback' in one && one.feedback && one.feedbackOn && one.handler) {
    taken.push({ verb: 'feed_back', personId: cast.person(one.handler), takenAt: atNine(one.feedbackOn, 5), text: one.feedback });
    if (one.state === 'closed') taken.push({ verb: 'close', personId: by, takenAt: atNine(one.feedbackOn, 7) });
  }
  return taken.map(({ text = null, leaderName = null, ...step }, position) => ({
    ...step,
    id: newId('ics', ctx.now),
    incomingId,
    text,
    leaderName,
    position,
  }));
}
