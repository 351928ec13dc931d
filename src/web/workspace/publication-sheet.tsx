import { useId } from 'react';
import { z } from 'zod';
import type { PublicationStep, PublicationVerb } from '#shared/publication.ts';
import { say } from '#shared/words.ts';
import { m } from '#words/messages.js';
import { Button } from './button.tsx';
import { Form } from './form/form.tsx';
import { CheckField, TextArea, TextField } from './form/inputs.tsx';
import { useForm } from './form/use-form.ts';
import { SideSheet } from './side-sheet.tsx';
import { toast } from './toast.ts';

const asked = z.object({ isClear: z.boolean(), statement: z.string(), publishesAt: z.string(), ground: z.string() });

/** Each step asks for what it needs: the statement of the gate, the time, the ground. */
const SHAPES: Partial<Record<PublicationVerb, typeof asked>> = {
  submit: asked.extend({
    isClear: z.boolean().refine((isClear) => isClear, { error: () => m.publication_gate_unticked() }),
    statement: z.string().trim().min(4).max(300),
  }) as typeof asked,
  return: asked.extend({ ground: z.string().trim().min(1).max(300) }) as typeof asked,
  withdraw: asked.extend({ ground: z.string().trim().min(1).max(300) }) as typeof asked,
};

/** What a `datetime-local` field holds, as an instant of China Standard Time. */
const instantOf = (local: string) => (local ? `${local.slice(0, 16)}:00+08:00` : null);

type SheetParts = {
  verb: PublicationVerb;
  title: string;
  onClose: () => void;
  onStep: (step: PublicationStep) => Promise<unknown>;
};

export function PublicationSheet({ verb, title, onClose, onStep }: SheetParts) {
  const formId = useId();
  const state = useForm(SHAPES[verb] ?? asked, {
    values: { isClear: false, statement: '', publishesAt: '', ground: '' },
    send: async ({ isClear, statement, publishesAt, ground }) => {
      await onStep({
        verb,
        ...(verb === 'submit' && { gate: { isClear, statement } }),
        ...(verb === 'publish' && { publishesAt: instantOf(publishesAt) }),
        ...((verb === 'return' || verb === 'withdraw') && { ground }),
      });
      toast(m.publication_done({ verb: say(`code_publication_verb_${verb}`), title }));
      onClose();
    },
  });
  const act = say(`code_publication_verb_${verb}`);
  return (
    <SideSheet
      title={act}
      isOpen
      dims
      onClose={onClose}
      note={<p className="m-0 text-note text-muted">{title}</p>}
      foot={
        <Button look={verb === 'withdraw' ? 'danger' : 'filled'} type="submit" form={formId} disabled={state.isSending}>
          {act}
        </Button>
      }
    >
      <Form state={state} label={act} id={formId}>
        {verb === 'submit' && (
          <>
            <p className="m-0 rounded-control bg-watch-tint px-3 py-2 text-table text-watch">{m.publication_gate_reminder()}</p>
            <TextArea name="statement" label={m.publication_gate_statement()} hint={m.publication_gate_hint()} />
            <CheckField name="isClear" label={m.publication_gate_tick()} />
          </>
        )}
        {verb === 'publish' && (
          <>
            <p className="m-0 text-table text-muted">{m.publication_review_reminder()}</p>
            <TextField
              type="datetime-local"
              name="publishesAt"
              label={m.publication_publishes_at()}
              hint={m.publication_publishes_hint()}
              isOptional
            />
          </>
        )}
        {(verb === 'return' || verb === 'withdraw') && (
          <TextArea
            name="ground"
            label={m.publication_ground()}
            hint={verb === 'return' ? m.publication_return_hint() : m.publication_withdraw_hint()}
          />
        )}
      </Form>
    </SideSheet>
  );
}
