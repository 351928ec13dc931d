import { Download, Plus } from 'lucide-react';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { m } from '#words/messages.js';
import { say } from '#shared/words.ts';
import { Button } from '#web/workspace/button.tsx';
import { Chip } from '#web/workspace/chip.tsx';
import { addressOf, call } from '#web/workspace/client.ts';
import { DataGrid, type Column, type Filter } from '#web/workspace/grid/data-grid.tsx';
import { PageTitle, WhoCanSee } from '#web/workspace/page-title.tsx';
import { useCan } from '#web/workspace/session.tsx';
import { peopleRoutes, type Person } from '../contract.ts';
import { OpenButton, useOpened } from './opened.tsx';
import { AddPerson } from './person-forms.tsx';
import { PersonSheet } from './person-sheet.tsx';
import { roleOptions, useOrganisations } from './pickers.tsx';

/** Who does what: people with the duties they have today. */
export default function People() {
  const { id, open, close } = useOpened();
  const [isAdding, setAdding] = useState(false);
  const canKeep = useCan()('parties.keep_people');
  const parks = useOrganisations('park');
  const filters: Filter<Person>[] = [
    { key: 'role', label: m.parties_duty(), options: roleOptions },
    { key: 'parkId', label: m.parties_park(), options: parks },
    {
      key: 'state',
      label: m.parties_state(),
      options: [
        { value: 'present', label: m.parties_state_present() },
        { value: 'left', label: m.parties_state_left() },
      ],
    },
  ];
  const add = canKeep && (
    <Button look="filled" icon={Plus} onClick={() => setAdding(true)}>
      {m.parties_person_add()}
    </Button>
  );
  return (
    <>
      <PageTitle title={m.parties_nav_people()} note={<WhoCanSee who={m.parties_people_who()} />} actions={add} />
      <DataGrid<Person>
        id="people"
        label={m.parties_nav_people()}
        columns={columnsOf(open)}
        rowId={(row) => row.id}
        filters={filters}
        searchHint={m.parties_people_search()}
        source={{
          key: [peopleRoutes.listPeople.path],
          load: (query, signal) => call(peopleRoutes.listPeople, { query: query as never }, { signal }),
        }}
        tools={<ExportLink />}
        empty={{ why: m.parties_people_empty() }}
      />
      {id && <PersonSheet key={id} personId={id} onClose={close} />}
      {isAdding && <AddPerson onClose={() => setAdding(false)} />}
    </>
  );
}

/** The register of what the filters show. */
function ExportLink() {
  const { q, role, parkId, state } = useSearch({ strict: false }) as Record<string, string | undefined>;
  const href = addressOf(peopleRoutes.exportPeople, { query: { q, role, parkId, state } });
  return (
    <a
      href={href}
      download
      className="inline-flex h-8 items-center gap-1.5 rounded-control border border-edge bg-white px-3 whitespace-nowrap text-ink no-underline hover:bg-head max-md:h-11"
    >
      <Download size={16} aria-hidden />
      {m.parties_people_export()}
    </a>
  );
}

function columnsOf(open: (id: string) => void): Column<Person>[] {
  return [
    { key: 'name', label: m.parties_person_name(), render: (row) => <OpenButton onOpen={() => open(row.id)}>{row.name}</OpenButton> },
    { key: 'org', label: m.parties_organisation(), isFact: true, render: (row) => row.orgName },
    { key: 'title', label: m.parties_title(), render: (row) => row.title },
    { key: 'duties', label: m.parties_duty(), isFact: true, render: (row) => <Duties row={row} /> },
    {
      key: 'park',
      label: m.parties_park(),
      render: (row) => [...new Set(row.duties.flatMap(({ parkName }) => parkName ?? []))].join(' · '),
    },
    { key: 'phone', label: m.parties_phone(), isHidden: true, render: (row) => row.phone },
    { key: 'account', label: m.parties_account(), isFact: true, render: (row) => <AccountChip row={row} /> },
  ];
}

function Duties({ row }: { row: Person }) {
  const names = [...new Set(row.duties.map(({ role }) => say(`code_role_${role}`)))].join(' · ');
  return (
    <span className="inline-flex items-center gap-1.5">
      {names}
      {row.duties.some(({ isDispatch }) => isDispatch) && (
        <Chip tone="progress" tag>
          {m.parties_dispatched()}
        </Chip>
      )}
    </span>
  );
}

function AccountChip({ row }: { row: Person }) {
  if (!row.username) return <span className="text-muted">{m.parties_account_none()}</span>;
  if (row.isDisabled) return <Chip tone="late">{m.parties_account_disabled()}</Chip>;
  return (
    <Chip tone={row.hasSecondFactor ? 'done' : 'waiting'}>
      {row.hasSecondFactor ? m.parties_account_two_factors() : m.parties_account_one_factor()}
    </Chip>
  );
}
