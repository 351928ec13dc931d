import { Popover } from '@base-ui/react/popover';
import { CalendarDays } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { m } from '#words/messages.js';
import { controlClass, Field, wired, type FieldParts } from './field.tsx';
import { readDate } from './day.ts';

const Calendar = lazy(() => import('./calendar.tsx'));

/** A day, typed (2026-6-3, 2026年6月3日, 20260603) or chosen. The form's value is `2026-06-03`. */
export function DateField(field: FieldParts) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Field {...field}>
      {(wire) => (
        <span className="relative block">
          <input
            {...wired(wire)}
            inputMode="numeric"
            autoComplete="off"
            placeholder={m.web_date_form()}
            value={String(wire.value ?? '')}
            onChange={(event) => wire.onChange(event.target.value)}
            onBlur={() => {
              wire.onChange(readDate(String(wire.value ?? '')));
              wire.onBlur();
            }}
            className={`${controlClass(wire.isInvalid)} pr-10`}
          />
          <Popover.Root open={isOpen} onOpenChange={setOpen}>
            <Popover.Trigger
              aria-label={m.web_date_choose({ label: field.label })}
              className="absolute top-0 right-0 inline-flex size-8 items-center justify-center text-muted max-md:size-11"
            >
              <CalendarDays size={16} aria-hidden />
            </Popover.Trigger>
            <Popover.Portal>
              <Popover.Positioner sideOffset={4} align="end" className="z-50">
                <Popover.Popup
                  aria-label={m.web_date_choose({ label: field.label })}
                  className="rounded-control border border-line bg-white p-3 shadow-float outline-none"
                >
                  <Suspense fallback={<div className="size-64" />}>
                    <Calendar
                      value={String(wire.value ?? '')}
                      onChoose={(day) => {
                        wire.onChange(day);
                        setOpen(false);
                      }}
                    />
                  </Suspense>
                </Popover.Popup>
              </Popover.Positioner>
            </Popover.Portal>
          </Popover.Root>
        </span>
      )}
    </Field>
  );
}
