import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Day } from '#shared/dates.ts';
import { newId } from '#shared/ids.ts';
import { foldText } from '#engines/documents/cells/fold.ts';
import type { Placed } from '#platform/access/table.ts';
import type { Ctx } from '#platform/ctx.ts';
import { enterprisesOf } from '#modules/parties/index.ts';
import type { NeedKind, NeedState } from './contract/need-codes.ts';
import type { NeedSource } from './contract/need-life-codes.ts';
import { limitsFor, type Limits } from './life/limit.ts';
import { technologyNeedChanges, technologyNeeds } from './tables/needs.ts';

/** What is told of a need. What is left out, or null, is not told: it changes nothing of a need that is there already. */
export type NeedDraft = {
  readonly enterpriseId: string;
  readonly title: string;
  readonly kind?: NeedKind | null;
  readonly difficulty?: string | null;
  readonly indicators?: string | null;
  readonly presentBase?: string | null;
  /** As written, 面议 too; the bounds in 分 where they could be read. */
  readonly amountText?: string | null;
  readonly amountLowFen?: number | null;
  readonly amountHighFen?: number | null;
  /** Codes of NEED_COOPERATIONS where known, else the words as written. */
  readonly cooperation?: readonly string[] | null;
  readonly wantedPartner?: string | null;
  readonly isConfidential?: boolean | null;
  readonly contactName?: string | null;
  readonly contactPhone?: string | null;
  readonly office?: string | null;
  readonly responsiblePerson?: string | null;
  readonly expert?: string | null;
  readonly submittedOn?: Day | null;
  readonly matchedOn?: Day | null;
  readonly progress?: string | null;
  /** Not told: derived from what is said of solving, closing and matching. */
  readonly state?: NeedState | null;
  readonly isSolved?: boolean | null;
  readonly closedOn?: Day | null;
  readonly remark?: string | null;
  /** Told by the guided form only; an import never changes them. */
  readonly source?: NeedSource;
  readonly isSummaryOpen?: boolean;
  readonly purpose?: string | null;
  readonly wantedBy?: Day | null;
  readonly fields?: readonly string[];
};

export type NeedRow = typeof technologyNeeds.$inferSelect;

/** The fields of a need that may change, in the order of the ledger. */
export const NEED_FIELDS = [
  'title',
  'kind',
  'difficulty',
  'indicators',
  'presentBase',
  'amountText',
  'amountLowFen',
  'amountHighFen',
  'cooperation',
  'wantedPartner',
  'isConfidential',
  'contactName',
  'contactPhone',
  'office',
  'responsiblePerson',
  'expert',
  'submittedOn',
  'matchedOn',
  'progress',
  'state',
  'closedOn',
  'remark',
] as const satisfies readonly (keyof NeedRow & keyof NeedDraft)[];
export type NeedField = (typeof NEED_FIELDS)[number];
export type NeedValues = Partial<Pick<NeedRow, NeedField>>;

const CHUNK = 1000;

/** What a need begins with, before anybody has done anything with it. */
const UNTOUCHED = {
  withdrawnAt: null,
  withdrawnBy: null,
  withdrawnGround: null,
  assigneeId: null,
  officeId: null,
  officeParkId: null,
  lookOn: null,
  isPassedUp: false,
  result: null,
  score: null,
  opinion: null,
  confirmedAt: null,
  publicTitle: null,
  publicSummary: null,
  publicationState: 'draft',
  publishesAt: null,
  gateStatement: null,
  gateBy: null,
  gateAt: null,
  submittedBy: null,
  submittedAt: null,
  reviewedBy: null,
  reviewedAt: null,
  publicationGround: null,
} as const;

/** A title as it is compared: half-width, without spaces and signs, lower case. */
export function foldTitle(title: string): string {
  const plain = foldText(title)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  return plain === '' ? foldText(title) : plain;
}

/**
 * Keeps needs, many at once. A need of the same enterprise with the same title is the same need: what is told anew
 * changes it, what is told again changes nothing. `importId` names the import they came with. Records nothing: the
 * caller says what was done.
 */
export async function keepNeeds(
  ctx: Ctx,
  drafts: readonly NeedDraft[],
  importId?: string,
): Promise<{ added: string[]; changed: string[]; unchanged: number }> {
  const counts = { added: [] as string[], changed: [] as string[], unchanged: 0 };
  for (let start = 0; start < drafts.length; start += CHUNK) {
    await keepChunk(ctx, drafts.slice(start, start + CHUNK), importId ?? null, counts);
  }
  return counts;
}

async function keepChunk(
  ctx: Ctx,
  drafts: readonly NeedDraft[],
  importId: string | null,
  counts: { added: string[]; changed: string[]; unchanged: number },
): Promise<void> {
  const places = await placesFor(
    ctx,
    drafts.map((draft) => draft.enterpriseId),
  );
  const known = await needsByKey(
    ctx,
    [...places.values()].map((place) => place.enterpriseId),
  );
  const due = await limitsFor(ctx);
  const fresh = new Map<string, NeedRow>();
  const changes: { row: NeedRow; told: NeedValues }[] = [];
  for (const draft of drafts) {
    const place = places.get(draft.enterpriseId);
    if (!place) throw new Error(`no enterprise has the id ${draft.enterpriseId}`);
    const key = keyOf(place.enterpriseId, draft.title);
    const earlier = known.get(key);
    const told = earlier ? changesBy(earlier, draft) : null;
    if (!earlier) {
      const row = newRow(ctx, draft, place, importId, due);
      fresh.set(key, row);
      known.set(key, row);
    } else if (!told) counts.unchanged += 1;
    else if (fresh.has(key)) Object.assign(earlier, told);
    else changes.push({ row: earlier, told });
  }
  if (fresh.size > 0) {
    const rows = await ctx.db
      .insert(technologyNeeds)
      .values([...fresh.values()])
      .onConflictDoNothing()
      .returning({ id: technologyNeeds.id });
    counts.added.push(...rows.map((row) => row.id));
    counts.unchanged += fresh.size - rows.length;
  }
  for (const { row, told } of changes) await changeRow(ctx, row, told, { importId });
  counts.changed.push(...new Set(changes.map(({ row }) => row.id)));
}

const keyOf = (enterpriseId: string, title: string) => `${enterpriseId} ${foldTitle(title)}`;

/** The place of a need: its enterprise as the register has it. */
export type NeedPlace = Pick<NeedRow, 'enterpriseId' | 'enterpriseName' | 'enterpriseSearch' | 'parkId' | 'countyId'>;

/** What access asks of a need. */
export const placedOf = (need: NeedPlace): Placed => ({ parkId: need.parkId, countyId: need.countyId, orgId: need.enterpriseId });

/** The places of enterprises, by the id asked for; of one that was merged, that of the one that goes on. */
export async function placesFor(ctx: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, NeedPlace>> {
  const asked = await enterprisesOf(ctx, [...new Set(ids)]);
  const goingOn = await enterprisesOf(
    ctx,
    asked.flatMap((row) => row.merged_into ?? []),
  );
  const byId = new Map([...asked, ...goingOn].map((row) => [row.id, row]));
  return new Map(
    asked.map((row) => {
      const { id, name, former_names, credit_code, park_id, county_id } = byId.get(row.merged_into ?? '') ?? row;
      const enterpriseSearch = [name, ...former_names, credit_code ?? ''].join(' ').toLowerCase();
      return [row.id, { enterpriseId: id, enterpriseName: name, enterpriseSearch, parkId: park_id, countyId: county_id }];
    }),
  );
}

/** The needs of these enterprises that were not withdrawn, by enterprise and folded title. */
export async function needsByKey(ctx: Ctx, enterpriseIds: readonly string[]): Promise<Map<string, NeedRow>> {
  if (enterpriseIds.length === 0) return new Map();
  const rows = await ctx.db
    .select()
    .from(technologyNeeds)
    .where(and(inArray(technologyNeeds.enterpriseId, [...new Set(enterpriseIds)]), isNull(technologyNeeds.withdrawnAt)));
  return new Map(rows.map((row) => [`${row.enterpriseId} ${row.foldedTitle}`, row]));
}

function newRow(ctx: Ctx, draft: NeedDraft, place: NeedPlace, importId: string | null, due: Limits): NeedRow {
  const told: NeedValues = valuesOf(draft);
  const state = draft.state ?? derivedState(draft);
  const empty = Object.fromEntries(NEED_FIELDS.map((field) => [field, null])) as unknown as Pick<NeedRow, NeedField>;
  return {
    ...empty,
    ...told,
    id: newId('ned', ctx.now),
    ...place,
    originId: place.enterpriseId,
    title: draft.title.trim(),
    foldedTitle: foldTitle(draft.title),
    cooperation: told.cooperation ?? [],
    isConfidential: told.isConfidential ?? false,
    state,
    importId,
    enteredBy: ctx.actor.personId,
    enteredAt: ctx.now,
    changedAt: ctx.now,
    ...UNTOUCHED,
    source: draft.source ?? (importId ? 'import' : 'officer'),
    isSummaryOpen: draft.isSummaryOpen ?? false,
    purpose: draft.purpose ?? null,
    wantedBy: draft.wantedBy ?? null,
    fields: [...(draft.fields ?? [])],
    stateSince: ctx.now,
    dueOn: due.of(state),
  };
}

function valuesOf(draft: NeedDraft): NeedValues {
  const told = NEED_FIELDS.flatMap((field) => {
    const value = field === 'title' ? undefined : draft[field];
    return value === null || value === undefined || value === '' ? [] : [[field, value]];
  });
  return Object.fromEntries(told) as NeedValues;
}

/** How far a need has come by what its line says. */
function derivedState(draft: NeedDraft): NeedState {
  if (draft.closedOn) return 'closed';
  if (draft.isSolved) return 'solved';
  if (draft.matchedOn || draft.progress) return 'matching';
  return draft.expert || draft.responsiblePerson ? 'assigned' : 'reported';
}

const WAY: readonly NeedState[] = ['reported', 'accepted', 'assigned', 'matching', 'signed', 'under_way', 'solved', 'confirmed', 'closed'];

/** What a draft changes in a need that is there; null when nothing. A state that is only derived never goes back. */
export function changesBy(row: NeedRow, draft: NeedDraft): NeedValues | null {
  const told: NeedValues = valuesOf(draft);
  if (!draft.state) {
    const derived = derivedState(draft);
    if (WAY.includes(row.state) && WAY.indexOf(derived) > WAY.indexOf(row.state)) told.state = derived;
  }
  return differing(row, told);
}

function differing(row: NeedRow, told: NeedValues): NeedValues | null {
  const changed = Object.entries(told).filter(([field, value]) => !isSame(row[field as NeedField], value));
  return changed.length > 0 ? (Object.fromEntries(changed) as NeedValues) : null;
}

export const isSame = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** Changes a need and keeps what it said before. Answers the fields that really changed. */
export async function changeRow(
  ctx: Ctx,
  row: NeedRow,
  told: NeedValues,
  why: { importId?: string | null; ground?: string | null },
): Promise<readonly NeedField[]> {
  const changed = differing(row, told);
  if (!changed) return [];
  const fields = Object.keys(changed) as NeedField[];
  const title = changed.title === undefined ? {} : { foldedTitle: foldTitle(changed.title) };
  const moved = changed.state === undefined ? {} : { stateSince: ctx.now, dueOn: (await limitsFor(ctx)).of(changed.state) };
  await ctx.db
    .update(technologyNeeds)
    .set({ ...changed, ...title, ...moved, changedAt: ctx.now })
    .where(eq(technologyNeeds.id, row.id));
  await ctx.db.insert(technologyNeedChanges).values({
    id: newId('ndc', ctx.now),
    needId: row.id,
    importId: why.importId ?? null,
    before: Object.fromEntries(fields.map((field) => [field, row[field]])),
    after: changed,
    ground: why.ground ?? null,
    changedBy: ctx.actor.personId,
    changedAt: ctx.now,
  });
  Object.assign(row, changed, title, moved);
  return fields;
}
