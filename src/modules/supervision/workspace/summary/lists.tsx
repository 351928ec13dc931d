import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { linkTo } from '#web/workspace/link-to.ts';
import { Link } from '@tanstack/react-router';
import { Button, IconButton } from '#web/workspace/button.tsx';
import { useCall } from '#web/workspace/query.ts';
import { SideSheet } from '#web/workspace/side-sheet.tsx';
import { Skeleton } from '#web/workspace/states.tsx';
import { m } from '#words/messages.js';
import { summaryRoutes, type Summary, type SummaryCase, type SummaryPlan } from '../../contract.ts';
import type { SummaryActs } from './use-summary.ts';

type ListParts = { summary: Summary; acts: SummaryActs };

const MOST_CASES = 3;

/** One to three cases, chosen from notable rows of the period. */
export function CaseEditor({ summary, acts }: ListParts) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <ol className="m-0 list-none p-0">
        {summary.cases.map((one) => (
          <li key={one.rowId} className="relative mb-2 pr-9 font-serif text-body leading-loose">
            <b>{one.label}</b> {one.text !== one.label && one.text.replace(one.label, '').replace(/^。/u, '')}
            {one.path && (
              <Link {...linkTo(one.path)} className="ml-1 font-sans text-note" data-print="hidden">
                {m.supervision_summary_open_row()}
              </Link>
            )}
            {summary.abilities.edit && (
              <span className="absolute top-0 -right-1" data-print="hidden">
                <IconButton
                  icon={X}
                  label={m.supervision_summary_case_leave({ label: one.label })}
                  onClick={() => void acts.setCases(summary.cases.filter(({ rowId }) => rowId !== one.rowId))}
                />
              </span>
            )}
          </li>
        ))}
      </ol>
      {summary.abilities.edit && summary.cases.length < MOST_CASES && (
        <div data-print="hidden">
          <Button size="small" icon={Plus} onClick={() => setOpen(true)}>
            {m.supervision_summary_case_choose()}
          </Button>
        </div>
      )}
      {isOpen && <CaseSheet summary={summary} acts={acts} onClose={() => setOpen(false)} />}
    </>
  );
}

function CaseSheet({ summary, acts, onClose }: ListParts & { onClose: () => void }) {
  const { data } = useCall(summaryRoutes.listSummaryCases, { params: { summaryId: summary.id } });
  const chosen = new Set(summary.cases.map(({ rowId }) => rowId));
  const add = async (one: SummaryCase) => {
    if (await acts.setCases([...summary.cases, one])) onClose();
  };
  return (
    <SideSheet
      title={m.supervision_summary_case_choose()}
      isOpen
      onClose={onClose}
      note={<p className="m-0 text-note text-muted">{m.supervision_summary_case_hint()}</p>}
    >
      {!data ? (
        <Skeleton />
      ) : (
        <ul className="m-0 flex list-none flex-col gap-2 p-0">
          {data.rows
            .filter(({ rowId }) => !chosen.has(rowId))
            .map((one) => (
              <li key={one.rowId} className="rounded-control border border-line p-3">
                <p className="m-0 text-table font-bold">{one.label}</p>
                <p className="m-0 mb-2 text-table text-muted">{[one.day, one.text].filter(Boolean).join(' · ')}</p>
                <Button size="small" onClick={() => void add(one)} aria-label={m.supervision_summary_case_take({ label: one.label })}>
                  {m.supervision_summary_case_take_short()}
                </Button>
              </li>
            ))}
        </ul>
      )}
    </SideSheet>
  );
}

/** 事项、责任人、时限. */
export function PlanEditor({ summary, acts }: ListParts) {
  const [plans, setPlans] = useState<readonly SummaryPlan[] | null>(null);
  if (!plans) {
    return (
      <>
        <ol className="m-0 list-none p-0">
          {summary.plans.map((plan) => (
            <li key={plan.item} className="indent-[2em] font-serif text-body leading-loose">
              {m.supervision_summary_plan_line({ item: plan.item.replace(/。$/u, ''), who: plan.who || '—', by: plan.byWhen || '—' })}
            </li>
          ))}
        </ol>
        {summary.abilities.edit && (
          <div data-print="hidden">
            <Button size="small" icon={Plus} onClick={() => setPlans([...summary.plans, { item: '', who: '', byWhen: '' }])}>
              {m.supervision_summary_plan_change()}
            </Button>
          </div>
        )}
      </>
    );
  }
  const set = (at: number, part: Partial<SummaryPlan>) =>
    setPlans(plans.map((plan, index) => (index === at ? { ...plan, ...part } : plan)));
  const keep = async () => {
    if (await acts.setPlans(plans.filter(({ item }) => item.trim() !== ''))) setPlans(null);
  };
  return (
    <div className="rounded-control border border-brand bg-brand-tint p-3">
      <ol className="m-0 flex list-none flex-col gap-2 p-0">
        {plans.map((plan, at) => (
          // Rows have no id before they are kept; their place is what they are.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={at} className="grid gap-2 md:grid-cols-[minmax(0,1fr)_110px_130px]">
            <PlanField label={m.supervision_summary_plan_item()} value={plan.item} onChange={(item) => set(at, { item })} />
            <PlanField label={m.supervision_summary_plan_who()} value={plan.who ?? ''} onChange={(who) => set(at, { who })} />
            <PlanField label={m.supervision_summary_plan_by()} value={plan.byWhen ?? ''} onChange={(byWhen) => set(at, { byWhen })} />
          </li>
        ))}
      </ol>
      <div className="mt-2 flex flex-wrap justify-end gap-2">
        <Button look="quiet" icon={Plus} onClick={() => setPlans([...plans, { item: '', who: '', byWhen: '' }])}>
          {m.supervision_summary_plan_add()}
        </Button>
        <Button onClick={() => setPlans(null)}>{m.supervision_summary_leave()}</Button>
        <Button look="filled" onClick={() => void keep()}>
          {m.supervision_summary_keep()}
        </Button>
      </div>
    </div>
  );
}

function PlanField({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  return (
    <input
      aria-label={label}
      placeholder={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className="h-8 w-full rounded-control border border-edge bg-white px-2.5 text-body max-md:h-11"
    />
  );
}
