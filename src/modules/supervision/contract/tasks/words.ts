import { z } from 'zod';
import { isDay } from '#shared/dates.ts';

/** 起草 → 进行中 → 已办结. Labels are `code_task_state_…`. */
export const TASK_STATES = ['draft', 'open', 'closed'] as const;
export type TaskState = (typeof TASK_STATES)[number];
export const TASK_VERBS = ['issue', 'close', 'reopen'] as const;
export type TaskVerb = (typeof TASK_VERBS)[number];

/** 待签收 → 填报中 → 已报送 → 已审核, or 退回, or 免报. Labels are `code_report_state_…`. */
export const REPORT_STATES = ['sent', 'signed', 'submitted', 'returned', 'accepted', 'exempt'] as const;
export type ReportState = (typeof REPORT_STATES)[number];
export const REPORT_VERBS = ['sign', 'submit', 'take_back', 'return', 'accept', 'exempt', 'unexempt', 'extend', 'remind'] as const;
export type ReportVerb = (typeof REPORT_VERBS)[number];
/** From these something is still expected. */
export const MISSING_STATES = ['sent', 'signed', 'returned'] as const satisfies readonly ReportState[];

/** Who is asked to report. */
export const RECIPIENT_KINDS = ['county', 'department', 'park_committee', 'station', 'enterprise'] as const;
export type RecipientKind = (typeof RECIPIENT_KINDS)[number];

export const PLACE_KINDS = ['figure', 'text'] as const;

export const taskId = z.string().min(1).max(40);
export const taskDay = z.string().refine(isDay, 'field.invalid_day');
export const ground = z.string().trim().min(2).max(300);

/** One thing asked without a table. */
export const questionShape = z.object({
  key: z.string().min(1).max(20),
  label: z.string().trim().min(2).max(120),
  kind: z.enum(PLACE_KINDS),
  unit: z.string().trim().max(12).nullable(),
  isRequired: z.boolean(),
});
export type Question = z.output<typeof questionShape>;

/** What is wrong or odd at a place. `sentence` is in the reader's language; `isNoted`: a word of explanation is enough. */
export const findingShape = z.object({
  code: z.string(),
  sheet: z.string(),
  cell: z.string(),
  label: z.string(),
  sentence: z.string(),
  isNoted: z.boolean(),
});
export type ReportFinding = z.output<typeof findingShape>;

export const scanShape = z.object({ name: z.string(), at: z.string() }).nullable();

/** How many reports are in which state. */
export const tallyShape = z.object({
  total: z.number().int(),
  sent: z.number().int(),
  signed: z.number().int(),
  submitted: z.number().int(),
  returned: z.number().int(),
  accepted: z.number().int(),
  exempt: z.number().int(),
  overdue: z.number().int(),
});
export type Tally = z.output<typeof tallyShape>;
