import { dayOf } from '#shared/dates.ts';
import { FEN_PER_WAN } from '#shared/money.ts';
import { Refusal } from '#shared/refusal.ts';
import { say } from '#shared/words.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { FileAnswer } from '#platform/http/handlers.ts';
import type { OutCell, OutColumn } from '#engines/documents/workbook/out.ts';
import { writeWorkbook, XLSX } from '#engines/documents/workbook/write.ts';
import { namesOf } from '#modules/parties/index.ts';
import { needRefusals, type NeedFilter } from './contract/needs.ts';
import type { NeedRow } from './need.ts';
import { allNeeds, seenNeed } from './need-queries.ts';
import { spokenCode } from '#shared/spoken-code.ts';

const LIMIT = 20_000;

/** The columns in the order of the ledger, by the ids of content/codes/need-fields.json: so the import knows them again. */
const WIDTHS = {
  county: 12,
  park: 16,
  enterprise_name: 28,
  title: 36,
  kind: 12,
  difficulty: 44,
  indicators: 26,
  present_base: 26,
  amount: 14,
  cooperation: 18,
  wanted_partner: 20,
  is_confidential: 10,
  contact_name: 10,
  contact_phone: 16,
  office: 18,
  responsible_person: 12,
  expert: 14,
  submitted_at: 12,
  matched_on: 12,
  progress: 40,
  state: 12,
  is_solved: 10,
  closed_on: 12,
  remark: 24,
} as const;
type Key = keyof typeof WIDTHS;

/** 企业科技需求台账 as a workbook: what a filter finds, as this person may read it. Refuses more than 20,000 lines. */
export async function exportNeeds(ctx: Ctx, filter: NeedFilter): Promise<FileAnswer> {
  const { locale } = ctx;
  const found = await allNeeds(ctx, filter, LIMIT);
  if (found.length > LIMIT) throw new Refusal(needRefusals.need_export_too_long, { limit: LIMIT });
  const names = await namesOf(
    ctx,
    found.flatMap((need) => [need.parkId, need.countyId].filter((one) => one !== null)),
  );
  const keys = Object.keys(WIDTHS) as Key[];
  const unit = say('technology_need_unit_wan', {}, locale);
  const heading = (key: Key) =>
    key === 'amount' ? `${spokenCode('need_field', key, locale)}${unit}` : spokenCode('need_field', key, locale);
  const columns: OutColumn[] = [
    { heading: say('technology_need_number', {}, locale), width: 6, format: 'integer' },
    ...keys.map((key): OutColumn => ({ heading: heading(key), width: WIDTHS[key], format: key === 'amount' ? 'general' : 'text' })),
  ];
  const rows = found.map((row, index): OutCell[] => [index + 1, ...keys.map((key) => cellOf(ctx, row, key, names))]);
  const title = say('technology_needs', {}, locale);
  const today = dayOf(ctx.now);
  const lead = {
    left: say('technology_need_by', { org: ctx.actor.orgName }, locale),
    right: say('technology_need_as_of', { day: today }, locale),
  };
  const bytes = await writeWorkbook([{ name: title, title, lead, columns, rows }]);
  return { name: `${title}-${today}.xlsx`, mediaType: XLSX, bytes };
}

function cellOf(ctx: Ctx, row: NeedRow, key: Key, names: ReadonlyMap<string, string>): OutCell {
  const need = seenNeed(ctx, row);
  const { locale } = ctx;
  const yesNo = (value: boolean) => say(value ? 'technology_need_yes' : 'technology_need_no', {}, locale);
  const cells: Record<Key, () => OutCell> = {
    county: () => names.get(need.countyId ?? '') ?? null,
    park: () => names.get(need.parkId ?? '') ?? null,
    enterprise_name: () => need.enterpriseName,
    title: () => need.title ?? say('technology_need_masked', {}, locale),
    kind: () => (need.kind ? spokenCode('need_kind', need.kind, locale) : null),
    difficulty: () => need.difficulty,
    indicators: () => need.indicators,
    present_base: () => need.presentBase,
    amount: () => amountOf(need),
    cooperation: () => need.cooperation.map((one) => spokenCode('need_cooperation', one, locale)).join('、') || null,
    wanted_partner: () => need.wantedPartner,
    is_confidential: () => yesNo(need.isConfidential),
    contact_name: () => need.contactName,
    contact_phone: () => need.contactPhone,
    office: () => need.office,
    responsible_person: () => need.responsiblePerson,
    expert: () => need.expert,
    submitted_at: () => need.submittedOn,
    matched_on: () => need.matchedOn,
    progress: () => need.progress,
    state: () => spokenCode('need_state', need.state, locale),
    is_solved: () =>
      ['solved', 'confirmed', 'closed'].includes(need.state) ? yesNo(true) : need.state === 'unsolved' ? yesNo(false) : null,
    closed_on: () => need.closedOn,
    remark: () => need.remark,
  };
  return cells[key]();
}

/** In 万元: a figure, a range, or the words. */
function amountOf({
  amountText,
  amountLowFen: low,
  amountHighFen: high,
}: Pick<ReturnType<typeof seenNeed>, 'amountText' | 'amountLowFen' | 'amountHighFen'>): OutCell {
  const wan = (fen: number) => fen / FEN_PER_WAN;
  if (low !== null && high !== null && low !== high) return `${wan(low)}–${wan(high)}`;
  const one = high ?? low;
  return one === null ? amountText : wan(one);
}
