/** 半年小结, 年终总结: labels are `code_summary_kind_…`. */
export const SUMMARY_KINDS = ['half_year', 'year_end'] as const;
export type SummaryKind = (typeof SUMMARY_KINDS)[number];

/** Whose it is: labels are `code_summary_level_…`. A station's is plain material, the others are official documents. */
export const SUMMARY_LEVELS = ['station', 'park', 'city'] as const;
export type SummaryLevel = (typeof SUMMARY_LEVELS)[number];

/** 起草, 征求意见, 已签发: labels are `code_summary_state_…`. */
export const SUMMARY_STATES = ['draft', 'circulating', 'signed'] as const;
export type SummaryState = (typeof SUMMARY_STATES)[number];

/** 同意, 建议修改: labels are `code_summary_stance_…`. */
export const SUMMARY_STANCES = ['agree', 'amend'] as const;
export type SummaryStance = (typeof SUMMARY_STANCES)[number];
