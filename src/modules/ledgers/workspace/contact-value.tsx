import { useState } from 'react';
import { z } from 'zod';
import { m } from '#words/messages.js';
import { Button } from '#web/workspace/button.tsx';
import { Form } from '#web/workspace/form/form.tsx';
import { TextField } from '#web/workspace/form/inputs.tsx';
import { useForm } from '#web/workspace/form/use-form.ts';
import { useAct } from '#web/workspace/query.ts';
import { SideSheet } from '#web/workspace/side-sheet.tsx';
import type { EnterprisePage } from '../contract/enterprises.ts';
import { factRoutes } from '../contract/facts.ts';
import { kindLabel } from './fact-words.ts';

const shape = z.object({ purpose: z.string().trim().min(2).max(100) });

/** A contact shown in part; who may see it in full says what for, which is recorded. */
export function ContactValue({ enterprise, kind, masked }: { enterprise: EnterprisePage; kind: string; masked: string }) {
  const [isAsking, setAsking] = useState(false);
  const [full, setFull] = useState<string | null>(null);
  if (full) return <a href={`tel:${full}`}>{full}</a>;
  return (
    <>
      <span>{masked}</span>
      {enterprise.abilities.includes('ledgers.read_contacts') && (
        <Button look="quiet" size="small" onClick={() => setAsking(true)}>
          {m.ledgers_contact_show()}
        </Button>
      )}
      {isAsking && <Purpose enterprise={enterprise} kind={kind} onClose={() => setAsking(false)} onShown={setFull} />}
    </>
  );
}

function Purpose({
  enterprise,
  kind,
  onClose,
  onShown,
}: {
  enterprise: EnterprisePage;
  kind: string;
  onClose: () => void;
  onShown: (value: string) => void;
}) {
  const show = useAct(factRoutes.showContact);
  const state = useForm(shape, {
    values: { purpose: '' },
    send: async (body) => {
      const { value } = await show.mutateAsync({ params: { enterpriseId: enterprise.id, kind }, body });
      onShown(value);
      onClose();
    },
  });
  const foot = (
    <Button look="filled" type="submit" form="contact-purpose" disabled={state.isSending}>
      {m.ledgers_contact_show()}
    </Button>
  );
  return (
    <SideSheet title={`${enterprise.name} · ${kindLabel(kind)}`} isOpen onClose={onClose} dims foot={foot}>
      <Form state={state} id="contact-purpose" label={m.ledgers_contact_show()}>
        <TextField name="purpose" label={m.ledgers_contact_purpose()} hint={m.ledgers_contact_purpose_hint()} />
      </Form>
    </SideSheet>
  );
}
