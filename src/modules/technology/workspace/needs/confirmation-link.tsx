import { useState } from 'react';
import { z } from 'zod';
import { Button } from '#web/workspace/button.tsx';
import { Form } from '#web/workspace/form/form.tsx';
import { TextField } from '#web/workspace/form/inputs.tsx';
import { useForm } from '#web/workspace/form/use-form.ts';
import { useAct } from '#web/workspace/query.ts';
import { SideSheet } from '#web/workspace/side-sheet.tsx';
import { toast } from '#web/workspace/toast.ts';
import { m } from '#words/messages.js';
import { needRaisingRoutes } from '../../contract/need-raising.ts';
import type { NeedDetail } from '../../contract/needs.ts';
import { LIFE_CHANGED } from './life-words.ts';
import { OneTimeLinks, type MadeLink } from './one-time-link.tsx';

const shape = z.object({ email: z.union([z.literal(''), z.email()]) });

/** A link by which the enterprise, without an account, says whether it helped. */
export function ConfirmationLinkSheet({ need, onClose }: { need: NeedDetail; onClose: () => void }) {
  const make = useAct(needRaisingRoutes.makeConfirmationLink, LIFE_CHANGED);
  const [link, setLink] = useState<MadeLink | null>(null);
  const state = useForm(shape, {
    values: { email: '' },
    send: async ({ email }) => {
      const made = await make.mutateAsync({ params: { needId: need.id }, body: { email: email || null } });
      if (made.isMailed) toast(m.technology_page_link_mailed({ email }));
      if (made.token) setLink({ name: need.enterpriseName, token: made.token });
      else onClose();
    },
  });
  return (
    <SideSheet
      title={m.technology_page_confirmation_link()}
      isOpen
      onClose={onClose}
      dims
      foot={
        !link && (
          <Button look="filled" type="submit" form="confirmation-link" disabled={state.isSending}>
            {m.technology_page_link_make()}
          </Button>
        )
      }
    >
      {link ? (
        <OneTimeLinks links={[link]} />
      ) : (
        <Form state={state} id="confirmation-link" label={m.technology_page_confirmation_link()}>
          <p className="m-0 text-table text-muted">{m.technology_page_confirmation_what({ name: need.enterpriseName })}</p>
          <TextField
            name="email"
            label={m.technology_page_link_email()}
            hint={m.technology_page_link_email_hint()}
            inputMode="email"
            isOptional
          />
        </Form>
      )}
    </SideSheet>
  );
}
