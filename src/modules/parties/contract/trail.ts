import { z } from 'zod';
import { pageOf, pageQuery } from '#shared/page.ts';
import { routes } from '#shared/route.ts';
import { partiesRefusals } from './refusals.ts';
import { day, id } from './shapes.ts';

/** One line of the trail as the audit administrator's list shows it. */
export const trailLineShape = z.object({
  id: z.string(),
  /** Place in the log; null for the second before it is taken in. */
  index: z.number().int().nullable(),
  recordedAt: z.string(),
  occurred: z.string(),
  stream: z.string(),
  type: z.string(),
  /** What happened, in the reader's language, as far as the body was not erased. */
  sentence: z.string(),
  subject: z.string(),
  actorId: z.string(),
  /** Null when nobody has this id (any more). */
  actorName: z.string().nullable(),
  role: z.string(),
});
export type TrailLine = z.output<typeof trailLineShape>;

export const trailEntryShape = z.object({
  line: trailLineShape,
  /** The canonical JSON whose hash is the leaf. */
  text: z.string(),
  /** `value` is canonical JSON; null once erased. */
  fields: z.array(z.object({ path: z.string(), value: z.string().nullable(), leafHash: z.string() })),
  /** That the entry is in the log that the checkpoint signs; null until it is. Hashes in hexadecimal. */
  inclusion: z.object({ leafHash: z.string(), index: z.number(), size: z.number(), proof: z.array(z.string()) }).nullable(),
});

export const trailCheckShape = z.object({
  id,
  askedByName: z.string().nullable(),
  askedAt: z.string(),
  finishedAt: z.string().nullable(),
  isIntact: z.boolean().nullable(),
  size: z.number().nullable(),
  signedSize: z.number().nullable(),
  root: z.string().nullable(),
  faultCount: z.number().nullable(),
  faults: z.array(
    z.object({ kind: z.string(), index: z.number().optional(), entryId: z.string().optional(), path: z.string().optional() }),
  ),
});

const { page, pageSize } = pageQuery;

export const trailRoutes = routes({
  listTrailEntries: {
    method: 'get',
    path: '/trail/entries',
    summary: 'Entries of the trail, newest first',
    access: 'parties.read_trail',
    query: z.object({
      page,
      pageSize,
      from: day.optional(),
      until: day.optional(),
      stream: z.string().max(200).optional(),
      type: z.string().max(100).optional(),
      personId: id.optional(),
      /** An id of what it is about. */
      q: z.string().trim().max(200).optional(),
    }),
    answer: pageOf(trailLineShape),
  },
  readTrailEntry: {
    method: 'get',
    path: '/trail/entries/{entryId}',
    summary: 'One entry with its body and the proof that it is in the log',
    access: 'parties.read_trail',
    params: z.object({ entryId: z.string().max(64) }),
    answer: trailEntryShape,
    refusals: [partiesRefusals.entry_not_found],
  },
  readTrailHead: {
    method: 'get',
    path: '/trail/head',
    summary: 'The signed head, to be copied and kept elsewhere, and the kinds of entries there are',
    access: 'parties.read_trail',
    answer: z.object({
      note: z.string().nullable(),
      size: z.number(),
      signedAt: z.string().nullable(),
      types: z.array(z.string()),
      streams: z.array(z.string()),
    }),
  },
  listTrailChecks: {
    method: 'get',
    path: '/trail/checks',
    summary: 'The last verifications of the whole trail',
    access: 'parties.read_trail',
    answer: z.object({ rows: z.array(trailCheckShape) }),
  },
  askForTrailCheck: {
    method: 'post',
    path: '/trail/checks',
    summary: 'Verify the whole trail anew',
    access: 'parties.read_trail',
    answer: z.object({ id }),
  },
});
