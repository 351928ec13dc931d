import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm as useHookForm, type DefaultValues, type FieldValues, type Path, type UseFormReturn } from 'react-hook-form';
import type { z } from 'zod';
import { ClientRefusal } from '../client.ts';
import { placeProblems } from './problems.ts';

export type FormState<T extends FieldValues> = {
  form: UseFormReturn<T>;
  /** For `<form onSubmit>`. */
  submit: (event?: { preventDefault?: () => void }) => void;
  /** A refusal that has no field to stand at. */
  problem: ClientRefusal | Error | null;
  isSending: boolean;
};

/**
 * A form over a contract's body: checked in the browser by the same shape, sent by `send`; the server's field problems
 * are placed at their fields and the first is focused; what was typed stays.
 */
export function useForm<S extends z.ZodObject>(
  shape: S,
  options: { values: Partial<z.input<S>>; send: (body: z.output<S>) => Promise<unknown> },
): FormState<z.input<S> & FieldValues> {
  type Typed = z.input<S> & FieldValues;
  const [problem, setProblem] = useState<ClientRefusal | Error | null>(null);
  const form = useHookForm<Typed>({
    resolver: zodResolver(shape as never) as never,
    defaultValues: options.values as DefaultValues<Typed>,
    mode: 'onTouched',
  });
  const submit = form.handleSubmit(async (body) => {
    setProblem(null);
    try {
      await options.send(body as never);
    } catch (error) {
      const refusal = error instanceof Error ? error : new Error(String(error));
      const placed = refusal instanceof ClientRefusal ? placeProblems(refusal.fields, Object.keys(shape.shape)) : { at: [], rest: [] };
      for (const [index, { name, detail }] of placed.at.entries())
        form.setError(name as Path<Typed>, { type: 'server', message: detail }, { shouldFocus: index === 0 });
      if (placed.at.length === 0 || placed.rest.length > 0) setProblem(refusal);
    }
  });
  return { form, submit: (event) => void submit(event as never), problem, isSending: form.formState.isSubmitting };
}
