import { and, eq, isNull } from 'drizzle-orm';
import { newId } from '#shared/ids.ts';
import { Refusal, type FieldProblem } from '#shared/refusal.ts';
import type { Ctx } from '#platform/ctx.ts';
import { may } from '#platform/access/table.ts';
import { edgeRefusals } from '#platform/http/refusals.ts';
import { namesOf, peopleNamesOf } from '#modules/parties/index.ts';
import { supervisionAccess } from './access.ts';
import { supervisionRefusals, type Assignment, type MeasureState, type Party } from './contract.ts';
import { measureRow } from './measure.ts';
import { isAnswerable, partsOf, type ResponsibilityRow } from './rows.ts';
import { supervisionResponsibilities } from './tables.ts';

type Content = Omit<ResponsibilityRow, 'id' | 'measureId' | 'setBy' | 'setAt' | 'replacedAt'>;

const NOBODY: Content = {
  leaderInChargeId: null,
  leaderInChargeName: null,
  departmentId: null,
  departmentName: null,
  departmentLeaderId: null,
  departmentLeaderName: null,
  officeResponsible: null,
  liaisonId: null,
  liaisonName: null,
  supportingDepartments: [],
  deadlineOn: null,
  isLongTerm: false,
  state: 'not_started',
  note: null,
};

/** Says who answers for a measure. What the assignment does not name stays; the same again changes nothing. */
export async function assignResponsibility(ctx: Ctx, measureId: string, assignment: Assignment): Promise<void> {
  const content = await checkParties(ctx, assignment);
  const done = await append(ctx, measureId, content);
  if (!done) return;
  await ctx.record({
    type: 'supervision.responsibility_assigned',
    subject: measureId,
    clause: '8',
    values: {
      clause: done.clause,
      title: done.title,
      department: done.row.departmentName ?? '',
      liaison: done.row.liaisonName ?? '',
      deadline: done.row.deadlineOn ?? '',
    },
  });
}

/** Sets the same for several measures; all or none. Gives how many changed. One step, so one record. */
export async function assignResponsibilities(
  ctx: Ctx,
  measureIds: readonly string[],
  assignment: Assignment,
): Promise<{ changed: number }> {
  const content = await checkParties(ctx, assignment);
  const clauses: string[] = [];
  // Always in one order, so that two who set overlapping measures wait for each other instead of blocking.
  for (const id of [...new Set(measureIds)].toSorted()) {
    const done = await append(ctx, id, content);
    if (done) clauses.push(done.clause);
  }
  if (clauses.length > 0) {
    const inOrder = clauses.toSorted((one, other) => Number(one) - Number(other));
    await ctx.record({
      type: 'supervision.responsibilities_assigned',
      subject: measureIds[0] ?? '',
      clause: '8',
      values: { count: clauses.length, clauses: inOrder.join('、'), department: content.departmentName ?? '' },
    });
  }
  return { changed: clauses.length };
}

/** Says how far a measure has come. The bureau may for all, a liaison for their own. */
export async function reportProgress(ctx: Ctx, measureId: string, progress: { state: MeasureState; note: string | null }): Promise<void> {
  const now = await currentRow(ctx, measureId);
  if (!now) {
    await measureRow(ctx, measureId);
    throw new Refusal(supervisionRefusals.responsibility_missing);
  }
  if (!may(supervisionAccess, ctx.actor, 'supervision.report_progress', { personId: now.liaisonId }))
    throw new Refusal(edgeRefusals.not_allowed);
  const done = await append(ctx, measureId, progress);
  if (!done) return;
  await ctx.record({
    type: 'supervision.progress_reported',
    subject: measureId,
    clause: '8',
    values: { clause: done.clause, title: done.title, state: progress.state, note: progress.note ?? '' },
  });
}

async function currentRow(ctx: Ctx, measureId: string) {
  const { measureId: measure, replacedAt } = supervisionResponsibilities;
  const [row] = await ctx.db
    .select()
    .from(supervisionResponsibilities)
    .where(and(eq(measure, measureId), isNull(replacedAt)))
    .limit(1);
  return row;
}

/** Ends the row before and adds the next; null when nothing differs. Whoever comes second in the same moment is refused. */
async function append(
  ctx: Ctx,
  measureId: string,
  change: Partial<Content>,
): Promise<{ row: Content; clause: string; title: string } | null> {
  const measure = await measureRow(ctx, measureId);
  if (!isAnswerable(measure, await partsOf(ctx, measure.documentId)))
    throw new Refusal(supervisionRefusals.not_answerable, { title: measure.title });
  const before = await currentRow(ctx, measureId);
  const next = { ...contentOf(before), ...change };
  // Naming a day ends 长期, and the other way round, unless both are asked for at once.
  if (change.deadlineOn && change.isLongTerm)
    throw new Refusal(supervisionRefusals.deadline_twice, {}, [{ path: '/deadlineOn', code: 'supervision.deadline_twice' }]);
  if (change.deadlineOn) next.isLongTerm = false;
  if (change.isLongTerm) next.deadlineOn = null;
  if (before && JSON.stringify(contentOf(before)) === JSON.stringify(next)) return null;
  if (before) {
    const { id, replacedAt } = supervisionResponsibilities;
    const ended = await ctx.db
      .update(supervisionResponsibilities)
      .set({ replacedAt: ctx.now })
      .where(and(eq(id, before.id), isNull(replacedAt)))
      .returning({ id });
    if (ended.length === 0) throw new Refusal(supervisionRefusals.changed_meanwhile, { title: measure.title });
  }
  const added = await ctx.db
    .insert(supervisionResponsibilities)
    .values({ ...next, id: newId('rsp', ctx.now), measureId, setBy: ctx.actor.personId, setAt: ctx.now, replacedAt: null })
    .onConflictDoNothing()
    .returning({ id: supervisionResponsibilities.id });
  if (added.length === 0) throw new Refusal(supervisionRefusals.changed_meanwhile, { title: measure.title });
  return { row: next, clause: measure.clause ?? '', title: measure.title };
}

function contentOf(row: ResponsibilityRow | undefined): Content {
  if (!row) return NOBODY;
  const { id: _id, measureId: _measureId, setBy: _setBy, setAt: _setAt, replacedAt: _replacedAt, ...content } = row;
  return content;
}

const PEOPLE = ['leaderInCharge', 'departmentLeader', 'liaison'] as const;

/** Registered people and organisations get the register's name; an id that nobody has is refused at its field. */
async function checkParties(
  ctx: Ctx,
  { leaderInCharge, department, departmentLeader, liaison, supportingDepartments, ...rest }: Assignment,
): Promise<Partial<Content>> {
  const people = { leaderInCharge, departmentLeader, liaison };
  const peopleNames = await peopleNamesOf(
    ctx,
    PEOPLE.flatMap((key) => people[key]?.id ?? []),
  );
  const organisations = [department, ...(supportingDepartments ?? [])];
  const organisationNames = await namesOf(
    ctx,
    organisations.flatMap((one) => one?.id ?? []),
  );
  const problems: FieldProblem[] = [
    ...PEOPLE.flatMap((key) => unknown(people[key], peopleNames, `/${key}`, 'supervision.person_unknown')),
    ...unknown(department, organisationNames, '/department', 'supervision.organisation_unknown'),
    ...(supportingDepartments ?? []).flatMap((one, at) =>
      unknown(one, organisationNames, `/supportingDepartments/${at}`, 'supervision.organisation_unknown'),
    ),
  ];
  const [first] = problems;
  if (first)
    throw new Refusal(
      first.code === 'supervision.person_unknown' ? supervisionRefusals.person_unknown : supervisionRefusals.organisation_unknown,
      {},
      problems,
    );
  const change: Record<string, unknown> = { ...rest };
  const put = (key: string, party: Party | null | undefined, names: ReadonlyMap<string, string>) => {
    if (party === undefined) return;
    change[`${key}Id`] = party?.id ?? null;
    change[`${key}Name`] = party ? named(party, names).name || null : null;
  };
  for (const key of PEOPLE) put(key, people[key], peopleNames);
  put('department', department, organisationNames);
  if (supportingDepartments)
    change['supportingDepartments'] = supportingDepartments.map((one) => named(one, organisationNames)).filter((one) => one.name !== '');
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<Content>;
}

function unknown(party: Party | null | undefined, names: ReadonlyMap<string, string>, path: string, code: string): FieldProblem[] {
  return party?.id && !names.has(party.id) ? [{ path, code }] : [];
}

function named(party: Party, names: ReadonlyMap<string, string>): Party {
  return { id: party.id, name: (party.id ? names.get(party.id) : undefined) ?? party.name };
}
