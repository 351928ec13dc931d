import { useNavigate } from '@tanstack/react-router';
import { z } from 'zod';
import { m } from '#words/messages.js';
import { say } from '#shared/words.ts';
import { Button } from '#web/workspace/button.tsx';
import { ClientRefusal } from '#web/workspace/client.ts';
import { MultiSelectField } from '#web/workspace/form/combobox.tsx';
import { DateField } from '#web/workspace/form/date.tsx';
import { Form } from '#web/workspace/form/form.tsx';
import { CheckField, SelectField, TextArea, TextField } from '#web/workspace/form/inputs.tsx';
import { useForm } from '#web/workspace/form/use-form.ts';
import { WhoCanSee } from '#web/workspace/page-title.tsx';
import { useAct } from '#web/workspace/query.ts';
import { useCan, useMe } from '#web/workspace/session.tsx';
import { SideSheet } from '#web/workspace/side-sheet.tsx';
import { toast } from '#web/workspace/toast.ts';
import { useState } from 'react';
import { AVAILABILITIES, CONSENT_WAYS, OPEN_FIELDS, RENOWNS } from '../../contract/expert-codes.ts';
import { described, type Expert, type ExpertChange } from '../../contract/expert-shapes.ts';
import { expertPersonRoutes } from '../../contract/expert-person.ts';
import { expertRoutes } from '../../contract/experts.ts';
import { PROVENANCE_SOURCES } from '../../contract/provenance.ts';
import { consentVersion } from './consent-card.tsx';
import { affiliationsOf, affiliationsText, educationOf, educationText, wordsOf, worksOf, worksText } from './lines.ts';
import { expertField, optionsOf, titleOptions, useFields } from './words.ts';

const text = z.string().max(8000);
const shape = z.object({
  name: described.name,
  nameEn: text,
  orgName: described.orgName,
  orgSince: text,
  title: text,
  post: text,
  renown: described.renown,
  fields: z.array(z.string()),
  subjectWords: text,
  directions: text,
  education: text,
  affiliations: text,
  works: text,
  phone: text,
  email: text,
  availability: described.availability,
  availabilityNote: text,
  openFields: z.array(z.string()),
  parkId: text,
  provenance: z.object({ source: text, sourceText: text, terms: text }),
  consent: z.object({ givenOn: text, how: text }),
  isSomebodyElse: z.boolean(),
  ground: text,
});
type Typed = z.output<typeof shape>;

/** What is sent of what was typed. A contact that is shown in part and was not typed anew stays as it is. */
function changeOf(typed: Typed, expert: Expert | null): ExpertChange {
  return {
    name: typed.name,
    nameEn: typed.nameEn || null,
    orgName: typed.orgName,
    ...(expert && typed.orgName !== expert.orgName && { orgId: null }),
    orgSince: typed.orgSince || null,
    title: typed.title || null,
    post: typed.post || null,
    renown: typed.renown,
    fields: typed.fields,
    subjects: wordsOf(typed.subjectWords),
    directions: typed.directions || null,
    education: educationOf(typed.education),
    affiliations: affiliationsOf(typed.affiliations, expert?.affiliations ?? []),
    works: worksOf(typed.works),
    ...(!typed.phone.includes('*') && { phone: typed.phone || null }),
    ...(!typed.email.includes('*') && { email: typed.email || null }),
    availability: typed.availability,
    availabilityNote: typed.availabilityNote || null,
    openFields: typed.openFields as ExpertChange['openFields'],
  };
}

const typedOf = (expert: Expert | null, parkId: string): Typed => ({
  name: expert?.name ?? '',
  nameEn: expert?.nameEn ?? '',
  orgName: expert?.orgName ?? '',
  orgSince: expert?.orgSince ?? '',
  title: expert?.title ?? '',
  post: expert?.post ?? '',
  renown: expert?.renown ?? 'none',
  fields: expert?.fields ?? [],
  subjectWords: expert?.subjects.join('、') ?? '',
  directions: expert?.directions ?? '',
  education: educationText(expert?.education ?? []),
  affiliations: affiliationsText(expert?.affiliations ?? []),
  works: worksText(expert?.works ?? []),
  phone: expert?.phone ?? '',
  email: expert?.email ?? '',
  availability: expert?.availability ?? 'available',
  availabilityNote: expert?.availabilityNote ?? '',
  openFields: expert?.openFields ?? ['title', 'org', 'fields', 'subjects', 'directions'],
  parkId,
  provenance: { source: '', sourceText: '', terms: m.libraries_experts_usual_terms() },
  consent: { givenOn: '', how: 'signed_paper' },
  isSomebodyElse: false,
  ground: '',
});

/** Entering, changing or, for the expert, proposing: the same fields. */
export function ExpertForm({ expert, onClose }: { expert: Expert | null; onClose: () => void }) {
  const { parks } = useMe();
  const isCity = useCan()('libraries.erase_experts');
  const [hasTwin, setTwin] = useState(false);
  const send = useSending(expert, onClose);
  const state = useForm(shape, {
    values: typedOf(expert, isCity ? '' : (parks[0]?.id ?? '')),
    send: async (typed) => {
      try {
        await send(typed);
      } catch (error) {
        if (error instanceof ClientRefusal && error.code === 'libraries.expert_twin') setTwin(true);
        throw error;
      }
    },
  });
  const isOwn = expert?.isMine ?? false;
  const act = isOwn ? m.libraries_experts_propose() : expert ? m.libraries_experts_save() : m.libraries_experts_add();
  return (
    <SideSheet
      title={expert ? m.libraries_experts_change({ name: expert.name }) : m.libraries_experts_add()}
      isOpen
      onClose={onClose}
      dims
      note={<WhoCanSee who={m.libraries_experts_form_who()} />}
      foot={
        <Button look="filled" type="submit" form="expert-form" disabled={state.isSending}>
          {act}
        </Button>
      }
    >
      <Form state={state} id="expert-form" label={act}>
        {hasTwin && <CheckField name="isSomebodyElse" label={m.libraries_experts_somebody_else()} />}
        <PersonFields />
        <WorkFields />
        <ContactFields />
        {expert ? (
          <TextField name="ground" label={m.libraries_experts_ground()} hint={m.libraries_experts_ground_hint()} isOptional />
        ) : (
          <OriginFields isCity={isCity} />
        )}
      </Form>
    </SideSheet>
  );
}

function useSending(expert: Expert | null, onClose: () => void) {
  const navigate = useNavigate();
  const { listExperts, readExpert, listExpertChanges, readOwnExpert, addExpert, changeExpert } = expertRoutes;
  const add = useAct(addExpert, [listExperts]);
  const change = useAct(changeExpert, [listExperts, readExpert, listExpertChanges]);
  const propose = useAct(expertPersonRoutes.proposeExpertChange, [readOwnExpert, listExpertChanges, readExpert]);
  return async (typed: Typed) => {
    const said = changeOf(typed, expert);
    const ground = typed.ground ? { ground: typed.ground } : {};
    if (expert?.isMine) {
      await propose.mutateAsync({ params: { expertId: expert.id }, body: { ...said, ...ground } });
      toast(m.libraries_experts_proposed());
    } else if (expert) {
      await change.mutateAsync({ params: { expertId: expert.id }, body: { ...said, ...ground } });
      toast(m.libraries_experts_saved({ name: typed.name }));
    } else {
      const provenance = { ...typed.provenance, source: PROVENANCE_SOURCES.find((one) => one === typed.provenance.source) ?? null };
      const how = CONSENT_WAYS.find((one) => one === typed.consent.how) ?? null;
      const consent = { version: consentVersion, givenOn: typed.consent.givenOn, how };
      const parkId = typed.parkId || null;
      const body = { ...said, name: typed.name, orgName: typed.orgName, parkId, provenance, consent, isSomebodyElse: typed.isSomebodyElse };
      const { id } = await add.mutateAsync({ body });
      toast(m.libraries_experts_added({ name: typed.name }));
      onClose();
      await navigate({ to: `/experts/${id}` });
      return;
    }
    onClose();
  };
}

function PersonFields() {
  return (
    <>
      <TextField name="name" label={expertField('name')} />
      <TextField name="nameEn" label={expertField('name_en')} isOptional />
      <TextField name="orgName" label={expertField('org_name')} />
      <DateField name="orgSince" label={expertField('org_since')} isOptional />
      <SelectField
        name="title"
        label={expertField('title')}
        options={[{ value: '', label: m.libraries_experts_none() }, ...titleOptions]}
      />
      <TextField name="post" label={expertField('post')} isOptional />
      <SelectField name="renown" label={expertField('renown')} options={optionsOf('expert_renown', RENOWNS)} />
    </>
  );
}

function WorkFields() {
  return (
    <>
      <MultiSelectField name="fields" label={expertField('fields')} options={useFields()} isOptional />
      <TextField name="subjectWords" label={expertField('subjects')} hint={m.libraries_experts_subjects_hint()} isOptional />
      <TextArea name="directions" label={expertField('directions')} rows={4} isOptional />
      <TextArea name="education" label={expertField('education')} hint={m.libraries_experts_education_hint()} rows={2} isOptional />
      <TextArea
        name="affiliations"
        label={expertField('affiliations')}
        hint={m.libraries_experts_affiliations_hint()}
        rows={2}
        isOptional
      />
      <TextArea name="works" label={expertField('works')} hint={m.libraries_experts_works_hint()} rows={4} isOptional />
    </>
  );
}

function ContactFields() {
  return (
    <>
      <TextField name="phone" label={expertField('phone')} inputMode="tel" hint={m.libraries_experts_phone_hint()} isOptional />
      <TextField name="email" label={expertField('email')} inputMode="email" isOptional />
      <SelectField name="availability" label={expertField('availability')} options={optionsOf('expert_availability', AVAILABILITIES)} />
      <TextField name="availabilityNote" label={expertField('availability_note')} isOptional />
      <MultiSelectField
        name="openFields"
        label={expertField('open_fields')}
        hint={m.libraries_experts_open_hint()}
        options={OPEN_FIELDS.map((value) => ({ value, label: say(`code_expert_field_${value}`) }))}
        isOptional
      />
    </>
  );
}

/** Without these an entry is refused. */
function OriginFields({ isCity }: { isCity: boolean }) {
  const parks = useMe().parks.map(({ id, name }) => ({ value: id, label: name }));
  const bureau = isCity ? [{ value: '', label: m.libraries_experts_bureau() }] : [];
  return (
    <>
      <SelectField name="parkId" label={expertField('park_id')} options={[...bureau, ...parks]} />
      <fieldset className="m-0 flex flex-col gap-4 rounded-card border border-line p-3">
        <legend className="px-1 text-table font-bold">{m.libraries_provenance()}</legend>
        <SelectField
          name="provenance.source"
          label={m.libraries_provenance_source()}
          options={optionsOf('library_source', PROVENANCE_SOURCES)}
        />
        <TextField name="provenance.sourceText" label={m.libraries_provenance_text()} hint={m.libraries_provenance_text_hint()} />
        <TextField name="provenance.terms" label={m.libraries_provenance_terms()} hint={m.libraries_provenance_terms_hint()} />
      </fieldset>
      <fieldset className="m-0 flex flex-col gap-4 rounded-card border border-line p-3">
        <legend className="px-1 text-table font-bold">{m.libraries_experts_consent()}</legend>
        <DateField
          name="consent.givenOn"
          label={m.libraries_experts_consent_on()}
          hint={m.libraries_experts_consent_hint({ version: consentVersion })}
        />
        <SelectField name="consent.how" label={m.libraries_experts_consent_how()} options={optionsOf('expert_consent_way', CONSENT_WAYS)} />
      </fieldset>
    </>
  );
}
