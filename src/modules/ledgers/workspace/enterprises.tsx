import { Download, FileUp, Plus } from 'lucide-react';
import { useState } from 'react';
import { m } from '#words/messages.js';
import { Button, ButtonLink } from '#web/workspace/button.tsx';
import { call } from '#web/workspace/client.ts';
import { DataGrid, type Filter } from '#web/workspace/grid/data-grid.tsx';
import { PageTitle, WhoCanSee } from '#web/workspace/page-title.tsx';
import { useCall } from '#web/workspace/query.ts';
import { useCan, useMe } from '#web/workspace/session.tsx';
import { enterpriseRoutes, type EnterpriseRow } from '../contract/enterprises.ts';
import { AddEnterprise } from './add-enterprise.tsx';
import { useCertificateOptions, useFieldOptions, useParkOptions } from './code-options.ts';
import { enterpriseColumns } from './enterprise-columns.tsx';
import { ExportEnterprises } from './export-enterprises.tsx';
import { momentOf } from '#web/workspace/moment.ts';

const { listEnterprises } = enterpriseRoutes;
const YEARS_BACK = 4;

/** The enterprise ledger: one row an enterprise, its current facts. */
export default function Enterprises() {
  const [isAdding, setAdding] = useState(false);
  const [exported, setExported] = useState<readonly string[] | null>(null);
  const can = useCan();
  const canExport = can('ledgers.export_enterprises');
  const parks = new Map(useMe().parks.map(({ id, name }) => [id, name]));
  return (
    <>
      <PageTitle
        title={m.ledgers_enterprises_title()}
        note={<Latest />}
        actions={
          <>
            {can('ledgers.import') && (
              <ButtonLink to="/imports/new" icon={FileUp}>
                {m.ledgers_enterprises_import()}
              </ButtonLink>
            )}
            {canExport && (
              <Button icon={Download} onClick={() => setExported([])}>
                {m.ledgers_enterprises_export()}
              </Button>
            )}
            {can('ledgers.keep_enterprises') && (
              <Button look="filled" icon={Plus} onClick={() => setAdding(true)}>
                {m.ledgers_enterprise_add()}
              </Button>
            )}
          </>
        }
      />
      <DataGrid<EnterpriseRow>
        id="enterprises"
        label={m.ledgers_enterprises_title()}
        columns={enterpriseColumns(parks, can('ledgers.read_research'))}
        rowId={(row) => row.id}
        rowHref={(row) => `/enterprises/${row.id}`}
        sort="-revenueFen"
        filters={useFilters()}
        searchHint={m.ledgers_enterprises_search()}
        source={{ key: [listEnterprises.path], load: (query, signal) => call(listEnterprises, { query: query as never }, { signal }) }}
        {...(canExport && {
          bulk: (ids: readonly string[]) => (
            <Button icon={Download} onClick={() => setExported(ids)}>
              {m.ledgers_enterprises_export_chosen({ count: ids.length })}
            </Button>
          ),
        })}
        empty={{ why: m.ledgers_enterprises_empty() }}
      />
      <div className="mt-3">
        <WhoCanSee who={m.ledgers_enterprises_who()} />
      </div>
      {isAdding && <AddEnterprise onClose={() => setAdding(false)} />}
      {exported && <ExportEnterprises ids={exported} onClose={() => setExported(null)} />}
    </>
  );
}

/** How many there are and when the last changed. */
function Latest() {
  const { data } = useCall(listEnterprises, { query: { pageSize: 1, sort: '-changedAt' } });
  if (!data) return null;
  return (
    <>
      {m.ledgers_enterprises_note({
        total: data.total.toLocaleString(),
        at: data.rows[0] ? momentOf(data.rows[0].changedAt) : m.web_figure_unknown(),
      })}
    </>
  );
}

function useFilters(): Filter<EnterpriseRow>[] {
  const thisYear = new Date().getFullYear();
  const years = Array.from({ length: YEARS_BACK + 1 }, (_, back) => String(thisYear - back));
  return [
    { key: 'parkId', label: m.ledgers_enterprise_park(), options: useParkOptions() },
    { key: 'field', label: m.ledgers_enterprise_field(), options: useFieldOptions() },
    { key: 'certificate', label: m.ledgers_enterprise_certificates(), options: useCertificateOptions() },
    {
      key: 'missing',
      label: m.ledgers_enterprise_file(),
      options: [
        { value: 'none', label: m.ledgers_enterprise_file_whole() },
        { value: 'any', label: m.ledgers_enterprise_file_lacking() },
      ],
    },
    { key: 'year', label: m.ledgers_fact_year(), options: years.map((year) => ({ value: year, label: year })) },
  ];
}
