import { useState } from 'react';
import type { Publication, PublicationState, PublicationStep, PublicationVerb } from '#shared/publication.ts';
import { say } from '#shared/words.ts';
import { m } from '#words/messages.js';
import { Button } from './button.tsx';
import { Card } from './card.tsx';
import { Chip, type Tone } from './chip.tsx';
import { momentOf } from './moment.ts';
import { PublicationSheet } from './publication-sheet.tsx';
import { ErrorState } from './states.tsx';

const TONES: Record<PublicationState, Tone> = {
  draft: 'waiting',
  submitted: 'watch',
  published: 'done',
  returned: 'late',
  withdrawn: 'waiting',
};

/** 草稿, 待审核, 已发布; a published one whose time has not come says so. */
export function PublicationChip({ publication: { state, isPublic } }: { publication: Pick<Publication, 'state' | 'isPublic'> }) {
  const isWaiting = state === 'published' && !isPublic;
  return (
    <Chip tone={isWaiting ? 'progress' : TONES[state]}>
      {isWaiting ? m.publication_scheduled() : say(`code_publication_state_${state}`)}
    </Chip>
  );
}

type PanelParts = {
  publication: Publication;
  /** What it is called; named in the questions. */
  title: string;
  /** Takes the step and reads the row anew. */
  onStep: (step: PublicationStep) => Promise<unknown>;
  /** Why it can never be public, where that is so; said instead of the first step. */
  confidentialNote?: string;
  /** Its public page, for a link once it is there. */
  publicPath?: string;
};

/** How far something is on its way to the public site, who stood for it and reviewed it, and the steps this person may take. */
export function PublicationPanel({ publication, title, onStep, confidentialNote, publicPath }: PanelParts) {
  const [verb, setVerb] = useState<PublicationVerb | null>(null);
  const [error, setError] = useState<unknown>(null);
  const begin = (chosen: PublicationVerb) => {
    setError(null);
    if (chosen !== 'take_back' && chosen !== 'revise') return setVerb(chosen);
    onStep({ verb: chosen }).catch(setError);
  };
  return (
    <Card title={m.publication_title()} aside={<PublicationChip publication={publication} />}>
      <div className="flex flex-col gap-3">
        <PublicationFacts publication={publication} />
        {confidentialNote && <p className="m-0 rounded-control bg-watch-tint px-3 py-2 text-table text-watch">{confidentialNote}</p>}
        {publication.isPublic && publicPath && (
          <a href={publicPath} className="text-table text-brand-strong">
            {m.publication_see_page()}
          </a>
        )}
        {error !== null && <ErrorState error={error} />}
        {publication.verbs.length > 0 && (
          <div className="flex flex-wrap gap-2" data-print="hidden">
            {inOrder(publication.verbs).map((one) => (
              <Button key={one} look={one === 'withdraw' ? 'danger' : MAIN.includes(one) ? 'filled' : 'plain'} onClick={() => begin(one)}>
                {say(`code_publication_verb_${one}`)}
              </Button>
            ))}
          </div>
        )}
      </div>
      {verb && <PublicationSheet verb={verb} title={title} onClose={() => setVerb(null)} onStep={onStep} />}
    </Card>
  );
}

/** The act that leads on is filled; taking back stands last. */
const MAIN: readonly PublicationVerb[] = ['submit', 'publish'];
const inOrder = (verbs: readonly PublicationVerb[]) =>
  verbs.toSorted((left, right) => Number(left === 'take_back') - Number(right === 'take_back'));

function PublicationFacts({ publication }: { publication: Publication }) {
  const { gate, submitted, reviewed, publishesAt, ground } = publication;
  const facts = [
    gate && ([m.publication_gate_label(), m.publication_gate_by({ statement: gate.statement, by: gate.by })] as const),
    submitted && ([m.publication_submitted(), m.publication_by({ by: submitted.by, at: momentOf(submitted.at) })] as const),
    reviewed && ([m.publication_reviewed(), m.publication_by({ by: reviewed.by, at: momentOf(reviewed.at) })] as const),
    publishesAt && ([m.publication_public_from(), momentOf(publishesAt)] as const),
    ground && ([m.publication_ground(), ground] as const),
  ].filter((fact) => fact !== null && fact !== '');
  if (facts.length === 0) return <p className="m-0 text-table text-muted">{m.publication_nothing_yet()}</p>;
  return (
    <dl className="m-0 grid grid-cols-[6em_minmax(0,1fr)] gap-x-3 gap-y-1.5 text-table">
      {facts.map(([label, value]) => (
        <div key={label} className="contents">
          <dt className="text-muted">{label}</dt>
          <dd className="m-0">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
