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

// One query a request: session, account, person, organisation and today's duties. Prepared by name on a pool of the
// system role, because nobody acts yet; it reads no context.
const QUERY = {
  name: 'parties.actor_of_session',
  text: `select s.id as session, p.id, p.name, o.id as org, o.name as org_name,
      coalesce(array_agg(distinct d.role) filter (where d.role is not null), '{}') as roles,
      coalesce(array_agg(distinct d.park_id) filter (where d.park_id is not null), '{}') as parks
    from session_open s
    join session_accounts a on a.id = s.user_id and a.disabled_at is null
    join party_people p on p.account_id = a.id and p.left_on is null
    join party_organisations o on o.id = p.org_id
    left join party_duties d on d.person_id = p.id and d.starts_on <= $2 and (d.ends_on is null or d.ends_on >= $2)
    where s.token = $1 and s.expires_at > $3
    group by s.id, p.id, o.id`,
};

/** Who holds this session token, or null when it is not (or no longer) good. */
export async function actorOfSession(system: Pool, token: string, now: Date, today: Day): Promise<Actor | null> {
  const { rows } = await system.query({ ...QUERY, values: [token, today, now] });
  const row = rows[0];
  if (!row) return null;
  const roles: readonly Role[] = row.roles.length > 0 ? row.roles : ['visitor'];
  return {
    personId: row.id,
    name: row.name,
    orgId: row.org,
    orgName: row.org_name,
    roles,
    reach: row.roles.length > 0 ? reachOf(roles) : 'public',
    parkIds: row.parks,
    sessionId: row.session,
  };
}
