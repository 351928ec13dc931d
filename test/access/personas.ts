/** The personas of the matrix, by their sign-in name in the demo city, and the groups the hand-written answers speak of. */
export const personas = {
  bureau_director: 'baiwentao',
  bureau_officer: 'gaoyaqin',
  park_officer: 'hejun',
  station_officer: 'liuyang',
  finance_officer: 'caihongmei',
  department_liaison: 'tuoxiaojun',
  county_officer: 'zhangrui',
  enterprise_manager: 'kangyongning',
  expert: 'duanhaisheng',
  intermediary: 'yuanxiaofei',
  system_admin: 'xuebin',
  security_admin: 'madongmei',
  audit_admin: 'qinkejian',
  visitor: '',
} as const;

export type Persona = keyof typeof personas;

export const everyone: readonly Persona[] = Object.keys(personas) as Persona[];
export const signedIn = everyone.filter((persona) => persona !== 'visitor');
export const bureau: readonly Persona[] = ['bureau_director', 'bureau_officer'];
export const park: readonly Persona[] = ['park_officer', 'station_officer'];
export const departments: readonly Persona[] = ['finance_officer', 'department_liaison'];
export const staff: readonly Persona[] = [...bureau, ...park, ...departments, 'county_officer'];
/** Keeps the ledgers of the parks. */
export const keepers: readonly Persona[] = ['bureau_officer', ...park];
/** Sees the research side of an enterprise: not finance, not the tax office. */
export const research: readonly Persona[] = [...bureau, ...park, 'county_officer'];
export const administrators: readonly Persona[] = ['system_admin', 'security_admin', 'audit_admin'];

/** Who may use which route at all. */
export type Expected = Readonly<Record<string, readonly Persona[]>>;
