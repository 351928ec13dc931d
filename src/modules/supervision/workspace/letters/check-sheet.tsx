import { useCallback, useId, useState } from 'react';
import { z } from 'zod';
import { Button } from '#web/workspace/button.tsx';
import { call } from '#web/workspace/client.ts';
import { MultiSelectField } from '#web/workspace/form/combobox.tsx';
import { Form } from '#web/workspace/form/form.tsx';
import { TextArea } from '#web/workspace/form/inputs.tsx';
import { useForm } from '#web/workspace/form/use-form.ts';
import { useAct } from '#web/workspace/query.ts';
import { SideSheet } from '#web/workspace/side-sheet.tsx';
import { toast } from '#web/workspace/toast.ts';
import { m } from '#words/messages.js';
import { letterRoutes, letterStepRoutes, type Letter } from '../../contract.ts';
import { LETTER_CHANGES } from './acts.tsx';

const shape = z.object({ opinion: z.string().max(500), asked: z.array(z.string()).max(20) });

/** 核稿: the checker's opinion, and whom to ask to countersign; nobody means straight to be signed. */
export function CheckSheet({ letter, onClose }: { letter: Letter; onClose: () => void }) {
  const formId = useId();
  const act = useAct(letterStepRoutes.checkLetter, LETTER_CHANGES);
  const [meant] = useState(() => new Map<string, { orgId: string; personId: string | null }>());
  const find = useCallback(
    async (text: string) => {
      const { rows } = await call(letterRoutes.listCountersigners, { query: { q: text } });
      return rows.map(({ orgId, orgName, personId, name }) => {
        const value = `${orgId} ${personId ?? ''}`;
        meant.set(value, { orgId, personId });
        return { value, label: personId ? `${name} · ${orgName}` : m.supervision_letters_office_option({ name: orgName }) };
      });
    },
    [meant],
  );
  const state = useForm(shape, {
    values: { opinion: '', asked: [] },
    send: async ({ opinion, asked }) => {
      await act.mutateAsync({
        params: { letterId: letter.id },
        body: { opinion, asked: asked.flatMap((value) => meant.get(value) ?? []) },
      });
      toast(m.supervision_letters_checked());
      onClose();
    },
  });
  return (
    <SideSheet
      title={m.supervision_letters_check()}
      isOpen
      onClose={onClose}
      foot={
        <Button look="filled" type="submit" form={formId} disabled={state.isSending}>
          {m.supervision_letters_check_pass()}
        </Button>
      }
    >
      <Form state={state} label={m.supervision_letters_check()} id={formId}>
        <TextArea name="opinion" label={m.supervision_letters_opinion()} rows={3} isOptional />
        <MultiSelectField name="asked" label={m.supervision_letters_ask()} find={find} hint={m.supervision_letters_ask_hint()} />
      </Form>
    </SideSheet>
  );
}
