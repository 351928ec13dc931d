import { FormProvider, type FieldValues } from 'react-hook-form';
import type { ReactNode } from 'react';
import { ErrorState } from '../states.tsx';
import type { FormState } from './use-form.ts';

type FormParts<T extends FieldValues> = { state: FormState<T>; label: string; id?: string; foot?: ReactNode; children: ReactNode };

/** The fields inside find the form by themselves. `id` lets a button in a sheet's foot submit it: `<button form={id}>`. */
export function Form<T extends FieldValues>({ state, label, id, foot, children }: FormParts<T>) {
  return (
    <FormProvider {...state.form}>
      <form
        id={id}
        aria-label={label}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          state.submit(event);
        }}
        className="flex flex-col gap-4"
      >
        {state.problem && <ErrorState error={state.problem} />}
        {children}
        {foot && <div className="flex flex-wrap justify-end gap-2">{foot}</div>}
      </form>
    </FormProvider>
  );
}
