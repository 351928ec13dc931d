import type { ReactNode } from 'react';
import { m } from '#words/messages.js';
import { Brand } from '../shell/brand.tsx';
import { LanguageSwitch } from '../shell/language.tsx';

/** The frame of the pages before one is in. */
export function Gate({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  return (
    <div className="flex min-h-screen flex-col">
      <header className="flex h-14 items-center justify-between border-b border-line bg-white px-6 max-md:px-4">
        <Brand />
        <LanguageSwitch />
      </header>
      <main className="mx-auto w-full max-w-[432px] flex-1 px-4 py-12 max-md:py-6">
        <h1 className="m-0 mb-1 text-title font-bold">{title}</h1>
        {note && <p className="m-0 mb-4 text-muted">{note}</p>}
        <div className="rounded-card border border-line bg-white p-5">{children}</div>
        <p className="mt-4 text-note text-muted">{m.web_no_secrets_online()}</p>
      </main>
    </div>
  );
}
