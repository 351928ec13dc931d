import { Plus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { m } from '#words/messages.js';

/** One question of the entry form. */
export function EntryCard({
  title,
  aside,
  problem,
  children,
}: {
  title: string;
  aside?: ReactNode;
  problem?: string | undefined;
  children: ReactNode;
}) {
  return (
    <section aria-label={title} className={`rounded-card border bg-white px-4 py-3 ${problem ? 'border-late' : 'border-line'}`}>
      <header className="mb-2 flex items-center justify-between gap-2 text-table text-muted">
        <h2 className="m-0 text-table font-normal">{title}</h2>
        {aside && <span className="text-note">{aside}</span>}
      </header>
      {children}
      {problem && (
        <p role="alert" className="m-0 mt-2 text-note text-late">
          {problem}
        </p>
      )}
    </section>
  );
}

const PILL = 'inline-flex min-h-9 items-center gap-1.5 rounded-control border px-3 text-body max-md:min-h-10';

/** Chosen or not, by a press. */
export function Toggle({ isOn, onPress, children }: { isOn: boolean; onPress: () => void; children: ReactNode }) {
  const look = isOn ? 'border-brand bg-brand-tint text-brand-strong' : 'border-edge bg-white text-ink';
  return (
    <button type="button" aria-pressed={isOn} onClick={onPress} className={`${PILL} ${look}`}>
      {children}
    </button>
  );
}

/** What was chosen, with a way to take it out again. */
export function Chosen({ label, onRemove }: { label: string; onRemove: () => void }) {
  return (
    <span className={`${PILL} max-w-full border-brand bg-brand-tint pr-1 text-brand-strong`}>
      <span className="truncate">{label}</span>
      <button
        type="button"
        aria-label={m.web_remove({ label })}
        onClick={onRemove}
        className="inline-flex size-8 shrink-0 items-center justify-center"
      >
        <X size={14} aria-hidden />
      </button>
    </span>
  );
}

export function AddPill({ onPress, children }: { onPress: () => void; children: ReactNode }) {
  return (
    <button type="button" onClick={onPress} className={`${PILL} border-dashed border-edge text-brand-strong`}>
      <Plus size={16} aria-hidden />
      {children}
    </button>
  );
}

export function LineInput({
  label,
  value,
  onChange,
  type = 'text',
  max,
  hint,
}: {
  label: string;
  value: string;
  onChange: (text: string) => void;
  type?: 'text' | 'date' | 'number';
  max?: string;
  hint?: string;
}) {
  return (
    <label className="flex min-w-0 flex-col gap-1 text-note text-muted">
      {label}
      <input
        type={type}
        value={value}
        max={max}
        min={type === 'number' ? 0 : undefined}
        placeholder={hint}
        maxLength={type === 'text' ? 100 : undefined}
        onChange={(event) => onChange(event.target.value)}
        className="h-9 w-full rounded-control border border-edge bg-white px-2.5 text-body text-ink max-md:h-11"
      />
    </label>
  );
}

export function Words({
  label,
  value,
  onChange,
  rows = 3,
  hint,
  max,
}: {
  label: string;
  value: string;
  onChange: (text: string) => void;
  rows?: number;
  hint?: string;
  max: number;
}) {
  return (
    <textarea
      aria-label={label}
      value={value}
      rows={rows}
      maxLength={max}
      placeholder={hint}
      onChange={(event) => onChange(event.target.value)}
      className="w-full rounded-control border border-edge bg-white px-3 py-2 text-body leading-[22px]"
    />
  );
}
