import { z } from 'zod';
import { routes } from '#shared/route.ts';
import { NEED_KINDS, NEED_STATES } from './need-codes.ts';
import { NEED_VERBS } from './need-life-codes.ts';
import { id, personShape } from './need-shapes.ts';

/** A need as a card. Masked: its title is not this reader’s. */
export const needCardShape = z.object({
  id,
  title: z.string().nullable(),
  isMasked: z.boolean(),
  isConfidential: z.boolean(),
  enterpriseId: id,
  enterpriseName: z.string(),
  parkName: z.string().nullable(),
  kind: z.enum(NEED_KINDS).nullable(),
  state: z.enum(NEED_STATES),
  since: z.string(),
  dueOn: z.string().nullable(),
  isOverdue: z.boolean(),
  isPassedUp: z.boolean(),
  assignee: personShape.nullable(),
  amountText: z.string().nullable(),
  amountLowFen: z.number().int().nullable(),
  amountHighFen: z.number().int().nullable(),
  /** Invitations that wait for an answer, and those accepted. */
  invited: z.number().int(),
  accepted: z.number().int(),
  verbs: z.array(z.enum(NEED_VERBS)),
});
export type NeedCard = z.output<typeof needCardShape>;

const filters = {
  parkId: id.optional(),
  officeId: id.optional(),
  personId: id.optional(),
  kind: z.enum(NEED_KINDS).optional(),
  /** `yes`: only what is past its day. */
  overdue: z.enum(['yes']).optional(),
  /** `yes`: only what nobody has been given. */
  unassigned: z.enum(['yes']).optional(),
  q: z.string().trim().max(100).optional(),
};
export const boardFilterShape = z.object({
  ...filters,
  /** How many cards a column shows first. */
  cards: z.coerce.number().int().min(1).max(100).default(20),
  /** Only this column, from its card number `offset` on: for „show more“. */
  state: z.enum(NEED_STATES).optional(),
  offset: z.coerce.number().int().min(0).max(10_000).default(0),
});
export type BoardFilter = z.output<typeof boardFilterShape>;

const listed = z.object({ total: z.number().int(), cards: z.array(needCardShape) });

export const needBoardRoutes = routes({
  readNeedBoard: {
    method: 'get',
    path: '/need-board',
    summary: 'Needs by state: counts and the first cards of each column, what presses first',
    access: 'technology.read_queue',
    query: boardFilterShape,
    answer: z.object({
      today: z.string(),
      /** States that are not at their end, in the order of the life; ends only when asked for by `state`. */
      columns: z.array(listed.extend({ state: z.enum(NEED_STATES), overdue: z.number().int() })),
      open: z.number().int(),
      overdue: z.number().int(),
    }),
  },
  readNeedQueue: {
    method: 'get',
    path: '/need-queue',
    summary: 'The shared queue of park and station: what nobody has been given, one’s own, what is overdue',
    access: 'technology.read_queue',
    query: z.object({ parkId: id.optional() }),
    answer: z.object({
      today: z.string(),
      /** Reported, accepted or handed on, and nobody’s yet. */
      unassigned: listed,
      mine: listed,
      overdue: listed,
      /** Whether this reader decides what happens with overdue needs: pass up, or more time. */
      decides: z.boolean(),
    }),
  },
  listNeedPeople: {
    method: 'get',
    path: '/need-people',
    summary: 'Who works on open needs, with how many: for the board’s filter',
    access: 'technology.read_queue',
    query: z.object({ parkId: id.optional() }),
    answer: z.object({ rows: z.array(personShape.extend({ openNeeds: z.number().int(), overdue: z.number().int() })) }),
  },
});
