import { useState } from 'react';
import { say } from '#shared/words.ts';
import { Button, DownloadLink } from '#web/workspace/button.tsx';
import { Choice } from '#web/workspace/choice.tsx';
import { addressOf } from '#web/workspace/client.ts';
import { FileDrop } from '#web/workspace/form/file-drop.tsx';
import { useAct } from '#web/workspace/query.ts';
import { ErrorState } from '#web/workspace/states.tsx';
import { m } from '#words/messages.js';
import { MAX_TABLE_BYTES, PLACE_KINDS, taskRoutes, type Task, type TaskTable } from '../../contract.ts';

type Place = TaskTable['sheets'][number]['places'][number];

/** The blank tables of a draft and how each was read. */
export function DraftTables({ task }: { task: Task }) {
  const add = useAct(taskRoutes.addTaskTable, [taskRoutes.readTask]);
  const [files, setFiles] = useState<readonly File[]>([]);
  const choose = (next: readonly File[]) => {
    setFiles(next);
    if (next.length > 0)
      void add.mutateAsync({ params: { taskId: task.id }, files: next }).then(
        () => setFiles([]),
        () => {},
      );
  };
  return (
    <div className="flex flex-col gap-3">
      {task.tables.map((table) => (
        <OneTable key={table.id} taskId={task.id} table={table} />
      ))}
      <FileDrop
        label={m.supervision_tasks_drop()}
        hint={m.supervision_tasks_drop_hint()}
        accept=".xlsx,.xls,.et,.xlsm"
        maxFiles={1}
        maxBytes={MAX_TABLE_BYTES}
        files={files}
        onChange={choose}
      />
      {add.isPending && (
        <p role="status" className="m-0 text-table text-muted">
          {m.supervision_tasks_reading()}
        </p>
      )}
      {add.error && <ErrorState error={add.error} />}
    </div>
  );
}

function OneTable({ taskId, table }: { taskId: string; table: TaskTable }) {
  const params = { taskId, tableId: table.id };
  const remove = useAct(taskRoutes.removeTaskTable, [taskRoutes.readTask]);
  const places = table.sheets.reduce((sum, sheet) => sum + sheet.places.length, 0);
  const columns = table.sheets.reduce((sum, sheet) => sum + (sheet.columns?.length ?? 0), 0);
  return (
    <section aria-label={table.name} className="rounded-control border border-line">
      <div className="flex flex-wrap items-center justify-between gap-2 px-3 py-2">
        <div className="min-w-0">
          <p className="m-0 text-body font-bold">{table.name}</p>
          <p className="m-0 text-note text-muted">{[table.fileName, m.supervision_tasks_table_places({ places, columns })].join(' · ')}</p>
        </div>
        <div className="flex flex-wrap gap-2">
          <DownloadLink size="small" href={addressOf(taskRoutes.openBlankTable, { params })}>
            {m.supervision_tasks_blank()}
          </DownloadLink>
          <Button size="small" look="quiet" onClick={() => void remove.mutateAsync({ params }).catch(() => {})}>
            {m.supervision_tasks_table_remove({ name: table.name })}
          </Button>
        </div>
      </div>
      <details className="border-t border-row">
        <summary className="flex min-h-11 cursor-pointer items-center px-3 text-table text-brand-strong">
          {m.supervision_tasks_table_look()}
        </summary>
        <Places taskId={taskId} table={table} />
      </details>
    </section>
  );
}

function Places({ taskId, table }: { taskId: string; table: TaskTable }) {
  const change = useAct(taskRoutes.changeTaskTable, [taskRoutes.readTask]);
  const tell = (place: Place, said: { kind?: Place['kind']; isRequired?: boolean }) =>
    void change.mutateAsync({ params: { taskId, tableId: table.id }, body: { places: [{ key: place.key, ...said }] } }).catch(() => {});
  return (
    <ul className="m-0 list-none p-0">
      {table.sheets.flatMap((sheet) =>
        [...sheet.places, ...(sheet.columns ?? [])].map((place) => (
          <li
            key={place.key}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 border-t border-row px-3 py-1.5 md:grid-cols-[minmax(0,1fr)_120px_90px]"
          >
            <p className="m-0 min-w-0 text-table max-md:col-span-2">
              {place.label}
              <span className="ml-2 text-note text-muted">
                {[place.unit, place.cell || m.supervision_tasks_list_column()].filter(Boolean).join(' · ')}
              </span>
            </p>
            <Choice
              label={m.supervision_tasks_kind_of({ label: place.label })}
              value={place.kind}
              options={PLACE_KINDS.map((value) => ({ value, label: say(`code_place_kind_${value}`) }))}
              onChange={(kind) => tell(place, { kind: kind as Place['kind'] })}
            />
            <label className="flex min-h-8 items-center gap-2 text-table max-md:min-h-11">
              <input
                type="checkbox"
                className="size-4 accent-brand"
                aria-label={m.supervision_tasks_required_of({ label: place.label })}
                checked={place.isRequired}
                onChange={(event) => tell(place, { isRequired: event.target.checked })}
              />
              {m.supervision_tasks_required()}
            </label>
          </li>
        )),
      )}
    </ul>
  );
}
