import { useState } from 'react';
import { z } from 'zod';
import texts from '../../../../../content/codes/expert-consents.json' with { type: 'json' };
import { m } from '#words/messages.js';
import { say } from '#shared/words.ts';
import { dayOf } from '#shared/dates.ts';
import { Button, DownloadLink } from '#web/workspace/button.tsx';
import { Card } from '#web/workspace/card.tsx';
import { Chip } from '#web/workspace/chip.tsx';
import { addressOf } from '#web/workspace/client.ts';
import { Confirm } from '#web/workspace/dialog.tsx';
import { DateField } from '#web/workspace/form/date.tsx';
import { Form } from '#web/workspace/form/form.tsx';
import { SelectField, TextField } from '#web/workspace/form/inputs.tsx';
import { useForm } from '#web/workspace/form/use-form.ts';
import { momentOf } from '#web/workspace/moment.ts';
import { useAct } from '#web/workspace/query.ts';
import { SideSheet } from '#web/workspace/side-sheet.tsx';
import { toast } from '#web/workspace/toast.ts';
import { CONSENT_WAYS } from '../../contract/expert-codes.ts';
import { expertPersonRoutes } from '../../contract/expert-person.ts';
import type { Expert } from '../../contract/expert-shapes.ts';
import { expertRoutes } from '../../contract/experts.ts';
import { optionsOf } from './words.ts';

/** The version of the text that new consents agree to. */
export const consentVersion = texts.at(-1)?.version ?? '';
const changed = [expertRoutes.readExpert, expertRoutes.readOwnExpert, expertRoutes.listExperts];

/** From where the entry is, and what the person has agreed to; copy, withdrawal and deletion. */
export function ConsentCard({ expert }: { expert: Expert }) {
  const [asked, setAsked] = useState<'give' | 'withdraw' | 'erase' | 'ask_erasure' | null>(null);
  const close = () => setAsked(null);
  const withdraw = useAct(expertPersonRoutes.withdrawExpertConsent, changed);
  const askErasure = useAct(expertPersonRoutes.askExpertErasure, changed);
  const { provenance } = expert;
  return (
    <Card
      title={m.libraries_experts_consent_card()}
      aside={
        <Chip tone={expert.hasConsent ? 'done' : 'late'}>
          {expert.hasConsent ? m.libraries_experts_agreed() : m.libraries_experts_not_agreed()}
        </Chip>
      }
    >
      <p className="m-0 text-table">
        {say(`code_library_source_${provenance.source}`)}
        {m.libraries_experts_colon()}
        {provenance.sourceText}
      </p>
      <p className="m-0 text-note text-muted">{provenance.terms}</p>
      <p className="m-0 text-note text-muted">
        {m.libraries_provenance_entered({ by: provenance.enteredBy, at: momentOf(provenance.enteredAt) })}
      </p>
      <ul className="mt-2 mb-0 list-none border-t border-row p-0 pt-2 text-table">
        {expert.consents.map((one) => (
          <li key={one.id}>
            {m.libraries_experts_consent_line({ day: one.givenOn, version: one.version, how: say(`code_expert_consent_way_${one.how}`) })}
            {one.withdrawnOn && <span className="text-late"> {m.libraries_experts_consent_withdrawn({ day: one.withdrawnOn })}</span>}
          </li>
        ))}
      </ul>
      {expert.erasureAskedOn && (
        <p className="m-0 mt-2 text-table text-late">{m.libraries_experts_erasure_asked({ day: expert.erasureAskedOn })}</p>
      )}
      <ConsentActs expert={expert} onAsk={setAsked} />
      {asked === 'give' && <GiveConsent expert={expert} onClose={close} />}
      {asked === 'erase' && <Erase expert={expert} onClose={close} />}
      <Confirm
        isOpen={asked === 'withdraw'}
        onClose={close}
        title={m.libraries_experts_withdraw_title({ name: expert.name })}
        act={m.libraries_experts_withdraw()}
        isDanger
        onConfirm={() => withdraw.mutateAsync({ params: { expertId: expert.id } })}
      >
        {m.libraries_experts_withdraw_note()}
      </Confirm>
      <Confirm
        isOpen={asked === 'ask_erasure'}
        onClose={close}
        title={m.libraries_experts_ask_erasure()}
        act={m.libraries_experts_ask_erasure()}
        isDanger
        onConfirm={() => askErasure.mutateAsync({ params: { expertId: expert.id } })}
      >
        {m.libraries_experts_ask_erasure_note()}
      </Confirm>
    </Card>
  );
}

function ConsentActs({ expert, onAsk }: { expert: Expert; onAsk: (what: 'give' | 'withdraw' | 'erase' | 'ask_erasure') => void }) {
  const may = (ability: string) => expert.abilities.includes(ability);
  if (!may('libraries.speak_for_expert')) return null;
  const copy = addressOf(expertPersonRoutes.copyExpert, { params: { expertId: expert.id } });
  return (
    <div className="mt-3 flex flex-wrap gap-2" data-print="hidden">
      {!expert.hasConsent && (
        <Button size="small" onClick={() => onAsk('give')}>
          {m.libraries_experts_give()}
        </Button>
      )}
      <DownloadLink size="small" href={copy}>
        {m.libraries_experts_copy()}
      </DownloadLink>
      {expert.hasConsent && (
        <Button size="small" look="quiet" onClick={() => onAsk('withdraw')}>
          {m.libraries_experts_withdraw()}
        </Button>
      )}
      {expert.isMine && !expert.erasureAskedOn && (
        <Button size="small" look="quiet" onClick={() => onAsk('ask_erasure')}>
          {m.libraries_experts_ask_erasure()}
        </Button>
      )}
      {may('libraries.erase_experts') && (
        <Button size="small" look="danger" onClick={() => onAsk('erase')}>
          {m.libraries_experts_erase()}
        </Button>
      )}
    </div>
  );
}

const giveShape = z.object({ givenOn: z.string().min(1), how: z.enum(CONSENT_WAYS) });

function GiveConsent({ expert, onClose }: { expert: Expert; onClose: () => void }) {
  const give = useAct(expertPersonRoutes.giveExpertConsent, changed);
  const text = texts.at(-1);
  const state = useForm(giveShape, {
    values: { givenOn: dayOf(new Date()), how: expert.isMine ? 'online' : 'signed_paper' },
    send: async (body) => {
      await give.mutateAsync({ params: { expertId: expert.id }, body: { ...body, version: consentVersion } });
      toast(m.libraries_experts_given());
      onClose();
    },
  });
  const isEnglish = document.documentElement.lang.startsWith('en');
  const foot = (
    <Button look="filled" type="submit" form="expert-consent" disabled={state.isSending}>
      {m.libraries_experts_give()}
    </Button>
  );
  return (
    <SideSheet title={m.libraries_experts_consent()} isOpen onClose={onClose} dims foot={foot}>
      <p className="mt-0 rounded-control bg-head p-3 text-table">{isEnglish ? text?.en : text?.zh}</p>
      <Form state={state} id="expert-consent" label={m.libraries_experts_give()}>
        <DateField name="givenOn" label={m.libraries_experts_consent_on()} />
        <SelectField name="how" label={m.libraries_experts_consent_how()} options={optionsOf('expert_consent_way', CONSENT_WAYS)} />
      </Form>
    </SideSheet>
  );
}

const eraseShape = z.object({ ground: z.string().trim().min(2).max(200) });

function Erase({ expert, onClose }: { expert: Expert; onClose: () => void }) {
  const erase = useAct(expertPersonRoutes.eraseExpert, changed);
  const state = useForm(eraseShape, {
    values: { ground: expert.erasureAskedOn ? m.libraries_experts_erasure_asked({ day: expert.erasureAskedOn }) : '' },
    send: async (body) => {
      await erase.mutateAsync({ params: { expertId: expert.id }, body });
      toast(m.libraries_experts_erased());
      onClose();
    },
  });
  const foot = (
    <Button look="danger" type="submit" form="expert-erase" disabled={state.isSending}>
      {m.libraries_experts_erase()}
    </Button>
  );
  return (
    <SideSheet title={m.libraries_experts_erase_title({ name: expert.name })} isOpen onClose={onClose} dims foot={foot}>
      <p className="mt-0 text-table text-late">{m.libraries_experts_erase_note()}</p>
      <Form state={state} id="expert-erase" label={m.libraries_experts_erase()}>
        <TextField name="ground" label={m.libraries_experts_erase_ground()} />
      </Form>
    </SideSheet>
  );
}
