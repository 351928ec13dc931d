import { eq } from 'drizzle-orm';
import { newId } from '#shared/ids.ts';
import type { Day } from '#shared/dates.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Ctx } from '#platform/ctx.ts';
import { sessionAccounts } from '#platform/sessions/tables.ts';
import { endSessions, oneTimePassword, openAccount } from './account.ts';
import { partiesRefusals } from './contract.ts';
import { endAllDuties } from './duty.ts';
import { checkNotAhead, organisationRow } from './organisation.ts';
import { personRow } from './queries.ts';
import { partyPeople } from './tables.ts';

export type PersonDraft = {
  readonly name: string;
  readonly orgId: string;
  readonly nameEn?: string | null | undefined;
  readonly title?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly email?: string | null | undefined;
};

/** Adds a person; with a username an account too, whose one-time password is given back, this once. */
export async function addPerson(
  ctx: Ctx,
  draft: PersonDraft & { username?: string | null | undefined },
): Promise<{ id: string; password: string | null }> {
  const { username, ...described } = draft;
  const org = await organisationRow(ctx, draft.orgId);
  const id = newId('prs', ctx.now);
  await ctx.db.insert(partyPeople).values({ ...described, id, addedAt: ctx.now });
  await ctx.record({ type: 'parties.person_added', subject: id, values: { name: draft.name, orgId: org.id } });
  return { id, password: username ? (await openAccountFor(ctx, id, username)).password : null };
}

/** Opens an account for a person who has none, with a one-time password. */
export async function openAccountFor(ctx: Ctx, personId: string, username: string): Promise<{ password: string }> {
  const person = await personRow(ctx, personId, { locks: true });
  if (person.accountId) throw new Refusal(partiesRefusals.account_given, { name: person.name });
  const password = oneTimePassword();
  await openAccount(ctx, { personId, username, name: person.name, password, mustChangePassword: true });
  await ctx.record({ type: 'parties.account_opened', subject: personId, values: { name: person.name, username } });
  return { password };
}

/** Changes what is said of a person; who belongs elsewhere keeps the duties given until they are ended. */
export async function changePerson(ctx: Ctx, id: string, change: Partial<PersonDraft>): Promise<void> {
  const person = await personRow(ctx, id);
  if (change.orgId) await organisationRow(ctx, change.orgId);
  if (Object.keys(change).length === 0) return;
  await ctx.db.update(partyPeople).set(change).where(eq(partyPeople.id, id));
  const name = change.name ?? person.name;
  if (person.accountId) await ctx.db.update(sessionAccounts).set({ name }).where(eq(sessionAccounts.id, person.accountId));
  await ctx.record({ type: 'parties.person_changed', subject: id, values: { name, fields: Object.keys(change).join(' ') } });
}

/** A person has left: every duty ends that day, every session at once. */
export async function leave(ctx: Ctx, id: string, leaving: { leftOn: Day; ground: string }): Promise<void> {
  const person = await personRow(ctx, id, { locks: true });
  if (id === ctx.actor.personId) throw new Refusal(partiesRefusals.not_oneself);
  if (person.leftOn) throw new Refusal(partiesRefusals.already_left, { name: person.name });
  checkNotAhead(ctx, leaving.leftOn, '/leftOn');
  await endAllDuties(ctx, id, { endsOn: leaving.leftOn, ground: leaving.ground });
  await ctx.db.update(partyPeople).set({ leftOn: leaving.leftOn }).where(eq(partyPeople.id, id));
  if (person.accountId) await endSessions(ctx, person.accountId, null);
  await ctx.record({
    type: 'parties.person_left',
    subject: id,
    occurredOn: leaving.leftOn,
    values: { name: person.name, ground: leaving.ground },
  });
}

/** A person who had left is back; duties are given anew. */
export async function comeBack(ctx: Ctx, id: string): Promise<void> {
  const person = await personRow(ctx, id);
  if (!person.leftOn) throw new Refusal(partiesRefusals.not_left, { name: person.name });
  await ctx.db.update(partyPeople).set({ leftOn: null }).where(eq(partyPeople.id, id));
  await ctx.record({ type: 'parties.person_came_back', subject: id, values: { name: person.name } });
}
