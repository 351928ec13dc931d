import type { HTMLInputTypeAttribute } from 'react';
import { Choice, type Option } from '../choice.tsx';
import { controlClass, Field, wired, type FieldParts } from './field.tsx';
import { readNumber } from './number.ts';

type TextParts = FieldParts & {
  type?: HTMLInputTypeAttribute;
  autoComplete?: string;
  inputMode?: 'text' | 'tel' | 'numeric' | 'email';
  placeholder?: string;
};

export function TextField({ type = 'text', autoComplete = 'off', inputMode, placeholder, ...field }: TextParts) {
  return (
    <Field {...field}>
      {(wire) => (
        <input
          {...wired(wire)}
          type={type}
          autoComplete={autoComplete}
          inputMode={inputMode}
          placeholder={placeholder}
          value={String(wire.value ?? '')}
          onChange={(event) => wire.onChange(event.target.value)}
          className={controlClass(wire.isInvalid)}
        />
      )}
    </Field>
  );
}

export function TextArea({ rows = 3, placeholder, ...field }: FieldParts & { rows?: number; placeholder?: string }) {
  return (
    <Field {...field}>
      {(wire) => (
        <textarea
          {...wired(wire)}
          rows={rows}
          placeholder={placeholder}
          value={String(wire.value ?? '')}
          onChange={(event) => wire.onChange(event.target.value)}
          className={`w-full rounded-control border bg-white px-2.5 py-1.5 text-body ${wire.isInvalid ? 'border-late' : 'border-edge'}`}
        />
      )}
    </Field>
  );
}

/** A figure with its unit inside the control. Full-width digits and thousands separators are read; empty is `null`. */
export function NumberField({ unit, ...field }: FieldParts & { unit: string }) {
  return (
    <Field {...field}>
      {(wire) => (
        <span className="relative block">
          <input
            {...wired(wire)}
            inputMode="decimal"
            autoComplete="off"
            defaultValue={wire.value === null || wire.value === undefined ? '' : String(wire.value)}
            onChange={(event) => wire.onChange(readNumber(event.target.value))}
            className={`${controlClass(wire.isInvalid)} pr-14 text-right`}
          />
          <span aria-hidden className="absolute top-1.5 right-2.5 text-muted max-md:top-3">
            {unit}
          </span>
        </span>
      )}
    </Field>
  );
}

export function SelectField({ options, placeholder, ...field }: FieldParts & { options: readonly Option[]; placeholder?: string }) {
  return (
    <Field {...field}>
      {(wire) => (
        <Choice
          id={wire.id}
          describedBy={wire.describedBy}
          isInvalid={wire.isInvalid}
          isWide
          options={options}
          placeholder={placeholder}
          value={String(wire.value ?? '')}
          onChange={wire.onChange}
        />
      )}
    </Field>
  );
}

export function CheckField({ name, label, hint }: FieldParts) {
  return (
    <Field name={name} label={label} hint={hint} isBeside>
      {(wire) => (
        <input
          {...wired(wire)}
          type="checkbox"
          className="size-4 accent-brand"
          checked={Boolean(wire.value)}
          onChange={(event) => wire.onChange(event.target.checked)}
        />
      )}
    </Field>
  );
}
