import type { Pool } from 'pg';
import type { Actor, Reach, Role } from '#shared/roles.ts';
import type { Day } from '#shared/dates.ts';

const CITY: readonly Role[] = ['bureau_director', 'bureau_officer', 'finance_officer', 'department_liaison'];
const PARK: readonly Role[] = ['park_officer', 'station_officer'];

/** The widest reach among a person's duties. Administrators see their registers, not the city's enterprises. */
export function reachOf(roles: readonly Role[]): Reach {
  if (roles.some((role) => CITY.includes(role))) return 'city';
  if (roles.some((role) => PARK.includes(role))) return 'park';
  return 'own';
}

// One query a request: session, account, person, organisation (the station, for whoever is dispatched) and today's duties. Prepared by name on a pool of the
// system role, because nobody acts yet; it reads no context.
const QUERY = {
  name: 'parties.actor_of_session',
  text: `select s.id as session, a.must_change_password as must_change, p.id, p.name, o.id as org, o.name as org_name,
      coalesce(array_agg(distinct d.role) filter (where d.role is not null), '{}') as roles,
      coalesce(array_agg(distinct d.park_id) filter (where d.park_id is not null), '{}') as parks
    from session_open s
    join session_accounts a on a.id = s.user_id and a.disabled_at is null and ($4 or not a.is_demo)
    join party_people p on p.account_id = a.id and p.left_on is null
    left join lateral (
      select org_id from party_duties
      where person_id = p.id and is_dispatch and starts_on <= $2 and (ends_on is null or ends_on >= $2)
      order by starts_on desc limit 1
    ) dispatch on true
    join party_organisations home on home.id = coalesce(dispatch.org_id, p.org_id)
    join party_organisations o on o.id = coalesce(home.merged_into, home.id)
    left join party_duties d on d.person_id = p.id and d.starts_on <= $2 and (d.ends_on is null or d.ends_on >= $2)
    where s.token = $1 and s.expires_at > $3
    group by s.id, a.id, p.id, o.id`,
};

/**
 * Who holds this session token, or null when it is not (or no longer) good. Accounts with the demo's published
 * password are good in the demo only; whoever came in with a one-time password has no duties until it is changed.
 */
export async function actorOfSession(
  system: Pool,
  session: { readonly token: string; readonly now: Date; readonly today: Day; readonly isDemo: boolean },
): Promise<Actor | null> {
  const { rows } = await system.query({ ...QUERY, values: [session.token, session.today, session.now, session.isDemo] });
  const row = rows[0];
  if (!row) return null;
  const duties: readonly Role[] = row.must_change ? [] : row.roles;
  const roles: readonly Role[] = duties.length > 0 ? duties : ['visitor'];
  return {
    personId: row.id,
    name: row.name,
    orgId: row.org,
    orgName: row.org_name,
    roles,
    reach: duties.length > 0 ? reachOf(roles) : 'public',
    parkIds: row.must_change ? [] : row.parks,
    sessionId: row.session,
  };
}
