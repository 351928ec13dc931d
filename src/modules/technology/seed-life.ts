import { eq } from 'drizzle-orm';
import { addDays, dayOf, type Day } from '#shared/dates.ts';
import { newId } from '#shared/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import { expertProfiles, expertRows } from '#modules/libraries/index.ts';
import { onDuty, personIdsByName } from '#modules/parties/index.ts';
import type { NeedState } from './contract/need-codes.ts';
import type { NeedStepKind } from './contract/need-life-codes.ts';
import { limitsFor } from './life/limit.ts';
import type { NeedRow } from './need.ts';
import { needLife } from './procedure.ts';
import { partnersOf, type Partners } from './seed-partners.ts';
import { technologyContracts, technologyInvitations, technologyNeedSteps, technologyTalks } from './tables/life.ts';
import { technologyNeeds } from './tables/needs.ts';

const WAY: readonly NeedState[] = ['reported', 'accepted', 'assigned', 'matching', 'signed', 'under_way', 'solved', 'confirmed', 'closed'];
/** How far a need beside the way, or at another end, had come. */
const CAME_TO: Readonly<Partial<Record<NeedState, NeedState>>> = {
  returned: 'reported',
  transferred: 'accepted',
  long_term: 'matching',
  withdrawn: 'accepted',
  unsolved: 'matching',
  unreachable: 'assigned',
};
/** Days after the need was raised, where the ledger says nothing of a step. */
const AFTER: Readonly<Partial<Record<NeedState, number>>> = {
  accepted: 2,
  assigned: 4,
  matching: 18,
  signed: 55,
  under_way: 62,
  solved: 150,
  confirmed: 160,
};
const KIND_OF: Readonly<Partial<Record<NeedState, NeedStepKind>>> = {
  accepted: 'accept',
  assigned: 'assign',
  matching: 'talk',
  signed: 'sign',
  under_way: 'carry_out',
  solved: 'solve',
  confirmed: 'confirm',
  closed: 'close',
  returned: 'return',
  transferred: 'transfer',
  long_term: 'watch',
  withdrawn: 'withdraw',
  unsolved: 'fail',
  unreachable: 'lose',
};
const GROUNDS: Readonly<Partial<Record<NeedState, string>>> = {
  returned: '请补充现在的工艺条件和希望达到的指标',
  transferred: '不属于科技部门职责，转主管单位办理',
  long_term: '所需条件短期内不具备，每半年回访一次',
  withdrawn: '企业调整方向，来函撤回',
  unsolved: '多次会诊没有可行办法，企业同意按未能解决登记',
};
const MORE_TIME = ['样品还在试验，等待结果', '专家出差，约到下月到厂', '企业设备检修，复产后继续'];

type Step = typeof technologyNeedSteps.$inferInsert;
type Gathered = Partners & { steps: Step[]; at: number };

/** What the life of each need of the demo left behind: steps, invitations, talks, contracts, opinions; some are overdue. */
export async function seedLife(ctx: Ctx): Promise<void> {
  const rows = await ctx.db.select().from(technologyNeeds).orderBy(technologyNeeds.submittedOn, technologyNeeds.id);
  const people = await personIdsByName(
    ctx,
    rows.flatMap((row) => row.responsiblePerson ?? []),
  );
  const heads = await onDuty(ctx, { roles: ['park_officer'] });
  const profiles = await expertProfiles(ctx);
  const persons = new Map(
    (
      await expertRows(
        ctx,
        profiles.map(({ id }) => id),
      )
    ).map(({ id, personId }) => [id, personId]),
  );
  const limits = await limitsFor(ctx);
  const all: Gathered = { steps: [], invitations: [], talks: [], contracts: [], at: 0 };
  for (const [at, need] of rows.entries()) {
    const assigneeId = need.responsiblePerson ? (people.get(need.responsiblePerson) ?? null) : null;
    const told = { ...all, at };
    const columns = historyOf(ctx, { ...need, assigneeId }, told, heads[at % Math.max(1, heads.length)]?.id ?? null, limits.of);
    const partners = partnersOf(ctx, { ...need, ...columns }, at, profiles, persons);
    all.invitations.push(...partners.invitations);
    all.talks.push(...partners.talks);
    all.contracts.push(...partners.contracts);
    await ctx.db
      .update(technologyNeeds)
      .set({ assigneeId, ...columns, ...offerOf(ctx, need, at, assigneeId, heads) })
      .where(eq(technologyNeeds.id, need.id));
  }
  for (let start = 0; start < all.steps.length; start += 500)
    await ctx.db.insert(technologyNeedSteps).values(all.steps.slice(start, start + 500));
  await ctx.db.insert(technologyInvitations).values(all.invitations);
  await ctx.db.insert(technologyTalks).values(all.talks);
  await ctx.db.insert(technologyContracts).values(all.contracts);
}

const noon = (day: Day): Date => new Date(`${day}T04:00:00Z`);

/** The steps of one need, and what they made of it. */
function historyOf(
  ctx: Ctx,
  need: NeedRow,
  { steps, at }: Gathered,
  headId: string | null,
  limitOf: (state: NeedState, since?: Day) => Day | null,
): Partial<NeedRow> {
  const today = dayOf(ctx.now);
  const raised = need.submittedOn ?? today;
  const dayFor = (state: NeedState): Day => {
    const told = state === 'matching' ? need.matchedOn : state === 'closed' ? need.closedOn : null;
    const after =
      need.closedOn && (state === 'solved' || state === 'confirmed') ? addDays(need.closedOn, state === 'solved' ? -21 : -6) : null;
    const day = told ?? after ?? addDays(raised, AFTER[state] ?? 30 + (at % 20));
    return day > today ? today : day;
  };
  let state: NeedState = 'reported';
  let since = raised;
  const put = (kind: NeedStepKind, to: NeedState, on: Day, more: Partial<Step> = {}) => {
    const by = kind === 'raise' || kind === 'confirm' ? null : need.assigneeId;
    steps.push({
      id: newId('nst', ctx.now),
      needId: need.id,
      kind,
      fromState: state,
      toState: to,
      occurredOn: on,
      by,
      byName: by ? null : need.enterpriseName,
      at: noon(on),
      values: {},
      ...more,
    });
    if (to !== state) since = on;
    state = to;
  };
  put('raise', 'reported', raised, { values: { enterprise: need.enterpriseName } });
  const score = 5 - (at % 7 === 3 ? 2 : at % 3 === 1 ? 1 : 0);
  const values: Readonly<Partial<Record<NeedState, Record<string, string | number>>>> = {
    assigned: { person: need.responsiblePerson ?? '', office: need.office ?? '' },
    matching: { who: need.expert ?? need.wantedPartner ?? '专家组', way: '到厂' },
    signed: { party: need.wantedPartner ?? '陕北工程大学', kind: '技术开发', amount: String((need.amountLowFen ?? 0) / 1_000_000) },
    confirmed: { score },
    transferred: { office: need.office ?? '' },
    long_term: { day: addDays(today, 20 + (at % 60)) },
    unreachable: { times: 3 },
  };
  const last = CAME_TO[need.state] ?? need.state;
  const isShort = at % 4 === 1;
  for (const next of WAY.slice(1, WAY.indexOf(last) + 1)) {
    // One in four is solved by advice alone, without a contract.
    if (isShort && next === 'signed' && last !== 'signed') continue;
    put(KIND_OF[next] ?? 'begin', next, dayFor(next), { values: values[next] ?? {}, ...(next === 'solved' && { note: need.progress }) });
  }
  if (need.state === 'unreachable') for (const days of [40, 47, 60]) put('attempt', state, addDays(raised, days), { note: '电话没有接通' });
  if (need.state !== last) {
    put(KIND_OF[need.state] ?? 'withdraw', need.state, dayFor(need.state), {
      ground: GROUNDS[need.state] ?? null,
      values: values[need.state] ?? {},
    });
  }
  const columns: Partial<NeedRow> = {
    stateSince: noon(since),
    dueOn: need.state === 'long_term' ? String(values.long_term?.['day']) : limitOf(need.state, since),
  };
  if (need.state === 'under_way') columns.dueOn = addDays(today, (at % 9) * 15 - 12);
  const isLate = columns.dueOn != null && columns.dueOn < today && !needLife.isEnd(need.state);
  if (isLate && at % 3 !== 0) {
    columns.dueOn = addDays(today, 4 + (at % 20));
    put('give_time', need.state, addDays(today, -(at % 15) - 1), {
      by: headId,
      byName: null,
      ground: MORE_TIME[at % 3] ?? '',
      values: { day: columns.dueOn },
    });
  } else if (isLate && at % 2 === 0) {
    columns.isPassedUp = true;
    put('pass_up', need.state, addDays(today, -1), { by: headId, byName: null, ground: '园区没有这方面的力量，请市里协调' });
  }
  if (need.state === 'long_term') columns.lookOn = columns.dueOn ?? null;
  const isSolved = ['solved', 'confirmed', 'closed'].includes(need.state);
  if (isSolved) columns.result = need.progress ?? need.indicators;
  if (need.state === 'confirmed' || need.state === 'closed') {
    Object.assign(columns, { score, confirmedAt: noon(dayFor('confirmed')), opinion: OPINIONS[score] ?? null });
  }
  return columns;
}

const OPINIONS: Readonly<Record<number, string>> = {
  5: '问题解决得彻底，专家来了三趟，帮了大忙',
  4: '指标达到了，工期比说好的晚了一个月',
  3: '解决了一部分，后续还要自己摸索',
};

/** Every sixth open need may be shown in summary; most of those are on the site, written and read by two people. */
function offerOf(ctx: Ctx, need: NeedRow, at: number, assigneeId: string | null, heads: readonly { id: string }[]): Partial<NeedRow> {
  const isOpen = ['assigned', 'matching', 'accepted'].includes(need.state);
  if (need.isConfidential || !isOpen || at % 2 === 1) return {};
  const writer = assigneeId ?? heads[0]?.id ?? null;
  const reviewer = heads.find(({ id }) => id !== writer)?.id ?? null;
  const agreed = {
    isSummaryOpen: true,
    publicTitle: need.title,
    publicSummary: [need.difficulty, need.indicators && `希望达到：${need.indicators}`].filter(Boolean).join('\n'),
  };
  if (!writer || !reviewer) return agreed;
  const day = noon(addDays(dayOf(ctx.now), -1 - (at % 30)));
  const gate = {
    gateStatement: '已核对，不涉及国家秘密和企业商业秘密，企业同意公开',
    gateBy: writer,
    gateAt: day,
    submittedBy: writer,
    submittedAt: day,
  };
  return { ...agreed, ...gate, publicationState: 'published', publishesAt: day, reviewedBy: reviewer, reviewedAt: day };
}
