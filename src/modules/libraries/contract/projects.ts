import { z } from 'zod';
import { pageOf } from '#shared/page.ts';
import { routes } from '#shared/route.ts';
import { PROJECT_KINDS, PROJECT_LEVELS, PROJECT_STAGES, PROJECT_STATES } from './item-codes.ts';
import { itemDetailParts, itemRefusals, itemShape, itemTold, maybeCount, maybeFen, provenanceNeeded, wordList } from './items.ts';
import { libraryQuery } from './listing.ts';
import { librariesRefusals } from './refusals.ts';
import { id, maybe, maybeDay } from './shapes.ts';

const told = {
  ...itemTold,
  kind: z.enum(PROJECT_KINDS),
  stage: z.enum(PROJECT_STAGES).nullable(),
  state: z.enum(PROJECT_STATES),
  level: z.enum(PROJECT_LEVELS).nullable(),
  programme: maybe(100),
  partners: wordList(12, 100),
  leaderName: maybe(40),
  /** The leader, where they are an expert of the library. */
  leaderId: id.nullable(),
  startsOn: maybeDay,
  endsOn: maybeDay,
  /** 申请, 获批, 自筹, each in 分. */
  askedFen: maybeFen,
  grantedFen: maybeFen,
  ownFen: maybeFen,
  results: maybe(1000),
  /** Of the high-tech project library: what is sought and what it brings. */
  investmentFen: maybeFen,
  landMu: maybeCount,
  jobs: maybeCount,
};
export const projectDraftShape = z
  .object({ ...told, ...provenanceNeeded })
  .partial()
  .required({ title: true, kind: true, summary: true, ownerName: true });
export type ProjectDraft = z.output<typeof projectDraftShape>;
export const projectChangeShape = z.object(told).partial();
export type ProjectChange = z.output<typeof projectChangeShape>;

const own = {
  kind: z.enum(PROJECT_KINDS),
  stage: z.enum(PROJECT_STAGES).nullable(),
  state: z.enum(PROJECT_STATES).nullable(),
  level: z.enum(PROJECT_LEVELS).nullable(),
  programme: z.string().nullable(),
  leaderName: z.string().nullable(),
  startsOn: z.string().nullable(),
  endsOn: z.string().nullable(),
  grantedFen: z.number().int().nullable(),
  investmentFen: z.number().int().nullable(),
};
export const projectShape = itemShape.extend(own);
export type Project = z.output<typeof projectShape>;

export const projectDetailShape = z.object({
  ...itemDetailParts,
  ...own,
  partners: z.array(z.string()),
  leaderId: id.nullable(),
  askedFen: z.number().int().nullable(),
  ownFen: z.number().int().nullable(),
  results: z.string().nullable(),
  landMu: z.number().int().nullable(),
  jobs: z.number().int().nullable(),
});
export type ProjectDetail = z.output<typeof projectDetailShape>;

export const projectFilters = {
  q: libraryQuery.q,
  field: libraryQuery.field,
  publication: libraryQuery.publication,
  kind: z.enum(PROJECT_KINDS).optional(),
  projectState: z.enum(PROJECT_STATES).optional(),
  stage: z.enum(PROJECT_STAGES).optional(),
  level: z.enum(PROJECT_LEVELS).optional(),
  ownerId: id.optional(),
  parkId: id.optional(),
  importId: id.optional(),
  state: z.enum(['current', 'withdrawn', 'merged']).optional(),
};
const filterShape = z.object(projectFilters);
export type ProjectFilter = z.output<typeof filterShape>;
const listQuery = z.object({ ...libraryQuery, ...projectFilters });
export type ProjectQuery = z.output<typeof listQuery>;

const params = z.object({ itemId: id });
const wrongDraft = [
  itemRefusals.item_owner_unknown,
  itemRefusals.item_leader_unknown,
  itemRefusals.item_days_backwards,
  itemRefusals.item_field_not_hideable,
  itemRefusals.item_already_there,
  itemRefusals.item_elsewhere,
];

export const projectRoutes = routes({
  listProjects: {
    method: 'get',
    path: '/projects',
    summary: 'The project library, the high-tech project library among it',
    access: 'libraries.read_items',
    query: listQuery,
    answer: pageOf(projectShape),
  },
  exportProjects: {
    method: 'get',
    path: '/projects-library',
    summary: 'The project library as an official-looking workbook that can be imported again',
    access: 'libraries.read_items',
    query: filterShape,
    download: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    refusals: [librariesRefusals.export_too_long],
  },
  readProject: {
    method: 'get',
    path: '/projects/{itemId}',
    summary: 'One project with its history and files',
    access: 'libraries.read_items',
    params,
    answer: projectDetailShape,
    refusals: [itemRefusals.item_not_found],
  },
  addProject: {
    method: 'post',
    path: '/projects',
    summary: 'Add a project; nothing without its provenance',
    access: 'libraries.keep_items',
    body: projectDraftShape,
    answer: z.object({ id }),
    refusals: [librariesRefusals.provenance_missing, ...wrongDraft],
  },
  changeProject: {
    method: 'patch',
    path: '/projects/{itemId}',
    summary: 'Change a project; what it said before is kept',
    access: 'libraries.keep_items',
    params,
    body: projectChangeShape,
    refusals: [
      itemRefusals.item_not_found,
      itemRefusals.item_withdrawn,
      itemRefusals.item_under_review,
      librariesRefusals.row_merged,
      ...wrongDraft,
    ],
  },
});
