import { Download } from 'lucide-react';
import { useState } from 'react';
import { DownloadLink } from '#web/workspace/button.tsx';
import { Card } from '#web/workspace/card.tsx';
import { addressOf } from '#web/workspace/client.ts';
import { FileDrop } from '#web/workspace/form/file-drop.tsx';
import { useAct } from '#web/workspace/query.ts';
import { ErrorState } from '#web/workspace/states.tsx';
import { toast } from '#web/workspace/toast.ts';
import { m } from '#words/messages.js';
import { summaryRoutes, type Summary } from '../../contract.ts';

const MOST_BYTES = 20 * 1024 * 1024;

/** The sealed scan of a signed summary. */
export function ScanCard({ summary }: { summary: Summary }) {
  const params = { summaryId: summary.id };
  const attach = useAct(summaryRoutes.attachSummaryScan, [summaryRoutes.readSummary, summaryRoutes.listSummaries]);
  const [files, setFiles] = useState<readonly File[]>([]);
  const { abilities, scanName } = summary;
  if (!abilities.attachScan && !scanName) return null;
  const choose = async (chosen: readonly File[]) => {
    setFiles(chosen);
    if (chosen.length === 0) return;
    await attach.mutateAsync({ params, files: chosen });
    setFiles([]);
    toast(m.supervision_summary_scan_attached());
  };
  return (
    <Card title={m.supervision_summary_scan()}>
      <div className="flex flex-col items-stretch gap-3">
        {scanName && (
          <div>
            <DownloadLink icon={Download} href={addressOf(summaryRoutes.openSummaryScan, { params })}>
              {scanName}
            </DownloadLink>
          </div>
        )}
        {abilities.attachScan && (
          <FileDrop
            label={m.supervision_summary_scan_add()}
            hint={m.supervision_summary_scan_hint()}
            accept=".pdf,.jpg,.jpeg"
            maxFiles={1}
            maxBytes={MOST_BYTES}
            files={files}
            onChange={(chosen) => void choose(chosen).catch(() => {})}
          />
        )}
        {attach.error && <ErrorState error={attach.error} />}
      </div>
    </Card>
  );
}
