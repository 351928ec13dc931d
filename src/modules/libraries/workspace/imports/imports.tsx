import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { z } from 'zod';
import { m } from '#words/messages.js';
import { say } from '#shared/words.ts';
import { Button } from '#web/workspace/button.tsx';
import { Card, CardRow } from '#web/workspace/card.tsx';
import { Chip, type Tone } from '#web/workspace/chip.tsx';
import { DateField } from '#web/workspace/form/date.tsx';
import { FileDrop } from '#web/workspace/form/file-drop.tsx';
import { Form } from '#web/workspace/form/form.tsx';
import { SelectField, TextField } from '#web/workspace/form/inputs.tsx';
import { useForm } from '#web/workspace/form/use-form.ts';
import { momentOf } from '#web/workspace/moment.ts';
import { PageTitle, WhoCanSee } from '#web/workspace/page-title.tsx';
import { useAct, useCall } from '#web/workspace/query.ts';
import { CONSENT_WAYS } from '../../contract/expert-codes.ts';
import { LIBRARY_KINDS, libraryImportRoutes, type LibraryImportState, type LibraryKind } from '../../contract/imports.ts';
import { PROVENANCE_SOURCES } from '../../contract/provenance.ts';
import { consentVersion } from '../experts/consent-card.tsx';
import { optionsOf } from '../experts/words.ts';

const { bringLibraryFile, listLibraryImports } = libraryImportRoutes;
const MIB = 1024 * 1024;
const MOST_MIB = 20;

export const STATE_TONES: Readonly<Record<LibraryImportState, Tone>> = {
  ready: 'watch',
  admitted: 'done',
  taken_back: 'late',
  abandoned: 'waiting',
};

/** A workbook for one of the libraries: what it is, from where, under which terms; then the files brought before. */
export default function LibraryImports() {
  const { kind: asked } = useSearch({ strict: false }) as { kind?: string };
  const kind = LIBRARY_KINDS.find((one) => one === asked) ?? 'expert';
  return (
    <>
      <PageTitle title={m.libraries_import_title()} note={m.libraries_import_note()} />
      <div className="grid gap-3 lg:grid-cols-[minmax(0,1fr)_400px]">
        <Card title={m.libraries_import_new()}>
          <Bring key={kind} kind={kind} />
        </Card>
        <Before />
      </div>
      <div className="mt-3">
        <WhoCanSee who={m.libraries_import_who()} />
      </div>
    </>
  );
}

const text = z.string().max(200);
const shape = z.object({
  kind: z.enum(LIBRARY_KINDS),
  source: text,
  sourceText: text,
  terms: text,
  consentGivenOn: text,
  consentHow: text,
});

function Bring({ kind: first }: { kind: LibraryKind }) {
  const [files, setFiles] = useState<readonly File[]>([]);
  const bring = useAct(bringLibraryFile, [listLibraryImports]);
  const navigate = useNavigate();
  const state = useForm(shape, {
    values: {
      kind: first,
      source: 'imported_file',
      sourceText: '',
      terms: m.libraries_experts_usual_terms(),
      consentGivenOn: '',
      consentHow: 'signed_paper',
    },
    send: async ({ consentGivenOn, consentHow, ...said }) => {
      const isAgreed = said.kind === 'expert' && consentGivenOn !== '';
      const consent: Record<string, string> = isAgreed ? { consentVersion, consentGivenOn, consentHow } : {};
      const { id } = await bring.mutateAsync({ files, fields: { ...said, ...consent } });
      await navigate({ to: `/library-imports/${id}` });
    },
  });
  const { kind } = state.form.watch();
  return (
    <div className="flex flex-col gap-4">
      <FileDrop
        label={m.libraries_import_drop()}
        hint={m.libraries_import_drop_hint()}
        accept=".xlsx"
        maxFiles={1}
        maxBytes={MOST_MIB * MIB}
        files={files}
        onChange={setFiles}
      />
      <Form state={state} id="bring-library-file" label={m.libraries_import_new()}>
        <SelectField name="kind" label={m.libraries_import_kind()} options={optionsOf('library_kind', LIBRARY_KINDS)} />
        <SelectField name="source" label={m.libraries_provenance_source()} options={optionsOf('library_source', PROVENANCE_SOURCES)} />
        <TextField name="sourceText" label={m.libraries_provenance_text()} hint={m.libraries_provenance_text_hint()} />
        <TextField name="terms" label={m.libraries_provenance_terms()} hint={m.libraries_provenance_terms_hint()} />
        {kind === 'expert' && (
          <>
            <DateField name="consentGivenOn" label={m.libraries_import_consent()} hint={m.libraries_import_consent_hint()} isOptional />
            <SelectField
              name="consentHow"
              label={m.libraries_experts_consent_how()}
              options={optionsOf('expert_consent_way', CONSENT_WAYS)}
            />
          </>
        )}
      </Form>
      <div className="flex justify-end">
        <Button look="filled" type="submit" form="bring-library-file" disabled={files.length === 0 || state.isSending}>
          {m.libraries_import_read()}
        </Button>
      </div>
    </div>
  );
}

function Before() {
  const { data } = useCall(listLibraryImports, { query: { pageSize: 20 } });
  return (
    <Card flush title={m.libraries_import_before()}>
      {data?.rows.length === 0 && <CardRow>{m.libraries_import_none()}</CardRow>}
      {data?.rows.map((one) => (
        <CardRow key={one.id}>
          <div className="flex items-center gap-2">
            <Link to={`/library-imports/${one.id}`} className="min-w-0 truncate text-brand-strong">
              {one.fileName}
            </Link>
            <span className="ml-auto">
              <Chip tone={STATE_TONES[one.state]}>{say(`code_library_import_state_${one.state}`)}</Chip>
            </span>
          </div>
          <div className="text-note text-muted">
            {say(`code_library_kind_${one.kind}`)} · {one.broughtBy} · {momentOf(one.broughtAt)}
          </div>
        </CardRow>
      ))}
    </Card>
  );
}
