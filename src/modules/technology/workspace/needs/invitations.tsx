import { useState } from 'react';
import { Button } from '#web/workspace/button.tsx';
import { Card } from '#web/workspace/card.tsx';
import { Chip } from '#web/workspace/chip.tsx';
import { Form } from '#web/workspace/form/form.tsx';
import { SelectField, TextArea } from '#web/workspace/form/inputs.tsx';
import { useForm } from '#web/workspace/form/use-form.ts';
import { PageTitle, WhoCanSee } from '#web/workspace/page-title.tsx';
import { Pager } from '#web/workspace/grid/pager.tsx';
import { useAct, useCall } from '#web/workspace/query.ts';
import { EmptyState, ErrorState, Skeleton } from '#web/workspace/states.tsx';
import { toast } from '#web/workspace/toast.ts';
import type { Answered } from '#shared/route.ts';
import { m } from '#words/messages.js';
import { invitationAnswerShape, needPartnerRoutes } from '../../contract/need-partners.ts';
import { declineLabel, declineOptions, dueText, dueTone, invitationLabel, invitationTone, LIFE_CHANGED } from './life-words.ts';

type Mine = Answered<typeof needPartnerRoutes.listMyInvitations>['rows'][number];
const PAGE = 20;

/** Needs to which one is invited: what is wanted, by when, and the answer, once. */
export default function Invitations() {
  const [page, setPage] = useState(1);
  const { data, error, refetch } = useCall(needPartnerRoutes.listMyInvitations, { query: { page, pageSize: PAGE } });
  const waiting = data?.rows.filter(({ state }) => state === 'open').length ?? 0;
  return (
    <>
      <PageTitle
        title={m.technology_page_my_invitations()}
        note={data && m.technology_page_my_invitations_note({ waiting, total: data.total })}
      />
      {error && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={8} />}
      {data?.total === 0 && (
        <Card>
          <EmptyState why={m.technology_page_my_invitations_none()} />
        </Card>
      )}
      <ul className="m-0 flex list-none flex-col gap-3 p-0">
        {data?.rows.map((row) => (
          <li key={row.id}>
            <InvitationCard row={row} />
          </li>
        ))}
      </ul>
      {data && data.total > PAGE && (
        <Pager address={{ page, pageSize: PAGE } as never} total={data.total} change={(next) => setPage(next.page ?? page)} />
      )}
      <div className="mt-3">
        <WhoCanSee who={m.technology_page_invitation_who()} />
      </div>
    </>
  );
}

function InvitationCard({ row }: { row: Mine }) {
  const [answering, setAnswering] = useState<'accept' | 'decline' | null>(null);
  return (
    <Card
      title={row.title}
      aside={
        <span className="flex items-center gap-2">
          {row.state === 'open' && <span className={`whitespace-nowrap ${dueTone(row.expiresOn)}`}>{dueText(row.expiresOn)}</span>}
          <Chip tone={invitationTone(row.state)}>{invitationLabel(row.state)}</Chip>
        </span>
      }
    >
      <p className="m-0 text-note text-muted">
        {[m.technology_page_invitation_from({ name: row.from }), row.invitedAt.slice(0, 10)].filter(Boolean).join(' · ')}
      </p>
      <p className="mt-2 mb-0 max-w-[60em] text-body whitespace-pre-line">{row.brief}</p>
      {row.message && <blockquote className="mx-0 mt-2 mb-0 border-l-2 border-brand pl-3 text-table">{row.message}</blockquote>}
      {(row.reason || row.answer) && row.state !== 'open' && (
        <p className="mt-2 mb-0 text-table">
          {m.technology_page_my_answer({ answer: [row.reason && declineLabel(row.reason), row.answer].filter(Boolean).join('：') })}
        </p>
      )}
      {row.state === 'open' && !answering && (
        <div className="mt-3 flex flex-wrap gap-2">
          <Button look="filled" onClick={() => setAnswering('accept')}>
            {m.technology_page_accept()}
          </Button>
          <Button onClick={() => setAnswering('decline')}>{m.technology_page_decline()}</Button>
        </div>
      )}
      {answering && <AnswerForm row={row} accepts={answering === 'accept'} onDone={() => setAnswering(null)} />}
    </Card>
  );
}

function AnswerForm({ row, accepts, onDone }: { row: Mine; accepts: boolean; onDone: () => void }) {
  const answer = useAct(needPartnerRoutes.answerInvitation, LIFE_CHANGED);
  const state = useForm(invitationAnswerShape, {
    values: { accepts, reason: accepts ? null : 'no_time', answer: '' },
    send: async (body) => {
      await answer.mutateAsync({ params: { invitationId: row.id }, body });
      toast(accepts ? m.technology_page_accepted_now({ title: row.title }) : m.technology_page_declined_now({ title: row.title }));
      onDone();
    },
  });
  const label = accepts ? m.technology_page_accept() : m.technology_page_decline();
  const foot = (
    <>
      <Button onClick={onDone}>{m.web_keep_as_is()}</Button>
      <Button look={accepts ? 'filled' : 'danger'} type="submit" disabled={state.isSending}>
        {accepts ? m.technology_page_accept_send() : m.technology_page_decline_send()}
      </Button>
    </>
  );
  return (
    <div className="mt-3 rounded-card border border-line bg-head p-3">
      <Form state={state} label={label} foot={foot}>
        {!accepts && <SelectField name="reason" label={m.technology_page_decline_reason()} options={declineOptions()} />}
        <TextArea
          name="answer"
          label={accepts ? m.technology_page_accept_words() : m.technology_page_decline_words()}
          hint={accepts ? m.technology_page_accept_hint() : m.technology_page_decline_hint()}
          rows={3}
          isOptional
        />
      </Form>
    </div>
  );
}
