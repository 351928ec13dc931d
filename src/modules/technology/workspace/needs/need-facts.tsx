import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { m } from '#words/messages.js';
import type { NeedStanding } from '../../contract/need-life.ts';
import type { NeedDetail } from '../../contract/needs.ts';
import { opennessLabel, sourceLabel } from './life-words.ts';
import { amountLabel, cooperationLabel } from './words.ts';

type FactsParts = { need: NeedDetail; standing: NeedStanding; isShort?: boolean };

/** What a need says, and who works on it. Short: what is read to find somebody for it. */
export function NeedFacts({ need, standing, isShort = false }: FactsParts) {
  if (need.isMasked)
    return <p className="m-0 rounded-control bg-watch-tint px-3 py-2 text-table text-watch">{m.technology_need_masked()}</p>;
  const amount = amountLabel(need);
  const isFigure = need.amountLowFen !== null || need.amountHighFen !== null;
  const worked = standing.assignee ? `${standing.assignee.name} · ${standing.assignee.orgName}` : need.responsiblePerson;
  const asked: [string, ReactNode][] = [
    [m.technology_need_difficulty(), need.difficulty],
    [m.technology_form_purpose(), standing.purpose],
    [m.technology_need_indicators(), need.indicators],
    [m.technology_need_base(), need.presentBase],
    [m.technology_need_amount(), amount && (isFigure ? `${amount} ${m.technology_need_wan()}` : amount)],
    [m.technology_form_wanted_by(), standing.wantedBy],
    [m.technology_need_cooperation(), need.cooperation.map(cooperationLabel).join('、')],
    [m.technology_need_partner(), need.wantedPartner],
  ];
  const handled: [string, ReactNode][] = [
    [m.technology_need_contact(), [need.contactName, need.contactPhone].filter(Boolean).join(' ')],
    [m.technology_page_assignee(), worked],
    [m.technology_page_office(), standing.office?.name ?? need.office],
    [m.technology_need_expert(), need.expert],
    [m.technology_need_submitted(), need.submittedOn],
    [m.technology_page_source(), sourceLabel(standing.source)],
    [m.technology_page_openness(), opennessLabel(standing.openness)],
    [m.technology_page_look_on(), standing.lookOn],
    [m.technology_page_attempts(), standing.attempts > 0 ? String(standing.attempts) : null],
    [m.technology_need_progress(), need.progress],
    [m.technology_need_remark(), need.remark],
  ];
  const facts = isShort ? asked : [...asked, ...handled];
  return (
    <dl className="m-0 grid grid-cols-[5.5em_minmax(0,1fr)] gap-x-3 gap-y-2 text-table">
      <Fact label={m.technology_need_enterprise()}>
        <Link
          to="/enterprises/$enterpriseId"
          params={{ enterpriseId: need.enterpriseId } as never}
          className="text-brand-strong no-underline"
        >
          {need.enterpriseName}
        </Link>
        <span className="ml-2 text-note text-muted">{need.parkName ?? need.countyName}</span>
      </Fact>
      {facts.map(
        ([label, value]) =>
          value && (
            <Fact key={label} label={label}>
              {value}
            </Fact>
          ),
      )}
    </dl>
  );
}

export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="contents">
      <dt className="text-muted">{label}</dt>
      <dd className="m-0 min-w-0 wrap-anywhere whitespace-pre-line">{children}</dd>
    </div>
  );
}
