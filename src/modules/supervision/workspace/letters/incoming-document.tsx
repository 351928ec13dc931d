import { Link, useParams } from '@tanstack/react-router';
import { Download, Pencil } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { say } from '#shared/words.ts';
import { Button, DownloadLink } from '#web/workspace/button.tsx';
import { Card } from '#web/workspace/card.tsx';
import { addressOf } from '#web/workspace/client.ts';
import { momentOf } from '#web/workspace/moment.ts';
import { PageTitle, WhoCanSee } from '#web/workspace/page-title.tsx';
import { useCall } from '#web/workspace/query.ts';
import { ErrorState, Skeleton } from '#web/workspace/states.tsx';
import { Timeline } from '#web/workspace/timeline.tsx';
import { m } from '#words/messages.js';
import { incomingRoutes, type Incoming } from '../../contract.ts';
import { IncomingActs } from './incoming-acts.tsx';
import { IncomingForm } from './incoming-form.tsx';
import { IncomingChip, UrgencyChip } from './words.tsx';

/** One registered document: instruction, hand-over, feedback, closing. */
export default function IncomingDocument() {
  const { incomingId = '' } = useParams({ strict: false }) as { incomingId?: string };
  const { data, error, refetch } = useCall(incomingRoutes.readIncoming, { params: { incomingId } });
  const [isMending, setMending] = useState(false);
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data || data.id !== incomingId) return <Skeleton lines={10} />;
  return (
    <>
      <PageTitle
        title={data.title}
        crumbs={[{ label: m.supervision_letters_incoming_title(), to: '/incoming-letters' }]}
        chips={
          <>
            <IncomingChip {...data} />
            <UrgencyChip urgency={data.urgency} />
          </>
        }
        note={[data.registryNumber, data.fromName, data.number].filter(Boolean).join(' · ')}
        actions={
          <>
            {data.isEditable && (
              <Button icon={Pencil} onClick={() => setMending(true)}>
                {m.supervision_letters_mend()}
              </Button>
            )}
            <IncomingActs incoming={data} />
          </>
        }
      />
      <div className="grid items-start gap-3 lg:grid-cols-[minmax(0,1fr)_340px]">
        <Card title={m.supervision_letters_steps()}>
          <Timeline label={m.supervision_letters_steps()} happenings={happenings(data)} />
        </Card>
        <div className="flex min-w-0 flex-col gap-3">
          <Facts incoming={data} />
          <WhoCanSee who={m.supervision_letters_incoming_who()} />
        </div>
      </div>
      {isMending && <IncomingForm incoming={data} onClose={() => setMending(false)} />}
    </>
  );
}

/** An instruction stands under the leader's name, and says who wrote it down. */
function happenings({ steps }: Incoming) {
  return steps.map(({ id, verb, by, leaderName, text, at }) => ({
    id,
    at: momentOf(at),
    what: leaderName ? m.supervision_letters_instruction_by({ name: leaderName }) : say(`code_incoming_verb_${verb}`),
    who: leaderName && leaderName !== by ? m.supervision_letters_written_by({ name: by }) : by,
    ground: text && <span className="text-body whitespace-pre-wrap text-ink">{text}</span>,
  }));
}

function Facts({ incoming }: { incoming: Incoming }) {
  const facts: [string, ReactNode][] = [
    [m.supervision_letters_received_on(), incoming.receivedOn],
    [m.supervision_letters_written_on(), incoming.writtenOn],
    [m.supervision_letters_due(), incoming.dueOn],
    [m.supervision_letters_handler(), [incoming.handlingOffice, incoming.handler?.name].filter(Boolean).join(' · ')],
    [m.supervision_letters_handling_due(), incoming.handlingDueOn],
    [m.supervision_letters_class(), say(`code_security_class_${incoming.securityClass}`)],
    [m.supervision_letters_registrar(), incoming.registeredBy],
    [m.supervision_letters_remark(), incoming.note],
  ];
  return (
    <Card title={m.supervision_letters_register_facts()}>
      <dl className="m-0 grid grid-cols-[6em_minmax(0,1fr)] gap-x-3 gap-y-2 text-table">
        {facts.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-muted">{label}</dt>
            <dd className="m-0">{value || '—'}</dd>
          </div>
        ))}
      </dl>
      <div className="mt-3 flex flex-wrap gap-2" data-print="hidden">
        {incoming.file && (
          <DownloadLink
            size="small"
            icon={Download}
            href={addressOf(incomingRoutes.openIncomingScan, { params: { incomingId: incoming.id } })}
          >
            {incoming.file.name}
          </DownloadLink>
        )}
        {incoming.letterId && (
          <Link to={`/received-letters/${incoming.letterId}`} className="text-table text-brand-strong">
            {m.supervision_letters_see_letter()}
          </Link>
        )}
      </div>
    </Card>
  );
}
