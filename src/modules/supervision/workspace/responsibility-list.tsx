import { Download, FileText, FileUp, Landmark, UserCheck } from 'lucide-react';
import { useMemo, useState } from 'react';
import { addDays, dayOf } from '#shared/dates.ts';
import { say } from '#shared/words.ts';
import { Button, ButtonLink, DownloadLink } from '#web/workspace/button.tsx';
import { addressOf } from '#web/workspace/client.ts';
import { FilterRow } from '#web/workspace/grid/filters.tsx';
import { useGridAddress } from '#web/workspace/grid/use-address.ts';
import { PageTitle, WhoCanSee } from '#web/workspace/page-title.tsx';
import { useCall } from '#web/workspace/query.ts';
import { useCan } from '#web/workspace/session.tsx';
import { EmptyState, ErrorState, Skeleton } from '#web/workspace/states.tsx';
import { usePhone } from '#web/workspace/use-phone.ts';
import { m } from '#words/messages.js';
import { documentRoutes, MEASURE_STATES, measureRoutes, type Measure, type PolicyDocument } from '../contract.ts';
import { AssignSheet } from './assign-sheet.tsx';
import { ListCards } from './list-cards.tsx';
import { ListTable } from './list-table.tsx';

const KEYS = ['documentId', 'department', 'liaison', 'state', 'due'];
const MONTH = 30;

/** 责任清单: what every measure is, who answers for it, by when, how far it has come. */
export default function ResponsibilityList() {
  const [address, change] = useGridAddress(KEYS);
  const documents = useCall(documentRoutes.listPolicyDocuments, {});
  const list = useCall(measureRoutes.listMeasures, { query: queryOf(address.q, address.filters) });
  const filters = useFilters();
  const isPhone = usePhone();
  const shown = documents.data?.rows.find(({ id }) => id === list.data?.documentId);
  const mayKeep = useCan()('supervision.keep_measures') && shown?.supersededBy === null;
  const [selected, setSelected] = useState<readonly string[]>([]);
  const [assigning, setAssigning] = useState<readonly Measure[]>([]);
  if (documents.data?.total === 0) return <Nothing />;
  const rows = list.data?.rows ?? [];
  const chosen = rows.filter(({ id }) => selected.includes(id));
  return (
    <div data-print-page="lying">
      <PageTitle title={m.supervision_list_title()} note={shown && noteOf(shown)} actions={<Actions document={shown} />} />
      {shown?.supersededBy && <p className="mt-0 text-table text-watch">{m.supervision_not_in_force()}</p>}
      <div className="overflow-hidden rounded-card border border-line bg-white">
        <FilterRow address={address} change={change} filters={filters} searchHint={m.supervision_search()} tools={null} waitMs={150} />
        {chosen.length > 0 && (
          <div
            data-print="hidden"
            role="region"
            aria-label={m.supervision_assign()}
            className="flex min-h-11 flex-wrap items-center gap-3 border-t border-brand-edge bg-brand-tint px-4 py-1.5"
          >
            <span role="status" className="font-bold text-brand-strong">
              {m.supervision_selected({ count: chosen.length })}
            </span>
            <Button size="small" icon={UserCheck} onClick={() => setAssigning(chosen)}>
              {m.supervision_assign_some({ count: chosen.length })}
            </Button>
          </div>
        )}
        {list.error ? (
          <div className="p-4">
            <ErrorState error={list.error} retry={() => void list.refetch()} />
          </div>
        ) : list.isPending ? (
          <Skeleton lines={10} />
        ) : rows.length === 0 ? (
          <EmptyState why={m.supervision_list_empty()} />
        ) : isPhone ? (
          <ListCards measures={rows} />
        ) : (
          <ListTable
            measures={rows}
            selected={mayKeep ? selected : undefined}
            onSelect={setSelected}
            onAssign={(measure) => setAssigning([measure])}
          />
        )}
        <p role="status" className="m-0 px-4 py-2 text-table text-muted">
          {m.supervision_total_line({ total: rows.length })}
        </p>
      </div>
      <div className="mt-3">
        <WhoCanSee who={m.supervision_who()} />
      </div>
      {assigning.length > 0 && (
        <AssignSheet
          key={assigning.map(({ id }) => id).join()}
          measures={assigning}
          onClose={() => setAssigning([])}
          onDone={() => setSelected([])}
        />
      )}
    </div>
  );
}

function noteOf({ name, number, assigned, answerable }: PolicyDocument): string {
  return [name, number, m.supervision_assigned_line({ assigned, answerable })].filter(Boolean).join(' · ');
}

function queryOf(q: string, { documentId, department, liaison, state, due }: Readonly<Record<string, string>>) {
  const today = dayOf(new Date());
  const dueBefore = due === 'past' ? today : due === 'month' ? addDays(today, MONTH) : undefined;
  return {
    ...(q && { q }),
    ...(documentId && { documentId }),
    ...(department && { department }),
    ...(liaison && { liaison: 'me' as const }),
    ...(state && { state: state as (typeof MEASURE_STATES)[number] }),
    ...(dueBefore && { dueBefore }),
  };
}

function useFilters() {
  const departments = useCall(measureRoutes.listAnsweringDepartments, {});
  return useMemo(
    () => [
      {
        key: 'department',
        label: m.supervision_filter_department(),
        options: (departments.data?.rows ?? []).map(({ key, name }) => ({ value: key, label: name })),
      },
      { key: 'liaison', label: m.supervision_filter_liaison(), options: [{ value: 'me', label: m.supervision_filter_mine() }] },
      {
        key: 'state',
        label: m.supervision_filter_state(),
        options: [
          ...MEASURE_STATES.map((value) => ({ value, label: say(`code_measure_state_${value}`) })),
          { value: 'unassigned', label: m.supervision_unassigned() },
        ],
      },
      {
        key: 'due',
        label: m.supervision_filter_due(),
        options: [
          { value: 'month', label: m.supervision_filter_due_month() },
          { value: 'past', label: m.supervision_filter_due_past() },
        ],
      },
    ],
    [departments.data],
  );
}

function Actions({ document }: { document: PolicyDocument | undefined }) {
  const params = { documentId: document?.id ?? '' };
  return (
    <>
      <ButtonLink to="/answering-departments" icon={Landmark}>
        {m.supervision_by_department()}
      </ButtonLink>
      <ButtonLink to="/policy-documents" icon={FileText}>
        {m.supervision_documents()}
      </ButtonLink>
      {document && (
        <>
          <DownloadLink href={addressOf(documentRoutes.exportResponsibilitiesToWord, { params })} icon={Download}>
            {m.supervision_export_word()}
          </DownloadLink>
          <DownloadLink href={addressOf(documentRoutes.exportResponsibilitiesToExcel, { params })} icon={Download}>
            {m.supervision_export_excel()}
          </DownloadLink>
        </>
      )}
    </>
  );
}

function Nothing() {
  const mayLoad = useCan()('supervision.keep_measures');
  return (
    <>
      <PageTitle title={m.supervision_list_title()} />
      <EmptyState
        why={m.supervision_documents_empty()}
        action={
          mayLoad && (
            <ButtonLink look="filled" to="/policy-documents/new" icon={FileUp}>
              {m.supervision_load()}
            </ButtonLink>
          )
        }
      />
    </>
  );
}
