/**
 * What a person is on duty as. A person may hold several duties; the three administrators are three people
 * (system, security and audit are separated, GB/T 22239-2019).
 */
export const ROLES = [
  'bureau_director',
  'bureau_officer',
  'park_officer',
  'station_officer',
  'finance_officer',
  'department_liaison',
  'county_officer',
  'enterprise_manager',
  'expert',
  'intermediary',
  'system_admin',
  'security_admin',
  'audit_admin',
  'visitor',
] as const;
export type Role = (typeof ROLES)[number];

/** How far a person's sight reaches: the city, the parks they serve, the one organisation they belong to, the public. */
export type Reach = 'city' | 'park' | 'own' | 'public';

/** Who acts. Found once per request by one query; a visitor is an actor too. */
export type Actor = {
  readonly personId: string | null;
  readonly name: string;
  readonly orgId: string | null;
  readonly orgName: string;
  readonly roles: readonly Role[];
  readonly reach: Reach;
  /** Parks in which this person serves; meaningful with reach `park`. */
  readonly parkIds: readonly string[];
  readonly sessionId: string | null;
};

export const VISITOR: Actor = {
  personId: null,
  name: '',
  orgId: null,
  orgName: '',
  roles: ['visitor'],
  reach: 'public',
  parkIds: [],
  sessionId: null,
};
