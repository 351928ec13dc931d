import { useParams } from '@tanstack/react-router';
import { say } from '#shared/words.ts';
import { Card } from '#web/workspace/card.tsx';
import { addressOf } from '#web/workspace/client.ts';
import { momentOf } from '#web/workspace/moment.ts';
import { PageTitle, WhoCanSee, type Crumb } from '#web/workspace/page-title.tsx';
import { useCall } from '#web/workspace/query.ts';
import { useCan } from '#web/workspace/session.tsx';
import { ErrorState, Skeleton } from '#web/workspace/states.tsx';
import { Timeline } from '#web/workspace/timeline.tsx';
import { m } from '#words/messages.js';
import { reportRoutes, type Report } from '../../contract.ts';
import { KeeperActs } from './keeper-acts.tsx';
import { ReportQuestions } from './report-questions.tsx';
import { ReportTables } from './report-tables.tsx';
import { ScanBox } from './scan-box.tsx';
import { SignBar, SubmitBar } from './submit-bar.tsx';
import { leftWords, ReportChip } from './words.tsx';

/** One report, for its own people to fill in and for whoever asked to look at. */
export default function ReportPage() {
  const { reportId = '' } = useParams({ strict: false }) as { reportId?: string };
  const { data, error, refetch } = useCall(reportRoutes.readReport, { params: { reportId } });
  const isKeeper = useCan()('supervision.read_tasks');
  const isMine = data !== undefined && !isKept(data, isKeeper);
  if (error) {
    return (
      <>
        <PageTitle title={m.supervision_reports_mine()} crumbs={[{ label: m.supervision_reports_mine(), to: '/my-reports' }]} />
        <ErrorState error={error} retry={() => void refetch()} />
      </>
    );
  }
  if (!data) return <Skeleton lines={10} />;
  return (
    <>
      <PageTitle
        title={isMine ? data.title : data.orgName}
        crumbs={crumbsOf(data, isMine)}
        chips={<ReportChip state={data.state} />}
        note={noteOf(data, isMine)}
        actions={<KeeperActs report={data} />}
      />
      <Standing report={data} />
      <div className="grid gap-3 lg:grid-cols-[minmax(0,1fr)_320px]">
        <div className="flex min-w-0 flex-col gap-3">
          <SignBar report={data} />
          <ReportTables report={data} />
          {data.questions.length > 0 && <ReportQuestions key={JSON.stringify(data.answers)} report={data} />}
          <SubmitBar report={data} />
        </div>
        <aside className="flex min-w-0 flex-col gap-3">
          {data.text && (
            <Card title={m.supervision_tasks_notice()}>
              <p className="m-0 text-table leading-6 whitespace-pre-wrap">{data.text}</p>
            </Card>
          )}
          <Card title={m.supervision_reports_history()}>
            <History report={data} />
          </Card>
          <ScanBox
            at={data.scan?.at ?? null}
            href={addressOf(reportRoutes.openReportScan, { params: { reportId } })}
            route={reportRoutes.keepReportScan}
            params={{ reportId }}
            changes={[reportRoutes.readReport]}
            mayAdd={isMine && data.isTaskOpen && data.state !== 'sent'}
          />
          <WhoCanSee who={m.supervision_reports_who()} />
        </aside>
      </div>
    </>
  );
}

/** Seen by whoever keeps the task, not by its own people. */
const isKept = (report: Report, isKeeper: boolean) =>
  isKeeper && !report.mayFill && !report.verbs.some((verb) => verb === 'sign' || verb === 'take_back');

const crumbsOf = (report: Report, isMine: boolean): Crumb[] =>
  isMine
    ? [{ label: m.supervision_reports_mine(), to: '/my-reports' }]
    : [
        { label: m.supervision_tasks(), to: '/reporting-tasks' },
        { label: report.title, to: `/reporting-tasks/${report.taskId}` },
      ];

const noteOf = (report: Report, isMine: boolean) =>
  [
    isMine ? report.issuer : report.title,
    m.supervision_tasks_days_line({ day: report.deadlineOn }),
    ['sent', 'signed', 'returned'].includes(report.state) && report.isTaskOpen && leftWords(report.workingDaysLeft),
  ]
    .filter(Boolean)
    .join(' · ');

/** Why it came back, or why it need not be filled in. */
function Standing({ report }: { report: Report }) {
  if (!report.ground) return null;
  const isReturned = report.state === 'returned';
  if (!isReturned && report.state !== 'exempt') return null;
  return (
    <p
      role="status"
      className={`mt-0 mb-3 rounded-control border px-4 py-3 text-body ${isReturned ? 'border-late bg-late-tint text-late' : 'border-line bg-white'}`}
    >
      {isReturned
        ? m.supervision_reports_returned_for({ ground: report.ground })
        : m.supervision_reports_exempt_for({ ground: report.ground })}
    </p>
  );
}

function History({ report }: { report: Report }) {
  const happenings = report.steps.toReversed().map(({ id, verb, at, by, ground, deadlineOn }) => ({
    id,
    at: momentOf(at),
    what: say(`code_report_verb_${verb}`),
    who: by,
    ground: [ground, deadlineOn && m.supervision_reports_until({ day: deadlineOn })].filter(Boolean).join(' · '),
  }));
  return <Timeline label={m.supervision_reports_history()} happenings={happenings} />;
}
