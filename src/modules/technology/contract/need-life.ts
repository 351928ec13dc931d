import { z } from 'zod';
import { routes } from '#shared/route.ts';
import { NEED_STATES } from './need-codes.ts';
import { NEED_SOURCES, NEED_OPENNESS, NEED_STEP_KINDS, NEED_VERBS } from './need-life-codes.ts';
import { lifeRefusals } from './need-refusals.ts';
import { fileIds, fileShape, id, maybeDay, maybeWords, needParams, personShape } from './need-shapes.ts';
import { needRefusals } from './needs.ts';

/** One step. What a verb asks for besides is refused at its field when it is missing; what it does not ask for is left alone. */
export const needStepShape = z.object({
  verb: z.enum(NEED_VERBS),
  /** The state the person saw: when somebody has moved the need on meanwhile, the step is refused. */
  seen: z.enum(NEED_STATES).optional(),
  /** Asked for where the plan says so (`needLife.steps[verb].isGrounded`). */
  ground: maybeWords(300),
  note: maybeWords(2000),
  /** `assign`: to whom. */
  personId: id.nullish(),
  /** `transfer`: to which office, department, county or park committee. */
  officeId: id.nullish(),
  /** `watch`, `look`: the next day on which somebody looks again. */
  lookOn: maybeDay,
  /** `give_time`: until when. */
  dueOn: maybeDay,
  /** `solve`: what came of it. */
  result: maybeWords(2000),
  /** `confirm`, `confirm_for`: how much it helped, 1 to 5. */
  score: z.number().int().min(1).max(5).nullish(),
  fileIds,
});
export type NeedStepDraft = z.output<typeof needStepShape>;

/** What stands in a need's history, as one reads it. */
export const timelineItemShape = z.object({
  id,
  /** A label `code_need_step_…`. */
  kind: z.enum(NEED_STEP_KINDS),
  /** In the reader's language: 派单给柳扬, 与西北理工的常教授上门洽谈. */
  sentence: z.string(),
  from: z.enum(NEED_STATES).nullable(),
  to: z.enum(NEED_STATES).nullable(),
  on: z.string(),
  at: z.string(),
  by: z.string(),
  ground: z.string().nullable(),
  note: z.string().nullable(),
  files: z.array(fileShape),
  isTakenBack: z.boolean(),
  /** The reader made it within the last day and nothing came after: it can be undone. */
  canUndo: z.boolean(),
});
export type TimelineItem = z.output<typeof timelineItemShape>;

/** How a need stands, beside its ledger line: for the sheet and the board. */
export const needStandingShape = z.object({
  id,
  state: z.enum(NEED_STATES),
  since: z.string(),
  /** The last day on which it should leave this state; null where there is none. */
  dueOn: z.string().nullable(),
  isOverdue: z.boolean(),
  /** Working days left until `dueOn`, negative when it has passed. */
  daysLeft: z.number().int().nullable(),
  assignee: personShape.nullable(),
  office: z.object({ id, name: z.string() }).nullable(),
  lookOn: z.string().nullable(),
  isPassedUp: z.boolean(),
  attempts: z.number().int(),
  source: z.enum(NEED_SOURCES),
  openness: z.enum(NEED_OPENNESS),
  purpose: z.string().nullable(),
  wantedBy: z.string().nullable(),
  fields: z.array(z.string()),
  result: z.string().nullable(),
  score: z.number().int().nullable(),
  opinion: z.string().nullable(),
  confirmedAt: z.string().nullable(),
  /** What this reader may do now, in the order of the plan. */
  verbs: z.array(z.enum(NEED_VERBS)),
  /** May invite, note talks, register contracts, set milestones, make links. */
  canWork: z.boolean(),
});
export type NeedStanding = z.output<typeof needStandingShape>;

/** Who could be given the need, the most fitting first, with reasons in words. */
export const assigneeShape = personShape.extend({
  openNeeds: z.number().int(),
  handled: z.number().int(),
  solved: z.number().int(),
  isProposed: z.boolean(),
  reasons: z.array(z.string()),
});

const stepParams = z.object({ needId: id, stepId: id });
const { need_not_found, need_withdrawn } = needRefusals;

export const needLifeRoutes = routes({
  readNeedStanding: {
    method: 'get',
    path: '/needs/{needId}/standing',
    summary: 'How a need stands: state, limit, who works on it, what the reader may do',
    access: 'technology.follow_needs',
    params: needParams,
    answer: needStandingShape,
    refusals: [need_not_found],
  },
  takeNeedStep: {
    method: 'post',
    path: '/needs/{needId}/steps',
    summary: 'Take a step in a need’s life',
    access: 'technology.take_steps',
    params: needParams,
    body: needStepShape,
    answer: z.object({ stepId: id, state: z.enum(NEED_STATES) }),
    refusals: [
      need_not_found,
      need_withdrawn,
      lifeRefusals.need_step_not_possible,
      lifeRefusals.need_step_not_yours,
      lifeRefusals.need_moved_on,
      lifeRefusals.need_ground_missing,
      lifeRefusals.need_person_missing,
      lifeRefusals.need_person_elsewhere,
      lifeRefusals.need_office_missing,
      lifeRefusals.need_look_day,
      lifeRefusals.need_due_day,
      lifeRefusals.need_result_missing,
      lifeRefusals.need_score_missing,
      lifeRefusals.need_attempts_few,
      lifeRefusals.need_not_overdue,
      lifeRefusals.need_file_unknown,
    ],
  },
  undoNeedStep: {
    method: 'delete',
    path: '/needs/{needId}/steps/{stepId}',
    summary: 'Undo one’s own last step, within a day',
    access: 'technology.take_steps',
    params: stepParams,
    refusals: [
      need_not_found,
      lifeRefusals.step_not_found,
      lifeRefusals.step_not_yours,
      lifeRefusals.step_not_last,
      lifeRefusals.step_too_late,
      lifeRefusals.step_not_undoable,
    ],
  },
  readNeedTimeline: {
    method: 'get',
    path: '/needs/{needId}/timeline',
    summary: 'Everything that happened with a need, the latest first',
    access: 'technology.follow_needs',
    params: needParams,
    answer: z.object({ rows: z.array(timelineItemShape) }),
    refusals: [need_not_found],
  },
  listNeedAssignees: {
    method: 'get',
    path: '/needs/{needId}/assignees',
    summary: 'Who could work on a need: by what they have handled and by what they have open',
    access: 'technology.work_on_needs',
    params: needParams,
    answer: z.object({ rows: z.array(assigneeShape) }),
    refusals: [need_not_found],
  },
  bringNeedFiles: {
    method: 'post',
    path: '/need-files',
    summary: 'Bring papers and pictures for a step about to be taken',
    access: 'technology.take_steps',
    upload: { maxBytes: 20 * 1024 * 1024, maxFiles: 10 },
    answer: z.object({ files: z.array(fileShape) }),
  },
  readNeedFile: {
    method: 'get',
    path: '/needs/{needId}/files/{fileId}',
    summary: 'A paper of a need',
    access: 'technology.follow_needs',
    params: z.object({ needId: id, fileId: id }),
    download: 'application/octet-stream',
    refusals: [need_not_found],
  },
});
