import { m } from '#words/messages.js';
import { wanText } from '#shared/money.ts';
import { Chip } from '#web/workspace/chip.tsx';
import type { Column } from '#web/workspace/grid/data-grid.tsx';
import type { EnterpriseRow } from '../contract/enterprises.ts';
import { certificateLabel, fieldLabel } from './fact-words.ts';

const wan = (fen: number | null) => (fen === null ? '' : wanText(fen));
const CERTIFICATES_SHOWN = 1;

/** The grid's columns; a key is what the list route sorts by. */
export function enterpriseColumns(parks: ReadonlyMap<string, string>, seesResearch: boolean): Column<EnterpriseRow>[] {
  const columns: Column<EnterpriseRow>[] = [
    { key: 'name', label: m.ledgers_enterprise_name(), sortable: true, render: (row) => row.name, width: 220 },
    { key: 'creditCode', label: m.ledgers_enterprise_credit_code(), sortable: true, render: (row) => row.creditCode, width: 150 },
    {
      key: 'parkId',
      label: m.ledgers_enterprise_park(),
      sortable: true,
      isHidden: parks.size === 1,
      render: (row) => parks.get(row.parkId ?? '') ?? '',
    },
    { key: 'fieldCode', label: m.ledgers_enterprise_field(), sortable: true, width: 170, render: (row) => fieldOf(row.fieldCode) },
    {
      key: 'certificates',
      label: m.ledgers_enterprise_certificates(),
      isFact: true,
      width: 150,
      render: (row) => <Certificates kinds={row.certificateKinds} />,
    },
    {
      key: 'legalRepresentative',
      label: m.ledgers_enterprise_legal(),
      sortable: true,
      isHidden: true,
      render: (row) => row.legalRepresentative,
    },
    { key: 'mainProducts', label: m.ledgers_enterprise_products(), isHidden: true, render: (row) => row.mainProducts },
    { key: 'industryCode', label: m.ledgers_enterprise_industry(), sortable: true, isHidden: true, render: (row) => row.industryCode },
    { key: 'size', label: m.ledgers_enterprise_size(), sortable: true, isHidden: true, render: (row) => row.size },
    { key: 'establishedOn', label: m.ledgers_enterprise_established(), sortable: true, isHidden: true, render: (row) => row.establishedOn },
    { key: 'figuresYear', label: m.ledgers_enterprise_figures_year(), sortable: true, align: 'right', render: (row) => row.figuresYear },
    {
      key: 'revenueFen',
      label: m.ledgers_enterprise_sales(),
      unit: m.ledgers_fact_wan(),
      align: 'right',
      sortable: true,
      isFact: true,
      render: (row) => wan(row.revenueFen),
    },
    {
      key: 'rdFen',
      label: m.ledgers_enterprise_rd(),
      unit: m.ledgers_fact_wan(),
      align: 'right',
      sortable: true,
      render: (row) => wan(row.rdFen),
    },
    {
      key: 'taxFen',
      label: m.ledgers_enterprise_tax(),
      unit: m.ledgers_fact_wan(),
      align: 'right',
      sortable: true,
      isHidden: true,
      render: (row) => wan(row.taxFen),
    },
    {
      key: 'headcount',
      label: m.ledgers_enterprise_headcount(),
      align: 'right',
      sortable: true,
      isFact: true,
      render: (row) => row.headcount?.toLocaleString(),
    },
    {
      key: 'stStaff',
      label: m.ledgers_enterprise_st_staff(),
      align: 'right',
      sortable: true,
      isHidden: true,
      render: (row) => row.stStaff?.toLocaleString(),
    },
    { key: 'nextExpiryOn', label: m.ledgers_enterprise_next_expiry(), sortable: true, isHidden: true, render: (row) => row.nextExpiryOn },
    { key: 'missing', label: m.ledgers_enterprise_file(), render: (row) => <FileChip missing={row.missing.length} /> },
    { key: 'factsAsOf', label: m.ledgers_fact_as_of(), sortable: true, isHidden: true, render: (row) => row.factsAsOf },
  ];
  return columns.filter(({ key }) => key !== 'rdFen' || seesResearch);
}

/** In a list the first level says enough. */
const fieldOf = (code: string | null) => (code ? fieldLabel(code.split('.')[0] ?? code) : '');

/** The foremost in words, the others counted. */
function Certificates({ kinds }: { kinds: readonly string[] }) {
  const [shown, more] = [kinds.slice(0, CERTIFICATES_SHOWN), kinds.length - CERTIFICATES_SHOWN];
  return (
    <span className="flex items-baseline gap-1">
      <span className="max-w-[104px] truncate">{shown.map(certificateLabel).join(m.ledgers_list_comma())}</span>
      {more > 0 && <span className="text-muted">+{more}</span>}
    </span>
  );
}

function FileChip({ missing }: { missing: number }) {
  return missing === 0 ? (
    <Chip tone="done">{m.ledgers_enterprise_file_whole()}</Chip>
  ) : (
    <Chip tone="watch">{m.ledgers_enterprise_file_missing({ count: missing })}</Chip>
  );
}
