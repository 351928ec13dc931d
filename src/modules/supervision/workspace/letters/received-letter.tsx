import { useNavigate, useParams } from '@tanstack/react-router';
import { BookPlus, Check, FileText, Printer } from 'lucide-react';
import { useEffect } from 'react';
import type { Route } from '#shared/route.ts';
import { Button, ButtonLink, DownloadLink } from '#web/workspace/button.tsx';
import { Card } from '#web/workspace/card.tsx';
import { addressOf } from '#web/workspace/client.ts';
import { momentOf } from '#web/workspace/moment.ts';
import { PageTitle, WhoCanSee } from '#web/workspace/page-title.tsx';
import { useAct, useCall } from '#web/workspace/query.ts';
import { useCan } from '#web/workspace/session.tsx';
import { ErrorState, Skeleton } from '#web/workspace/states.tsx';
import { toast } from '#web/workspace/toast.ts';
import { m } from '#words/messages.js';
import { incomingRoutes, letterRoutes, receivedRoutes, type Received } from '../../contract.ts';
import { Preview } from './preview.tsx';
import { ReceivedChip } from './received.tsx';
import { kindLabel, UrgencyChip } from './words.tsx';

const CHANGES: readonly Route[] = [receivedRoutes.readReceivedLetter, receivedRoutes.listReceivedLetters, incomingRoutes.listIncoming];

/** A document as it was received: read, signed for, taken into the office's register. */
export default function ReceivedLetter() {
  const { letterId = '' } = useParams({ strict: false }) as { letterId?: string };
  const { data, error, refetch } = useCall(receivedRoutes.readReceivedLetter, { params: { letterId } });
  const { mutate: note } = useAct(receivedRoutes.noteReading, CHANGES);
  const isUnread = data?.id === letterId && data.readAt === null && data.recalledAt === null;
  useEffect(() => {
    if (isUnread) note({ params: { letterId } });
  }, [isUnread, letterId, note]);
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data || data.id !== letterId) return <Skeleton lines={12} />;
  return (
    <>
      <PageTitle
        title={data.title}
        crumbs={[{ label: m.supervision_letters_received_title(), to: '/received-letters' }]}
        chips={
          <>
            <ReceivedChip row={data} />
            <UrgencyChip urgency={data.urgency} />
          </>
        }
        note={[kindLabel(data), data.fromName, data.number, momentOf(data.issuedAt)].filter(Boolean).join(' · ')}
        actions={<Acts letter={data} />}
      />
      <div className="grid items-start gap-3 lg:grid-cols-[minmax(0,1fr)_340px]">
        {data.content ? (
          <div className="min-w-0 rounded-card bg-lane p-4 max-md:p-0">
            <Preview {...data} content={data.content} orgName={data.fromName} />
          </div>
        ) : (
          <Card title={m.supervision_letters_received_recalled()}>
            <p className="m-0">{data.recallReason}</p>
          </Card>
        )}
        <div className="flex min-w-0 flex-col gap-3" data-print="hidden">
          <Facts letter={data} />
          <WhoCanSee who={m.supervision_letters_received_who()} />
        </div>
      </div>
    </>
  );
}

function Acts({ letter }: { letter: Received }) {
  const navigate = useNavigate();
  const mayKeep = useCan()('supervision.keep_incoming');
  const sign = useAct(receivedRoutes.signForLetter, CHANGES);
  const register = useAct(incomingRoutes.registerReceivedLetter, CHANGES);
  const params = { letterId: letter.id };
  if (letter.recalledAt) return null;
  const signFor = async () => {
    await sign.mutateAsync({ params });
    toast(m.supervision_letters_signed_now());
  };
  const take = async () => {
    const { id } = await register.mutateAsync({ params });
    await navigate({ to: `/incoming-letters/${id}` });
  };
  return (
    <>
      <Button icon={Printer} onClick={() => window.print()}>
        {m.supervision_letters_print()}
      </Button>
      <DownloadLink icon={FileText} href={addressOf(letterRoutes.exportLetter, { params })}>
        {m.supervision_letters_word()}
      </DownloadLink>
      {letter.incomingId ? (
        mayKeep && <ButtonLink to={`/incoming-letters/${letter.incomingId}`}>{m.supervision_letters_see_incoming()}</ButtonLink>
      ) : mayKeep ? (
        <Button icon={BookPlus} disabled={register.isPending} onClick={() => void take().catch(() => {})}>
          {m.supervision_letters_register_this()}
        </Button>
      ) : null}
      {!letter.signedForAt && (
        <Button look="filled" icon={Check} disabled={sign.isPending} onClick={() => void signFor().catch(() => {})}>
          {m.supervision_letters_sign_for()}
        </Button>
      )}
    </>
  );
}

function Facts({ letter }: { letter: Received }) {
  const { files, signedForAt, signedForBy, readAt } = letter;
  return (
    <Card title={m.supervision_letters_receipt()}>
      <p className="m-0 text-table">
        {signedForAt
          ? m.supervision_letters_signed_for_by({ name: signedForBy ?? '', at: momentOf(signedForAt) })
          : m.supervision_letters_not_signed_yet()}
      </p>
      {readAt && <p className="m-0 text-note text-muted">{m.supervision_letters_you_read({ at: momentOf(readAt) })}</p>}
      {files.length > 0 && (
        <>
          <h3 className="mt-4 mb-1 text-body font-bold">{m.supervision_letters_files()}</h3>
          <ul className="m-0 list-none p-0">
            {files.map(({ id, name }) => (
              <li key={id} className="flex min-h-9 items-center text-table">
                <a
                  href={addressOf(letterRoutes.openLetterFile, { params: { letterId: letter.id, fileId: id } })}
                  download
                  className="text-brand-strong"
                >
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}
