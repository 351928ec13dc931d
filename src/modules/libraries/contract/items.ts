import { z } from 'zod';
import { pageOf } from '#shared/page.ts';
import { publicationRefusals, publicationShape, publicationStepShape } from '#shared/publication.ts';
import { refusals } from '#shared/refusal.ts';
import { routes } from '#shared/route.ts';
import { FIELD_CODES, ITEM_NOUNS } from './item-codes.ts';
import { provenanceDraftShape, provenanceShape } from './provenance.ts';
import { librariesRefusals } from './refusals.ts';
import { day, fen, ground, id, maybe } from './shapes.ts';

export const itemRefusals = refusals('libraries', {
  item_not_found: 404,
  item_elsewhere: 403,
  item_already_there: 409,
  item_withdrawn: 409,
  item_not_withdrawn: 409,
  /** Public, or waiting for review: what a visitor would read is not changed behind the reviewer's back. */
  item_under_review: 409,
  item_owner_unknown: 422,
  item_leader_unknown: 422,
  item_days_backwards: 422,
  item_field_not_hideable: 422,
  item_file_not_found: 404,
  item_too_many_files: 409,
  transfer_not_found: 404,
  transfer_day_ahead: 422,
  transfer_not_of_project: 409,
});

/** Money in 分; many lists are short words. */
export const maybeFen = fen.nullable();
export const maybeCount = z.number().int().min(0).max(1_000_000).nullable();
export const wordList = (most: number, long = 80) => z.array(z.string().trim().min(1).max(long)).max(most);

/** What achievements and projects are both told of. */
export const itemTold = {
  title: z.string().trim().min(4).max(120),
  titleEn: maybe(200),
  summary: z.string().trim().min(10).max(2000),
  applications: maybe(1000),
  fields: z.array(z.enum(FIELD_CODES)).max(3),
  keywords: wordList(12, 30),
  /** The owner by name; `ownerId` where it is an organisation of the register. */
  ownerName: z.string().trim().min(2).max(100),
  ownerId: id.nullable(),
  people: wordList(20, 40),
  maturity: z.number().int().min(1).max(9).nullable(),
  contactName: maybe(40),
  contactPhone: maybe(40),
  isConfidential: z.boolean(),
  /** Fields that are kept inside though the item is public. */
  internalFields: z.array(z.string().max(40)).max(30),
  remark: maybe(1000),
  parkId: id.nullable(),
};
export const provenanceNeeded = { provenance: provenanceDraftShape };

/** What lists of both libraries show of an item. */
export const itemShape = z.object({
  id,
  noun: z.enum(ITEM_NOUNS),
  kind: z.string(),
  title: z.string(),
  titleEn: z.string().nullable(),
  ownerName: z.string(),
  ownerId: id.nullable(),
  parkId: id.nullable(),
  parkName: z.string().nullable(),
  fields: z.array(z.string()),
  keywords: z.array(z.string()),
  maturity: z.number().int().nullable(),
  isConfidential: z.boolean(),
  publication: z.string(),
  isPublic: z.boolean(),
  changedAt: z.string(),
  withdrawnAt: z.string().nullable(),
  mergedInto: id.nullable(),
});
export type Item = z.output<typeof itemShape>;

export const transferShape = z.object({
  id,
  on: z.string(),
  toName: z.string(),
  toId: id.nullable(),
  way: z.string(),
  amountFen: z.number().int().nullable(),
  contractNumber: z.string().nullable(),
  note: z.string().nullable(),
  isWithdrawn: z.boolean(),
});
export type Transfer = z.output<typeof transferShape>;

/** What the sheet of one item adds to its own fields. */
export const itemDetailParts = {
  ...itemShape.shape,
  summary: z.string(),
  applications: z.string().nullable(),
  people: z.array(z.string()),
  contactName: z.string().nullable(),
  contactPhone: z.string().nullable(),
  remark: z.string().nullable(),
  internalFields: z.array(z.string()),
  provenance: provenanceShape,
  publication: publicationShape,
  withdrawnGround: z.string().nullable(),
  mergedIntoTitle: z.string().nullable(),
  /** Items that were found to be this one. */
  mergedFrom: z.array(z.object({ id, title: z.string() })),
  files: z.array(
    z.object({
      id,
      /** Of which item: this one, or one merged into it. */
      itemId: id,
      name: z.string(),
      caption: z.string().nullable(),
      isPicture: z.boolean(),
      isPublic: z.boolean(),
      sizeBytes: z.number().int(),
    }),
  ),
  history: z.array(
    z.object({
      id,
      fields: z.array(z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
      ground: z.string().nullable(),
      by: z.string().nullable(),
      at: z.string(),
      isImport: z.boolean(),
      isMerger: z.boolean(),
    }),
  ),
  openInquiries: z.number().int(),
  abilities: z.object({
    change: z.boolean(),
    withdraw: z.boolean(),
    restore: z.boolean(),
    merge: z.boolean(),
    part: z.boolean(),
    answer: z.boolean(),
  }),
};

const params = z.object({ itemId: id });
const { item_not_found, item_withdrawn } = itemRefusals;

const twinShape = z.object({
  one: itemShape,
  other: itemShape,
  /** Why they may be the same: codes of `code_item_twin_…`. */
  signs: z.array(z.enum(['same_number', 'same_title', 'like_title', 'same_owner'])),
});
export type Twin = z.output<typeof twinShape>;

export const itemRoutes = routes({
  stepItemPublication: {
    method: 'post',
    path: '/library-items/{itemId}/publication',
    summary: 'A step on the way to the public site; needs the gate and a second person',
    access: 'libraries.step_items',
    params,
    body: publicationStepShape,
    refusals: [item_not_found, item_withdrawn, ...Object.values(publicationRefusals)],
  },
  withdrawItem: {
    method: 'post',
    path: '/library-items/{itemId}/withdrawal',
    summary: 'Take an item out of its library; it stays with its ground',
    access: 'libraries.keep_items',
    params,
    body: z.object({ ground }),
    refusals: [item_not_found, item_withdrawn, librariesRefusals.row_merged],
  },
  restoreItem: {
    method: 'delete',
    path: '/library-items/{itemId}/withdrawal',
    summary: 'Put an item back',
    access: 'libraries.keep_items',
    params,
    refusals: [item_not_found, itemRefusals.item_not_withdrawn, itemRefusals.item_already_there],
  },
  listItemTwins: {
    method: 'get',
    path: '/library-items/duplicates',
    summary: 'Pairs of items that may be the same, the surest first',
    access: 'libraries.keep_items',
    query: z.object({ noun: z.enum(ITEM_NOUNS) }),
    answer: z.object({ rows: z.array(twinShape) }),
  },
  mergeItem: {
    method: 'post',
    path: '/library-items/{itemId}/merger',
    summary: 'Say that this is the same as another item; nothing of either is lost',
    access: 'libraries.keep_items',
    params,
    body: z.object({ intoId: id }),
    refusals: [item_not_found, librariesRefusals.not_mergeable],
  },
  partItem: {
    method: 'delete',
    path: '/library-items/{itemId}/merger',
    summary: 'Take a merging back; both stand as they did',
    access: 'libraries.keep_items',
    params,
    refusals: [item_not_found, librariesRefusals.not_merged, itemRefusals.item_already_there],
  },
  keepItemsApart: {
    method: 'post',
    path: '/library-items/{itemId}/distinctions',
    summary: 'Say that two items are not the same',
    access: 'libraries.keep_items',
    params,
    body: z.object({ otherId: id }),
    refusals: [item_not_found],
  },
  bringItemFiles: {
    method: 'post',
    path: '/library-items/{itemId}/files',
    summary: 'Bring pictures and papers of an item',
    access: 'libraries.keep_items',
    params,
    upload: { maxBytes: 20 * 1024 * 1024, maxFiles: 6 },
    refusals: [item_not_found, item_withdrawn, itemRefusals.item_too_many_files],
  },
  changeItemFile: {
    method: 'patch',
    path: '/library-items/{itemId}/files/{fileId}',
    summary: 'Caption a file, or say that visitors may see it',
    access: 'libraries.keep_items',
    params: z.object({ itemId: id, fileId: id }),
    body: z.object({ caption: maybe(80), isPublic: z.boolean() }).partial(),
    refusals: [item_not_found, itemRefusals.item_file_not_found, itemRefusals.item_under_review],
  },
  removeItemFile: {
    method: 'delete',
    path: '/library-items/{itemId}/files/{fileId}',
    summary: 'Take a file away from an item',
    access: 'libraries.keep_items',
    params: z.object({ itemId: id, fileId: id }),
    refusals: [item_not_found, itemRefusals.item_file_not_found],
  },
  readItemFile: {
    method: 'get',
    path: '/library-items/{itemId}/files/{fileId}',
    summary: 'A picture or paper of an item; visitors have the public ones of public items',
    access: 'public',
    params: z.object({ itemId: id, fileId: id }),
    download: 'application/octet-stream',
    refusals: [itemRefusals.item_file_not_found],
  },
  addTransfer: {
    method: 'post',
    path: '/library-items/{itemId}/transfers',
    summary: 'Note that an achievement was transferred, licensed or put in as shares',
    access: 'libraries.keep_items',
    params,
    body: z.object({
      on: day,
      toName: z.string().trim().min(2).max(100),
      toId: id.nullish(),
      way: z.enum(['transfer', 'licence', 'shares', 'cooperation']),
      amountFen: maybeFen.optional(),
      contractNumber: maybe(60).optional(),
      note: maybe(300).optional(),
    }),
    answer: z.object({ id }),
    refusals: [
      item_not_found,
      item_withdrawn,
      itemRefusals.transfer_day_ahead,
      itemRefusals.transfer_not_of_project,
      itemRefusals.item_owner_unknown,
    ],
  },
  withdrawTransfer: {
    method: 'delete',
    path: '/library-items/{itemId}/transfers/{transferId}',
    summary: 'Strike a transfer that was noted wrongly; it stays readable',
    access: 'libraries.keep_items',
    params: z.object({ itemId: id, transferId: id }),
    refusals: [item_not_found, itemRefusals.transfer_not_found],
  },
  listTransfers: {
    method: 'get',
    path: '/library-transfers',
    summary: 'Transfers of achievements, the latest first',
    access: 'libraries.read_items',
    query: z.object({
      page: z.coerce.number().int().min(1).default(1),
      pageSize: z.coerce.number().int().min(1).max(100).default(20),
      from: day.optional(),
      until: day.optional(),
      parkId: id.optional(),
    }),
    answer: pageOf(transferShape.extend({ itemId: id, title: z.string() })),
  },
});
