import { m } from '#words/messages.js';
import { PageTitle } from '#web/workspace/page-title.tsx';
import { useCall } from '#web/workspace/query.ts';
import { EmptyState, ErrorState, Skeleton } from '#web/workspace/states.tsx';
import { expertRoutes } from '../../contract/experts.ts';
import { ExpertView } from './expert-view.tsx';

/** The expert's own entry: read, copied, corrected; a correction waits for its review. */
export default function MyExpert() {
  const { data, error, refetch } = useCall(expertRoutes.readOwnExpert, {});
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton lines={12} />;
  if (data.expert) return <ExpertView expert={data.expert} />;
  return (
    <>
      <PageTitle title={m.libraries_experts_own()} />
      <EmptyState why={m.libraries_experts_own_none()} />
    </>
  );
}
