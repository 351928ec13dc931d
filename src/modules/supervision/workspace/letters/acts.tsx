import { useId, useState } from 'react';
import { z } from 'zod';
import type { Route } from '#shared/route.ts';
import { say } from '#shared/words.ts';
import { Button } from '#web/workspace/button.tsx';
import { Confirm } from '#web/workspace/dialog.tsx';
import { Form } from '#web/workspace/form/form.tsx';
import { CheckField, TextArea, TextField } from '#web/workspace/form/inputs.tsx';
import { useForm } from '#web/workspace/form/use-form.ts';
import { useAct } from '#web/workspace/query.ts';
import { SideSheet } from '#web/workspace/side-sheet.tsx';
import { toast } from '#web/workspace/toast.ts';
import { m } from '#words/messages.js';
import { letterRoutes, letterStepRoutes, type Letter, type LetterVerb } from '../../contract.ts';
import { CheckSheet } from './check-sheet.tsx';
import { IssueSheet } from './issue-sheet.tsx';

export const LETTER_CHANGES: readonly Route[] = [letterRoutes.readLetter, letterRoutes.listLetters, letterRoutes.listLetterVersions];
const FIRST: readonly LetterVerb[] = ['submit', 'pass_to_signing', 'countersign', 'sign', 'issue', 'resume'];
const HIDDEN: readonly LetterVerb[] = ['pass_to_countersigning', 'remind', 'complete_countersigning'];

/** The steps this person may take now; the one that is waited for stands last and filled. */
export function Acts({ letter }: { letter: Letter }) {
  const [open, setOpen] = useState<LetterVerb | null>(null);
  const verbs = letter.verbs.filter((verb) => !HIDDEN.includes(verb));
  const filled = FIRST.find((verb) => verbs.includes(verb));
  const close = () => setOpen(null);
  return (
    <>
      {verbs
        .toSorted((one, other) => Number(one === filled) - Number(other === filled))
        .map((verb) => (
          <Button
            key={verb}
            look={verb === filled ? 'filled' : verb === 'recall' || verb === 'withdraw' ? 'danger' : 'plain'}
            onClick={() => setOpen(verb)}
          >
            {verb === 'pass_to_signing' ? m.supervision_letters_check() : say(`code_letter_verb_${verb}`)}
          </Button>
        ))}
      {open === 'pass_to_signing' && <CheckSheet letter={letter} onClose={close} />}
      {open === 'issue' && <IssueSheet letter={letter} onClose={close} />}
      {open === 'number' && <NumberSheet letter={letter} onClose={close} />}
      {open === 'countersign' && <CountersignSheet letter={letter} onClose={close} />}
      {(open === 'return' || open === 'withdraw' || open === 'recall') && <ReasonSheet verb={open} letter={letter} onClose={close} />}
      <Plain letter={letter} verb={open} onClose={close} />
    </>
  );
}

type SheetParts = { letter: Letter; onClose: () => void };

/** What needs no more than to be meant: handing in, signing, taking up again. */
function Plain({ letter, verb, onClose }: SheetParts & { verb: LetterVerb | null }) {
  const params = { letterId: letter.id };
  const submit = useAct(letterStepRoutes.submitLetter, LETTER_CHANGES);
  const sign = useAct(letterStepRoutes.signLetter, LETTER_CHANGES);
  const resume = useAct(letterStepRoutes.resumeLetter, LETTER_CHANGES);
  const acts: Readonly<Partial<Record<LetterVerb, { why: string; act: () => Promise<unknown> }>>> = {
    submit: { why: m.supervision_letters_submit_why(), act: () => submit.mutateAsync({ params }) },
    sign: { why: m.supervision_letters_sign_why(), act: () => sign.mutateAsync({ params, body: { opinion: '' } }) },
    resume: { why: m.supervision_letters_resume_why(), act: () => resume.mutateAsync({ params }) },
  };
  const chosen = verb ? acts[verb] : undefined;
  if (!verb || !chosen) return null;
  const name = say(`code_letter_verb_${verb}`);
  return (
    <Confirm
      isOpen
      onClose={onClose}
      title={m.supervision_letters_step_title({ verb: name, title: letter.title })}
      act={name}
      onConfirm={async () => {
        await chosen.act();
        toast(m.supervision_letters_done({ verb: name }));
      }}
    >
      {chosen.why}
    </Confirm>
  );
}

const reasonShape = z.object({ reason: z.string().trim().min(2).max(500) });

function ReasonSheet({ letter, verb, onClose }: SheetParts & { verb: 'return' | 'withdraw' | 'recall' }) {
  const routes = {
    return: letterStepRoutes.returnLetter,
    withdraw: letterStepRoutes.withdrawLetter,
    recall: letterStepRoutes.recallLetter,
  };
  const act = useAct(routes[verb], LETTER_CHANGES);
  const formId = useId();
  const name = say(`code_letter_verb_${verb}`);
  const state = useForm(reasonShape, {
    values: { reason: '' },
    send: async (body) => {
      await act.mutateAsync({ params: { letterId: letter.id }, body });
      toast(m.supervision_letters_done({ verb: name }));
      onClose();
    },
  });
  return (
    <SideSheet
      title={name}
      isOpen
      onClose={onClose}
      foot={
        <Button look="danger" type="submit" form={formId} disabled={state.isSending}>
          {name}
        </Button>
      }
    >
      <Form state={state} label={name} id={formId}>
        <TextArea name="reason" label={m.supervision_letters_reason()} rows={4} hint={say(`supervision_letters_reason_${verb}`)} />
      </Form>
    </SideSheet>
  );
}

const numberShape = z.object({ number: z.string().trim().min(2).max(40) });

function NumberSheet({ letter, onClose }: SheetParts) {
  const act = useAct(letterStepRoutes.numberLetter, LETTER_CHANGES);
  const formId = useId();
  const name = say('code_letter_verb_number');
  const state = useForm(numberShape, {
    values: { number: letter.number ?? '' },
    send: async (body) => {
      await act.mutateAsync({ params: { letterId: letter.id }, body });
      onClose();
    },
  });
  return (
    <SideSheet
      title={name}
      isOpen
      onClose={onClose}
      foot={
        <Button look="filled" type="submit" form={formId} disabled={state.isSending}>
          {m.supervision_letters_save()}
        </Button>
      }
    >
      <Form state={state} label={name} id={formId}>
        <TextField name="number" label={m.supervision_letters_number()} hint={m.supervision_letters_number_hint()} />
      </Form>
    </SideSheet>
  );
}

const answerShape = z.object({ agrees: z.boolean(), opinion: z.string().max(500) });

function CountersignSheet({ letter, onClose }: SheetParts) {
  const act = useAct(letterStepRoutes.countersignLetter, LETTER_CHANGES);
  const formId = useId();
  const name = say('code_letter_verb_countersign');
  const state = useForm(answerShape, {
    values: { agrees: true, opinion: '' },
    send: async (body) => {
      await act.mutateAsync({ params: { letterId: letter.id }, body });
      toast(m.supervision_letters_done({ verb: name }));
      onClose();
    },
  });
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
        <CheckField name="agrees" label={m.supervision_letters_agrees()} hint={m.supervision_letters_agrees_hint()} />
        <TextArea name="opinion" label={m.supervision_letters_opinion()} rows={4} />
      </Form>
    </SideSheet>
  );
}
