import { Select } from '@base-ui/react/select';
import { Check, ChevronDown } from 'lucide-react';

export type Option = { readonly value: string; readonly label: string };

type ChoiceParts = {
  value: string;
  onChange: (value: string) => void;
  options: readonly Option[];
  /** Read out; a form gives `id` and labels it from outside. */
  label?: string;
  id?: string;
  describedBy?: string | undefined;
  isInvalid?: boolean;
  isWide?: boolean;
  placeholder?: string;
};

/** One of a short list (a long one: `ComboboxField`). */
export function Choice({ value, onChange, options, label, id, describedBy, isInvalid = false, isWide = false, placeholder }: ChoiceParts) {
  return (
    <Select.Root items={options} value={value} onValueChange={(next) => onChange(next ?? '')} modal={false}>
      <Select.Trigger
        id={id}
        aria-label={label}
        aria-describedby={describedBy}
        aria-invalid={isInvalid || undefined}
        className={`inline-flex h-8 items-center justify-between gap-2 rounded-control border bg-white pr-2 pl-2.5 text-left text-ink max-md:h-11 ${isInvalid ? 'border-late' : 'border-edge'} ${isWide ? 'w-full' : 'min-w-[76px] max-w-48'}`}
      >
        <span className="truncate">
          <Select.Value>{(now: string) => options.find((option) => option.value === now)?.label ?? placeholder ?? ''}</Select.Value>
        </span>
        <ChevronDown size={16} aria-hidden className="shrink-0 text-muted" />
      </Select.Trigger>
      <Select.Portal>
        <Select.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50 outline-none">
          <Select.Popup className="max-h-[320px] min-w-[var(--anchor-width)] overflow-y-auto rounded-control border border-line bg-white py-1 shadow-float outline-none">
            {options.map((option) => (
              <Select.Item
                key={option.value}
                value={option.value}
                className="flex h-8 cursor-default items-center gap-2 pr-4 pl-2 outline-none select-none max-md:h-11 data-[highlighted]:bg-brand-tint"
              >
                <span className="w-4">
                  <Select.ItemIndicator>
                    <Check size={16} aria-hidden />
                  </Select.ItemIndicator>
                </span>
                <Select.ItemText>{option.label}</Select.ItemText>
              </Select.Item>
            ))}
          </Select.Popup>
        </Select.Positioner>
      </Select.Portal>
    </Select.Root>
  );
}
