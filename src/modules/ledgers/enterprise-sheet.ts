import { dayOf } from '#shared/dates.ts';
import { FEN_PER_WAN } from '#shared/money.ts';
import { Refusal } from '#shared/refusal.ts';
import { say } from '#shared/words.ts';
import { may } from '#platform/access/table.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { FileAnswer } from '#platform/http/handlers.ts';
import type { OutCell, OutColumn, OutFormat, OutRow } from '#engines/documents/workbook/out.ts';
import { writeWorkbook } from '#engines/documents/workbook/write.ts';
import { namesOf } from '#modules/parties/index.ts';
import { ledgersAccess } from './access.ts';
import { certificatesOfAll, type KeptCertificate } from './certificate.ts';
import { enterprisesRefusals, type EnterpriseFilters, type EnterpriseRow } from './contract/enterprises.ts';
import type { FactKind, ValueType } from './contract/facts.ts';
import { listEnterprises } from './enterprise-list.ts';
import { currentFacts, type CurrentFact } from './fact.ts';
import { FACT_KINDS } from './fact-kinds.ts';

const MOST_ROWS = 20_000;
const CHUNK = 500;
const YEARS_SHOWN = 3;

/** The ledger's own columns, when none are chosen. */
const USUAL = [
  'enterprise_name',
  'credit_code',
  'park',
  'county',
  'legal_representative',
  'contact_name',
  'contact_phone',
  'registered_capital',
  'established_on',
  'main_products',
  'industry_code',
  'field_code',
  'is_high_tech',
  'certificate_number',
  'certificate_valid_until',
  'sales_income',
  'rd_accounting',
  'headcount',
  'st_staff',
  'remark',
];

type Asked = { readonly filters: EnterpriseFilters; readonly kinds: readonly string[]; readonly ids: readonly string[] };
type Column = { readonly kind: FactKind; readonly year: number | null };

/**
 * The enterprise ledger as an official-looking workbook: yearly figures a column a year, money in 万元. The headings are
 * the ledger's own words, so that the import knows every column again. Who exported what is recorded.
 */
export async function exportEnterprises(ctx: Ctx, { filters, kinds, ids }: Asked): Promise<FileAnswer> {
  const asked = { ...filters, ids };
  const { total } = await listEnterprises(ctx, { ...asked, page: 1, pageSize: 1 });
  if (total > MOST_ROWS) throw new Refusal(enterprisesRefusals.export_too_large, { count: total, most: MOST_ROWS });
  const today = dayOf(ctx.now);
  const columns = columnsOf(kinds.length > 0 ? kinds : USUAL, filters.year ?? null, Number(today.slice(0, 4)));
  const title = say('ledgers_enterprises_title', {}, ctx.locale);
  const bytes = await writeWorkbook([
    {
      name: title,
      title,
      lead: {
        left: say('ledgers_sheet_filled_by', { organisation: ctx.actor.orgName }, ctx.locale),
        right: say('ledgers_sheet_as_of', { day: today }, ctx.locale),
      },
      columns: [
        { heading: say('ledgers_sheet_number', {}, ctx.locale), width: 6, format: 'integer' },
        ...columns.map((column) => headOf(ctx, column)),
      ],
      rows: rowsOf(ctx, asked, columns, total),
    },
  ]);
  await ctx.record({
    type: 'ledgers.enterprises_exported',
    subject: ctx.actor.orgId ?? 'city',
    parkId: filters.parkId ?? null,
    values: {
      count: total,
      columns: columns
        .map(({ kind }) => kind.id)
        .join(' ')
        .slice(0, 500),
    },
  });
  const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return { name: `${title}-${today}.xlsx`, mediaType, bytes };
}

/** Yearly kinds stand once for each year shown: the year asked for, or the last three. */
function columnsOf(kinds: readonly string[], year: number | null, thisYear: number): Column[] {
  const years = year ? [year] : Array.from({ length: YEARS_SHOWN }, (_, back) => thisYear - YEARS_SHOWN + 1 + back);
  return [...new Set(kinds)].flatMap((id): Column[] => {
    const kind = FACT_KINDS.get(id);
    if (!kind) return [];
    return kind.isYearly ? years.map((one) => ({ kind, year: one })) : [{ kind, year: null }];
  });
}

const FORMATS: Readonly<Record<ValueType, OutFormat>> = {
  text: 'text',
  code: 'text',
  date: 'date',
  boolean: 'text',
  money_fen: 'decimal',
  number: 'general',
  share: 'percent',
  count: 'integer',
};
const WIDTHS: Readonly<Record<string, number>> = {
  enterprise_name: 34,
  credit_code: 22,
  address: 30,
  main_products: 30,
  business_scope: 40,
  contact_phone: 16,
};

function headOf(ctx: Ctx, { kind, year }: Column): OutColumn {
  const label = say(`code_fact_${kind.id}`, {}, ctx.locale);
  const heading = kind.valueType === 'money_fen' ? say('ledgers_sheet_in_wan', { label }, ctx.locale) : label;
  return {
    heading: year === null ? heading : [heading, say('ledgers_sheet_year', { year: String(year) }, ctx.locale)],
    width: WIDTHS[kind.id] ?? 14,
    format: FORMATS[kind.valueType],
  };
}

async function* rowsOf(
  ctx: Ctx,
  asked: EnterpriseFilters & { ids: readonly string[] },
  columns: readonly Column[],
  total: number,
): AsyncGenerator<OutRow> {
  const kinds = [...new Set(columns.map(({ kind }) => kind.id))];
  let number = 0;
  for (let page = 1; (page - 1) * CHUNK < total; page += 1) {
    const { rows } = await listEnterprises(ctx, { ...asked, page, pageSize: CHUNK });
    const ids = rows.map((row) => row.id);
    const facts = await currentFacts(ctx, ids, kinds);
    const certificates = await certificatesOfAll(ctx, ids, 'high_tech_enterprise');
    const places = await namesOf(ctx, [...new Set(rows.flatMap((row) => [row.parkId, row.countyId].filter((id) => id !== null)))]);
    for (const row of rows) {
      number += 1;
      const said = facts.get(row.id) ?? [];
      const cellOf = (column: Column) => cell(ctx, column, { row, said, places, certificate: certificates.get(row.id) });
      yield [number, ...columns.map(cellOf)];
    }
  }
}

type Known = {
  readonly row: EnterpriseRow;
  readonly said: readonly CurrentFact[];
  readonly places: ReadonlyMap<string, string>;
  readonly certificate: KeptCertificate | undefined;
};

function cell(ctx: Ctx, { kind, year }: Column, known: Known): OutCell {
  const { row, certificate } = known;
  const placed = { parkId: row.parkId, countyId: row.countyId, orgId: row.id };
  if (kind.whoCanSee === 'contact' && !may(ledgersAccess, ctx.actor, 'ledgers.read_contacts', placed)) return null;
  if (kind.group === 'research' && !may(ledgersAccess, ctx.actor, 'ledgers.read_research', placed)) return null;
  switch (kind.id) {
    case 'enterprise_name':
      return row.name;
    case 'credit_code':
      return row.creditCode;
    case 'park':
      return known.places.get(row.parkId ?? '') ?? null;
    case 'county':
      return known.places.get(row.countyId ?? '') ?? null;
    case 'is_high_tech':
      return say(row.certificateKinds.includes('high_tech_enterprise') ? 'ledgers_sheet_yes' : 'ledgers_sheet_no', {}, ctx.locale);
    case 'certificate_number':
      return certificate?.number ?? null;
    case 'certificate_issued_on':
      return certificate?.issuedOn ?? null;
    case 'certificate_valid_until':
      return certificate?.validUntil ?? null;
    default:
      return valueCell(
        ctx,
        kind,
        known.said.find((fact) => fact.kind === kind.id && fact.year === year && fact.period !== 'half'),
      );
  }
}

/** A figure that is not an actual one says so in a note. */
function valueCell(ctx: Ctx, kind: FactKind, fact: CurrentFact | undefined): OutCell {
  if (!fact) return null;
  const value = typeof fact.value === 'boolean' ? say(fact.value ? 'ledgers_sheet_yes' : 'ledgers_sheet_no', {}, ctx.locale) : fact.value;
  const shown = kind.valueType === 'money_fen' ? Number(value) / FEN_PER_WAN : value;
  return fact.status === 'actual' ? shown : { value: shown, note: say(`code_figure_status_${fact.status}`, {}, ctx.locale) };
}
