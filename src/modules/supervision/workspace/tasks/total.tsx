import { ChevronDown, Download, Sigma } from 'lucide-react';
import { useState } from 'react';
import { Button, DownloadLink } from '#web/workspace/button.tsx';
import { Card } from '#web/workspace/card.tsx';
import { addressOf } from '#web/workspace/client.ts';
import { momentOf } from '#web/workspace/moment.ts';
import { useAct, useCall } from '#web/workspace/query.ts';
import { EmptyState, ErrorState, Skeleton } from '#web/workspace/states.tsx';
import type { Answered } from '#shared/route.ts';
import { m } from '#words/messages.js';
import { taskRoutes, type Task } from '../../contract.ts';
import { ScanBox } from './scan-box.tsx';
import { TASK_CHANGES } from './task-acts.tsx';
import { shown } from './words.tsx';

type TotalNow = Answered<typeof taskRoutes.readTotal>;
type Line = {
  key: string;
  label: string;
  unit: string | null;
  value: string | number | null;
  from: readonly { id: string; name: string; value: string | number }[];
};

/** What the accepted reports add up to, every figure one click from everybody's share; the workbook and its sealed scan. */
export function Total({ task }: { task: Task }) {
  const { data, error, refetch } = useCall(taskRoutes.readTotal, { params: { taskId: task.id } });
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton />;
  if (data.reports.length === 0) return <EmptyState why={m.supervision_tasks_total_empty()} />;
  return (
    <div className="grid gap-3 lg:grid-cols-[minmax(0,1fr)_320px]">
      <div className="flex min-w-0 flex-col gap-3">
        {data.tables.map((table) => (
          <Card key={table.id} title={table.name} flush>
            <Lines lines={table.cells.filter((cell) => cell.from.length > 0)} />
            {table.lines > 0 && (
              <p className="m-0 border-t border-row px-4 py-2.5 text-table text-muted">
                {m.supervision_tasks_total_lines({ count: table.lines })}
              </p>
            )}
          </Card>
        ))}
        {data.questions.length > 0 && (
          <Card title={m.supervision_tasks_questions()} flush>
            <Lines lines={data.questions} />
          </Card>
        )}
      </div>
      <Workbooks task={task} total={data} />
    </div>
  );
}

function Lines({ lines }: { lines: readonly Line[] }) {
  return (
    <ul className="m-0 list-none p-0">
      {lines.map((line) => (
        <li key={line.key} className="border-t border-row">
          <Share line={line} />
        </li>
      ))}
    </ul>
  );
}

/** So many shares stand under their sum in one column; more in two. */
const MANY_SHARES = 6;

function Share({ line }: { line: Line }) {
  const [isOpen, setOpen] = useState(false);
  const value =
    typeof line.value === 'number'
      ? `${shown(line.value)} ${line.unit ?? ''}`
      : m.supervision_tasks_missing_answers({ count: line.from.length });
  return (
    <>
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        className="flex min-h-11 w-full items-center justify-between gap-4 px-4 text-left text-table hover:bg-head"
      >
        <span className="min-w-0">{line.label}</span>
        <span className="flex shrink-0 items-center gap-2">
          <b className="tabular-nums">{value}</b>
          <ChevronDown size={16} aria-hidden className={`text-muted ${isOpen ? 'rotate-180' : ''}`} />
        </span>
      </button>
      {isOpen && (
        <dl
          aria-label={m.supervision_tasks_share_show({ label: line.label })}
          className={`m-0 grid gap-x-6 bg-head py-2 pr-10 pl-4 ${line.from.length > MANY_SHARES ? 'md:grid-cols-2' : ''}`}
        >
          {line.from.map((one) => (
            <div key={one.id} className="flex min-w-0 justify-between gap-3 py-1 text-table">
              <dt className="min-w-0 truncate text-muted">{one.name}</dt>
              <dd className="m-0 text-right tabular-nums">{shown(one.value)}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}

function Workbooks({ task, total }: { task: Task; total: TotalNow }) {
  const addUp = useAct(taskRoutes.addUpTask, TASK_CHANGES);
  const params = { taskId: task.id };
  const more = total.reports.length - task.addedUp;
  return (
    <aside className="flex min-w-0 flex-col gap-3">
      <Card title={m.supervision_tasks_total_get()}>
        <div className="flex flex-col items-start gap-3">
          {task.addedUpAt && (
            <p className="m-0 text-table text-muted">
              {m.supervision_tasks_added_up({ count: task.addedUp, at: momentOf(task.addedUpAt) })}
            </p>
          )}
          {task.addedUpAt && more > 0 && <p className="m-0 text-table text-watch">{m.supervision_tasks_added_up_more({ count: more })}</p>}
          {addUp.error && <ErrorState error={addUp.error} />}
          {task.tables
            .filter((table) => table.hasTotal)
            .map((table) => (
              <DownloadLink
                key={table.id}
                icon={Download}
                href={addressOf(taskRoutes.openTotal, { params: { ...params, tableId: table.id } })}
              >
                {table.name}
              </DownloadLink>
            ))}
          {task.mayKeep && task.tables.length > 0 && (
            <Button
              look={task.addedUpAt ? 'plain' : 'filled'}
              icon={Sigma}
              disabled={addUp.isPending}
              onClick={() => void addUp.mutateAsync({ params }).catch(() => {})}
            >
              {task.addedUpAt ? m.supervision_tasks_add_up_again() : m.supervision_tasks_add_up({ count: total.reports.length })}
            </Button>
          )}
        </div>
      </Card>
      <ScanBox
        at={task.scan?.at ?? null}
        href={addressOf(taskRoutes.openTaskScan, { params })}
        route={taskRoutes.keepTaskScan}
        params={params}
        changes={[taskRoutes.readTask]}
        mayAdd={task.mayKeep}
      />
    </aside>
  );
}
