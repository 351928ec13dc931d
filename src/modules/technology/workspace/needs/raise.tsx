import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import { Button } from '#web/workspace/button.tsx';
import { Form } from '#web/workspace/form/form.tsx';
import { useForm } from '#web/workspace/form/use-form.ts';
import { PageTitle } from '#web/workspace/page-title.tsx';
import { useAct, useCall } from '#web/workspace/query.ts';
import { useMe } from '#web/workspace/session.tsx';
import { ErrorState, Skeleton } from '#web/workspace/states.tsx';
import { toast } from '#web/workspace/toast.ts';
import { m } from '#words/messages.js';
import { needLifeRoutes, type NeedStanding } from '../../contract/need-life.ts';
import { needRaisingRoutes, needRaisingShape } from '../../contract/need-raising.ts';
import { needRoutes, type NeedDetail } from '../../contract/needs.ts';
import { LIFE_CHANGED } from './life-words.ts';
import { emptyRaise, forgetDraft, keepDraft, keptDraft, type RaiseValues } from './raise-draft.ts';
import { RAISE_STEPS, RaiseStep, RaiseSteps } from './raise-steps.tsx';
import { FEN_PER_WAN } from './words.ts';

/** In the form money is in 万元 under the names of the contract, so that the server's problems find their place. */
const wan = z.number().min(0).max(9_000_000).nullish();
const shape = needRaisingShape.extend({ amountLowFen: wan, amountHighFen: wan });

/** An enterprise raises a need, step by step, or amends one that was not yet accepted. */
export default function Raise() {
  const { needId } = useParams({ strict: false }) as { needId?: string };
  const params = { needId: needId ?? '' };
  const need = useCall(needRoutes.readNeed, { params }, { enabled: needId !== undefined });
  const standing = useCall(needLifeRoutes.readNeedStanding, { params }, { enabled: needId !== undefined });
  const { person } = useMe();
  if (!needId) return <RaiseForm values={keptDraft(person.id) ?? emptyRaise} isKept={keptDraft(person.id) !== null} />;
  const error = need.error ?? standing.error;
  if (error) return <ErrorState error={error} />;
  if (!need.data || !standing.data) return <Skeleton lines={8} />;
  return <RaiseForm values={valuesOf(need.data, standing.data)} needId={needId} isKept={false} />;
}

function RaiseForm({ values, needId, isKept }: { values: RaiseValues; needId?: string; isKept: boolean }) {
  const navigate = useNavigate();
  const { person } = useMe();
  const raise = useAct(needRaisingRoutes.raiseNeed, LIFE_CHANGED);
  const amend = useAct(needRaisingRoutes.amendRaisedNeed, LIFE_CHANGED);
  const [at, setAt] = useState(0);
  const top = useRef<HTMLDivElement>(null);
  const state = useForm(shape, {
    values,
    send: async (typed) => {
      const fen = (amount: number | null | undefined) => (amount == null ? null : Math.round(amount * FEN_PER_WAN));
      const body = { ...typed, amountLowFen: fen(typed.amountLowFen), amountHighFen: fen(typed.amountHighFen) };
      if (needId) await amend.mutateAsync({ params: { needId }, body });
      else await raise.mutateAsync({ body });
      if (!needId) forgetDraft(person.id);
      toast(needId ? m.technology_form_amended({ title: typed.title }) : m.technology_form_raised({ title: typed.title }));
      await navigate({ to: '/own-needs' as string });
    },
  });
  const { form } = state;
  useEffect(() => {
    const { unsubscribe } = form.watch((now, { name }) => {
      if (!needId) keepDraft(person.id, now as RaiseValues);
      // A problem goes as soon as it is mended: were it to go on leaving the field, the button would move under the finger.
      if (name && form.getFieldState(name).error) void form.trigger(name);
    });
    return unsubscribe;
  }, [form, needId, person.id]);
  const go = async (next: number) => {
    const asked = RAISE_STEPS.slice(at, Math.max(at + 1, next)).flatMap(({ fields }) => fields);
    if (next > at && !(await form.trigger(asked as never, { shouldFocus: true }))) return;
    setAt(next);
    top.current?.focus();
  };
  const isLast = at === RAISE_STEPS.length - 1;
  return (
    <>
      <PageTitle
        title={needId ? m.technology_form_amend_title() : m.technology_form_raise()}
        crumbs={[{ label: m.technology_form_own(), to: '/own-needs' }]}
        note={isKept ? m.technology_form_draft_kept() : m.technology_form_note()}
      />
      <div className="grid items-start gap-3 lg:grid-cols-[220px_minmax(0,720px)]">
        <RaiseSteps at={at} onGo={(next) => void go(next)} />
        <div ref={top} tabIndex={-1} className="min-w-0 rounded-card border border-line bg-white p-5 outline-none max-md:p-4">
          <Form
            state={{ ...state, submit: (event) => (isLast ? state.submit(event) : void go(at + 1)) }}
            label={needId ? m.technology_form_amend_title() : m.technology_form_raise()}
            foot={
              <>
                {at > 0 && <Button onClick={() => void go(at - 1)}>{m.technology_form_back()}</Button>}
                <Button look="filled" type="submit" disabled={state.isSending}>
                  {isLast ? (needId ? m.technology_form_save() : m.technology_form_send()) : m.technology_form_next()}
                </Button>
              </>
            }
          >
            <RaiseStep at={at} onGo={(next) => void go(next)} />
          </Form>
        </div>
      </div>
    </>
  );
}

function valuesOf(need: NeedDetail, standing: NeedStanding): RaiseValues {
  const inWan = (fen: number | null) => (fen === null ? null : fen / FEN_PER_WAN);
  return {
    title: need.title ?? '',
    kind: need.kind ?? 'research',
    difficulty: need.difficulty ?? '',
    purpose: standing.purpose ?? '',
    indicators: need.indicators ?? '',
    presentBase: need.presentBase ?? '',
    wantedBy: standing.wantedBy ?? '',
    amountText: need.amountText ?? '',
    amountLowFen: inWan(need.amountLowFen),
    amountHighFen: inWan(need.amountHighFen),
    cooperation: need.cooperation as RaiseValues['cooperation'],
    wantedPartner: need.wantedPartner ?? '',
    fields: [...standing.fields],
    openness: standing.openness,
    contactName: need.contactName ?? '',
    contactPhone: need.contactPhone ?? '',
  };
}
