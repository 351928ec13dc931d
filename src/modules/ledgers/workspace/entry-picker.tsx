import { Check, Search } from 'lucide-react';
import { useState } from 'react';
import { m } from '#words/messages.js';
import { Button } from '#web/workspace/button.tsx';
import { SideSheet } from '#web/workspace/side-sheet.tsx';

export type Pick = { readonly id: string; readonly name: string; readonly note: string | null };

type PickerParts = {
  title: string;
  options: readonly Pick[];
  chosen: readonly string[];
  onToggle: (id: string) => void;
  onClose: () => void;
  /** What was typed and is not there can be written down as it is. */
  onWrite?: (text: string) => void;
};

const SHOWN = 60;

/** Several of a long list, found by typing, with room for a thumb. It works without a network. */
export function EntryPicker({ title, options, chosen, onToggle, onClose, onWrite }: PickerParts) {
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const found = options.filter(({ name, note }) => `${name} ${note ?? ''}`.toLowerCase().includes(wanted));
  const write = () => {
    onWrite?.(text.trim());
    setText('');
  };
  return (
    <SideSheet
      title={title}
      isOpen
      dims
      onClose={onClose}
      foot={
        <Button look="filled" size="large" onClick={onClose}>
          {m.ledgers_work_picked({ count: chosen.length })}
        </Button>
      }
    >
      <span className="relative block">
        <Search size={16} aria-hidden className="absolute top-3.5 left-3 text-muted" />
        <input
          type="search"
          autoFocus
          aria-label={m.ledgers_work_find()}
          placeholder={m.ledgers_work_find()}
          value={text}
          onChange={(event) => setText(event.target.value)}
          className="h-11 w-full rounded-control border border-edge bg-white pr-3 pl-9"
        />
      </span>
      <ul className="m-0 mt-2 list-none p-0">
        {found.slice(0, SHOWN).map(({ id, name, note }) => (
          <li key={id} className="border-b border-row">
            <button
              type="button"
              role="checkbox"
              aria-checked={chosen.includes(id)}
              onClick={() => onToggle(id)}
              className="flex min-h-12 w-full items-center gap-3 py-1.5 text-left"
            >
              <span
                aria-hidden
                className={`flex size-5 shrink-0 items-center justify-center rounded-chip border ${chosen.includes(id) ? 'border-brand bg-brand text-white' : 'border-edge'}`}
              >
                {chosen.includes(id) && <Check size={14} />}
              </span>
              <span className="min-w-0">
                <span className="block truncate">{name}</span>
                {note && <span className="block truncate text-note text-muted">{note}</span>}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {found.length > SHOWN && (
        <p className="m-0 py-2 text-note text-muted">{m.ledgers_work_more_found({ count: found.length - SHOWN })}</p>
      )}
      {wanted !== '' && found.length === 0 && (
        <div className="flex flex-col items-start gap-2 py-4">
          <p className="m-0 text-muted">{m.web_nothing_fits()}</p>
          {onWrite && <Button onClick={write}>{m.ledgers_work_write_down({ text: text.trim() })}</Button>}
        </div>
      )}
    </SideSheet>
  );
}
