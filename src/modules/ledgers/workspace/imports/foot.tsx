import { useNavigate } from '@tanstack/react-router';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { Button, DownloadLink } from '#web/workspace/button.tsx';
import { addressOf } from '#web/workspace/client.ts';
import { Confirm } from '#web/workspace/dialog.tsx';
import { WhoCanSee } from '#web/workspace/page-title.tsx';
import { ErrorState } from '#web/workspace/states.tsx';
import { toast } from '#web/workspace/toast.ts';
import { m } from '#words/messages.js';
import { importRoutes, type ImportDetail } from '../../contract/imports.ts';
import { useImportActs } from './acts.tsx';

/** Who can see it, how long it can be undone, and the ways on. */
export function Foot({ one }: { one: ImportDetail }) {
  const acts = useImportActs();
  const navigate = useNavigate();
  const [error, setError] = useState<unknown>(null);
  const [isUndoing, setUndoing] = useState(false);
  const params = { importId: one.id };
  const left = one.counts.problem + one.counts.duplicate;
  const takeBack = () => acts.takeBack.mutateAsync({ params });
  const admit = async () => {
    setError(null);
    try {
      const done = await acts.admit.mutateAsync({ params });
      toast(
        m.ledgers_import_done({ rows: done.rows, enterprises: done.enterprisesAdded, left: done.left }),
        () => void takeBack().catch(setError),
      );
    } catch (problem) {
      setError(problem);
    }
  };
  const abandon = async () => {
    await acts.abandon.mutateAsync({ params }).then(() => navigate({ to: '/imports' as string }), setError);
  };
  return (
    <section className="sticky bottom-0 z-20 flex flex-col gap-2 rounded-card border border-line bg-white px-4 py-3 max-md:static">
      {error !== null && <ErrorState error={error} />}
      <div className="flex flex-wrap items-center gap-3">
        <div className="min-w-0 flex-1 basis-64">
          <WhoCanSee who={m.ledgers_import_who()} />
        </div>
        <span className="text-note text-muted">
          {one.undoUntil ? m.ledgers_import_undo_until({ day: one.undoUntil }) : m.ledgers_import_undo_note()}
        </span>
        {one.originals.slice(0, 1).map((file) => (
          <DownloadLink
            key={file.id}
            look="quiet"
            href={addressOf(importRoutes.downloadImportOriginal, { params: { ...params, fileId: file.id } })}
          >
            {m.ledgers_import_original()}
          </DownloadLink>
        ))}
        {one.state === 'admitted' && one.undoUntil && <Button onClick={() => setUndoing(true)}>{m.ledgers_import_take_back()}</Button>}
        {(one.state === 'ready' || one.state === 'failed') && <Button onClick={() => void abandon()}>{m.ledgers_import_abandon()}</Button>}
        {left > 0 && (
          <DownloadLink icon={Download} href={addressOf(importRoutes.downloadImportProblems, { params })}>
            {m.ledgers_import_download()}
          </DownloadLink>
        )}
        {(one.state === 'ready' || one.state === 'admitted') && (
          <Button look="filled" disabled={one.counts.good === 0 || acts.admit.isPending} onClick={() => void admit()}>
            {left > 0 ? m.ledgers_import_admit_some({ count: one.counts.good, left }) : m.ledgers_import_admit({ count: one.counts.good })}
          </Button>
        )}
      </div>
      <Confirm
        isOpen={isUndoing}
        onClose={() => setUndoing(false)}
        title={m.ledgers_import_take_back()}
        act={m.ledgers_import_take_back_act({ count: one.counts.admitted })}
        onConfirm={takeBack}
        isDanger
      >
        {m.ledgers_import_take_back_what({ count: one.counts.admitted })}
      </Confirm>
    </section>
  );
}
