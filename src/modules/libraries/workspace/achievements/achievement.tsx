import { useParams } from '@tanstack/react-router';
import { useCall } from '#web/workspace/query.ts';
import { ErrorState, Skeleton } from '#web/workspace/states.tsx';
import { achievementRoutes } from '../../contract/achievements.ts';
import { ItemView } from '../items/item-view.tsx';
import { Transfers } from './transfers.tsx';

/** 一项成果一页. */
export default function AchievementPage() {
  const { itemId = '' } = useParams({ strict: false }) as { itemId?: string };
  const { data, error, refetch } = useCall(achievementRoutes.readAchievement, { params: { itemId } });
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton lines={12} />;
  return <ItemView key={itemId} noun="achievement" item={data} aside={<Transfers item={data} />} />;
}
