import { useEffect, useRef } from 'react';
import { useFormContext } from 'react-hook-form';
import { Chip } from '#web/workspace/chip.tsx';
import { Field } from '#web/workspace/form/field.tsx';
import { useCall } from '#web/workspace/query.ts';
import { ErrorState, Skeleton } from '#web/workspace/states.tsx';
import { m } from '#words/messages.js';
import { needLifeRoutes } from '../../contract/need-life.ts';

/** To whom a need is given: the proposed one is chosen, each with load and reasons. */
export function AssigneeField({ needId }: { needId: string }) {
  const { data, error } = useCall(needLifeRoutes.listNeedAssignees, { params: { needId } });
  const { getValues, setValue } = useFormContext();
  const isProposed = useRef(false);
  useEffect(() => {
    const proposed = data?.rows.find((row) => row.isProposed);
    if (!proposed || isProposed.current || getValues('personId')) return;
    isProposed.current = true;
    setValue('personId', proposed.id);
  }, [data, getValues, setValue]);
  if (error) return <ErrorState error={error} />;
  if (!data) return <Skeleton lines={4} />;
  return (
    <Field name="personId" label={m.technology_page_assign_to()}>
      {(wire) => (
        <span
          id={wire.id}
          ref={wire.ref}
          tabIndex={-1}
          role="radiogroup"
          aria-label={m.technology_page_assign_to()}
          className="flex flex-col gap-2"
        >
          {data.rows.map((row) => {
            const isChosen = wire.value === row.id;
            return (
              <label
                key={row.id}
                className={`flex cursor-pointer items-start gap-2.5 rounded-card border px-3 py-2 has-focus-visible:outline-2 has-focus-visible:outline-brand ${isChosen ? 'border-brand bg-brand-tint' : 'border-line bg-white hover:bg-head'}`}
              >
                <input
                  type="radio"
                  name="need-assignee"
                  checked={isChosen}
                  onChange={() => wire.onChange(row.id)}
                  className="mt-1 size-4 accent-brand"
                />
                <span className="min-w-0 flex-1 text-table">
                  <span className="flex flex-wrap items-center gap-2">
                    <b>{row.name}</b>
                    <span className="text-muted">{row.orgName}</span>
                    {row.isProposed && <Chip tone="progress">{m.technology_page_proposed()}</Chip>}
                  </span>
                  <span className="block text-note text-muted">
                    {m.technology_page_load({ open: row.openNeeds, handled: row.handled, solved: row.solved })}
                  </span>
                  {row.reasons.length > 0 && <span className="block text-note">{row.reasons.join('；')}</span>}
                </span>
              </label>
            );
          })}
        </span>
      )}
    </Field>
  );
}
