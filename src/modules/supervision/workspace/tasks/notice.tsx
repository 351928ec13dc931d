import { Download } from 'lucide-react';
import { DownloadLink } from '#web/workspace/button.tsx';
import { Card } from '#web/workspace/card.tsx';
import { addressOf } from '#web/workspace/client.ts';
import { m } from '#words/messages.js';
import { taskRoutes, type Task } from '../../contract.ts';

/** What was handed out: the words, the tables, the questions. */
export function Notice({ task }: { task: Task }) {
  const facts: readonly (readonly [string, string])[] = [
    [m.supervision_tasks_deadline(), task.deadlineOn],
    [m.supervision_tasks_as_of_day(), task.asOf],
    [m.supervision_tasks_remind(), remindWords(task)],
    [m.supervision_tasks_previous(), task.previous?.title ?? m.supervision_tasks_previous_none()],
  ];
  return (
    <div className="grid gap-3 lg:grid-cols-[minmax(0,1fr)_340px]">
      <Card title={m.supervision_tasks_notice()}>
        <p className="m-0 text-body leading-7 whitespace-pre-wrap">{task.text}</p>
        {task.questions.length > 0 && (
          <ol className="mt-3 mb-0 pl-5 text-body">
            {task.questions.map((question) => (
              <li key={question.key}>
                {question.unit ? m.supervision_tasks_with_unit({ label: question.label, unit: question.unit }) : question.label}
              </li>
            ))}
          </ol>
        )}
      </Card>
      <div className="flex flex-col gap-3">
        <Card title={m.supervision_tasks_step_tables()}>
          <ul className="m-0 flex list-none flex-col gap-2 p-0">
            {task.tables.map((table) => (
              <li key={table.id} className="flex flex-wrap items-center justify-between gap-2 text-table">
                <span className="min-w-0">{table.name}</span>
                <DownloadLink
                  size="small"
                  icon={Download}
                  href={addressOf(taskRoutes.openBlankTable, { params: { taskId: task.id, tableId: table.id } })}
                >
                  {m.supervision_tasks_blank()}
                </DownloadLink>
              </li>
            ))}
          </ul>
        </Card>
        <Card>
          <dl className="m-0 grid grid-cols-[6em_minmax(0,1fr)] gap-x-3 gap-y-2 text-table">
            {facts.map(([label, value]) => (
              <div key={label} className="contents">
                <dt className="text-muted">{label}</dt>
                <dd className="m-0">{value}</dd>
              </div>
            ))}
          </dl>
        </Card>
      </div>
    </div>
  );
}

const remindWords = ({ remindBefore }: Task) =>
  remindBefore
    .toSorted((one, other) => other - one)
    .map((days) => (days === 0 ? m.supervision_tasks_remind_day() : m.supervision_tasks_remind_before({ days })))
    .join(m.supervision_between());
