import { z } from 'zod';
import { dayOf } from '#shared/dates.ts';
import { Button } from '#web/workspace/button.tsx';
import { DateField } from '#web/workspace/form/date.tsx';
import { Form } from '#web/workspace/form/form.tsx';
import { NumberField, SelectField, TextArea, TextField } from '#web/workspace/form/inputs.tsx';
import { useForm } from '#web/workspace/form/use-form.ts';
import { WhoCanSee } from '#web/workspace/page-title.tsx';
import { useAct, useCall } from '#web/workspace/query.ts';
import { SideSheet } from '#web/workspace/side-sheet.tsx';
import { toast } from '#web/workspace/toast.ts';
import { m } from '#words/messages.js';
import { contractDraftShape, needPartnerRoutes } from '../../contract/need-partners.ts';
import { needRoutes } from '../../contract/needs.ts';
import { contractKindOptions, LIFE_CHANGED } from './life-words.ts';
import { FEN_PER_WAN } from './words.ts';

/** In the form the sum is in 万元 under the contract's name, so that the server's problems find their place. */
const shape = contractDraftShape.extend({ amountFen: z.number().min(0).max(9_000_000) });

/** Registers a technical contract; the need is then signed. */
export function ContractSheet({ needId, title, onClose }: { needId: string; title: string; onClose: () => void }) {
  const { data: need } = useCall(needRoutes.readNeed, { params: { needId } });
  return (
    <SideSheet
      title={`${m.technology_page_contract_add()} · ${title}`}
      isOpen
      onClose={onClose}
      dims
      note={<WhoCanSee who={m.technology_need_who()} />}
      foot={
        <Button look="filled" type="submit" form="contract">
          {m.technology_page_contract_add()}
        </Button>
      }
    >
      {need && <ContractForm needId={needId} title={title} enterpriseName={need.enterpriseName} onClose={onClose} />}
    </SideSheet>
  );
}

type FormParts = { needId: string; title: string; enterpriseName: string; onClose: () => void };

function ContractForm({ needId, title, enterpriseName, onClose }: FormParts) {
  const sign = useAct(needPartnerRoutes.signContract, LIFE_CHANGED);
  const state = useForm(shape, {
    values: {
      kind: 'development',
      title,
      number: '',
      partyA: enterpriseName,
      partyB: '',
      signedOn: dayOf(new Date()),
      startsOn: '',
      endsOn: '',
      note: '',
    },
    send: async (body) => {
      await sign.mutateAsync({ params: { needId }, body: { ...body, amountFen: Math.round(body.amountFen * FEN_PER_WAN) } });
      toast(m.technology_page_contract_added({ title: body.title }));
      onClose();
    },
  });
  return (
    <Form state={state} id="contract" label={m.technology_page_contract_add()}>
      <SelectField name="kind" label={m.technology_page_contract_kind()} options={contractKindOptions()} />
      <TextField name="title" label={m.technology_page_contract_title()} />
      <TextField name="number" label={m.technology_page_contract_number()} hint={m.technology_page_contract_number_hint()} isOptional />
      <TextField name="partyA" label={m.technology_page_contract_party_a()} />
      <TextField name="partyB" label={m.technology_page_contract_party_b()} />
      <NumberField name="amountFen" label={m.technology_page_contract_amount()} unit={m.technology_need_wan()} />
      <div className="grid grid-cols-1 gap-3 md:grid-cols-3">
        <DateField name="signedOn" label={m.technology_page_contract_signed_on()} />
        <DateField name="startsOn" label={m.technology_page_contract_starts_on()} isOptional />
        <DateField name="endsOn" label={m.technology_page_contract_ends_on()} isOptional />
      </div>
      <TextArea name="note" label={m.technology_page_step_note()} rows={2} isOptional />
    </Form>
  );
}
