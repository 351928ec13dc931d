import { useState } from 'react';
import { z } from 'zod';
import { m } from '#words/messages.js';
import { say } from '#shared/words.ts';
import { Button } from '#web/workspace/button.tsx';
import { Card, CardRow } from '#web/workspace/card.tsx';
import { TextField } from '#web/workspace/form/inputs.tsx';
import { useForm } from '#web/workspace/form/use-form.ts';
import { useAct, useCall } from '#web/workspace/query.ts';
import { expertDealingRoutes, type Consultation } from '../../contract/expert-dealings.ts';
import type { Expert } from '../../contract/expert-shapes.ts';
import { expertRoutes } from '../../contract/experts.ts';
import { EnterConsultation } from './consultation-sheet.tsx';
import { SheetForm } from './sheet-form.tsx';
import { aboutYuan, yuan } from './words.ts';

const { listConsultations, withdrawConsultation } = expertDealingRoutes;
const SHOWN = 50;

/** What the expert has been asked about, with whom, with what result and for which fee. */
export function ConsultationsCard({ expert }: { expert: Expert }) {
  const { data } = useCall(listConsultations, { query: { expertId: expert.id, pageSize: SHOWN } });
  const [asked, setAsked] = useState<'enter' | Consultation | null>(null);
  const mayEnter = expert.abilities.includes('libraries.enter_consultations') && expert.state === 'current';
  return (
    <Card
      flush
      title={m.libraries_experts_consultations()}
      aside={
        <span className="flex items-center gap-3">
          {data && data.feeFen > 0 && m.libraries_experts_fee_sum({ yuan: yuan(data.feeFen) })}
          {mayEnter && (
            <Button size="small" data-print="hidden" onClick={() => setAsked('enter')}>
              {m.libraries_experts_enter()}
            </Button>
          )}
        </span>
      }
    >
      {data?.rows.length === 0 && <CardRow>{m.libraries_experts_no_consultations()}</CardRow>}
      {data?.rows.map((held) => (
        <CardRow key={held.id}>
          <Held held={held} onWithdraw={() => setAsked(held)} />
        </CardRow>
      ))}
      {asked === 'enter' && <EnterConsultation expert={expert} onClose={() => setAsked(null)} />}
      {asked !== null && asked !== 'enter' && <Withdraw held={asked} onClose={() => setAsked(null)} />}
    </Card>
  );
}

function Held({ held, onWithdraw }: { held: Consultation; onWithdraw: () => void }) {
  const { fee } = held;
  return (
    <div className={held.withdrawnGround ? 'line-through opacity-60' : ''}>
      <div className="flex flex-wrap items-baseline gap-x-2">
        <time className="text-note text-muted">{held.heldOn}</time>
        <b>{held.topic}</b>
        <span className="text-note text-muted">{say(`code_consultation_form_${held.form}`)}</span>
        {!held.withdrawnGround && held.abilities.length > 0 && (
          <Button size="small" look="quiet" className="ml-auto" data-print="hidden" onClick={onWithdraw}>
            {m.libraries_experts_consultation_withdraw()}
          </Button>
        )}
      </div>
      <div>{held.party}</div>
      {held.result && <div className="text-muted">{held.result}</div>}
      {fee?.feeFen != null && (
        <div className="text-note text-muted">
          {m.libraries_experts_fee_line({ fee: yuan(fee.feeFen), tax: aboutYuan(fee.taxFen) })}
          {fee.ground && ` ${m.libraries_experts_fee_ground_is({ ground: fee.ground })}`}
        </div>
      )}
      {held.withdrawnGround && <div className="text-note">{held.withdrawnGround}</div>}
    </div>
  );
}

const groundShape = z.object({ ground: z.string().trim().min(2).max(200) });

function Withdraw({ held, onClose }: { held: Consultation; onClose: () => void }) {
  const withdraw = useAct(withdrawConsultation, [listConsultations, expertRoutes.readExpert]);
  const state = useForm(groundShape, {
    values: { ground: '' },
    send: async (body) => {
      await withdraw.mutateAsync({ params: { consultationId: held.id }, body });
      onClose();
    },
  });
  const act = m.libraries_experts_consultation_withdraw();
  return (
    <SheetForm id="withdraw-consultation" title={`${act} · ${held.topic}`} act={act} state={state} onClose={onClose} isDanger>
      <TextField name="ground" label={m.libraries_experts_ground()} />
    </SheetForm>
  );
}
