import { m } from '#words/messages.js';
import { say } from '#shared/words.ts';
import type { PublicationState } from '#shared/publication.ts';
import { Chip } from '#web/workspace/chip.tsx';
import type { Column } from '#web/workspace/grid/data-grid.tsx';
import { PublicationChip } from '#web/workspace/publication-panel.tsx';
import type { ExpertRow } from '../../contract/expert-shapes.ts';
import { AVAILABILITY_TONES, expertField, fieldLabel, TERM_TONES } from './words.ts';

/** The library's columns; contacts only for those who may ask for them. */
export function expertColumns(seesContacts: boolean, parks: ReadonlyMap<string, string>): Column<ExpertRow>[] {
  return [
    { key: 'name', label: expertField('name'), sortable: true, width: 170, render: (row) => <Name row={row} /> },
    { key: 'orgName', label: expertField('org_name'), sortable: true, isFact: true, width: 210, render: (row) => row.orgName },
    { key: 'title', label: expertField('title'), isFact: true, width: 130, render: (row) => row.titleName ?? '' },
    {
      key: 'fields',
      label: expertField('fields'),
      width: 190,
      render: (row) => row.fields.map(fieldLabel).join('、'),
    },
    { key: 'subjects', label: expertField('subjects'), isFact: true, width: 200, render: (row) => row.subjects.join('、') },
    ...(seesContacts ? [{ key: 'phone', label: expertField('phone'), width: 120, render: (row: ExpertRow) => row.phone ?? '' }] : []),
    {
      key: 'availability',
      label: expertField('availability'),
      isHidden: true,
      render: (row) => <Chip tone={AVAILABILITY_TONES[row.availability]}>{say(`code_expert_availability_${row.availability}`)}</Chip>,
    },
    {
      key: 'termEndsOn',
      label: m.libraries_experts_term(),
      sortable: true,
      width: 110,
      render: (row) => <Chip tone={TERM_TONES[row.term]}>{say(`code_expert_term_${row.term}`)}</Chip>,
    },
    {
      key: 'consultations',
      label: expertField('consultations'),
      align: 'right',
      sortable: true,
      width: 90,
      render: (row) => row.consultations,
    },
    { key: 'last', label: m.libraries_experts_last(), isHidden: true, render: (row) => row.lastConsultedOn ?? '' },
    {
      key: 'publication',
      label: m.libraries_experts_page(),
      width: 100,
      render: (row) => <PublicationChip publication={{ state: row.publication as PublicationState, isPublic: row.isPublic }} />,
    },
    {
      key: 'park',
      label: expertField('park_id'),
      isHidden: true,
      render: (row) => (row.parkId ? (parks.get(row.parkId) ?? '') : m.libraries_experts_bureau()),
    },
  ];
}

function Name({ row }: { row: ExpertRow }) {
  return (
    <>
      {row.name || m.libraries_experts_erased()}
      {row.nameEn && <span className="ml-2 text-note text-muted">{row.nameEn}</span>}
    </>
  );
}
