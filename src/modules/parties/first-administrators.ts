import { sql } from 'drizzle-orm';
import { newId } from '#shared/ids.ts';
import { dayOf } from '#shared/dates.ts';
import { sessionRefusals, type FirstAdministrators, type NamedAdministrators } from '#shared/me.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Role } from '#shared/roles.ts';
import type { Ctx } from '#platform/ctx.ts';
import { oneTimePassword, openAccount } from './account.ts';
import { addOrganisation } from './organisation.ts';
import { peopleState } from './queries.ts';
import { partyDuties, partyPeople } from './tables.ts';

type Named = { readonly role: Role; readonly name: string; readonly username: string; readonly password: string };

const ONE_AT_A_TIME = 7305010;

/**
 * Names the three administrators of an empty platform, as three people of one organisation (GB/T 22239-2019). The
 * first gave a password; the others get one-time passwords. Refuses where anybody has an account.
 */
export async function nameAdministrators(ctx: Ctx, draft: FirstAdministrators): Promise<NamedAdministrators['oneTimePasswords']> {
  await ctx.db.execute(sql`select pg_advisory_xact_lock(${ONE_AT_A_TIME})`);
  if ((await peopleState(ctx)) !== 'nobody') throw new Refusal(sessionRefusals.first_administrator_given);
  const orgId = await addOrganisation(ctx, { kind: 'bureau', name: draft.organisation });
  const security: Named = {
    role: 'security_admin',
    name: draft.securityName,
    username: draft.securityUsername,
    password: oneTimePassword(),
  };
  const audit: Named = { role: 'audit_admin', name: draft.auditName, username: draft.auditUsername, password: oneTimePassword() };
  await addAdministrator(ctx, orgId, { role: 'system_admin', ...draft }, false);
  await addAdministrator(ctx, orgId, security, true);
  await addAdministrator(ctx, orgId, audit, true);
  return [security, audit];
}

async function addAdministrator(
  ctx: Ctx,
  orgId: string,
  { role, name, username, password }: Named,
  mustChangePassword: boolean,
): Promise<void> {
  const personId = newId('prs', ctx.now);
  await ctx.db.insert(partyPeople).values({ id: personId, name, orgId, addedAt: ctx.now });
  await openAccount(ctx, { personId, username, name, password, mustChangePassword });
  await ctx.db.insert(partyDuties).values({ id: newId('dty', ctx.now), personId, role, orgId, startsOn: dayOf(ctx.now) });
  await ctx.record({ type: 'parties.administrator_named', subject: personId, values: { name, role } });
}
