import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '#web/workspace/button.tsx';
import { Card } from '#web/workspace/card.tsx';
import { Choice } from '#web/workspace/choice.tsx';
import { FileDrop } from '#web/workspace/form/file-drop.tsx';
import { PageTitle, WhoCanSee } from '#web/workspace/page-title.tsx';
import { useAct } from '#web/workspace/query.ts';
import { useMe } from '#web/workspace/session.tsx';
import { ErrorState } from '#web/workspace/states.tsx';
import type { ClientRefusal } from '#web/workspace/client.ts';
import { m } from '#words/messages.js';
import { IMPORT_LEDGERS, importRoutes } from '../../contract/imports.ts';
import { Steps } from './steps.tsx';
import { ledgerText } from './words.ts';

const MAX_BYTES = 20 * 1024 * 1024;

/** Twenty workbooks dropped at once; which ledger each sheet belongs to is recognised. */
export default function ImportNew() {
  const { parks } = useMe();
  const navigate = useNavigate();
  const start = useAct(importRoutes.startImport, [importRoutes.listImports]);
  const [files, setFiles] = useState<readonly File[]>([]);
  const [ledger, setLedger] = useState('auto');
  const [parkId, setParkId] = useState(parks.length === 1 ? (parks[0]?.id ?? '') : '');
  const [year, setYear] = useState('');
  const refusedAt = new Set((start.error?.fields ?? []).map((field) => Number(field.path.split('/')[2] ?? -1)));
  const begin = async () => {
    const fields = { ledger, ...(parkId ? { parkId } : {}), ...(year ? { defaultYear: year } : {}) };
    const { id } = await start.mutateAsync({ files, fields });
    await navigate({ to: `/imports/${id}` as string });
  };
  return (
    <>
      <PageTitle
        title={m.ledgers_import_new()}
        crumbs={[{ label: m.ledgers_import_list(), to: '/imports' }]}
        note={m.ledgers_import_new_note()}
      />
      <div className="mb-3 overflow-x-auto">
        <Steps at={1} />
      </div>
      <Card>
        <div className="flex flex-col gap-4">
          <FileDrop
            label={m.ledgers_import_drop()}
            hint={m.ledgers_import_drop_hint()}
            accept=".xlsx,.xls,.et,.xlsm"
            maxFiles={20}
            maxBytes={MAX_BYTES}
            files={files}
            onChange={setFiles}
          />
          <div className="grid gap-4 md:grid-cols-3">
            <Labelled label={m.ledgers_import_which_ledger()}>
              <Choice
                label={m.ledgers_import_which_ledger()}
                isWide
                value={ledger}
                onChange={setLedger}
                options={['auto', ...IMPORT_LEDGERS].map((one) => ({ value: one, label: ledgerText(one) }))}
              />
            </Labelled>
            <Labelled label={m.ledgers_import_park()}>
              <Choice
                label={m.ledgers_import_park()}
                isWide
                value={parkId}
                onChange={setParkId}
                options={[
                  { value: '', label: m.ledgers_import_park_none() },
                  ...parks.map((park) => ({ value: park.id, label: park.name })),
                ]}
              />
            </Labelled>
            <Labelled label={m.ledgers_import_year()}>
              <Choice
                label={m.ledgers_import_year()}
                isWide
                value={year}
                onChange={setYear}
                options={[{ value: '', label: m.ledgers_import_year_none() }, ...lastYears().map((one) => ({ value: one, label: one }))]}
              />
            </Labelled>
          </div>
          {start.error && <Refused error={start.error} />}
          <div className="flex flex-wrap items-center justify-between gap-3">
            <WhoCanSee who={m.ledgers_import_who()} />
            <div className="flex gap-2">
              {refusedAt.size > 0 && refusedAt.size < files.length && (
                <Button
                  onClick={() => {
                    setFiles(files.filter((_, at) => !refusedAt.has(at)));
                    start.reset();
                  }}
                >
                  {m.ledgers_import_without_refused({ count: refusedAt.size })}
                </Button>
              )}
              <Button look="filled" disabled={files.length === 0 || start.isPending} onClick={() => void begin().catch(() => {})}>
                {m.ledgers_import_begin({ count: files.length })}
              </Button>
            </div>
          </div>
        </div>
      </Card>
    </>
  );
}

/** Every file that cannot be read, by its own reason. */
function Refused({ error }: { error: ClientRefusal }) {
  return (
    <div className="flex flex-col gap-2">
      <ErrorState error={error} />
      {error.fields.length > 0 && (
        <ul className="m-0 pl-5 text-table text-late">
          {error.fields.map((field) => (
            <li key={field.path}>{field.detail}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

export function Labelled({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <span className="text-table text-muted">{label}</span>
      {children}
    </div>
  );
}

/** This year and the nine before it. */
export function lastYears(): string[] {
  const now = new Date().getFullYear();
  return Array.from({ length: 10 }, (_, back) => String(now - back));
}
