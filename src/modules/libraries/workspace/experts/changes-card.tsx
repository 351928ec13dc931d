import { m } from '#words/messages.js';
import { say } from '#shared/words.ts';
import { Card } from '#web/workspace/card.tsx';
import { momentOf } from '#web/workspace/moment.ts';
import { useCall } from '#web/workspace/query.ts';
import { Timeline } from '#web/workspace/timeline.tsx';
import { expertRoutes } from '../../contract/experts.ts';
import type { LibraryChange } from '../../contract/listing.ts';
import { Differences } from './proposal-card.tsx';
import { expertField } from './words.ts';

/** Who said what, and when. */
export function ChangesCard({ expertId }: { expertId: string }) {
  const { data } = useCall(expertRoutes.listExpertChanges, { params: { expertId } });
  const changes = data?.rows ?? [];
  return (
    <Card title={m.libraries_experts_changes()}>
      {changes.length === 0 ? (
        <p className="m-0 text-table text-muted">{m.libraries_experts_no_changes()}</p>
      ) : (
        <Timeline
          label={m.libraries_experts_changes()}
          happenings={changes.map((change) => ({
            id: change.id,
            at: momentOf(change.at),
            what: m.libraries_experts_changed_fields({ fields: change.fields.map(({ field }) => expertField(field)).join('、') }),
            who: change.by,
            ground: <Ground change={change} />,
          }))}
        />
      )}
    </Card>
  );
}

function Ground({ change }: { change: LibraryChange }) {
  return (
    <>
      {[
        change.state === 'applied' ? '' : say(`code_library_change_${change.state}`),
        change.ground,
        change.reviewedBy && m.libraries_experts_reviewed_by({ by: change.reviewedBy }),
        change.answer,
      ]
        .filter(Boolean)
        .join(' · ')}
      <Differences change={change} />
    </>
  );
}
