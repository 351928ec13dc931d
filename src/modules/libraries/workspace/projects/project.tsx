import { useParams } from '@tanstack/react-router';
import { useCall } from '#web/workspace/query.ts';
import { ErrorState, Skeleton } from '#web/workspace/states.tsx';
import { projectRoutes } from '../../contract/projects.ts';
import { ItemView } from '../items/item-view.tsx';

/** 一个项目一页. */
export default function ProjectPage() {
  const { itemId = '' } = useParams({ strict: false }) as { itemId?: string };
  const { data, error, refetch } = useCall(projectRoutes.readProject, { params: { itemId } });
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton lines={12} />;
  return <ItemView key={itemId} noun="project" item={data} />;
}
