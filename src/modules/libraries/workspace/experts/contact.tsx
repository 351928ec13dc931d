import { useState } from 'react';
import { z } from 'zod';
import { m } from '#words/messages.js';
import { Button } from '#web/workspace/button.tsx';
import { Form } from '#web/workspace/form/form.tsx';
import { TextField } from '#web/workspace/form/inputs.tsx';
import { useForm } from '#web/workspace/form/use-form.ts';
import { useAct } from '#web/workspace/query.ts';
import { SideSheet } from '#web/workspace/side-sheet.tsx';
import type { Expert } from '../../contract/expert-shapes.ts';
import { expertRoutes } from '../../contract/experts.ts';
import { expertField } from './words.ts';

const shape = z.object({ purpose: z.string().trim().min(2).max(200) });
type Kind = 'phone' | 'email';

/** A contact in part; the whole is shown for a purpose, which is recorded. */
export function Contact({ expert, kind }: { expert: Expert; kind: Kind }) {
  const [isAsking, setAsking] = useState(false);
  const [full, setFull] = useState<string | null>(null);
  const masked = expert[kind];
  if (!masked) return <span className="text-muted">{expert.hasPhone && kind === 'phone' ? m.libraries_experts_contact_ask() : ''}</span>;
  if (expert.isMine) return <span>{masked}</span>;
  if (full) return <a href={kind === 'phone' ? `tel:${full}` : `mailto:${full}`}>{full}</a>;
  return (
    <>
      <span>{masked}</span>
      <Button look="quiet" size="small" data-print="hidden" onClick={() => setAsking(true)}>
        {m.libraries_experts_contact_show()}
      </Button>
      {isAsking && <Purpose expert={expert} kind={kind} onClose={() => setAsking(false)} onShown={setFull} />}
    </>
  );
}

type PurposeParts = { expert: Expert; kind: Kind; onClose: () => void; onShown: (value: string) => void };

function Purpose({ expert, kind, onClose, onShown }: PurposeParts) {
  const show = useAct(expertRoutes.showExpertContact);
  const state = useForm(shape, {
    values: { purpose: '' },
    send: async ({ purpose }) => {
      const { value } = await show.mutateAsync({ params: { expertId: expert.id }, body: { kind, purpose } });
      onShown(value);
      onClose();
    },
  });
  const foot = (
    <Button look="filled" type="submit" form="expert-contact" disabled={state.isSending}>
      {m.libraries_experts_contact_show()}
    </Button>
  );
  return (
    <SideSheet title={`${expert.name} · ${expertField(kind)}`} isOpen onClose={onClose} dims foot={foot}>
      <Form state={state} id="expert-contact" label={m.libraries_experts_contact_show()}>
        <TextField name="purpose" label={m.libraries_experts_contact_purpose()} hint={m.libraries_experts_contact_purpose_hint()} />
      </Form>
    </SideSheet>
  );
}
