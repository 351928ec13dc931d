import { Download, FileUp } from 'lucide-react';
import { ButtonLink, DownloadLink } from '#web/workspace/button.tsx';
import { Card } from '#web/workspace/card.tsx';
import { Chip } from '#web/workspace/chip.tsx';
import { addressOf } from '#web/workspace/client.ts';
import { PageTitle, WhoCanSee } from '#web/workspace/page-title.tsx';
import { useCall } from '#web/workspace/query.ts';
import { useCan } from '#web/workspace/session.tsx';
import { EmptyState, ErrorState, Skeleton } from '#web/workspace/states.tsx';
import { m } from '#words/messages.js';
import { documentRoutes, type PolicyDocument } from '../contract.ts';

/** The documents loaded; those that a newer one has superseded stay. */
export default function Documents() {
  const { data, error, refetch } = useCall(documentRoutes.listPolicyDocuments, {});
  const mayLoad = useCan()('supervision.keep_measures');
  const load = mayLoad && (
    <ButtonLink look="filled" to="/policy-documents/new" icon={FileUp}>
      {m.supervision_load()}
    </ButtonLink>
  );
  return (
    <>
      <PageTitle
        title={m.supervision_documents()}
        crumbs={[{ label: m.supervision_list_title(), to: '/measures' }]}
        note={m.supervision_documents_note()}
        actions={load}
      />
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Skeleton />
      ) : data.total === 0 ? (
        <EmptyState why={m.supervision_documents_empty()} action={load} />
      ) : (
        <div className="flex flex-col gap-3">
          {data.rows.map((document) => (
            <DocumentCard key={document.id} document={document} />
          ))}
        </div>
      )}
      <div className="mt-3">
        <WhoCanSee who={m.supervision_who()} />
      </div>
    </>
  );
}

function DocumentCard({ document }: { document: PolicyDocument }) {
  const { id, name, number, issuedOn, loadedBy, loadedAt, supersededBy, supersedes, counts, answerable, assigned } = document;
  const facts = [number, issuedOn, m.supervision_counts_line(counts), m.supervision_assigned_line({ assigned, answerable })];
  return (
    <Card>
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-2">
            <h2 className="m-0 text-section font-bold">{name}</h2>
            <Chip tone={supersededBy ? 'waiting' : 'done'}>{supersededBy ? m.supervision_superseded() : m.supervision_in_force()}</Chip>
          </div>
          <p className="m-0 text-table text-muted">{facts.filter(Boolean).join(' · ')}</p>
          <p className="m-0 text-note text-muted">
            {[
              m.supervision_loaded_line({ who: loadedBy, day: loadedAt.slice(0, 10) }),
              supersedes && `${m.supervision_supersedes()} ${supersedes.name}`,
              supersededBy && m.supervision_superseded_by({ name: supersededBy.name }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </div>
        <div data-print="hidden" className="flex flex-wrap gap-2">
          <DownloadLink href={addressOf(documentRoutes.openPolicyOriginal, { params: { documentId: id } })} icon={Download}>
            {m.supervision_open_original()}
          </DownloadLink>
          <ButtonLink to={`/measures?documentId=${id}`}>{m.supervision_open_list()}</ButtonLink>
        </div>
      </div>
    </Card>
  );
}
