import { z } from 'zod';
import { routes } from '#shared/route.ts';
import { id } from './outgoing.ts';
import { letterRefusals } from './refusals.ts';

export const letterLeaderShape = z.object({
  id,
  person: z.object({ id, name: z.string() }),
  orgId: id,
  orgName: z.string(),
  /** The decision that lets them sign. */
  ground: z.string(),
  namedAt: z.string(),
  endedAt: z.string().nullable(),
});
export type LetterLeader = z.output<typeof letterLeaderShape>;

/** Who signs for an office. A bureau's director does so by duty; everybody else is named here. */
export const leaderRoutes = routes({
  listLetterLeaders: {
    method: 'get',
    path: '/letter-leaders',
    summary: 'Who may sign official documents for which office',
    access: 'supervision.read_leaders',
    answer: z.object({ rows: z.array(letterLeaderShape), total: z.number().int() }),
  },
  findLetterLeader: {
    method: 'get',
    path: '/letter-leader-candidates',
    summary: 'People who can be named',
    access: 'supervision.name_leaders',
    query: z.object({ q: z.string().trim().max(60).optional() }),
    answer: z.object({ rows: z.array(z.object({ id, name: z.string(), orgName: z.string() })) }),
  },
  nameLetterLeader: {
    method: 'post',
    path: '/letter-leaders',
    summary: 'Name one who may sign for the office they belong to',
    access: 'supervision.name_leaders',
    body: z.object({ personId: id, ground: z.string().trim().min(4).max(200) }),
    answer: letterLeaderShape,
    refusals: [letterRefusals.letter_person_unknown, letterRefusals.leader_without_office, letterRefusals.leader_named_already],
  },
  endLetterLeader: {
    method: 'delete',
    path: '/letter-leaders/{leaderId}',
    summary: 'End it; what was signed stays signed',
    access: 'supervision.name_leaders',
    params: z.object({ leaderId: id }),
    refusals: [letterRefusals.leader_not_found],
  },
});
