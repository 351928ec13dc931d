import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#web/workspace/button.tsx';
import { m } from '#words/messages.js';

export type MadeLink = { readonly name: string; readonly token: string };

/** The page behind the link asks for no account. */
const addressOf = (token: string) => `${location.origin}/n/${token}`;

/** One-time links, shown once: each can be copied and sent by whatever way people use. */
export function OneTimeLinks({ links }: { links: readonly MadeLink[] }) {
  return (
    <div className="flex flex-col gap-3">
      <p className="m-0 rounded-control bg-watch-tint px-3 py-2 text-table text-watch">{m.technology_page_link_once()}</p>
      <ul className="m-0 flex list-none flex-col gap-3 p-0">
        {links.map((link) => (
          <li key={link.token} className="flex flex-col gap-1">
            <b className="text-table">{link.name}</b>
            <CopyLine text={addressOf(link.token)} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function CopyLine({ text }: { text: string }) {
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    // On plain http there is no clipboard: the text is selected and can be copied by hand.
    await navigator.clipboard?.writeText(text).then(
      () => setCopied(true),
      () => {},
    );
  };
  return (
    <span className="flex gap-2">
      <input
        readOnly
        value={text}
        aria-label={m.technology_page_link()}
        onFocus={({ target }) => target.select()}
        className="h-8 min-w-0 flex-1 rounded-control border border-edge bg-head px-2.5 font-mono text-note max-md:h-11"
      />
      <Button icon={isCopied ? Check : Copy} onClick={() => void copy()}>
        {isCopied ? m.technology_page_link_copied() : m.technology_page_link_copy()}
      </Button>
    </span>
  );
}
