import { useParams } from '@tanstack/react-router';
import { Printer } from 'lucide-react';
import { Button } from '#web/workspace/button.tsx';
import { Card } from '#web/workspace/card.tsx';
import { PageTitle, WhoCanSee } from '#web/workspace/page-title.tsx';
import { useCall } from '#web/workspace/query.ts';
import { ErrorState, Skeleton } from '#web/workspace/states.tsx';
import { m } from '#words/messages.js';
import { measureRoutes, type Measure } from '../contract.ts';
import { MeasureCard } from './list-cards.tsx';

/** One department's page: what it answers for, what it supports; to be printed for a meeting. */
export default function Department() {
  const { departmentKey = '' } = useParams({ strict: false }) as { departmentKey?: string };
  const { data, error, refetch } = useCall(measureRoutes.readAnsweringDepartment, { params: { departmentKey } });
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton />;
  const { name, responsible, done, overdue, supporting } = data;
  return (
    <>
      <PageTitle
        title={name}
        crumbs={[
          { label: m.supervision_list_title(), to: '/measures' },
          { label: m.supervision_departments_title(), to: '/answering-departments' },
        ]}
        note={m.supervision_department_line({ responsible, done, overdue, supporting })}
        actions={
          <Button icon={Printer} onClick={() => window.print()}>
            {m.supervision_print()}
          </Button>
        }
      />
      <div className="grid items-start gap-3 lg:grid-cols-2">
        <Owed title={m.supervision_department_answers()} measures={data.answersFor} />
        <Owed title={m.supervision_department_supports()} measures={data.supports} />
      </div>
      <div className="mt-3">
        <WhoCanSee who={m.supervision_who()} />
      </div>
    </>
  );
}

function Owed({ title, measures }: { title: string; measures: readonly Measure[] }) {
  return (
    <Card title={title} aside={m.supervision_total_line({ total: measures.length })} flush>
      {measures.length === 0 ? (
        <p className="m-0 border-t border-row px-4 py-3 text-table text-muted">{m.supervision_department_none()}</p>
      ) : (
        <ul className="m-0 list-none border-t border-row p-0">
          {measures.map((measure) => (
            <MeasureCard key={measure.id} measure={measure} />
          ))}
        </ul>
      )}
    </Card>
  );
}
