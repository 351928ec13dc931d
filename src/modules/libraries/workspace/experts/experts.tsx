import { CopyCheck, Download, FileUp, Plus } from 'lucide-react';
import { useState } from 'react';
import { m } from '#words/messages.js';
import { say } from '#shared/words.ts';
import { Button, ButtonLink, DownloadLink } from '#web/workspace/button.tsx';
import { addressOf, call } from '#web/workspace/client.ts';
import { DataGrid, type Filter } from '#web/workspace/grid/data-grid.tsx';
import { useGridAddress } from '#web/workspace/grid/use-address.ts';
import { PageTitle, WhoCanSee } from '#web/workspace/page-title.tsx';
import { PUBLICATION_STATES } from '#shared/publication.ts';
import { useCall } from '#web/workspace/query.ts';
import { useCan, useMe } from '#web/workspace/session.tsx';
import { AVAILABILITIES, TERM_STATES, TITLE_LEVELS } from '../../contract/expert-codes.ts';
import type { ExpertRow } from '../../contract/expert-shapes.ts';
import { expertRoutes } from '../../contract/experts.ts';
import { expertColumns } from './expert-columns.tsx';
import { ExpertForm } from './expert-form.tsx';
import { expertField, optionsOf, useFields } from './words.ts';

const { listExperts, exportExperts } = expertRoutes;
const KEYS = ['field', 'level', 'term', 'availability', 'publication'];

/** 专家库: found by name, subject, field and organisation. */
export default function Experts() {
  const can = useCan();
  const parks = new Map(useMe().parks.map(({ id, name }) => [id, name]));
  const [isAdding, setAdding] = useState(false);
  const canKeep = can('libraries.keep_experts');
  return (
    <>
      <PageTitle title={m.libraries_experts_title()} note={<Note />} actions={<Actions onAdd={() => setAdding(true)} />} />
      <DataGrid<ExpertRow>
        id="experts"
        label={m.libraries_experts_title()}
        columns={expertColumns(can('libraries.read_expert_contacts'), parks)}
        rowId={(row) => row.id}
        rowHref={(row) => `/experts/${row.id}`}
        filters={useFilters()}
        searchHint={m.libraries_experts_search()}
        source={{ key: [listExperts.path], load: (query, signal) => call(listExperts, { query: query as never }, { signal }) }}
        empty={{
          why: m.libraries_experts_empty(),
          ...(canKeep && {
            action: (
              <Button look="filled" icon={Plus} onClick={() => setAdding(true)}>
                {m.libraries_experts_add()}
              </Button>
            ),
          }),
        }}
      />
      <div className="mt-3">
        <WhoCanSee who={m.libraries_experts_who()} />
      </div>
      {isAdding && <ExpertForm expert={null} onClose={() => setAdding(false)} />}
    </>
  );
}

function Actions({ onAdd }: { onAdd: () => void }) {
  const can = useCan();
  const [{ q, sort, filters }] = useGridAddress(KEYS);
  const canKeep = can('libraries.keep_experts');
  return (
    <>
      {canKeep && (
        <ButtonLink icon={CopyCheck} to="/experts/duplicates">
          {m.libraries_experts_twins()}
        </ButtonLink>
      )}
      {can('libraries.import') && (
        <ButtonLink icon={FileUp} to="/library-imports?kind=expert">
          {m.libraries_experts_import()}
        </ButtonLink>
      )}
      {can('libraries.export_experts') && (
        <DownloadLink icon={Download} href={addressOf(exportExperts, { query: { ...filters, ...(q && { q }), ...(sort && { sort }) } })}>
          {m.libraries_experts_export()}
        </DownloadLink>
      )}
      {canKeep && (
        <Button look="filled" icon={Plus} onClick={onAdd}>
          {m.libraries_experts_add()}
        </Button>
      )}
    </>
  );
}

/** How many there are, and how many are in term. */
function Note() {
  const all = useCall(listExperts, { query: { pageSize: 1 } }).data;
  const inTerm = useCall(listExperts, { query: { pageSize: 1, term: 'in_term' } }).data;
  const soon = useCall(listExperts, { query: { pageSize: 1, term: 'expiring' } }).data;
  if (!all || !inTerm || !soon) return null;
  return <>{m.libraries_experts_note({ total: all.total, term: inTerm.total + soon.total, soon: soon.total })}</>;
}

function useFilters(): Filter<ExpertRow>[] {
  return [
    { key: 'field', label: expertField('fields'), options: useFields() },
    { key: 'level', label: m.libraries_experts_level(), options: optionsOf('expert_level', TITLE_LEVELS) },
    { key: 'term', label: m.libraries_experts_term(), options: optionsOf('expert_term', TERM_STATES) },
    { key: 'availability', label: expertField('availability'), options: optionsOf('expert_availability', AVAILABILITIES) },
    {
      key: 'publication',
      label: m.libraries_experts_page(),
      options: PUBLICATION_STATES.map((value) => ({ value, label: say(`code_publication_state_${value}`) })),
    },
  ];
}
