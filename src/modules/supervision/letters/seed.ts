import demo from '../../../../content/demo/letters.json' with { type: 'json' };
import people from '../../../../content/demo/people.json' with { type: 'json' };
import { dayOf } from '#shared/dates.ts';
import { newId } from '#shared/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import { colleaguesOf, directoryOf } from '#modules/parties/index.ts';
import type {
  LetterContent,
  LetterForm,
  LetterKind,
  LetterPart,
  LetterState,
  LetterVariant,
  LetterVerb,
  Urgency,
} from '../contract/letters.ts';
import {
  supervisionLetterCountersigns as countersigns,
  supervisionLetterLeaders as leaders,
  supervisionLetterReadings as readings,
  supervisionLetterRecipients as recipients,
  supervisionLetters as letters,
  supervisionLetterSteps as steps,
  supervisionLetterVersions as versions,
} from '../tables/letters.ts';
import { atNine, castOf, type Cast } from './seed-cast.ts';
import { seedIncoming } from './seed-incoming.ts';

type Demo = (typeof demo.letters)[number];

/** Official documents of the demo city in every state, and what came in. Days to come are left out. */
export async function seedLetters(ctx: Ctx): Promise<void> {
  const cast = await castOf(ctx);
  await ctx.db.insert(leaders).values(
    demo.leaders.map(({ person, ground, day }) => ({
      id: newId('ldr', ctx.now),
      orgId: cast.org(people.find((one) => one.username === person)?.organisation ?? ''),
      personId: cast.person(person),
      ground,
      namedAt: atNine(day),
    })),
  );
  const today = dayOf(ctx.now);
  for (const letter of demo.letters.filter(({ days }) => (days.at(-1) ?? '') <= today)) await seedLetter(ctx, cast, letter);
  await seedIncoming(ctx, cast, today);
}

const BUREAU = 'bureau-science';

async function seedLetter(ctx: Ctx, cast: Cast, letter: Demo): Promise<void> {
  const slug = 'org' in letter && letter.org ? letter.org : BUREAU;
  const id = newId('let', ctx.now);
  const [draftedOn = '', checkedOn, signedOn, issuedOn] = letter.days;
  const asked = 'asked' in letter && letter.asked ? letter.asked : [];
  const to = issuedOn ? await addressed(ctx, cast, letter) : [];
  const content = contentOf(letter);
  const row = {
    id,
    orgId: cast.org(slug),
    orgName: cast.orgName(slug),
    parkId: cast.parkOf(slug),
    kind: letter.kind as LetterKind,
    variant: ('variant' in letter ? (letter.variant ?? null) : null) as LetterVariant | null,
    form: ('form' in letter ? (letter.form ?? 'official') : 'official') as LetterForm,
    state: letter.state as LetterState,
    content,
    title: letter.title.replaceAll('\n', ''),
    version: 'returned' in letter ? 2 : 1,
    round: asked.length > 0 ? 1 : 0,
    number: ('number' in letter ? letter.number : null) ?? null,
    draftedBy: cast.person(letter.drafter),
    draftedAt: atNine(draftedOn),
    changedAt: atNine(letter.days.at(-1) ?? draftedOn, 6),
    checkedBy: checkedOn && 'checker' in letter && letter.checker && letter.state !== 'draft' ? cast.person(letter.checker) : null,
    signedBy: signedOn && 'signer' in letter && letter.signer ? cast.person(letter.signer) : null,
    signedOn: signedOn ?? null,
    issuedAt: issuedOn ? atNine(issuedOn, 1) : null,
    askedPersonIds: asked.flatMap((one) => ('person' in one && one.person ? [cast.person(one.person)] : [])),
    askedOrgIds: asked.flatMap((one) => ('person' in one && one.person ? [] : [cast.org(one.org)])),
    recipientOrgIds: to.map((one) => one.id),
  };
  await ctx.db.insert(letters).values(row);
  await seedVersions(ctx, row, letter);
  await seedSteps(ctx, cast, row, letter);
  if (asked.length > 0) {
    await ctx.db.insert(countersigns).values(
      asked.map((one) => ({
        id: newId('ltc', ctx.now),
        letterId: id,
        round: 1,
        orgId: cast.org(one.org),
        orgName: cast.orgName(one.org),
        personId: 'person' in one && one.person ? cast.person(one.person) : null,
        ...('by' in one &&
          one.by && { agrees: true, opinion: one.opinion, answeredBy: cast.person(one.by), answeredAt: atNine(checkedOn ?? draftedOn, 5) }),
      })),
    );
  }
  if (to.length > 0) await seedReceipts(ctx, id, to, letter.signed, atNine(issuedOn ?? draftedOn, 3));
  if (row.issuedAt) {
    await ctx.record({
      type: 'supervision.letter_issued',
      subject: id,
      clause: '11',
      parkId: row.parkId,
      occurredOn: issuedOn ?? draftedOn,
      personIds: [row.draftedBy],
      enterpriseIds: to.filter(({ kind }) => kind === 'enterprise').map((one) => one.id),
      values: { title: row.title, number: row.number ?? '', kind: row.kind, recipients: to.length },
    });
  }
}

function contentOf(letter: Demo): LetterContent {
  const tables = 'tables' in letter && letter.tables ? letter.tables : [];
  const [last = '', ...before] = letter.text.split('\n').toReversed();
  const isClosed = last.startsWith('特此');
  // A table stands before the closing words.
  const body: LetterPart[] =
    tables.length > 0 && isClosed
      ? [
          { kind: 'text', text: before.toReversed().join('\n') },
          ...tables.map((table): LetterPart => ({ kind: 'table', ...table })),
          { kind: 'text', text: last },
        ]
      : [{ kind: 'text', text: letter.text }];
  return {
    title: letter.title,
    mainRecipients: letter.main,
    copiesTo: letter.copies,
    body,
    attachments: [...letter.attachments],
    securityClass: letter.kind === 'minutes' ? 'internal' : 'open',
    urgency: letter.urgency as Urgency,
    contact: letter.contact,
    printRun: letter.printRun,
    approvalGround: ('ground' in letter ? letter.ground : '') ?? '',
    meeting: ('meeting' in letter ? letter.meeting : null) ?? null,
    issueNo: ('issueNo' in letter ? letter.issueNo : null) ?? null,
    editorsNote: ('note' in letter ? letter.note : '') ?? '',
  };
}

type Seeded = typeof letters.$inferInsert;

/** A text that came back has an earlier version, without its last line. */
async function seedVersions(ctx: Ctx, row: Seeded, letter: Demo): Promise<void> {
  const writtenBy = row.draftedBy;
  const version = (number: number, content: LetterContent, writtenAt: Date) => ({
    id: newId('ltv', ctx.now),
    letterId: row.id,
    version: number,
    content,
    writtenBy,
    writtenAt,
  });
  if (row.version === 1) {
    await ctx.db.insert(versions).values(version(1, row.content, row.draftedAt));
    return;
  }
  const shorter = letter.text.replace('方向专家各1名', '专家');
  const first = { ...row.content, body: [{ kind: 'text' as const, text: shorter }] };
  await ctx.db.insert(versions).values([version(1, first, row.draftedAt), version(2, row.content, row.changedAt)]);
}

async function seedSteps(ctx: Ctx, cast: Cast, row: Seeded, letter: Demo): Promise<void> {
  const [draftedOn = '', checkedOn, signedOn, issuedOn] = letter.days;
  const checker = 'checker' in letter && letter.checker ? cast.person(letter.checker) : null;
  const asked = 'asked' in letter && letter.asked ? letter.asked : [];
  const taken: [LetterVerb | 'draft', string, Date, string | null, string?][] = [['draft', row.draftedBy, row.draftedAt, null]];
  if (letter.state !== 'withdrawn') taken.push(['submit', row.draftedBy, atNine(draftedOn, 2), null]);
  if ('returned' in letter && letter.returned && checker && checkedOn)
    taken.push(['return', checker, atNine(checkedOn, 2), letter.returned]);
  else if (letter.state === 'withdrawn')
    taken.push(['withdraw', row.draftedBy, row.changedAt, ('reason' in letter ? letter.reason : null) ?? null]);
  else if (checker && checkedOn)
    taken.push([
      asked.length > 0 ? 'pass_to_countersigning' : 'pass_to_signing',
      checker,
      atNine(checkedOn, 2),
      '格式、数字已核，拟同意。',
    ]);
  for (const one of asked)
    if ('by' in one && one.by)
      taken.push(['countersign', cast.person(one.by), atNine(checkedOn ?? draftedOn, 5), one.opinion ?? null, cast.orgName(one.org)]);
  if (signedOn && row.signedBy) taken.push(['sign', row.signedBy, atNine(signedOn, 3), '同意印发。']);
  if (issuedOn && row.number) taken.push(['number', row.draftedBy, atNine(issuedOn), row.number]);
  if (issuedOn) taken.push(['issue', row.draftedBy, atNine(issuedOn, 1), null]);
  await ctx.db.insert(steps).values(
    taken.map(([verb, personId, takenAt, text, orgName], position) => ({
      id: newId('lts', ctx.now),
      letterId: row.id,
      verb,
      personId,
      orgName: orgName ?? row.orgName,
      text,
      takenAt,
      position,
    })),
  );
}

const KIND_OF: Readonly<Record<string, string>> = {
  departments: 'department',
  counties: 'county',
  park_committees: 'park_committee',
  stations: 'station',
};

async function addressed(ctx: Ctx, cast: Cast, { recipients: chosen }: Demo) {
  const all = await directoryOf(ctx, ['bureau', 'department', 'county', 'park_committee', 'station', 'enterprise']);
  const kinds = chosen.groups.map((group) => KIND_OF[group]);
  const named = chosen.orgs.map((slug) => cast.org(slug));
  const parkId = 'park' in chosen && chosen.park ? cast.org(chosen.park) : null;
  return all.filter(
    ({ id, kind, parkId: lies }) =>
      named.includes(id) || kinds.includes(kind) || (kind === 'enterprise' && parkId !== null && lies === parkId),
  );
}

/** The first of them have signed for it, an hour after the other, where somebody is there to sign. */
async function seedReceipts(
  ctx: Ctx,
  letterId: string,
  to: readonly { id: string; name: string }[],
  share: number,
  from: Date,
): Promise<void> {
  const serving = await colleaguesOf(ctx, undefined, 1000);
  const signs = new Map(serving.map((one) => [one.orgId, one.id]));
  const able = to.filter(({ id }) => signs.has(id));
  const signed = new Set(able.slice(0, Math.round(able.length * share)).map(({ id }) => id));
  const rows = to.map(({ id, name }, at) => ({
    id: newId('ltr', ctx.now),
    letterId,
    orgId: id,
    name,
    ...(signed.has(id) && { signedForBy: signs.get(id), signedForAt: new Date(from.getTime() + at * 1_700_000) }),
  }));
  await ctx.db.insert(recipients).values(rows);
  const read = rows.flatMap((row) =>
    row.signedForBy && row.signedForAt
      ? [
          {
            id: newId('ltd', ctx.now),
            letterId,
            orgId: row.orgId,
            personId: row.signedForBy,
            readAt: new Date(row.signedForAt.getTime() - 240_000),
          },
        ]
      : [],
  );
  if (read.length > 0) await ctx.db.insert(readings).values(read).onConflictDoNothing();
}
