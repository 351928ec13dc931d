import { useState } from 'react';
import { z } from 'zod';
import { organisationRoutes } from '#modules/parties/contract.ts';
import { Button } from '#web/workspace/button.tsx';
import { call } from '#web/workspace/client.ts';
import { ComboboxField } from '#web/workspace/form/combobox.tsx';
import { Form } from '#web/workspace/form/form.tsx';
import { TextField } from '#web/workspace/form/inputs.tsx';
import { useForm } from '#web/workspace/form/use-form.ts';
import { useAct } from '#web/workspace/query.ts';
import { SideSheet } from '#web/workspace/side-sheet.tsx';
import { toast } from '#web/workspace/toast.ts';
import { m } from '#words/messages.js';
import { needRaisingRoutes } from '../../contract/need-raising.ts';
import { LIFE_CHANGED } from './life-words.ts';
import { OneTimeLinks, type MadeLink } from './one-time-link.tsx';

const shape = z.object({ enterpriseId: z.string().min(1), email: z.union([z.literal(''), z.email()]) });
const OFFERED = 8;

/** A link by which an enterprise without an account raises a need. */
export function LinkSheet({ onClose }: { onClose: () => void }) {
  const make = useAct(needRaisingRoutes.makeNeedLink, LIFE_CHANGED);
  const [link, setLink] = useState<MadeLink | null>(null);
  const state = useForm(shape, {
    values: { enterpriseId: '', email: '' },
    send: async ({ enterpriseId, email }) => {
      const made = await make.mutateAsync({ body: { enterpriseId, email: email || null } });
      if (made.isMailed) toast(m.technology_page_link_mailed({ email }));
      if (made.token) setLink({ name: m.technology_page_link_raise(), token: made.token });
      else onClose();
    },
  });
  return (
    <SideSheet
      title={m.technology_page_link_raise()}
      isOpen
      onClose={onClose}
      dims
      foot={
        !link && (
          <Button look="filled" type="submit" form="need-link" disabled={state.isSending}>
            {m.technology_page_link_make()}
          </Button>
        )
      }
    >
      {link ? (
        <OneTimeLinks links={[link]} />
      ) : (
        <Form state={state} id="need-link" label={m.technology_page_link_raise()}>
          <p className="m-0 text-table text-muted">{m.technology_page_link_raise_what()}</p>
          <ComboboxField name="enterpriseId" label={m.technology_page_link_enterprise()} find={findEnterprise} />
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

async function findEnterprise(q: string) {
  const { rows } = await call(organisationRoutes.listOrganisations, { query: { q, pageSize: OFFERED, kind: 'enterprise', state: 'open' } });
  return rows.map(({ id, name }) => ({ value: id, label: name }));
}
