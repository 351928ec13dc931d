import { useId, type ReactNode } from 'react';
import { useController, useFormContext } from 'react-hook-form';
import { m } from '#words/messages.js';
import { sayProblem } from './checks.ts';

export type FieldParts = {
  /** The field of the form, `indicators.0.value`. */
  name: string;
  label: string;
  hint?: string;
  /** Says 可不填 beside the label. */
  isOptional?: boolean;
  /** The label at the right of its control, for a check box. */
  isBeside?: boolean;
};

export type FieldWire = {
  id: string;
  describedBy: string | undefined;
  isInvalid: boolean;
  value: unknown;
  onChange: (value: unknown) => void;
  onBlur: () => void;
  ref: (element: HTMLElement | null) => void;
};

/** Label, control, hint and problem, tied together for people and for screen readers. */
export function Field({
  name,
  label,
  hint,
  isOptional = false,
  isBeside = false,
  children,
}: FieldParts & { children: (wire: FieldWire) => ReactNode }) {
  const { control } = useFormContext();
  const { field, fieldState } = useController({ name, control });
  const id = useId();
  const problem = fieldState.error?.message && sayProblem(fieldState.error.message);
  const describedBy = [problem && `${id}-problem`, hint && `${id}-hint`].filter(Boolean).join(' ') || undefined;
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <div className={isBeside ? 'flex flex-row-reverse items-center justify-end gap-2' : 'contents'}>
        <label htmlFor={id} className={`flex justify-between gap-2 text-table ${isBeside ? '' : 'text-muted'}`}>
          <span>{label}</span>
          {isOptional && <span className="text-note">{m.web_optional()}</span>}
        </label>
        {children({
          id,
          describedBy,
          isInvalid: Boolean(problem),
          value: field.value,
          onChange: field.onChange,
          onBlur: field.onBlur,
          ref: field.ref,
        })}
      </div>
      {problem && (
        <p id={`${id}-problem`} className="m-0 text-note text-late">
          {problem}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="m-0 text-note text-muted">
          {hint}
        </p>
      )}
    </div>
  );
}

/** The attributes a bare control takes from its field. */
export function wired({ id, describedBy, isInvalid, onBlur, ref }: FieldWire) {
  return { id, 'aria-describedby': describedBy, 'aria-invalid': isInvalid || undefined, onBlur, ref };
}

export function controlClass(isInvalid: boolean): string {
  return `h-8 w-full rounded-control border bg-white px-2.5 text-body text-ink max-md:h-11 ${isInvalid ? 'border-late' : 'border-edge'}`;
}
