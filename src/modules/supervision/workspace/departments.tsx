import { Link } from '@tanstack/react-router';
import { PageTitle, WhoCanSee } from '#web/workspace/page-title.tsx';
import { useCall } from '#web/workspace/query.ts';
import { EmptyState, ErrorState, Skeleton } from '#web/workspace/states.tsx';
import { m } from '#words/messages.js';
import { measureRoutes } from '../contract.ts';

const HEAD = 'h-8 border-b border-line bg-head px-4 font-normal whitespace-nowrap text-muted';
const CELL = 'h-9 border-b border-row px-4';

/** Who owes what: every department of the list in force. */
export default function Departments() {
  const { data, error, refetch } = useCall(measureRoutes.listAnsweringDepartments, {});
  return (
    <>
      <PageTitle title={m.supervision_departments_title()} crumbs={[{ label: m.supervision_list_title(), to: '/measures' }]} note={m.supervision_departments_note()} />
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Skeleton />
      ) : data.total === 0 ? (
        <EmptyState why={m.supervision_departments_empty()} />
      ) : (
        <div tabIndex={0} role="region" aria-label={m.supervision_departments_title()} className="overflow-x-auto rounded-card border border-line bg-white">
          <table className="w-full border-separate border-spacing-0 text-table">
            <thead>
              <tr>
                <th scope="col" className={`${HEAD} text-left`}>{m.supervision_department()}</th>
                <th scope="col" className={`${HEAD} text-right`}>{m.supervision_department_answers()}</th>
                <th scope="col" className={`${HEAD} text-right`}>{m.supervision_department_done()}</th>
                <th scope="col" className={`${HEAD} text-right`}>{m.supervision_department_overdue()}</th>
                <th scope="col" className={`${HEAD} text-right`}>{m.supervision_department_supports()}</th>
              </tr>
            </thead>
            <tbody>
              {data.rows.map(({ key, name, responsible, done, overdue, supporting }) => (
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
      )}
      <div className="mt-3">
        <WhoCanSee who={m.supervision_who()} />
      </div>
    </>
  );
}
