import { Copy, Download } from 'lucide-react';
import { Button, DownloadLink } from '#web/workspace/button.tsx';
import { Card } from '#web/workspace/card.tsx';
import { addressOf } from '#web/workspace/client.ts';
import { useCall } from '#web/workspace/query.ts';
import { ErrorState, Skeleton } from '#web/workspace/states.tsx';
import { toast } from '#web/workspace/toast.ts';
import { m } from '#words/messages.js';
import { progressRoutes, type Task } from '../../contract.ts';

/** Who has not reported, in one list to copy into a group. */
export function Missing({ task }: { task: Task }) {
  const params = { taskId: task.id };
  const { data, error, refetch } = useCall(progressRoutes.listMissing, { params });
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton />;
  const copy = async () => {
    await navigator.clipboard.writeText(data.text);
    toast(m.supervision_tasks_copied());
  };
  return (
    <Card title={m.supervision_tasks_missing()} aside={m.supervision_tasks_missing_count({ count: data.rows.length })}>
      <div className="flex flex-col gap-3">
        <pre
          tabIndex={0}
          role="region"
          aria-label={m.supervision_tasks_missing_preview()}
          className="m-0 max-h-[420px] overflow-auto rounded-control border border-line bg-head px-3 py-2 font-sans text-body whitespace-pre-wrap"
        >
          {data.text}
        </pre>
        <div data-print="hidden" className="flex flex-wrap gap-2">
          <Button look="filled" icon={Copy} disabled={data.rows.length === 0} onClick={() => void copy().catch(() => {})}>
            {m.supervision_tasks_copy()}
          </Button>
          <DownloadLink icon={Download} href={addressOf(progressRoutes.exportMissing, { params })}>
            {m.supervision_tasks_export_missing()}
          </DownloadLink>
        </div>
      </div>
    </Card>
  );
}
