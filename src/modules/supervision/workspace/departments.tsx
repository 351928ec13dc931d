import { Link } from '@tanstack/react-router';
import { PageTitle, WhoCanSee } from '#web/workspace/page-title.tsx';
import { useCall } from '#web/workspace/query.ts';
import { EmptyState, ErrorState, Skeleton } from '#web/workspace/states.tsx';
import { usePhone } from '#web/workspace/use-phone.ts';
import { m } from '#words/messages.js';
import { measureRoutes, type Department } from '../contract.ts';

const HEAD = 'h-8 border-b border-line bg-head px-4 font-normal whitespace-nowrap text-muted';
const CELL = 'h-9 border-b border-row px-4';

/** Who owes what: every department of the list in force. */
export default function Departments() {
  const { data, error, refetch } = useCall(measureRoutes.listAnsweringDepartments, {});
  return (
    <>
      <PageTitle
        title={m.supervision_departments_title()}
        crumbs={[{ label: m.supervision_list_title(), to: '/measures' }]}
        note={m.supervision_departments_note()}
      />
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Skeleton />
      ) : data.total === 0 ? (
        <EmptyState why={m.supervision_departments_empty()} />
      ) : (
        <List departments={data.rows} />
      )}
      <div className="mt-3">
        <WhoCanSee who={m.supervision_who()} />
      </div>
    </>
  );
}

function List({ departments }: { departments: readonly Department[] }) {
  const isPhone = usePhone();
  return isPhone ? <DepartmentCards departments={departments} /> : <DepartmentTable departments={departments} />;
}

function DepartmentCards({ departments }: { departments: readonly Department[] }) {
  return (
    <ul aria-label={m.supervision_departments_title()} className="m-0 list-none rounded-card border border-line bg-white p-0">
      {departments.map(({ key, name, ...counts }) => (
        <li key={key} className="border-b border-row px-4 py-2 last:border-b-0">
          <Link
            to={`/answering-departments/${encodeURIComponent(key)}`}
            className="flex min-h-9 items-center text-body text-brand-strong no-underline"
          >
            {name}
          </Link>
          <p className={`m-0 text-note ${counts.overdue > 0 ? 'text-late' : 'text-muted'}`}>{m.supervision_department_line(counts)}</p>
        </li>
      ))}
    </ul>
  );
}

function DepartmentTable({ departments }: { departments: readonly Department[] }) {
  return (
    <div
      tabIndex={0}
      role="region"
      aria-label={m.supervision_departments_title()}
      className="overflow-x-auto rounded-card border border-line bg-white"
    >
      <table className="w-full border-separate border-spacing-0 text-table">
        <thead>
          <tr>
            <th scope="col" className={`${HEAD} text-left`}>
              {m.supervision_department()}
            </th>
            <th scope="col" className={`${HEAD} text-right`}>
              {m.supervision_department_answers()}
            </th>
            <th scope="col" className={`${HEAD} text-right`}>
              {m.supervision_department_done()}
            </th>
            <th scope="col" className={`${HEAD} text-right`}>
              {m.supervision_department_overdue()}
            </th>
            <th scope="col" className={`${HEAD} text-right`}>
              {m.supervision_department_supports()}
            </th>
          </tr>
        </thead>
        <tbody>
          {departments.map(({ key, name, responsible, done, overdue, supporting }) => (
            <tr key={key} className="hover:bg-head">
              <td className={CELL}>
                <Link to={`/answering-departments/${encodeURIComponent(key)}`} className="text-brand-strong no-underline hover:underline">
                  {name}
                </Link>
              </td>
              <td className={`${CELL} text-right`}>{responsible}</td>
              <td className={`${CELL} text-right`}>{done}</td>
              <td className={`${CELL} text-right ${overdue > 0 ? 'font-bold text-late' : ''}`}>{overdue}</td>
              <td className={`${CELL} text-right`}>{supporting}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
