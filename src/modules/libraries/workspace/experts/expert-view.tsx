import { Pencil, Printer } from 'lucide-react';
import { useState } from 'react';
import { m } from '#words/messages.js';
import { say } from '#shared/words.ts';
import { dayOf } from '#shared/dates.ts';
import { isChangeable } from '#shared/publication.ts';
import { Button } from '#web/workspace/button.tsx';
import { Card } from '#web/workspace/card.tsx';
import { Chip } from '#web/workspace/chip.tsx';
import { PageTitle, WhoCanSee } from '#web/workspace/page-title.tsx';
import { PublicationPanel } from '#web/workspace/publication-panel.tsx';
import { useAct } from '#web/workspace/query.ts';
import type { Expert } from '../../contract/expert-shapes.ts';
import { expertRoutes } from '../../contract/experts.ts';
import { ChangesCard } from './changes-card.tsx';
import { ConsentCard } from './consent-card.tsx';
import { ConsultationsCard } from './consultations-card.tsx';
import { ExpertFacts, WorksCard } from './expert-facts.tsx';
import { ExpertForm } from './expert-form.tsx';
import { LettersCard } from './letters-card.tsx';
import { MergedNote } from './merged-note.tsx';
import { ProposalCard } from './proposal-card.tsx';
import { RelationsCard } from './relations-card.tsx';
import { AVAILABILITY_TONES, TERM_TONES } from './words.ts';

/** Everything of one expert on one page; printed, it is the 专家登记表. */
export function ExpertView({ expert }: { expert: Expert }) {
  const [isEditing, setEditing] = useState(false);
  const may = (ability: string) => expert.abilities.includes(ability);
  const isCurrent = expert.state === 'current';
  return (
    <>
      <PageTitle
        title={expert.name || m.libraries_experts_erased()}
        {...(!expert.isMine && { crumbs: [{ label: m.libraries_experts_title(), to: '/experts' }] })}
        chips={<Chips expert={expert} />}
        note={[expert.nameEn, expert.titleName, expert.post, expert.orgName].filter(Boolean).join(' · ')}
        actions={isCurrent && <Actions expert={expert} onEdit={() => setEditing(true)} />}
      />
      <p className="m-0 hidden text-center text-title font-bold print:block">{m.libraries_experts_print_title()}</p>
      <MergedNote expert={expert} />
      {isCurrent && may('libraries.keep_experts') && !isChangeable(expert.publicationState.state) && (
        <p data-print="hidden" className="mt-0 mb-3 rounded-control bg-brand-tint px-3 py-2 text-table">
          {m.libraries_experts_public_note()}
        </p>
      )}
      <div className="grid gap-3 lg:grid-cols-[minmax(0,1fr)_380px]">
        <div className="flex min-w-0 flex-col gap-3">
          {expert.proposal && <ProposalCard expert={expert} />}
          <ExpertFacts expert={expert} />
          <WorksCard expert={expert} />
          {(may('libraries.read_consultations') || expert.isMine) && <ConsultationsCard expert={expert} />}
          <div data-print="hidden">
            <ChangesCard expertId={expert.id} />
          </div>
        </div>
        <div className="flex min-w-0 flex-col gap-3">
          <LettersCard expert={expert} />
          <RelationsCard expert={expert} />
          <ConsentCard expert={expert} />
          <div data-print="hidden">
            <Publication expert={expert} />
          </div>
        </div>
      </div>
      <div className="mt-3">
        <WhoCanSee who={expert.isMine ? m.libraries_experts_own_who() : m.libraries_experts_page_who()} />
      </div>
      <PrintFoot />
      {isEditing && <ExpertForm expert={expert} onClose={() => setEditing(false)} />}
    </>
  );
}

function Actions({ expert, onEdit }: { expert: Expert; onEdit: () => void }) {
  const mayKeep = expert.abilities.includes('libraries.keep_experts');
  return (
    <>
      <Button icon={Printer} onClick={() => window.print()}>
        {m.libraries_experts_print()}
      </Button>
      {(mayKeep || (expert.isMine && !expert.proposal)) && (
        <Button look="filled" icon={Pencil} onClick={onEdit}>
          {expert.isMine ? m.libraries_experts_propose() : m.libraries_experts_edit()}
        </Button>
      )}
    </>
  );
}

function Chips({ expert }: { expert: Expert }) {
  if (expert.state !== 'current') return null;
  return (
    <>
      <Chip tone={TERM_TONES[expert.term]}>{say(`code_expert_term_${expert.term}`)}</Chip>
      <Chip tone={AVAILABILITY_TONES[expert.availability]}>{say(`code_expert_availability_${expert.availability}`)}</Chip>
      {!expert.hasConsent && <Chip tone="late">{m.libraries_experts_not_agreed()}</Chip>}
    </>
  );
}

function Publication({ expert }: { expert: Expert }) {
  const { publishExpert, readExpert, listExperts, readOwnExpert } = expertRoutes;
  const step = useAct(publishExpert, [readExpert, listExperts, readOwnExpert]);
  return (
    <PublicationPanel
      publication={expert.publicationState}
      title={expert.name}
      onStep={(body) => step.mutateAsync({ params: { expertId: expert.id }, body })}
      publicPath={`/experts/${expert.id}`}
      {...(!expert.hasConsent && { confidentialNote: m.libraries_experts_never_public() })}
    />
  );
}

/** On paper only: where the person and the unit sign. */
function PrintFoot() {
  return (
    <div className="hidden print:mt-4 print:block">
      <div className="grid grid-cols-2 gap-3">
        <Card title={m.libraries_experts_sign_person()}>
          <div className="h-20" />
        </Card>
        <Card title={m.libraries_experts_sign_unit()}>
          <div className="h-20" />
        </Card>
      </div>
      <p className="mt-2 text-note text-muted">{m.libraries_experts_printed_on({ day: dayOf(new Date()) })}</p>
    </div>
  );
}
