import { useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { z } from 'zod';
import { isDay } from '#shared/dates.ts';
import { Button } from '#web/workspace/button.tsx';
import { Card } from '#web/workspace/card.tsx';
import { DateField } from '#web/workspace/form/date.tsx';
import { FileDrop } from '#web/workspace/form/file-drop.tsx';
import { Form } from '#web/workspace/form/form.tsx';
import { SelectField, TextField } from '#web/workspace/form/inputs.tsx';
import { useForm } from '#web/workspace/form/use-form.ts';
import { PageTitle, WhoCanSee } from '#web/workspace/page-title.tsx';
import { useAct, useCall } from '#web/workspace/query.ts';
import { ErrorState } from '#web/workspace/states.tsx';
import { Tabs } from '#web/workspace/tabs.tsx';
import { toast } from '#web/workspace/toast.ts';
import { m } from '#words/messages.js';
import { DOCUMENT_ENDINGS, documentRoutes, measureRoutes, type Cut } from '../contract.ts';
import { CutPreview } from './cut-preview.tsx';

const MAX_BYTES = 20 * 1024 * 1024;
const KEPT = [documentRoutes.listPolicyDocuments, measureRoutes.listMeasures, measureRoutes.listAnsweringDepartments];

/** What was brought: pasted words or a file. */
type Brought = { readonly text: string } | { readonly file: File };

/** Paste or upload, look at the cut beside the original, then keep. */
export default function LoadDocument() {
  const [brought, setBrought] = useState<Brought | null>(null);
  const [cut, setCut] = useState<Cut | null>(null);
  const again = () => setCut(null);
  return (
    <>
      <PageTitle
        title={m.supervision_load_title()}
        crumbs={[
          { label: m.supervision_list_title(), to: '/measures' },
          { label: m.supervision_documents(), to: '/policy-documents' },
        ]}
        note={m.supervision_load_note()}
        actions={cut && <Button onClick={again}>{m.supervision_preview_again()}</Button>}
      />
      {/* What was pasted stays while the preview is looked at. */}
      <div hidden={cut !== null}>
        <Bring
          onCut={(what, found) => {
            setBrought(what);
            setCut(found);
          }}
        />
      </div>
      {cut && brought && (
        <div className="flex flex-col gap-3">
          <KeepForm cut={cut} brought={brought} />
          <CutPreview cut={cut} />
        </div>
      )}
      <div className="mt-3">
        <WhoCanSee who={m.supervision_who()} />
      </div>
    </>
  );
}

function Bring({ onCut }: { onCut: (brought: Brought, cut: Cut) => void }) {
  const [way, setWay] = useState('paste');
  const [text, setText] = useState('');
  const [files, setFiles] = useState<readonly File[]>([]);
  const cutText = useAct(documentRoutes.cutPolicyText);
  const cutFile = useAct(documentRoutes.cutPolicyFile);
  const id = useId();
  const act = way === 'paste' ? cutText : cutFile;
  const [file] = files;
  const isReady = way === 'paste' ? text.trim() !== '' : file !== undefined;
  const show = async () => {
    if (way === 'paste') onCut({ text }, await cutText.mutateAsync({ body: { text } }));
    else if (file) onCut({ file }, await cutFile.mutateAsync({ files: [file] }));
  };
  const paste = (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-table text-muted">
        {m.supervision_paste_hint()}
      </label>
      <textarea
        id={id}
        value={text}
        onChange={(event) => setText(event.target.value)}
        rows={18}
        className="w-full rounded-control border border-edge bg-white px-3 py-2 font-serif text-[15px] leading-7"
      />
    </div>
  );
  const drop = (
    <FileDrop
      label={m.supervision_upload_label()}
      hint={m.supervision_upload_hint()}
      accept={DOCUMENT_ENDINGS.map((ending) => `.${ending}`).join()}
      maxFiles={1}
      maxBytes={MAX_BYTES}
      files={files}
      onChange={setFiles}
    />
  );
  return (
    <Card>
      <Tabs
        label={m.supervision_way()}
        value={way}
        onChange={setWay}
        tabs={[
          { key: 'paste', label: m.supervision_paste(), content: paste },
          { key: 'upload', label: m.supervision_upload(), content: drop },
        ]}
      />
      <div className="mt-3 flex flex-col gap-3">
        {act.error && <ErrorState error={act.error} />}
        <div className="flex justify-end">
          <Button look="filled" disabled={!isReady || act.isPending} onClick={() => void show().catch(() => {})}>
            {m.supervision_preview()}
          </Button>
        </div>
      </div>
    </Card>
  );
}

/** Measures, and articles without measures: what somebody will answer for. */
function answerableIn({ pieces }: Cut): number {
  const clauses = pieces.flatMap(({ clause }) => clause ?? []);
  return clauses.filter((clause) => !clauses.some((other) => other.startsWith(`${clause}.`))).length;
}

const shape = z.object({
  name: z.string().trim().min(2).max(120),
  number: z.string().trim().max(60),
  issuedOn: z.string().refine((text) => text === '' || isDay(text), { error: () => m.supervision_deadline_wrong() }),
  supersedesId: z.string(),
});

function KeepForm({ cut, brought }: { cut: Cut; brought: Brought }) {
  const navigate = useNavigate();
  const keepText = useAct(documentRoutes.keepPolicyText, KEPT);
  const keepFile = useAct(documentRoutes.keepPolicyFile, KEPT);
  const documents = useCall(documentRoutes.listPolicyDocuments, {});
  const inForce = (documents.data?.rows ?? []).filter(({ supersededBy }) => supersededBy === null);
  const state = useForm(shape, {
    values: { name: cut.title, number: cut.number, issuedOn: '', supersedesId: '' },
    send: async (facts) => {
      const kept =
        'text' in brought
          ? await keepText.mutateAsync({ body: { ...facts, text: brought.text } })
          : await keepFile.mutateAsync({ files: [brought.file], fields: facts });
      toast(m.supervision_kept({ name: kept.name }));
      await navigate({ to: `/measures?documentId=${kept.id}` });
    },
  });
  return (
    <Card title={m.supervision_keep_form()}>
      <Form
        state={state}
        label={m.supervision_keep_form()}
        foot={
          <Button look="filled" type="submit" disabled={state.isSending}>
            {m.supervision_keep({ count: answerableIn(cut) })}
          </Button>
        }
      >
        <div className="grid gap-4 md:grid-cols-2 lg:grid-cols-[2fr_1fr_1fr_1.5fr]">
          <TextField name="name" label={m.supervision_name()} />
          <TextField name="number" label={m.supervision_number()} isOptional />
          <DateField name="issuedOn" label={m.supervision_issued_on()} isOptional />
          <SelectField
            name="supersedesId"
            label={m.supervision_supersedes()}
            placeholder={m.supervision_supersedes_none()}
            options={[
              { value: '', label: m.supervision_supersedes_none() },
              ...inForce.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        </div>
      </Form>
    </Card>
  );
}
