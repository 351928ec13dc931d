import { z } from 'zod';
import { pageOf } from '#shared/page.ts';
import { routes } from '#shared/route.ts';
import { ACHIEVEMENT_KINDS, ACHIEVEMENT_WAYS, IP_STATES } from './item-codes.ts';
import { itemDetailParts, itemRefusals, itemShape, itemTold, maybeFen, provenanceNeeded, transferShape, wordList } from './items.ts';
import { libraryQuery } from './listing.ts';
import { librariesRefusals } from './refusals.ts';
import { id, maybe, maybeDay } from './shapes.ts';

const told = {
  ...itemTold,
  kind: z.enum(ACHIEVEMENT_KINDS),
  ipState: z.enum(IP_STATES).nullable(),
  /** Numbers of patents, registrations, standards. */
  ipNumbers: wordList(12, 60),
  ways: z.array(z.enum(ACHIEVEMENT_WAYS)).max(4),
  /** In 分; none is 面议. */
  priceFen: maybeFen,
  priceTerms: maybe(300),
  /** 成果评价: by whom, with what result. */
  evaluation: maybe(300),
  /** 成果登记 number. */
  registrationNumber: maybe(60),
  demonstrations: wordList(12, 120),
  finishedOn: maybeDay,
};
export const achievementDraftShape = z
  .object({ ...told, ...provenanceNeeded })
  .partial()
  .required({ title: true, kind: true, summary: true, ownerName: true });
export type AchievementDraft = z.output<typeof achievementDraftShape>;
export const achievementChangeShape = z.object(told).partial();
export type AchievementChange = z.output<typeof achievementChangeShape>;

const own = {
  kind: z.enum(ACHIEVEMENT_KINDS),
  ipState: z.enum(IP_STATES).nullable(),
  ways: z.array(z.enum(ACHIEVEMENT_WAYS)),
  priceFen: z.number().int().nullable(),
  finishedOn: z.string().nullable(),
  transfers: z.number().int(),
};
export const achievementShape = itemShape.extend(own);
export type Achievement = z.output<typeof achievementShape>;

export const achievementDetailShape = z.object({
  ...itemDetailParts,
  ...own,
  ipNumbers: z.array(z.string()),
  priceTerms: z.string().nullable(),
  evaluation: z.string().nullable(),
  registrationNumber: z.string().nullable(),
  demonstrations: z.array(z.string()),
  transferHistory: z.array(transferShape),
});
export type AchievementDetail = z.output<typeof achievementDetailShape>;

export const achievementFilters = {
  q: libraryQuery.q,
  field: libraryQuery.field,
  publication: libraryQuery.publication,
  kind: z.enum(ACHIEVEMENT_KINDS).optional(),
  way: z.enum(ACHIEVEMENT_WAYS).optional(),
  /** At least so mature. */
  maturity: z.coerce.number().int().min(1).max(9).optional(),
  ownerId: id.optional(),
  parkId: id.optional(),
  importId: id.optional(),
  state: z.enum(['current', 'withdrawn', 'merged']).optional(),
};
const filterShape = z.object(achievementFilters);
export type AchievementFilter = z.output<typeof filterShape>;
const listQuery = z.object({ ...libraryQuery, ...achievementFilters });
export type AchievementQuery = z.output<typeof listQuery>;

const params = z.object({ itemId: id });
const wrongDraft = [
  itemRefusals.item_owner_unknown,
  itemRefusals.item_field_not_hideable,
  itemRefusals.item_already_there,
  itemRefusals.item_elsewhere,
];

export const achievementRoutes = routes({
  listAchievements: {
    method: 'get',
    path: '/achievements',
    summary: 'The achievements library',
    access: 'libraries.read_items',
    query: listQuery,
    answer: pageOf(achievementShape),
  },
  exportAchievements: {
    method: 'get',
    path: '/achievements-library',
    summary: 'The achievements library as an official-looking workbook that can be imported again',
    access: 'libraries.read_items',
    query: filterShape,
    download: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    refusals: [librariesRefusals.export_too_long],
  },
  readAchievement: {
    method: 'get',
    path: '/achievements/{itemId}',
    summary: 'One achievement with its history, transfers and files',
    access: 'libraries.read_items',
    params,
    answer: achievementDetailShape,
    refusals: [itemRefusals.item_not_found],
  },
  addAchievement: {
    method: 'post',
    path: '/achievements',
    summary: 'Add an achievement; nothing without its provenance',
    access: 'libraries.keep_items',
    body: achievementDraftShape,
    answer: z.object({ id }),
    refusals: [librariesRefusals.provenance_missing, ...wrongDraft],
  },
  changeAchievement: {
    method: 'patch',
    path: '/achievements/{itemId}',
    summary: 'Change an achievement; what it said before is kept',
    access: 'libraries.keep_items',
    params,
    body: achievementChangeShape,
    refusals: [
      itemRefusals.item_not_found,
      itemRefusals.item_withdrawn,
      itemRefusals.item_under_review,
      librariesRefusals.row_merged,
      ...wrongDraft,
    ],
  },
});
