import { useParams } from '@tanstack/react-router';
import { useCall } from '#web/workspace/query.ts';
import { ErrorState, Skeleton } from '#web/workspace/states.tsx';
import { expertRoutes } from '../../contract/experts.ts';
import { ExpertView } from './expert-view.tsx';

/** One expert's page. */
export default function ExpertPage() {
  const { expertId = '' } = useParams({ strict: false }) as { expertId?: string };
  const { data, error, refetch } = useCall(expertRoutes.readExpert, { params: { expertId } });
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data || data.id !== expertId) return <Skeleton lines={12} />;
  return <ExpertView key={expertId} expert={data} />;
}
