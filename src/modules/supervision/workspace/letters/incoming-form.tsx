import { useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { z } from 'zod';
import { dayOf } from '#shared/dates.ts';
import { Button } from '#web/workspace/button.tsx';
import { DateField } from '#web/workspace/form/date.tsx';
import { FileDrop } from '#web/workspace/form/file-drop.tsx';
import { Form } from '#web/workspace/form/form.tsx';
import { SelectField, TextArea, TextField } from '#web/workspace/form/inputs.tsx';
import { useForm } from '#web/workspace/form/use-form.ts';
import { WhoCanSee } from '#web/workspace/page-title.tsx';
import { useAct } from '#web/workspace/query.ts';
import { SideSheet } from '#web/workspace/side-sheet.tsx';
import { toast } from '#web/workspace/toast.ts';
import { m } from '#words/messages.js';
import { incomingRoutes, SECURITY_CLASSES, URGENCIES, type Incoming } from '../../contract.ts';
import { optionsOf } from './words.tsx';

const CHANGES = [incomingRoutes.listIncoming, incomingRoutes.readIncoming];
const shape = z.object({
  fromName: z.string().trim().min(2).max(120),
  number: z.string().max(60),
  title: z.string().trim().min(2).max(200),
  writtenOn: z.string(),
  receivedOn: z.string(),
  dueOn: z.string(),
  securityClass: z.enum(SECURITY_CLASSES),
  urgency: z.enum(URGENCIES),
  note: z.string().max(300),
});
type Typed = z.output<typeof shape>;

/** What is written down when a document comes in, with its scan; or mended later. */
export function IncomingForm({ incoming, onClose }: { incoming?: Incoming; onClose: () => void }) {
  const formId = useId();
  const navigate = useNavigate();
  const [files, setFiles] = useState<readonly File[]>([]);
  const register = useAct(incomingRoutes.registerIncoming, CHANGES);
  const change = useAct(incomingRoutes.changeIncoming, CHANGES);
  const keepScan = useAct(incomingRoutes.keepIncomingScan, CHANGES);
  const title = incoming ? m.supervision_letters_mend() : m.supervision_letters_register();
  const state = useForm(shape, {
    values: valuesOf(incoming),
    send: async (body) => {
      const { id } = incoming
        ? await change.mutateAsync({ params: { incomingId: incoming.id }, body })
        : await register.mutateAsync({ body });
      if (files.length > 0) await keepScan.mutateAsync({ params: { incomingId: id }, files });
      toast(m.supervision_letters_registered());
      onClose();
      if (!incoming) await navigate({ to: `/incoming-letters/${id}` });
    },
  });
  return (
    <SideSheet
      title={title}
      isOpen
      onClose={onClose}
      note={<WhoCanSee who={m.supervision_letters_incoming_who()} />}
      foot={
        <Button look="filled" type="submit" form={formId} disabled={state.isSending}>
          {m.supervision_letters_save()}
        </Button>
      }
    >
      <Form state={state} label={title} id={formId}>
        <TextField name="fromName" label={m.supervision_letters_from()} />
        <TextField name="number" label={m.supervision_letters_their_number()} isOptional />
        <TextArea name="title" label={m.supervision_letters_heading()} rows={2} />
        <div className="grid gap-3 md:grid-cols-2">
          <DateField name="receivedOn" label={m.supervision_letters_received_on()} />
          <DateField name="writtenOn" label={m.supervision_letters_written_on()} isOptional />
          <DateField name="dueOn" label={m.supervision_letters_due()} isOptional />
          <SelectField name="urgency" label={m.supervision_letters_urgency()} options={optionsOf('urgency', URGENCIES)} />
          <SelectField name="securityClass" label={m.supervision_letters_class()} options={optionsOf('security_class', SECURITY_CLASSES)} />
        </div>
        <TextArea name="note" label={m.supervision_letters_remark()} rows={2} isOptional />
        <FileDrop
          label={m.supervision_letters_scan_drop()}
          hint={m.supervision_letters_scan_hint()}
          accept=".pdf,.docx,.png,.jpg,.jpeg,.txt"
          maxFiles={1}
          maxBytes={20 * 1024 * 1024}
          files={files}
          onChange={setFiles}
        />
        <p className="m-0 text-note text-watch">{m.supervision_letters_secret_note()}</p>
      </Form>
    </SideSheet>
  );
}

function valuesOf(incoming: Incoming | undefined): Typed {
  return {
    fromName: incoming?.fromName ?? '',
    number: incoming?.number ?? '',
    title: incoming?.title ?? '',
    writtenOn: incoming?.writtenOn ?? '',
    receivedOn: incoming?.receivedOn ?? dayOf(new Date()),
    dueOn: incoming?.dueOn ?? '',
    securityClass: incoming?.securityClass ?? 'open',
    urgency: incoming?.urgency ?? 'normal',
    note: incoming?.note ?? '',
  };
}
