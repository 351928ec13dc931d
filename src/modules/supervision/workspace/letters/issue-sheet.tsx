import { useCallback, useId } from 'react';
import { z } from 'zod';
import { say } from '#shared/words.ts';
import { Button } from '#web/workspace/button.tsx';
import { call } from '#web/workspace/client.ts';
import { MultiSelectField } from '#web/workspace/form/combobox.tsx';
import { Form } from '#web/workspace/form/form.tsx';
import { useForm } from '#web/workspace/form/use-form.ts';
import { useAct, useCall } from '#web/workspace/query.ts';
import { SideSheet } from '#web/workspace/side-sheet.tsx';
import { Skeleton } from '#web/workspace/states.tsx';
import { toast } from '#web/workspace/toast.ts';
import { m } from '#words/messages.js';
import { letterRoutes, letterStepRoutes, RECIPIENT_GROUPS, type Letter } from '../../contract.ts';
import { LETTER_CHANGES } from './acts.tsx';

const shape = z.object({
  groups: z.array(z.enum(RECIPIENT_GROUPS)),
  parkIds: z.array(z.string()),
  orgIds: z.array(z.string()).max(500),
});

/** To whom it goes: groups, the enterprises of a park, or chosen ones. */
export function IssueSheet({ letter, onClose }: { letter: Letter; onClose: () => void }) {
  const formId = useId();
  const { data } = useCall(letterRoutes.listLetterRecipients, { query: {} });
  const act = useAct(letterStepRoutes.issueLetter, LETTER_CHANGES);
  const find = useCallback(async (text: string) => {
    const { rows } = await call(letterRoutes.listLetterRecipients, { query: { q: text } });
    return rows.map(({ id, name }) => ({ value: id, label: name }));
  }, []);
  const state = useForm(shape, {
    values: { groups: [], parkIds: [], orgIds: [] },
    send: async (body) => {
      const { recipients } = await act.mutateAsync({ params: { letterId: letter.id }, body });
      toast(m.supervision_letters_issued_to({ count: recipients }));
      onClose();
    },
  });
  const name = say('code_letter_verb_issue');
  return (
    <SideSheet
      title={name}
      isOpen
      onClose={onClose}
      note={<p className="m-0 text-note text-muted">{m.supervision_letters_issue_note({ main: letter.content.mainRecipients || '—' })}</p>}
      foot={
        <Button look="filled" type="submit" form={formId} disabled={state.isSending}>
          {name}
        </Button>
      }
    >
      {data ? (
        <Form state={state} label={name} id={formId}>
          <MultiSelectField
            name="groups"
            label={m.supervision_letters_groups()}
            options={data.groups.map(({ group, count }) => ({
              value: group,
              label: m.supervision_letters_group_option({ name: say(`code_letter_group_${group}`), count }),
            }))}
          />
          <MultiSelectField
            name="parkIds"
            label={m.supervision_letters_parks()}
            options={data.parks.map(({ id, name: park, enterprises }) => ({
              value: id,
              label: m.supervision_letters_park_option({ name: park, count: enterprises }),
            }))}
          />
          <MultiSelectField name="orgIds" label={m.supervision_letters_chosen()} find={find} hint={m.supervision_letters_chosen_hint()} />
        </Form>
      ) : (
        <Skeleton />
      )}
    </SideSheet>
  );
}
