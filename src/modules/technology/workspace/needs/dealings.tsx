import { Flag, MessageSquareText, Undo2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button, DownloadLink } from '#web/workspace/button.tsx';
import { Card, CardRow } from '#web/workspace/card.tsx';
import { Chip } from '#web/workspace/chip.tsx';
import { addressOf } from '#web/workspace/client.ts';
import { useAct, useCall } from '#web/workspace/query.ts';
import { ErrorState, Skeleton } from '#web/workspace/states.tsx';
import { m } from '#words/messages.js';
import { needLifeRoutes, type NeedStanding } from '../../contract/need-life.ts';
import { needPartnerRoutes, type Invitation } from '../../contract/need-partners.ts';
import { MilestoneSheet, ReachSheet, TalkSheet } from './dealing-sheets.tsx';
import {
  contractKindLabel,
  declineLabel,
  dueText,
  dueTone,
  invitationLabel,
  invitationTone,
  LIFE_CHANGED,
  wayLabel,
} from './life-words.ts';
import { FEN_PER_WAN } from './words.ts';

const TALKED: readonly string[] = ['assigned', 'matching', 'signed', 'under_way', 'solved'];
const SCHEDULED: readonly string[] = ['matching', 'signed', 'under_way'];

type Open = { what: 'talk' } | { what: 'milestone' } | { what: 'reach'; milestone: { id: string; title: string } } | null;

/** Invitations with their answers, talks, contracts and milestones. */
export function Dealings({ needId, standing }: { needId: string; standing: NeedStanding }) {
  const { data, error, refetch } = useCall(needPartnerRoutes.readNeedDealings, { params: { needId } });
  const [open, setOpen] = useState<Open>(null);
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton lines={5} />;
  const { canWork, state } = standing;
  const close = () => setOpen(null);
  return (
    <>
      {data.invitations.length > 0 && (
        <Card title={m.technology_page_invitations()} aside={answersOf(data.invitations)} flush>
          {data.invitations.map((one) => (
            <CardRow key={one.id}>
              <InvitationLine invitation={one} canWork={canWork} />
            </CardRow>
          ))}
        </Card>
      )}
      {(data.talks.length > 0 || (canWork && TALKED.includes(state))) && (
        <Card
          title={m.technology_page_talks()}
          aside={
            canWork &&
            TALKED.includes(state) && (
              <Button size="small" icon={MessageSquareText} onClick={() => setOpen({ what: 'talk' })}>
                {m.technology_page_talk_add()}
              </Button>
            )
          }
          flush
        >
          {data.talks.length === 0 && <None>{m.technology_page_talks_none()}</None>}
          {data.talks.map((talk) => (
            <CardRow key={talk.id}>
              <p className="m-0">
                <b>{talk.heldOn}</b> {wayLabel(talk.way)} · {talk.withWhom}
              </p>
              <p className="m-0 whitespace-pre-line">{talk.note}</p>
              <Files needId={needId} files={talk.files} />
            </CardRow>
          ))}
        </Card>
      )}
      {data.contracts.length > 0 && (
        <Card title={m.technology_page_contracts()} flush>
          {data.contracts.map((contract) => (
            <CardRow key={contract.id}>
              <p className="m-0 flex justify-between gap-3">
                <b>{contract.title}</b>
                <span className="whitespace-nowrap">
                  {m.technology_page_wan({ amount: (contract.amountFen / FEN_PER_WAN).toLocaleString() })}
                </span>
              </p>
              <p className="m-0 text-note text-muted">
                {[contractKindLabel(contract.kind), contract.number, m.technology_page_signed({ day: contract.signedOn })]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
              <p className="m-0 text-note text-muted">{`${contract.partyA} — ${contract.partyB}`}</p>
              <Files needId={needId} files={contract.files} />
            </CardRow>
          ))}
        </Card>
      )}
      {(data.milestones.length > 0 || (canWork && SCHEDULED.includes(state))) && (
        <Card
          title={m.technology_page_milestones()}
          aside={
            canWork &&
            SCHEDULED.includes(state) && (
              <Button size="small" icon={Flag} onClick={() => setOpen({ what: 'milestone' })}>
                {m.technology_page_milestone_add()}
              </Button>
            )
          }
          flush
        >
          {data.milestones.length === 0 && <None>{m.technology_page_milestones_none()}</None>}
          {data.milestones.map((one) => (
            <CardRow key={one.id}>
              <div className="flex flex-wrap items-center gap-2">
                <span className="min-w-0 flex-1">
                  {one.title}
                  {one.note && <span className="block text-note text-muted">{one.note}</span>}
                </span>
                {one.reachedOn ? (
                  <Chip tone="done">{one.reachedOn}</Chip>
                ) : (
                  <span className={`whitespace-nowrap ${dueTone(one.dueOn)}`}>{`${one.dueOn} ${dueText(one.dueOn)}`}</span>
                )}
                {canWork && !one.reachedOn && (
                  <Button size="small" onClick={() => setOpen({ what: 'reach', milestone: one })}>
                    {m.technology_page_milestone_reach()}
                  </Button>
                )}
              </div>
            </CardRow>
          ))}
        </Card>
      )}
      {open?.what === 'talk' && <TalkSheet needId={needId} invitations={data.invitations} onClose={close} />}
      {open?.what === 'milestone' && <MilestoneSheet needId={needId} onClose={close} />}
      {open?.what === 'reach' && <ReachSheet needId={needId} milestone={open.milestone} onClose={close} />}
    </>
  );
}

const None = ({ children }: { children: ReactNode }) => <p className="m-0 px-4 pb-4 text-table text-muted">{children}</p>;

const answersOf = (rows: readonly Invitation[]) =>
  m.technology_page_answers({
    accepted: rows.filter(({ state }) => state === 'accepted').length,
    open: rows.filter(({ state }) => state === 'open').length,
    declined: rows.filter(({ state }) => state === 'declined').length,
  });

function InvitationLine({ invitation, canWork }: { invitation: Invitation; canWork: boolean }) {
  const takeBack = useAct(needPartnerRoutes.takeBackInvitation, LIFE_CHANGED);
  const { id, name, orgName, state, expiresOn, reason, answer, hasAccount, invitedBy } = invitation;
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <b className="min-w-0">{name}</b>
        <span className="min-w-0 flex-1 text-muted">{orgName}</span>
        <Chip tone={invitationTone(state)}>{invitationLabel(state)}</Chip>
        {state === 'open' && canWork && (
          <Button
            look="quiet"
            size="small"
            icon={Undo2}
            onClick={() => void takeBack.mutateAsync({ params: { invitationId: id } }).catch(() => {})}
          >
            {m.technology_page_invitation_take_back()}
            <span className="sr-only">{name}</span>
          </Button>
        )}
      </div>
      <p className="m-0 text-note text-muted">
        {[
          invitedBy && m.technology_page_invited_by({ name: invitedBy }),
          hasAccount ? m.technology_page_answers_here() : m.technology_page_answers_by_link(),
          state === 'open' && m.technology_page_expires({ day: expiresOn }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {(reason || answer) && <p className="m-0">{[reason && declineLabel(reason), answer].filter(Boolean).join('：')}</p>}
      {takeBack.error && <ErrorState error={takeBack.error} />}
    </>
  );
}

/** The papers of something that was done. */
export function Files({ needId, files }: { needId: string; files: readonly { id: string; name: string }[] }) {
  if (files.length === 0) return null;
  return (
    <span className="mt-1 flex flex-wrap gap-1">
      {files.map((file) => (
        <DownloadLink
          key={file.id}
          look="quiet"
          size="small"
          href={addressOf(needLifeRoutes.readNeedFile, { params: { needId, fileId: file.id } })}
        >
          {file.name}
        </DownloadLink>
      ))}
    </span>
  );
}
