import type { ReactNode } from 'react';
import type { SiteRefused } from '#shared/site.ts';

type FieldParts = {
  name: string;
  label: string;
  hint?: string;
  isOptional?: string;
  most: number;
  refused: SiteRefused | undefined;
  /** So many lines; one is an input. */
  lines?: number;
  autoComplete?: string;
};

const wrongOf = (refused: SiteRefused | undefined, name: string) => refused?.fields.find(({ path }) => path === `/${name}`)?.detail;

/** One field of a form that works without JavaScript: what was typed stays, what is wrong is said beside it. */
export function FormField({ name, label, hint, isOptional, most, refused, lines = 1, autoComplete }: FieldParts) {
  const wrong = wrongOf(refused, name);
  const told = wrong ? `${name}-wrong` : hint ? `${name}-hint` : undefined;
  const common = {
    id: name,
    name,
    maxLength: most,
    required: !isOptional,
    autoComplete,
    defaultValue: refused?.values[name] ?? '',
    'aria-invalid': wrong ? true : undefined,
    'aria-describedby': told,
  };
  return (
    <p className="site-field">
      <label htmlFor={name}>
        {label}
        {isOptional && <small>{isOptional}</small>}
      </label>
      {lines > 1 ? <textarea {...common} rows={lines} /> : <input type="text" {...common} />}
      {hint && !wrong && <small id={`${name}-hint`}>{hint}</small>}
      {wrong && (
        <span id={`${name}-wrong`} className="site-wrong">
          {wrong}
        </span>
      )}
    </p>
  );
}

/** A box to tick; nothing is ticked beforehand. */
export function FormCheck({ name, label, refused }: { name: string; label: string; refused: SiteRefused | undefined }) {
  const wrong = wrongOf(refused, name);
  return (
    <p className="site-field">
      <label className="site-consent">
        <input
          type="checkbox"
          name={name}
          value="yes"
          defaultChecked={refused?.values[name] === 'yes'}
          aria-invalid={wrong ? true : undefined}
          aria-describedby={wrong ? `${name}-wrong` : undefined}
        />
        {label}
      </label>
      {wrong && (
        <span id={`${name}-wrong`} className="site-wrong">
          {wrong}
        </span>
      )}
    </p>
  );
}

/** One of several, as radio buttons; nothing is chosen beforehand. */
export function FormChoice({
  name,
  label,
  isOptional,
  options,
  refused,
}: {
  name: string;
  label: string;
  isOptional?: string;
  options: readonly { readonly value: string; readonly label: string; readonly note?: string }[];
  refused: SiteRefused | undefined;
}) {
  const wrong = wrongOf(refused, name);
  return (
    <fieldset className="site-field" aria-describedby={wrong ? `${name}-wrong` : undefined}>
      <legend>
        {label}
        {isOptional && <small>{isOptional}</small>}
      </legend>
      {options.map((option) => (
        <label key={option.value} className="site-consent">
          <input
            type="radio"
            name={name}
            value={option.value}
            required={!isOptional}
            defaultChecked={refused?.values[name] === option.value}
          />
          <span>
            {option.label}
            {option.note && <small>{option.note}</small>}
          </span>
        </label>
      ))}
      {wrong && (
        <span id={`${name}-wrong`} className="site-wrong">
          {wrong}
        </span>
      )}
    </fieldset>
  );
}

/** A form of a public page, sent to the page itself. */
export function SiteForm({
  id,
  action,
  send,
  refused,
  children,
}: {
  id: string;
  action: string;
  send: string;
  refused: SiteRefused | undefined;
  children: ReactNode;
}) {
  return (
    <form className="site-form" id={id} action={`${action}#${id}`} method="post">
      {refused && (
        <p role="alert" className="site-wrong">
          {refused.detail}
        </p>
      )}
      {children}
      <button type="submit">{send}</button>
    </form>
  );
}
