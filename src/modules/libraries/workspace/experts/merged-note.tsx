import { Link } from '@tanstack/react-router';
import { m } from '#words/messages.js';
import { Button } from '#web/workspace/button.tsx';
import { useAct } from '#web/workspace/query.ts';
import { toast } from '#web/workspace/toast.ts';
import type { Expert } from '../../contract/expert-shapes.ts';
import { expertRoutes, expertTwinRoutes } from '../../contract/experts.ts';

/** What this entry was merged with, and the way back. */
export function MergedNote({ expert }: { expert: Expert }) {
  const { readExpert, listExperts, listExpertChanges } = expertRoutes;
  const part = useAct(expertTwinRoutes.partExpert, [readExpert, listExperts, listExpertChanges]);
  const mayKeep = expert.abilities.includes('libraries.keep_experts');
  const undo = async (expertId: string) => {
    await part.mutateAsync({ params: { expertId } });
    toast(m.libraries_experts_parted());
  };
  if (!expert.mergedInto && expert.merged.length === 0) return null;
  return (
    <div data-print="hidden" className="mb-3 flex flex-col gap-1 rounded-control bg-estimate-tint px-3 py-2 text-table">
      {expert.mergedInto && (
        <p className="m-0">
          {m.libraries_experts_merged_into()} <Link to={`/experts/${expert.mergedInto}`}>{expert.mergedIntoName}</Link>{' '}
          {mayKeep && (
            <Button size="small" look="quiet" onClick={() => void undo(expert.id)}>
              {m.libraries_experts_part()}
            </Button>
          )}
        </p>
      )}
      {expert.merged.map((one) => (
        <p key={one.id} className="m-0">
          {m.libraries_experts_merged_with({ name: one.name, org: one.orgName })}{' '}
          {mayKeep && (
            <Button size="small" look="quiet" onClick={() => void undo(one.id)}>
              {m.libraries_experts_part()}
            </Button>
          )}
        </p>
      ))}
    </div>
  );
}
