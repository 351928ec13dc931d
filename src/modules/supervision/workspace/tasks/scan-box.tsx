import { useState } from 'react';
import { Download } from 'lucide-react';
import type { Route } from '#shared/route.ts';
import { DownloadLink } from '#web/workspace/button.tsx';
import { Card } from '#web/workspace/card.tsx';
import { FileDrop } from '#web/workspace/form/file-drop.tsx';
import { momentOf } from '#web/workspace/moment.ts';
import { useAct } from '#web/workspace/query.ts';
import { ErrorState } from '#web/workspace/states.tsx';
import { toast } from '#web/workspace/toast.ts';
import { m } from '#words/messages.js';
import { MAX_TABLE_BYTES } from '../../contract.ts';

type BoxParts = {
  at: string | null;
  href: string;
  route: Route;
  params: Readonly<Record<string, string>>;
  changes: readonly Route[];
  mayAdd: boolean;
};

/** The sealed scan: what is kept, and where it is brought. */
export function ScanBox({ at, href, route, params, changes, mayAdd }: BoxParts) {
  const keep = useAct(route, changes);
  const [files, setFiles] = useState<readonly File[]>([]);
  const choose = (next: readonly File[]) => {
    setFiles(next);
    if (next.length > 0) void send(next).catch(() => {});
  };
  const send = async (chosen: readonly File[]) => {
    await keep.mutateAsync({ params, files: chosen } as never);
    setFiles([]);
    toast(m.supervision_tasks_scan_kept());
  };
  if (!mayAdd && !at) return null;
  return (
    <Card title={m.supervision_tasks_scan()} aside={at ? momentOf(at) : undefined}>
      <div className="flex flex-col items-stretch gap-3">
        {at && (
          <div>
            <DownloadLink icon={Download} href={href}>
              {m.supervision_tasks_scan_open()}
            </DownloadLink>
          </div>
        )}
        {mayAdd && (
          <FileDrop
            label={m.supervision_tasks_scan_add()}
            hint={m.supervision_tasks_scan_hint()}
            accept=".pdf,.jpg,.jpeg,.png"
            maxFiles={1}
            maxBytes={MAX_TABLE_BYTES}
            files={files}
            onChange={choose}
          />
        )}
        {keep.error && <ErrorState error={keep.error} />}
      </div>
    </Card>
  );
}
