import { Plus } from 'lucide-react';
import { useState } from 'react';
import { m } from '#words/messages.js';
import { say } from '#shared/words.ts';
import { Button } from '#web/workspace/button.tsx';
import { Chip } from '#web/workspace/chip.tsx';
import { call } from '#web/workspace/client.ts';
import { DataGrid, type Column, type Filter } from '#web/workspace/grid/data-grid.tsx';
import { PageTitle, WhoCanSee } from '#web/workspace/page-title.tsx';
import { useCan } from '#web/workspace/session.tsx';
import { organisationRoutes, type Organisation } from '../contract.ts';
import { AddOrganisation } from './organisation-forms.tsx';
import { OrganisationSheet } from './organisation-sheet.tsx';
import { OpenButton, useOpened } from './opened.tsx';
import { kindOptions, useOrganisations } from './pickers.tsx';

/** Who there is: every organisation the document names. */
export default function Organisations() {
  const { id, open, close } = useOpened();
  const [isAdding, setAdding] = useState(false);
  const canKeep = useCan()('parties.keep_organisations');
  const parks = useOrganisations('park');
  const parkName = new Map(parks.map(({ value, label }) => [value, label]));
  const filters: Filter<Organisation>[] = [
    { key: 'kind', label: m.parties_organisation_kind(), options: kindOptions },
    { key: 'parkId', label: m.parties_park(), options: parks },
    { key: 'state', label: m.parties_state(), options: stateOptions() },
  ];
  const add = canKeep && (
    <Button look="filled" icon={Plus} onClick={() => setAdding(true)}>
      {m.parties_organisation_add()}
    </Button>
  );
  return (
    <>
      <PageTitle title={m.parties_nav_organisations()} note={<WhoCanSee who={m.parties_organisations_who()} />} actions={add} />
      <DataGrid<Organisation>
        id="organisations"
        label={m.parties_nav_organisations()}
        columns={columnsOf(open, parkName)}
        rowId={(row) => row.id}
        filters={filters}
        searchHint={m.parties_organisations_search()}
        source={{
          key: [organisationRoutes.listOrganisations.path],
          load: (query, signal) => call(organisationRoutes.listOrganisations, { query: query as never }, { signal }),
        }}
        empty={{ why: m.parties_organisations_empty() }}
      />
      {id && <OrganisationSheet key={id} organisationId={id} onClose={close} />}
      {isAdding && <AddOrganisation onClose={() => setAdding(false)} />}
    </>
  );
}

const stateOptions = () => [
  { value: 'open', label: m.parties_state_open() },
  { value: 'closed', label: m.parties_state_closed() },
  { value: 'merged', label: m.parties_state_merged() },
];

function columnsOf(open: (id: string) => void, parkName: ReadonlyMap<string, string>): Column<Organisation>[] {
  return [
    { key: 'name', label: m.parties_organisation_name(), render: (row) => <OpenButton onOpen={() => open(row.id)}>{row.name}</OpenButton> },
    { key: 'kind', label: m.parties_organisation_kind(), isFact: true, render: (row) => say(`code_organisation_kind_${row.kind}`) },
    { key: 'park', label: m.parties_park(), isFact: true, render: (row) => (row.parkId ? parkName.get(row.parkId) : '') },
    { key: 'creditCode', label: m.parties_credit_code(), render: (row) => row.creditCode },
    { key: 'state', label: m.parties_state(), isFact: true, render: (row) => <StateChip row={row} /> },
  ];
}

function StateChip({ row }: { row: Organisation }) {
  if (row.mergedInto) return <Chip tone="estimate">{m.parties_state_merged()}</Chip>;
  return row.closedOn ? <Chip tone="waiting">{m.parties_state_closed()}</Chip> : <Chip tone="done">{m.parties_state_open()}</Chip>;
}
