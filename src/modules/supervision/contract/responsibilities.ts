import { z } from 'zod';
import { routes } from '#shared/route.ts';
import { day } from './documents.ts';
import { supervisionRefusals } from './refusals.ts';

/** 未启动, 推进中, 完成, 滞后: labels are `code_measure_state_…`. */
export const MEASURE_STATES = ['not_started', 'in_progress', 'done', 'behind'] as const;
export type MeasureState = (typeof MEASURE_STATES)[number];

/** How near a deadline is, in working days: labels are `code_deadline_…`. */
export const DEADLINE_WARNINGS = ['overdue', 'soon'] as const;

const id = z.string().min(1).max(40);

/** A person or an organisation: registered (with an id), or by name only. */
export const partyShape = z.object({ id: id.nullable(), name: z.string() });
export type Party = z.output<typeof partyShape>;

export const responsibilityShape = z.object({
  id,
  /** 分管领导. */
  leaderInCharge: partyShape.nullable(),
  /** 责任部门. */
  department: partyShape.nullable(),
  /** 部门领导. */
  departmentLeader: partyShape.nullable(),
  /** 责任科室. */
  officeResponsible: z.string().nullable(),
  /** 联络员. */
  liaison: partyShape.nullable(),
  /** 配合部门. */
  supportingDepartments: z.array(partyShape),
  deadlineOn: z.string().nullable(),
  /** 长期: to be done again and again, without a last day. */
  isLongTerm: z.boolean(),
  state: z.enum(MEASURE_STATES),
  note: z.string().nullable(),
  setBy: z.string(),
  setAt: z.string(),
});
export type Responsibility = z.output<typeof responsibilityShape>;

const named = z.object({ id: id.nullable().default(null), name: z.string().trim().max(60).default('') }).nullable();
const words = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .nullable()
    .transform((text) => text || null);

/** What is sent is set, what is not sent stays as it is. With an id the name is the register's. */
export const assignmentShape = z
  .object({
    leaderInCharge: named,
    department: named,
    departmentLeader: named,
    officeResponsible: words(60),
    liaison: named,
    supportingDepartments: z.array(named.unwrap()).max(20),
    deadlineOn: z
      .union([z.literal(''), day])
      .nullable()
      .transform((text) => text || null),
    isLongTerm: z.boolean(),
    state: z.enum(MEASURE_STATES),
    note: words(300),
  })
  .partial();
export type Assignment = z.output<typeof assignmentShape>;

const assignRefusals = [
  supervisionRefusals.measure_not_found,
  supervisionRefusals.not_answerable,
  supervisionRefusals.person_unknown,
  supervisionRefusals.organisation_unknown,
  supervisionRefusals.deadline_twice,
  supervisionRefusals.changed_meanwhile,
];

export const responsibilityRoutes = routes({
  assignResponsibility: {
    method: 'put',
    path: '/measures/{measureId}/responsibility',
    summary: 'Say who answers for a measure and by when',
    access: 'supervision.keep_measures',
    params: z.object({ measureId: id }),
    body: assignmentShape,
    answer: responsibilityShape,
    refusals: assignRefusals,
  },
  assignResponsibilities: {
    method: 'post',
    path: '/responsibilities',
    summary: 'Set the same for several measures at once',
    access: 'supervision.keep_measures',
    body: z.object({ measureIds: z.array(id).min(1).max(100), assignment: assignmentShape }),
    answer: z.object({ changed: z.number().int() }),
    refusals: assignRefusals,
  },
  reportProgress: {
    method: 'put',
    path: '/measures/{measureId}/progress',
    summary: 'Say how far a measure has come; its liaison may',
    access: 'supervision.report_progress',
    params: z.object({ measureId: id }),
    body: z.object({ state: z.enum(MEASURE_STATES), note: words(300) }),
    answer: responsibilityShape,
    refusals: [supervisionRefusals.measure_not_found, supervisionRefusals.responsibility_missing, supervisionRefusals.changed_meanwhile],
  },
});
