import { useState } from 'react';
import { X } from 'lucide-react';
import { say } from '#shared/words.ts';
import { Button } from '#web/workspace/button.tsx';
import { Choice } from '#web/workspace/choice.tsx';
import { useAct, useCall } from '#web/workspace/query.ts';
import { useMe } from '#web/workspace/session.tsx';
import { ErrorState } from '#web/workspace/states.tsx';
import { m } from '#words/messages.js';
import { RECIPIENT_KINDS, taskRoutes, type RecipientKind, type Task } from '../../contract.ts';
import { useFieldOptions } from './field-options.ts';

const SHOWN = 12;

/** Who is asked: found by kind, and enterprises by park, certificate and field; added one by one or all that were found. */
export function DraftRecipients({ task }: { task: Task }) {
  const put = useAct(taskRoutes.setRecipients, [taskRoutes.readTask]);
  const chosen = task.recipients.map(({ id }) => id);
  const send = (orgIds: readonly string[]) =>
    void put.mutateAsync({ params: { taskId: task.id }, body: { orgIds: [...new Set(orgIds)] } }).catch(() => {});
  return (
    <div className="flex flex-col gap-3">
      <Chosen task={task} remove={(id) => send(chosen.filter((one) => one !== id))} clear={() => send([])} />
      {put.error && <ErrorState error={put.error} />}
      <Finder chosen={new Set(chosen)} add={(ids) => send([...chosen, ...ids])} />
    </div>
  );
}

function Chosen({ task, remove, clear }: { task: Task; remove: (id: string) => void; clear: () => void }) {
  if (task.recipients.length === 0) return <p className="m-0 text-table text-muted">{m.supervision_tasks_recipients_none()}</p>;
  return (
    <div
      className="flex max-h-48 flex-wrap items-center gap-1.5 overflow-y-auto"
      tabIndex={0}
      role="group"
      aria-label={m.supervision_tasks_recipients()}
    >
      {task.recipients.map(({ id, name }) => (
        <span
          key={id}
          className="flex h-7 items-center gap-1 rounded-chip border border-brand bg-brand-tint pr-0.5 pl-2 text-table text-brand-strong max-md:h-9"
        >
          {name}
          <button
            type="button"
            aria-label={m.web_remove({ label: name })}
            onClick={() => remove(id)}
            className="inline-flex size-6 items-center justify-center text-brand-strong max-md:size-8"
          >
            <X size={14} aria-hidden />
          </button>
        </span>
      ))}
      <Button size="small" look="quiet" onClick={clear}>
        {m.supervision_tasks_recipients_clear()}
      </Button>
    </div>
  );
}

function Finder({ chosen, add }: { chosen: ReadonlySet<string>; add: (ids: readonly string[]) => void }) {
  const { parks } = useMe();
  const fields = useFieldOptions();
  const [kind, setKind] = useState<RecipientKind>('county');
  const [parkId, setPark] = useState('');
  const [field, setField] = useState('');
  const [isHighTech, setHighTech] = useState(false);
  const [q, setQ] = useState('');
  const isFirm = kind === 'enterprise';
  const query = {
    kind,
    ...(q && { q }),
    ...(isFirm && parkId && { parkId }),
    ...(isFirm && field && { field }),
    ...(isFirm && isHighTech && { isHighTech: 'yes' as const }),
  };
  const found = useCall(taskRoutes.findRecipients, { query });
  const rows = (found.data?.rows ?? []).filter(({ id }) => !chosen.has(id));
  return (
    <div className="rounded-control border border-line">
      <div className="flex flex-wrap items-center gap-2 px-3 py-2">
        <Choice
          label={m.supervision_tasks_recipients_kind()}
          value={kind}
          options={RECIPIENT_KINDS.map((value) => ({ value, label: say(`code_recipient_kind_${value}`) }))}
          onChange={(value) => setKind(value as RecipientKind)}
        />
        {isFirm && (
          <>
            <Choice
              label={m.supervision_tasks_recipients_park()}
              value={parkId}
              options={[
                { value: '', label: m.supervision_tasks_recipients_any_park() },
                ...parks.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onChange={setPark}
            />
            <Choice
              label={m.supervision_tasks_recipients_field()}
              value={field}
              options={[{ value: '', label: m.supervision_tasks_recipients_any_field() }, ...fields]}
              onChange={setField}
            />
            <label className="flex min-h-8 items-center gap-2 text-table">
              <input
                type="checkbox"
                className="size-4 accent-brand"
                checked={isHighTech}
                onChange={(event) => setHighTech(event.target.checked)}
              />
              {m.supervision_tasks_recipients_high_tech()}
            </label>
          </>
        )}
        <input
          type="search"
          aria-label={m.supervision_tasks_recipients_search()}
          placeholder={m.supervision_tasks_recipients_search()}
          value={q}
          onChange={(event) => setQ(event.target.value)}
          className="h-8 min-w-40 flex-1 rounded-control border border-edge bg-white px-2.5 text-body max-md:h-11"
        />
      </div>
      <div className="flex flex-wrap items-center justify-between gap-2 border-t border-row px-3 py-2 text-table">
        <span role="status" className="text-muted">
          {m.supervision_tasks_recipients_found({ count: rows.length })}
        </span>
        <Button size="small" disabled={rows.length === 0} onClick={() => add(rows.map(({ id }) => id))}>
          {m.supervision_tasks_recipients_add_all({ count: rows.length })}
        </Button>
      </div>
      <ul className="m-0 grid list-none gap-x-4 border-t border-row p-2 md:grid-cols-2">
        {rows.slice(0, SHOWN).map((row) => (
          <li key={row.id} className="min-w-0">
            <button
              type="button"
              onClick={() => add([row.id])}
              className="flex min-h-8 w-full items-center justify-between gap-2 rounded-control px-2 text-left text-table hover:bg-brand-tint max-md:min-h-11"
            >
              <span className="truncate">{row.name}</span>
              {!row.hasAccount && <span className="shrink-0 text-note text-watch">{m.supervision_tasks_recipients_no_account()}</span>}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
