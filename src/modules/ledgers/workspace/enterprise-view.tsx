import { NotebookPen, Pencil, Printer } from 'lucide-react';
import { useState } from 'react';
import { m } from '#words/messages.js';
import { dayOf } from '#shared/dates.ts';
import { Button, ButtonLink } from '#web/workspace/button.tsx';
import { Card } from '#web/workspace/card.tsx';
import { Chip } from '#web/workspace/chip.tsx';
import { FigureRow } from '#web/workspace/figure.tsx';
import { PageTitle, WhoCanSee } from '#web/workspace/page-title.tsx';
import { useCall } from '#web/workspace/query.ts';
import { useCan, useMe } from '#web/workspace/session.tsx';
import { ErrorState, Skeleton } from '#web/workspace/states.tsx';
import { enterpriseRoutes, type EnterprisePage } from '../contract/enterprises.ts';
import { Certificates } from './certificates.tsx';
import { EnterpriseActs } from './enterprise-acts.tsx';
import { NeedsCard, WorkCard } from './enterprise-dealings.tsx';
import { FactGroups } from './fact-groups.tsx';
import { FactHistory, type Asked } from './fact-history.tsx';
import { certificateLabel, fieldLabel, textOf } from './fact-words.ts';
import { figuresOf } from './figures.ts';
import { PrintedFacts } from './printed-facts.tsx';
import { StateFacts, type Begun } from './state-facts.tsx';
import { Statements } from './statements.tsx';
import { Trends } from './trends.tsx';
import { useFactKinds } from './use-fact-kinds.ts';
import { Warnings } from './warnings.tsx';

const CHIPS = 3;

/** Everything of one enterprise on one page, for the desk and, printed, for a visit. */
export function EnterpriseView({ enterpriseId }: { enterpriseId: string }) {
  const isOwn = useMe().organisation?.id === enterpriseId;
  const { data, error, refetch } = useCall(enterpriseRoutes.readEnterprise, { params: { enterpriseId } });
  const kinds = useFactKinds();
  const [stating, setStating] = useState<Begun | null>(null);
  const [history, setHistory] = useState<Asked | null>(null);
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data || kinds.size === 0) return <Skeleton lines={12} />;
  const mayState = data.abilities.includes('ledgers.state_facts');
  return (
    <>
      <PageTitle
        title={data.name}
        {...(!isOwn && { crumbs: [{ label: m.ledgers_enterprises_title(), to: '/enterprises' }] })}
        chips={<Chips enterprise={data} />}
        note={noteOf(data)}
        actions={<Actions enterprise={data} isOwn={isOwn} onState={() => setStating({ group: 'revenue', year: null })} />}
      />
      <Warnings warnings={data.warnings} />
      <div className="grid gap-3 lg:grid-cols-[minmax(0,1fr)_340px]">
        <div className="flex min-w-0 flex-col gap-3">
          <FigureRow label={m.ledgers_enterprise_figures()} figures={figuresOf(data.facts, kinds)} />
          <Trends facts={data.facts} />
          <PrintedFacts enterprise={data} kinds={kinds} />
          <FactGroups enterprise={data} kinds={kinds} {...(mayState && { onState: setStating })} onHistory={setHistory} />
        </div>
        <div className="flex min-w-0 flex-col gap-3">
          <Certificates enterprise={data} mayState={mayState} />
          <NeedsCard enterpriseId={data.id} />
          <WorkCard enterpriseId={data.id} />
          <Statements enterpriseId={data.id} />
          <EnterpriseActs enterprise={data} />
        </div>
      </div>
      <div className="mt-3">
        <WhoCanSee who={isOwn ? m.ledgers_enterprise_own_who() : m.ledgers_enterprise_who()} />
      </div>
      <PrintFoot />
      {stating && <StateFacts enterprise={data} kinds={kinds} begun={stating} onClose={() => setStating(null)} />}
      {history && (
        <FactHistory
          enterprise={data}
          kinds={kinds}
          asked={history}
          onClose={() => setHistory(null)}
          onState={mayState ? setStating : null}
        />
      )}
    </>
  );
}

function Actions({ enterprise, isOwn, onState }: { enterprise: EnterprisePage; isOwn: boolean; onState: () => void }) {
  const can = useCan();
  const mayState = enterprise.abilities.includes('ledgers.state_facts');
  const mayEnter = can('ledgers.enter_work');
  return (
    <>
      {mayState && (
        <Button icon={Pencil} look={mayEnter ? 'plain' : 'filled'} onClick={onState}>
          {isOwn ? m.ledgers_fact_fill_own() : m.ledgers_fact_correct()}
        </Button>
      )}
      <Button icon={Printer} onClick={() => window.print()}>
        {isOwn ? m.ledgers_enterprise_print() : m.ledgers_enterprise_print_visit()}
      </Button>
      {mayEnter && (
        <ButtonLink look="filled" icon={NotebookPen} to={`/work/new?enterprise=${enterprise.id}`}>
          {m.ledgers_enterprise_enter_visit()}
        </ButtonLink>
      )}
    </>
  );
}

/** What is held today, what runs out soon, and whether it is closed or merged: three at most. */
function Chips({ enterprise }: { enterprise: EnterprisePage }) {
  const soon = enterprise.certificates.find(
    (one) => !one.isReplaced && one.daysLeft !== null && one.daysLeft >= 0 && one.renewFrom !== null && one.renewFrom <= dayOf(new Date()),
  );
  const state = enterprise.mergedInto ? (
    <Chip key="merged" tone="estimate">
      {m.ledgers_enterprise_merged_into({ name: enterprise.mergedInto.name })}
    </Chip>
  ) : (
    enterprise.closedOn && (
      <Chip key="closed" tone="waiting">
        {m.ledgers_enterprise_closed_on({ day: enterprise.closedOn })}
      </Chip>
    )
  );
  const due = soon && (
    <Chip key="due" tone="watch">
      {m.ledgers_enterprise_expires_in({ certificate: certificateLabel(soon.kind), days: soon.daysLeft ?? 0 })}
    </Chip>
  );
  const held = enterprise.certificateKinds.map((kind) => (
    <Chip key={kind} tone={kind === 'high_tech_enterprise' ? 'done' : 'progress'}>
      {certificateLabel(kind)}
    </Chip>
  ));
  const last = [state, due].filter(Boolean);
  return <>{[...held.slice(0, CHIPS - last.length), ...last]}</>;
}

function noteOf(enterprise: EnterprisePage): string {
  const legal = enterprise.legalRepresentative && m.ledgers_enterprise_legal_is({ name: enterprise.legalRepresentative });
  const contact = textOf(enterprise.facts, 'contact_name');
  return [
    enterprise.creditCode ?? m.ledgers_enterprise_no_code(),
    enterprise.parkName ?? enterprise.countyName ?? m.ledgers_enterprise_no_park(),
    enterprise.fieldCode && fieldLabel(enterprise.fieldCode),
    legal,
    contact && m.ledgers_enterprise_contact_is({ name: String(contact) }),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** On paper only: room for what is said on the visit, and when it was printed. */
function PrintFoot() {
  return (
    <div className="hidden print:mt-4 print:block">
      <Card title={m.ledgers_enterprise_visit_notes()}>
        <div className="h-24" />
      </Card>
      <p className="mt-2 text-note text-muted">{m.ledgers_enterprise_printed_on({ day: dayOf(new Date()) })}</p>
    </div>
  );
}
