import demoAchievements from '../../../content/demo/achievements.json' with { type: 'json' };
import demoProjects from '../../../content/demo/projects.json' with { type: 'json' };
import { newId } from '#shared/ids.ts';
import type { PublicationState } from '#shared/publication.ts';
import type { Ctx } from '#platform/ctx.ts';
import { organisationIdsByName, personIdsByName, placesOf } from '#modules/parties/index.ts';
import type { ItemNoun } from './contract/item-codes.ts';
import type { ProvenanceSource } from './contract/provenance.ts';
import { newItemRow, type ItemDraft, type ItemValues } from './item.ts';
import { addTransferRows, type TransferDraft } from './transfer.ts';
import { libraryInquiries, libraryItems } from './tables/items.ts';

type DemoInquiry = {
  readonly name: string;
  readonly organisation?: string;
  readonly contact: string;
  readonly question: string;
  readonly on: string;
  readonly state?: 'answered';
  readonly answer?: string;
};
type DemoItem = Omit<ItemValues, 'ownerName'> &
  Pick<ItemDraft, 'title' | 'kind' | 'summary'> & {
    readonly owner: string;
    /** The park it is promoted for; else it lies with its owner. */
    readonly park?: string;
    readonly enteredOn: string;
    readonly source: ProvenanceSource;
    readonly sourceText: string;
    readonly terms: string;
    readonly publication: PublicationState;
    readonly transfers?: readonly { on: string; to: string; way: string; amountFen?: number; contractNumber: string }[];
    readonly inquiries?: readonly DemoInquiry[];
  };

/** Who enters, who reviews: two people, as the gate asks. */
type People = { readonly keeper: string | null; readonly reviewer: string | null };
type Row = typeof libraryItems.$inferInsert;

const CHUNK = 500;
const GATE = '已与持有单位逐项核对，不涉及国家秘密和商业秘密';
const GROUND: Partial<Record<PublicationState, string>> = {
  returned: '内容简介过于笼统，请补充技术指标后重新送审',
  withdrawn: '持有单位更换联系方式，核实后再公开',
};

/** The demo city's achievements and projects, their transfers and what visitors asked. */
export async function seedItems(ctx: Ctx): Promise<void> {
  const people = await personIdsByName(ctx, ['柳扬', '高雅琴']);
  const by: People = { keeper: people.get('柳扬') ?? null, reviewer: people.get('高雅琴') ?? null };
  await seedNoun(ctx, 'achievement', demoAchievements as unknown as readonly DemoItem[], by);
  await seedNoun(ctx, 'project', demoProjects as unknown as readonly DemoItem[], by);
}

async function seedNoun(ctx: Ctx, noun: ItemNoun, items: readonly DemoItem[], people: People): Promise<void> {
  const named = items.flatMap(({ owner, park, transfers }) => [owner, ...(park ? [park] : []), ...(transfers ?? []).map(({ to }) => to)]);
  const ids = await organisationIdsByName(ctx, named);
  const places = await placesOf(ctx, [...ids.values()]);
  const rows = items.map((item): Row => {
    const ownerId = ids.get(item.owner) ?? null;
    const parkId = item.park ? (ids.get(item.park) ?? null) : (places.get(ownerId ?? '')?.parkId ?? null);
    return rowOf(ctx, noun, item, { ownerId, parkId }, people);
  });
  for (let start = 0; start < rows.length; start += CHUNK) await ctx.db.insert(libraryItems).values(rows.slice(start, start + CHUNK));
  const transfers = items.flatMap(({ transfers: list }, at) =>
    (list ?? []).map(({ to, ...told }): TransferDraft & { itemId: string } => ({
      ...told,
      itemId: rows[at]?.id ?? '',
      toName: to,
      toId: ids.get(to) ?? null,
    })),
  );
  await addTransferRows(ctx, transfers);
  const inquiries = items.flatMap((item, at) => (item.inquiries ?? []).map((inquiry) => inquiryOf(ctx, inquiry, rows[at], people)));
  if (inquiries.length > 0) await ctx.db.insert(libraryInquiries).values(inquiries);
}

const at = (day: string, hour: number) => new Date(`${day}T${String(hour).padStart(2, '0')}:20:00+08:00`);

function rowOf(
  ctx: Ctx,
  noun: ItemNoun,
  item: DemoItem,
  placed: { ownerId: string | null; parkId: string | null },
  { keeper, reviewer }: People,
): Row {
  const { owner, source, sourceText, terms, publication, enteredOn } = item;
  const enteredAt = at(enteredOn, 10);
  const provenance = { source, sourceText, terms, importId: null, enteredBy: keeper, enteredAt };
  const row = newItemRow(ctx, noun, { ...item, ownerName: owner, ...placed }, provenance);
  const isHandedIn = publication !== 'draft';
  const isReviewed = isHandedIn && publication !== 'submitted';
  return {
    ...row,
    changedAt: enteredAt,
    publicationState: publication,
    publishesAt: publication === 'published' ? at(enteredOn, 16) : null,
    gateStatement: isHandedIn ? GATE : null,
    gateBy: isHandedIn ? keeper : null,
    gateAt: isHandedIn ? enteredAt : null,
    submittedBy: isHandedIn ? keeper : null,
    submittedAt: isHandedIn ? enteredAt : null,
    reviewedBy: isReviewed ? reviewer : null,
    reviewedAt: isReviewed ? at(enteredOn, 16) : null,
    publicationGround: GROUND[publication] ?? null,
  };
}

function inquiryOf(ctx: Ctx, inquiry: DemoInquiry, item: Row | undefined, { keeper }: People): typeof libraryInquiries.$inferInsert {
  const receivedAt = at(inquiry.on, 9);
  return {
    id: newId('inq', ctx.now),
    itemId: item?.id ?? '',
    parkId: item?.parkId ?? null,
    ownerId: item?.ownerId ?? null,
    name: inquiry.name,
    organisation: inquiry.organisation ?? null,
    contact: inquiry.contact,
    question: inquiry.question,
    consentedAt: receivedAt,
    receivedAt,
    state: inquiry.state ?? 'open',
    answer: inquiry.answer ?? null,
    answeredBy: inquiry.state ? keeper : null,
    answeredAt: inquiry.state ? at(inquiry.on, 17) : null,
  };
}
