import type { ReactNode } from 'react';
import type { FieldValues } from 'react-hook-form';
import { Button } from '#web/workspace/button.tsx';
import { Form } from '#web/workspace/form/form.tsx';
import type { FormState } from '#web/workspace/form/use-form.ts';
import { SideSheet } from '#web/workspace/side-sheet.tsx';

type Parts<T extends FieldValues> = {
  id: string;
  title: string;
  act: string;
  state: FormState<T>;
  onClose: () => void;
  isDanger?: boolean;
  children: ReactNode;
};

/** A short form at the right: its fields, and the one act in reach below. */
export function SheetForm<T extends FieldValues>({ id, title, act, state, onClose, isDanger = false, children }: Parts<T>) {
  const foot = (
    <Button look={isDanger ? 'danger' : 'filled'} type="submit" form={id} disabled={state.isSending}>
      {act}
    </Button>
  );
  return (
    <SideSheet title={title} isOpen onClose={onClose} dims foot={foot}>
      <Form state={state} id={id} label={act}>
        {children}
      </Form>
    </SideSheet>
  );
}
