import { Combobox } from '@base-ui/react/combobox';
import { Check, X } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { m } from '#words/messages.js';
import type { Option } from '../choice.tsx';
import { Field, wired, type FieldParts, type FieldWire } from './field.tsx';

type ManyParts = FieldParts & {
  options?: readonly Option[];
  /** Asks the server while typing; the chosen stay shown by the labels they had, at first by those in `options`. */
  find?: (text: string) => Promise<readonly Option[]>;
  placeholder?: string;
};

/** Several of a long list, as chips; typing narrows it. The form's value is the list of values. */
export function MultiSelectField(parts: ManyParts) {
  return <Field {...parts}>{(wire) => <Picker wire={wire} {...parts} isMany />}</Field>;
}

/** One of a long list. The form's value is the value, or empty. */
export function ComboboxField(parts: ManyParts) {
  return <Field {...parts}>{(wire) => <Picker wire={wire} {...parts} isMany={false} />}</Field>;
}

function Picker({ wire, options, find, placeholder, isMany, label }: ManyParts & { wire: FieldWire; isMany: boolean }) {
  const { items, optionOf, ask } = useOptions(options, find);
  const values = (Array.isArray(wire.value) ? wire.value : wire.value ? [wire.value] : []) as string[];
  const chosen = values.map(optionOf);
  const shared = {
    items,
    itemToStringLabel: (option: Option) => option.label,
    itemToStringValue: (option: Option) => option.value,
    isItemEqualToValue: (left: Option, right: Option) => left.value === right.value,
    onInputValueChange: ask,
    ...(find && { filter: null }),
  };
  const frame = `flex min-h-8 w-full flex-wrap items-center gap-1 rounded-control border bg-white px-1.5 py-0.5 focus-within:outline-2 focus-within:outline-brand max-md:min-h-11 ${wire.isInvalid ? 'border-late' : 'border-edge'}`;
  const input = (
    <Combobox.Input
      {...wired(wire)}
      aria-label={label}
      placeholder={values.length > 0 && isMany ? '' : placeholder}
      className="h-6.5 min-w-20 flex-1 bg-transparent px-1 outline-none"
    />
  );
  if (!isMany) {
    return (
      <Combobox.Root {...shared} value={chosen[0] ?? null} onValueChange={(option: Option | null) => wire.onChange(option?.value ?? '')}>
        <Combobox.InputGroup className={frame}>{input}</Combobox.InputGroup>
        <List />
      </Combobox.Root>
    );
  }
  return (
    <Combobox.Root {...shared} multiple value={chosen} onValueChange={(now: Option[]) => wire.onChange(now.map(({ value }) => value))}>
      <Combobox.InputGroup className={frame}>
        <Combobox.Chips aria-label={values.length > 0 ? label : undefined} className="flex w-full flex-wrap items-center gap-1">
          {chosen.map((option) => (
            <Combobox.Chip
              key={option.value}
              className="flex h-6.5 items-center gap-1 rounded-chip border border-brand bg-brand-tint pr-0.5 pl-2 text-table text-brand-strong max-md:h-9"
            >
              {option.label}
              <Combobox.ChipRemove
                aria-label={m.web_remove({ label: option.label })}
                className="inline-flex size-6 items-center justify-center text-brand-strong max-md:size-8"
              >
                <X size={14} aria-hidden />
              </Combobox.ChipRemove>
            </Combobox.Chip>
          ))}
          {input}
        </Combobox.Chips>
      </Combobox.InputGroup>
      <List />
    </Combobox.Root>
  );
}

function List() {
  return (
    <Combobox.Portal>
      <Combobox.Positioner sideOffset={4} className="z-50 outline-none">
        <Combobox.Popup className="max-h-[320px] w-[var(--anchor-width)] overflow-y-auto rounded-control border border-line bg-white py-1 shadow-float">
          <Combobox.Empty className="px-3 text-muted not-empty:py-2">{m.web_nothing_fits()}</Combobox.Empty>
          <Combobox.List>
            {(option: Option) => (
              <Combobox.Item
                key={option.value}
                value={option}
                className="flex min-h-8 cursor-default items-center gap-2 px-2 py-1 outline-none max-md:min-h-11 data-[highlighted]:bg-brand-tint"
              >
                <span className="w-4 shrink-0">
                  <Combobox.ItemIndicator>
                    <Check size={16} aria-hidden />
                  </Combobox.ItemIndicator>
                </span>
                {option.label}
              </Combobox.Item>
            )}
          </Combobox.List>
        </Combobox.Popup>
      </Combobox.Positioner>
    </Combobox.Portal>
  );
}

/** The options to offer, and every option ever seen by its value, so that a chosen one keeps its label. */
function useOptions(options: readonly Option[] | undefined, find: ManyParts['find']) {
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly Option[]>([]);
  const [known] = useState(() => new Map<string, Option>());
  useEffect(() => {
    if (!find) return undefined;
    let isCurrent = true;
    const timer = setTimeout(() => {
      void find(text).then(
        (answer) => isCurrent && setFound(answer),
        () => isCurrent && setFound([]),
      );
    }, 150);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [find, text]);
  const items = find ? found : (options ?? NONE);
  // The same option stays the same object: a chosen one that changed would put its label over what is being typed.
  useMemo(() => {
    for (const option of [...(options ?? NONE), ...items])
      if (known.get(option.value)?.label !== option.label) known.set(option.value, option);
  }, [options, items, known]);
  const optionOf = (value: string): Option => {
    const option = known.get(value) ?? { value, label: value };
    known.set(value, option);
    return option;
  };
  return { items, optionOf, ask: setText };
}

const NONE: readonly Option[] = [];
