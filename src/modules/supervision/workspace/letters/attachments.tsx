import { Paperclip, X } from 'lucide-react';
import { useState } from 'react';
import { Button, IconButton } from '#web/workspace/button.tsx';
import { Card } from '#web/workspace/card.tsx';
import { addressOf } from '#web/workspace/client.ts';
import { FileDrop } from '#web/workspace/form/file-drop.tsx';
import { useAct } from '#web/workspace/query.ts';
import { ErrorState } from '#web/workspace/states.tsx';
import { m } from '#words/messages.js';
import { letterRoutes, type Letter } from '../../contract.ts';
import { LETTER_CHANGES } from './acts.tsx';

const ACCEPT = '.docx,.xlsx,.pdf,.png,.jpg,.jpeg,.txt';
const MAX_BYTES = 20 * 1024 * 1024;

/** The attached files; on a draft they can be added and taken off, and the text names them. */
export function Attachments({ letter }: { letter: Letter }) {
  if (!letter.isEditable && letter.files.length === 0) return null;
  return (
    <div className={letter.isEditable ? 'mt-4 border-t border-row pt-4' : ''}>
      {letter.isEditable ? (
        <Editable letter={letter} />
      ) : (
        <Card title={m.supervision_letters_files()}>
          <Files letter={letter} />
        </Card>
      )}
    </div>
  );
}

function Editable({ letter }: { letter: Letter }) {
  const [brought, setBrought] = useState<readonly File[]>([]);
  const attach = useAct(letterRoutes.attachToLetter, LETTER_CHANGES);
  const send = async () => {
    await attach.mutateAsync({ params: { letterId: letter.id }, files: brought });
    setBrought([]);
  };
  return (
    <section aria-label={m.supervision_letters_files()} className="flex flex-col gap-2">
      <h3 className="m-0 text-body font-bold">{m.supervision_letters_files()}</h3>
      <Files letter={letter} />
      <FileDrop
        label={m.supervision_letters_files_drop()}
        hint={m.supervision_letters_files_hint()}
        accept={ACCEPT}
        maxFiles={5}
        maxBytes={MAX_BYTES}
        files={brought}
        onChange={setBrought}
      />
      {attach.error && <ErrorState error={attach.error} />}
      {brought.length > 0 && (
        <div className="flex justify-end">
          <Button icon={Paperclip} disabled={attach.isPending} onClick={() => void send().catch(() => {})}>
            {m.supervision_letters_files_attach({ count: brought.length })}
          </Button>
        </div>
      )}
    </section>
  );
}

function Files({ letter }: { letter: Letter }) {
  const detach = useAct(letterRoutes.detachFromLetter, LETTER_CHANGES);
  return (
    <ul className="m-0 list-none p-0">
      {letter.files.map(({ id, name }) => (
        <li key={id} className="flex min-h-9 items-center gap-2 border-b border-row text-table">
          <a
            href={addressOf(letterRoutes.openLetterFile, { params: { letterId: letter.id, fileId: id } })}
            download
            className="min-w-0 truncate text-brand-strong"
          >
            {name}
          </a>
          {letter.isEditable && (
            <span className="ml-auto">
              <IconButton
                label={m.supervision_letters_files_detach({ name })}
                icon={X}
                onClick={() => detach.mutate({ params: { letterId: letter.id, fileId: id } })}
              />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
