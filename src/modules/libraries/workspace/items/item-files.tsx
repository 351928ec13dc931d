import { Eye, EyeOff, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#web/workspace/button.tsx';
import { Card } from '#web/workspace/card.tsx';
import { addressOf } from '#web/workspace/client.ts';
import { FileDrop } from '#web/workspace/form/file-drop.tsx';
import { useAct } from '#web/workspace/query.ts';
import { ErrorState } from '#web/workspace/states.tsx';
import { m } from '#words/messages.js';
import { itemRoutes } from '../../contract/items.ts';
import { ITEMS_CHANGED, type AnyItem } from './item-form.tsx';

const ACCEPTED = '.png,.jpg,.jpeg,.webp,.pdf,.docx,.xlsx';
const MOST_BYTES = 20 * 1024 * 1024;

/** Pictures and papers; visitors see those that somebody has said are public. */
export function ItemFiles({ item }: { item: AnyItem }) {
  const mayChange = item.abilities.change;
  if (item.files.length === 0 && !mayChange) return null;
  return (
    <Card title={m.libraries_item_files()}>
      <ul className="m-0 grid list-none grid-cols-1 gap-3 p-0 md:grid-cols-2">
        {item.files.map((file) => (
          <li key={file.id} className="min-w-0 rounded-control border border-row p-2">
            <OneFile item={item} file={file} />
          </li>
        ))}
      </ul>
      {mayChange && <Bring item={item} />}
    </Card>
  );
}

function OneFile({ item, file }: { item: AnyItem; file: AnyItem['files'][number] }) {
  const change = useAct(itemRoutes.changeItemFile, ITEMS_CHANGED);
  const remove = useAct(itemRoutes.removeItemFile, ITEMS_CHANGED);
  const params = { itemId: file.itemId, fileId: file.id };
  const address = addressOf(itemRoutes.readItemFile, { params });
  const isOwn = item.abilities.change && file.itemId === item.id;
  return (
    <>
      {file.isPicture && <img src={address} alt={file.caption ?? file.name} className="mb-2 h-40 w-full rounded-control object-cover" />}
      <a href={address} className="block truncate text-table text-brand-strong">
        {file.caption ?? file.name}
      </a>
      <p className="m-0 text-note text-muted">{file.isPublic ? m.libraries_item_file_public() : m.libraries_item_file_inside()}</p>
      {(change.error ?? remove.error) && <ErrorState error={change.error ?? remove.error} />}
      {isOwn && (
        <div className="mt-1 flex gap-2" data-print="hidden">
          <Button
            size="small"
            icon={file.isPublic ? EyeOff : Eye}
            onClick={() => change.mutate({ params, body: { isPublic: !file.isPublic } })}
          >
            {file.isPublic ? m.libraries_item_file_hide() : m.libraries_item_file_show()}
          </Button>
          <Button size="small" icon={Trash2} onClick={() => remove.mutate({ params })}>
            {m.libraries_item_file_remove()}
          </Button>
        </div>
      )}
    </>
  );
}

function Bring({ item }: { item: AnyItem }) {
  const bring = useAct(itemRoutes.bringItemFiles, ITEMS_CHANGED);
  const [files, setFiles] = useState<readonly File[]>([]);
  const send = async () => {
    await bring.mutateAsync({ params: { itemId: item.id }, files });
    setFiles([]);
  };
  return (
    <div className="mt-3 flex flex-col gap-2" data-print="hidden">
      {bring.error && <ErrorState error={bring.error} />}
      <FileDrop
        label={m.libraries_item_files_bring()}
        hint={m.libraries_item_files_hint()}
        accept={ACCEPTED}
        maxFiles={6}
        maxBytes={MOST_BYTES}
        files={files}
        onChange={setFiles}
      />
      {files.length > 0 && (
        <Button look="filled" disabled={bring.isPending} onClick={() => void send()}>
          {m.libraries_item_files_send({ count: files.length })}
        </Button>
      )}
    </div>
  );
}
