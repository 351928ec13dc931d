/** Achievements 成果库; projects 项目库 with the high-tech ones 高新技术项目库 among them. */
export const ITEM_NOUNS = ['achievement', 'project'] as const;
export type ItemNoun = (typeof ITEM_NOUNS)[number];

/** Labels are `code_achievement_kind_…`. */
export const ACHIEVEMENT_KINDS = ['patent', 'software', 'standard', 'product', 'process', 'variety', 'paper'] as const;
/** Labels are `code_achievement_ip_state_…`. */
export const IP_STATES = ['none', 'filed', 'granted', 'expired'] as const;
/** How it may be had; labels are `code_achievement_way_…`. */
export const ACHIEVEMENT_WAYS = ['transfer', 'licence', 'shares', 'cooperation'] as const;

/** `high_tech`: of the high-tech project library, for promotion. Labels are `code_project_kind_…`. */
export const PROJECT_KINDS = ['ordinary', 'high_tech'] as const;
/** Labels are `code_project_level_…`. */
export const PROJECT_LEVELS = ['county', 'city', 'provincial', 'national'] as const;
/** How far the technique has come; labels are `code_project_stage_…`. */
export const PROJECT_STAGES = ['research', 'pilot', 'demonstration', 'production'] as const;
/** The way of a funded project, then that of one being promoted; labels are `code_project_state_…`. */
export const PROJECT_STATES = [
  'planned',
  'applied',
  'approved',
  'under_way',
  'accepted',
  'in_talks',
  'signed',
  'landed',
  'in_production',
  'stopped',
] as const;

/** 技术成熟度 1–9 (GB/T 22900); labels are `code_maturity_…`. */
export const MATURITIES = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

export type AchievementKind = (typeof ACHIEVEMENT_KINDS)[number];
export type ProjectKind = (typeof PROJECT_KINDS)[number];
export type ProjectState = (typeof PROJECT_STATES)[number];
export type ItemKind = AchievementKind | ProjectKind;

/** The eight high-tech fields, the first level of the code list `field`. */
export const FIELD_CODES = ['1', '2', '3', '4', '5', '6', '7', '8'] as const;
