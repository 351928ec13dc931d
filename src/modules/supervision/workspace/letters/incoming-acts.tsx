import { useCallback, useId, useState } from 'react';
import { z } from 'zod';
import type { Route } from '#shared/route.ts';
import { say } from '#shared/words.ts';
import { Button } from '#web/workspace/button.tsx';
import { call } from '#web/workspace/client.ts';
import { ComboboxField } from '#web/workspace/form/combobox.tsx';
import { Form } from '#web/workspace/form/form.tsx';
import { NumberField, TextArea, TextField } from '#web/workspace/form/inputs.tsx';
import { useForm } from '#web/workspace/form/use-form.ts';
import { useAct } from '#web/workspace/query.ts';
import { SideSheet } from '#web/workspace/side-sheet.tsx';
import { toast } from '#web/workspace/toast.ts';
import { m } from '#words/messages.js';
import { incomingRoutes, type Incoming, type IncomingVerb } from '../../contract.ts';

const CHANGES: readonly Route[] = [incomingRoutes.readIncoming, incomingRoutes.listIncoming];
const FIRST: readonly IncomingVerb[] = ['feed_back', 'hand_over', 'close', 'reopen'];

/** The steps that can be taken now; the one that is waited for stands last and filled. */
export function IncomingActs({ incoming }: { incoming: Incoming }) {
  const [open, setOpen] = useState<IncomingVerb | null>(null);
  const filled = FIRST.find((verb) => incoming.verbs.includes(verb));
  return (
    <>
      {incoming.verbs
        .toSorted((one, other) => Number(one === filled) - Number(other === filled))
        .map((verb) => (
          <Button key={verb} look={verb === filled ? 'filled' : 'plain'} onClick={() => setOpen(verb)}>
            {say(`code_incoming_verb_${verb}`)}
          </Button>
        ))}
      {open && <StepSheet key={open} incoming={incoming} verb={open} onClose={() => setOpen(null)} />}
    </>
  );
}

const shape = z.object({
  text: z.string().max(1000),
  leaderName: z.string().max(60),
  personId: z.string(),
  office: z.string().max(60),
  workingDays: z.number().int().min(1).max(250).nullable(),
});
type Typed = z.output<typeof shape>;

function StepSheet({ incoming, verb, onClose }: { incoming: Incoming; verb: IncomingVerb; onClose: () => void }) {
  const formId = useId();
  const take = useSteps(incoming.id);
  const name = say(`code_incoming_verb_${verb}`);
  const state = useForm(shape, {
    values: { text: '', leaderName: '', personId: '', office: '', workingDays: 5 },
    send: async (typed) => {
      await take[verb](typed);
      toast(m.supervision_letters_done({ verb: name }));
      onClose();
    },
  });
  const label = verb === 'send_back' || verb === 'demand_again' ? m.supervision_letters_reason() : say(`supervision_letters_text_${verb}`);
  return (
    <SideSheet
      title={name}
      isOpen
      onClose={onClose}
      foot={
        <Button look="filled" type="submit" form={formId} disabled={state.isSending}>
          {name}
        </Button>
      }
    >
      <Form state={state} label={name} id={formId}>
        {verb === 'instruct' && (
          <TextField name="leaderName" label={m.supervision_letters_leader()} hint={m.supervision_letters_leader_hint()} />
        )}
        {verb === 'hand_over' && <HandOverFields />}
        {verb !== 'reopen' && <TextArea name="text" label={label} rows={4} isOptional={verb === 'hand_over' || verb === 'close'} />}
        {(verb === 'hand_over' || verb === 'demand_again') && (
          <NumberField name="workingDays" label={m.supervision_letters_within()} unit={m.supervision_letters_working_days()} />
        )}
        {verb === 'reopen' && <p className="m-0">{m.supervision_letters_reopen_why()}</p>}
      </Form>
    </SideSheet>
  );
}

function HandOverFields() {
  const find = useCallback(async (text: string) => {
    const { rows } = await call(incomingRoutes.listIncomingHandlers, { query: { q: text } });
    return rows.map(({ id, name }) => ({ value: id, label: name }));
  }, []);
  return (
    <>
      <ComboboxField name="personId" label={m.supervision_letters_handler()} find={find} hint={m.supervision_letters_handler_hint()} />
      <TextField name="office" label={m.supervision_letters_handling_office()} />
    </>
  );
}

/** Each step's route, fed from the one form. */
function useSteps(incomingId: string): Readonly<Record<IncomingVerb, (typed: Typed) => Promise<unknown>>> {
  const params = { incomingId };
  const instruct = useAct(incomingRoutes.instructOnIncoming, CHANGES);
  const handOver = useAct(incomingRoutes.handOverIncoming, CHANGES);
  const feedBack = useAct(incomingRoutes.feedBackOnIncoming, CHANGES);
  const sendBack = useAct(incomingRoutes.sendBackIncoming, CHANGES);
  const demand = useAct(incomingRoutes.demandIncomingAgain, CHANGES);
  const close = useAct(incomingRoutes.closeIncoming, CHANGES);
  const reopen = useAct(incomingRoutes.reopenIncoming, CHANGES);
  return {
    instruct: ({ leaderName, text }) => instruct.mutateAsync({ params, body: { leaderName, text } }),
    hand_over: ({ personId, office, workingDays, text }) =>
      handOver.mutateAsync({ params, body: { personId: personId || null, office, workingDays: workingDays ?? 0, text } }),
    feed_back: ({ text }) => feedBack.mutateAsync({ params, body: { text } }),
    send_back: ({ text }) => sendBack.mutateAsync({ params, body: { reason: text } }),
    demand_again: ({ text, workingDays }) => demand.mutateAsync({ params, body: { reason: text, workingDays: workingDays ?? 0 } }),
    close: ({ text }) => close.mutateAsync({ params, body: { text } }),
    reopen: () => reopen.mutateAsync({ params }),
  };
}
