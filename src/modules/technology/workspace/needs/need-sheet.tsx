import { Link } from '@tanstack/react-router';
import { Pencil } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { z } from 'zod';
import { m } from '#words/messages.js';
import { Button, ButtonLink } from '#web/workspace/button.tsx';
import { Chip } from '#web/workspace/chip.tsx';
import { Form } from '#web/workspace/form/form.tsx';
import { TextField } from '#web/workspace/form/inputs.tsx';
import { useForm } from '#web/workspace/form/use-form.ts';
import { WhoCanSee } from '#web/workspace/page-title.tsx';
import { useAct, useCall } from '#web/workspace/query.ts';
import { SideSheet } from '#web/workspace/side-sheet.tsx';
import { ErrorState, Skeleton } from '#web/workspace/states.tsx';
import { Timeline, type Happening } from '#web/workspace/timeline.tsx';
import { toast } from '#web/workspace/toast.ts';
import { needRoutes, type NeedDetail } from '../../contract/needs.ts';
import { momentOf } from '#web/workspace/moment.ts';
import { amountLabel, cooperationLabel, fieldLabel, kindLabel, stateLabel, stateTone, titleLabel } from './words.ts';

export const NEEDS_CHANGED = [needRoutes.listNeeds, needRoutes.totalNeeds, needRoutes.readNeed, needRoutes.listEnterpriseNeeds];

/** One need with everything this person may know of it. */
export function NeedSheet({ needId, onClose, onEdit }: { needId: string; onClose: () => void; onEdit: () => void }) {
  const { data, error, refetch } = useCall(needRoutes.readNeed, { params: { needId } });
  const [isWithdrawing, setWithdrawing] = useState(false);
  return (
    <SideSheet
      title={data ? titleLabel(data) : m.technology_need()}
      isOpen
      onClose={onClose}
      note={data && <Chips need={data} />}
      foot={data && !isWithdrawing && <Acts need={data} onEdit={onEdit} onWithdraw={() => setWithdrawing(true)} />}
    >
      {error && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton />}
      {data && isWithdrawing && <Withdrawal need={data} onDone={() => setWithdrawing(false)} />}
      {data && <Detail need={data} />}
    </SideSheet>
  );
}

function Chips({ need }: { need: NeedDetail }) {
  return (
    <span className="flex flex-wrap gap-1.5">
      <Chip tone={stateTone(need.state)}>{stateLabel(need.state)}</Chip>
      {need.kind && (
        <Chip tone="waiting" tag>
          {kindLabel(need.kind)}
        </Chip>
      )}
      {need.withdrawnAt ? (
        <Chip tone="waiting" tag>
          {m.technology_need_withdrawn()}
        </Chip>
      ) : (
        need.isConfidential && (
          <Chip tone="watch" tag>
            {m.technology_need_is_confidential()}
          </Chip>
        )
      )}
    </span>
  );
}

function Acts({ need, onEdit, onWithdraw }: { need: NeedDetail; onEdit: () => void; onWithdraw: () => void }) {
  const restore = useAct(needRoutes.restoreNeed, NEEDS_CHANGED);
  const { change, withdraw, restore: mayRestore } = need.abilities;
  return (
    <>
      {restore.error && <ErrorState error={restore.error} />}
      <span className="mr-auto">
        <ButtonLink to={`/needs/${need.id}`} look="quiet">
          {m.technology_board_open_page()}
        </ButtonLink>
      </span>
      {withdraw && <Button onClick={onWithdraw}>{m.technology_need_withdraw()}</Button>}
      {mayRestore && (
        <Button onClick={() => void restore.mutateAsync({ params: { needId: need.id } })}>{m.technology_need_restore()}</Button>
      )}
      {change && (
        <Button look="filled" icon={Pencil} onClick={onEdit}>
          {m.technology_need_edit()}
        </Button>
      )}
    </>
  );
}

/** A line entered wrongly is withdrawn for a ground and can be taken back. */
function Withdrawal({ need, onDone }: { need: NeedDetail; onDone: () => void }) {
  const withdraw = useAct(needRoutes.withdrawNeed, NEEDS_CHANGED);
  const restore = useAct(needRoutes.restoreNeed, NEEDS_CHANGED);
  const params = { needId: need.id };
  const state = useForm(z.object({ ground: z.string().trim().min(2).max(200) }), {
    values: { ground: '' },
    send: async (body) => {
      await withdraw.mutateAsync({ params, body });
      toast(m.technology_need_withdrawn_now({ title: titleLabel(need) }), () => void restore.mutateAsync({ params }));
      onDone();
    },
  });
  const foot = (
    <>
      <Button onClick={onDone}>{m.web_keep_as_is()}</Button>
      <Button look="filled" type="submit" disabled={state.isSending}>
        {m.technology_need_withdraw()}
      </Button>
    </>
  );
  return (
    <div className="mb-4 rounded-card border border-line bg-head p-3">
      <Form state={state} label={m.technology_need_withdraw()} foot={foot}>
        <TextField name="ground" label={m.technology_need_ground()} hint={m.technology_need_ground_hint()} />
      </Form>
    </div>
  );
}

function Detail({ need }: { need: NeedDetail }) {
  const amount = amountLabel(need);
  const isFigure = need.amountLowFen !== null || need.amountHighFen !== null;
  const facts: [string, ReactNode][] = [
    [m.technology_need_difficulty(), need.difficulty],
    [m.technology_need_indicators(), need.indicators],
    [m.technology_need_base(), need.presentBase],
    [m.technology_need_amount(), amount && (isFigure ? `${amount} ${m.technology_need_wan()}` : amount)],
    [m.technology_need_cooperation(), need.cooperation.map(cooperationLabel).join('、')],
    [m.technology_need_partner(), need.wantedPartner],
    [m.technology_need_contact(), [need.contactName, need.contactPhone].filter(Boolean).join(' ')],
    [m.technology_need_office(), [need.office, need.responsiblePerson].filter(Boolean).join(' · ')],
    [m.technology_need_expert(), need.expert],
    [m.technology_need_submitted(), need.submittedOn],
    [m.technology_need_matched(), need.matchedOn],
    [m.technology_need_progress(), need.progress],
    [m.technology_need_closed(), need.closedOn],
    [m.technology_need_remark(), need.remark],
    [m.technology_need_ground(), need.withdrawnGround],
  ];
  return (
    <>
      {need.isMasked && <p className="mt-0 rounded-control bg-watch-tint px-3 py-2 text-table text-watch">{m.technology_need_masked()}</p>}
      <dl className="m-0 flex flex-col gap-3">
        <Fact label={m.technology_need_enterprise()}>
          <Link
            to="/enterprises/$enterpriseId"
            params={{ enterpriseId: need.enterpriseId } as never}
            className="text-brand-strong no-underline"
          >
            {need.enterpriseName}
          </Link>
          <span className="ml-2 text-note text-muted">{need.parkName ?? need.countyName}</span>
        </Fact>
        {facts.map(
          ([label, value]) =>
            value && (
              <Fact key={label} label={label}>
                {value}
              </Fact>
            ),
        )}
      </dl>
      <h3 className="mt-5 mb-2 text-table font-bold">{m.technology_need_history()}</h3>
      <Timeline label={m.technology_need_history()} happenings={historyOf(need)} />
      <div className="mt-4">
        <WhoCanSee who={need.isConfidential ? m.technology_need_who_confidential() : m.technology_need_who()} />
      </div>
    </>
  );
}

function historyOf(need: NeedDetail): Happening[] {
  const entered: Happening = {
    id: 'entered',
    at: momentOf(need.enteredAt).slice(0, 10),
    what: need.importId ? m.technology_need_history_imported() : m.technology_need_history_entered(),
    who: need.enteredBy ?? '',
  };
  const changes = need.history.map(
    (change): Happening => ({
      id: change.id,
      at: momentOf(change.at).slice(0, 10),
      what: change.state ? m.technology_need_history_moved({ state: stateLabel(change.state) }) : m.technology_need_history_changed(),
      who: change.by ?? '',
      ground: [...new Set(change.fields.map(fieldLabel))].join('、'),
    }),
  );
  return [...changes, entered];
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-note text-muted">{label}</dt>
      <dd className="m-0 whitespace-pre-wrap">{children}</dd>
    </div>
  );
}
