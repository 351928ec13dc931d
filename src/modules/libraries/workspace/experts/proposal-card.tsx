import { useState } from 'react';
import { z } from 'zod';
import { m } from '#words/messages.js';
import { Button } from '#web/workspace/button.tsx';
import { Card } from '#web/workspace/card.tsx';
import { Chip } from '#web/workspace/chip.tsx';
import { TextField } from '#web/workspace/form/inputs.tsx';
import { useForm } from '#web/workspace/form/use-form.ts';
import { momentOf } from '#web/workspace/moment.ts';
import { useAct, useCall } from '#web/workspace/query.ts';
import { toast } from '#web/workspace/toast.ts';
import { expertPersonRoutes } from '../../contract/expert-person.ts';
import type { Expert } from '../../contract/expert-shapes.ts';
import { expertRoutes } from '../../contract/experts.ts';
import type { LibraryChange } from '../../contract/listing.ts';
import { SheetForm } from './sheet-form.tsx';
import { expertField } from './words.ts';

const changed = [expertRoutes.readExpert, expertRoutes.readOwnExpert, expertRoutes.listExperts, expertRoutes.listExpertChanges];

/** A correction of the expert's own that waits: what it was, what it will be, and the answer of a second person. */
export function ProposalCard({ expert }: { expert: Expert }) {
  const { data } = useCall(expertRoutes.listExpertChanges, { params: { expertId: expert.id } });
  const answer = useAct(expertPersonRoutes.answerExpertProposal, changed);
  const takeBack = useAct(expertPersonRoutes.takeBackExpertProposal, changed);
  const [isDeclining, setDeclining] = useState(false);
  const proposal = data?.rows.find((change) => change.id === expert.proposal);
  if (!proposal) return null;
  const mayAnswer = expert.abilities.includes('libraries.review_experts') && !expert.isMine;
  const take = async () => {
    await answer.mutateAsync({ params: { proposalId: proposal.id }, body: { isTaken: true } });
    toast(m.libraries_experts_taken());
  };
  return (
    <Card title={m.libraries_experts_proposal()} aside={<Chip tone="watch">{m.libraries_experts_waits()}</Chip>}>
      <p className="m-0 text-note text-muted">
        {m.libraries_experts_proposal_by({ by: proposal.by, at: momentOf(proposal.at) })}
        {proposal.ground && ` · ${proposal.ground}`}
      </p>
      <Differences change={proposal} />
      <div className="mt-3 flex flex-wrap gap-2" data-print="hidden">
        {mayAnswer && (
          <Button look="filled" onClick={() => void take()}>
            {m.libraries_experts_take()}
          </Button>
        )}
        {mayAnswer && <Button onClick={() => setDeclining(true)}>{m.libraries_experts_decline()}</Button>}
        {expert.isMine && (
          <Button onClick={() => void takeBack.mutateAsync({ params: { expertId: expert.id } })}>
            {m.libraries_experts_proposal_back()}
          </Button>
        )}
      </div>
      {isDeclining && <Decline proposalId={proposal.id} onClose={() => setDeclining(false)} />}
    </Card>
  );
}

/** Field by field: before, struck out; after. */
export function Differences({ change }: { change: LibraryChange }) {
  return (
    <dl className="mt-2 mb-0 grid grid-cols-[7em_minmax(0,1fr)] gap-x-3 gap-y-1.5 text-table">
      {change.fields.map(({ field, before, after }) => (
        <div key={field} className="contents">
          <dt className="text-muted">{expertField(field)}</dt>
          <dd className="m-0 break-words">
            {before && <del className="mr-2 text-muted">{before}</del>}
            <ins className="no-underline">{after ?? m.libraries_experts_emptied()}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}

const shape = z.object({ answer: z.string().trim().min(2).max(200) });

function Decline({ proposalId, onClose }: { proposalId: string; onClose: () => void }) {
  const answer = useAct(expertPersonRoutes.answerExpertProposal, changed);
  const state = useForm(shape, {
    values: { answer: '' },
    send: async (body) => {
      await answer.mutateAsync({ params: { proposalId }, body: { isTaken: false, ...body } });
      onClose();
    },
  });
  const act = m.libraries_experts_decline();
  return (
    <SheetForm id="decline-proposal" title={act} act={act} state={state} onClose={onClose}>
      <TextField name="answer" label={m.libraries_experts_decline_reason()} />
    </SheetForm>
  );
}
