import { useState } from 'react';
import { z } from 'zod';
import { organisationRoutes } from '#modules/parties/contract.ts';
import { m } from '#words/messages.js';
import { dayOf } from '#shared/dates.ts';
import { say } from '#shared/words.ts';
import type { Option } from '#web/workspace/choice.tsx';
import { Button } from '#web/workspace/button.tsx';
import { Card, CardRow } from '#web/workspace/card.tsx';
import { call } from '#web/workspace/client.ts';
import { ComboboxField } from '#web/workspace/form/combobox.tsx';
import { DateField } from '#web/workspace/form/date.tsx';
import { SelectField, TextField } from '#web/workspace/form/inputs.tsx';
import { useForm } from '#web/workspace/form/use-form.ts';
import { useAct } from '#web/workspace/query.ts';
import { useCan } from '#web/workspace/session.tsx';
import { toast } from '#web/workspace/toast.ts';
import { RELATION_KINDS } from '../../contract/expert-codes.ts';
import { expertPersonRoutes } from '../../contract/expert-person.ts';
import type { Expert } from '../../contract/expert-shapes.ts';
import { expertRoutes } from '../../contract/experts.ts';
import { SheetForm } from './sheet-form.tsx';
import { optionsOf } from './words.ts';

const changed = [expertRoutes.readExpert, expertRoutes.readOwnExpert];
type Relation = Expert['relations'][number];

/** Declared ties, for which an expert stands back: since when and until when. */
export function RelationsCard({ expert }: { expert: Expert }) {
  const [asked, setAsked] = useState<'declare' | Relation | null>(null);
  const mayDeclare = expert.abilities.includes('libraries.speak_for_expert') && expert.state === 'current';
  return (
    <Card
      flush
      title={m.libraries_experts_relations()}
      aside={
        mayDeclare && (
          <Button size="small" data-print="hidden" onClick={() => setAsked('declare')}>
            {m.libraries_experts_declare()}
          </Button>
        )
      }
    >
      {expert.relations.length === 0 && <CardRow>{m.libraries_experts_no_relations()}</CardRow>}
      {expert.relations.map((relation) => (
        <CardRow key={relation.id}>
          <div className="flex flex-wrap items-baseline gap-x-2">
            <b>{say(`code_expert_relation_${relation.kind}`)}</b>
            <span>{[relation.orgName, relation.personName].filter(Boolean).join(' ')}</span>
          </div>
          <div className="text-note text-muted">
            {[
              m.libraries_experts_relation_term({ from: relation.startsOn ?? '', until: relation.endsOn ?? m.libraries_experts_now() }),
              relation.note,
            ]
              .filter(Boolean)
              .join(' · ')}
          </div>
          {mayDeclare && !relation.endsOn && (
            <Button size="small" look="quiet" data-print="hidden" onClick={() => setAsked(relation)}>
              {m.libraries_experts_relation_end()}
            </Button>
          )}
        </CardRow>
      ))}
      {asked === 'declare' && <Declare expert={expert} onClose={() => setAsked(null)} />}
      {asked !== null && asked !== 'declare' && <End expert={expert} relation={asked} onClose={() => setAsked(null)} />}
    </Card>
  );
}

const text = z.string().max(200);
const declareShape = z.object({
  kind: z.enum(RELATION_KINDS),
  orgId: text,
  orgName: text,
  personName: text,
  startsOn: text,
  endsOn: text,
  note: text,
});

const findOrganisations = async (q: string): Promise<readonly Option[]> => {
  const { rows } = await call(organisationRoutes.listOrganisations, { query: { q, state: 'open', pageSize: 20 } });
  return rows.map(({ id, name }) => ({ value: id, label: name }));
};

function Declare({ expert, onClose }: { expert: Expert; onClose: () => void }) {
  const declare = useAct(expertPersonRoutes.declareExpertRelation, changed);
  const mayFind = useCan()('parties.read_organisations');
  const state = useForm(declareShape, {
    values: { kind: 'adviser', orgId: '', orgName: '', personName: '', startsOn: '', endsOn: '', note: '' },
    send: async ({ orgId, ...said }) => {
      await declare.mutateAsync({ params: { expertId: expert.id }, body: { ...said, orgId: orgId || null } });
      toast(m.libraries_experts_declared());
      onClose();
    },
  });
  const act = m.libraries_experts_declare();
  return (
    <SheetForm id="declare-relation" title={`${act} · ${expert.name}`} act={act} state={state} onClose={onClose}>
      <SelectField name="kind" label={m.libraries_experts_relation_kind()} options={optionsOf('expert_relation', RELATION_KINDS)} />
      {mayFind && <ComboboxField name="orgId" label={m.libraries_experts_relation_org()} find={findOrganisations} isOptional />}
      <TextField name="orgName" label={m.libraries_experts_relation_org_name()} hint={m.libraries_experts_relation_org_hint()} isOptional />
      <TextField
        name="personName"
        label={m.libraries_experts_relation_person()}
        hint={m.libraries_experts_relation_person_hint()}
        isOptional
      />
      <DateField name="startsOn" label={m.libraries_experts_from()} isOptional />
      <DateField name="endsOn" label={m.libraries_experts_until()} isOptional />
      <TextField name="note" label={m.libraries_experts_note_label()} isOptional />
    </SheetForm>
  );
}

const endShape = z.object({ endsOn: text });

function End({ expert, relation, onClose }: { expert: Expert; relation: Relation; onClose: () => void }) {
  const end = useAct(expertPersonRoutes.endExpertRelation, changed);
  const state = useForm(endShape, {
    values: { endsOn: dayOf(new Date()) },
    send: async (body) => {
      await end.mutateAsync({ params: { expertId: expert.id, relationId: relation.id }, body });
      onClose();
    },
  });
  const act = m.libraries_experts_relation_end();
  return (
    <SheetForm
      id="end-relation"
      title={`${act} · ${relation.orgName ?? relation.personName ?? ''}`}
      act={act}
      state={state}
      onClose={onClose}
    >
      <DateField name="endsOn" label={m.libraries_experts_until()} hint={m.libraries_experts_relation_end_hint()} isOptional />
    </SheetForm>
  );
}
