import { Plus } from 'lucide-react';
import { useState } from 'react';
import { z } from 'zod';
import { dayOf } from '#shared/dates.ts';
import { Button } from '#web/workspace/button.tsx';
import { Card } from '#web/workspace/card.tsx';
import { DateField } from '#web/workspace/form/date.tsx';
import { Form } from '#web/workspace/form/form.tsx';
import { NumberField, SelectField, TextField } from '#web/workspace/form/inputs.tsx';
import { useForm } from '#web/workspace/form/use-form.ts';
import { useAct } from '#web/workspace/query.ts';
import { SideSheet } from '#web/workspace/side-sheet.tsx';
import { ErrorState } from '#web/workspace/states.tsx';
import { toast } from '#web/workspace/toast.ts';
import { m } from '#words/messages.js';
import type { AchievementDetail } from '../../contract/achievements.ts';
import { ACHIEVEMENT_WAYS } from '../../contract/item-codes.ts';
import { itemRoutes, type Transfer } from '../../contract/items.ts';
import { ITEMS_CHANGED } from '../items/item-form.tsx';
import { codeLabel, FEN_PER_WAN, optionsOf, wanLabel } from '../items/words.ts';

/** To whom it went: date, name, way, amount; a wrong line is struck and stays. */
export function Transfers({ item }: { item: AchievementDetail }) {
  const [isAdding, setAdding] = useState(false);
  const strike = useAct(itemRoutes.withdrawTransfer, ITEMS_CHANGED);
  const mayChange = item.abilities.change;
  if (item.transferHistory.length === 0 && !mayChange) return null;
  const add = mayChange && (
    <span data-print="hidden">
      <Button size="small" icon={Plus} onClick={() => setAdding(true)}>
        {m.libraries_transfer_add()}
      </Button>
    </span>
  );
  return (
    <Card title={m.libraries_transfers()} aside={add}>
      {strike.error && <ErrorState error={strike.error} />}
      {item.transferHistory.length === 0 && <p className="m-0 text-table text-muted">{m.libraries_transfers_none()}</p>}
      <ul className="m-0 list-none p-0">
        {item.transferHistory.map((transfer) => (
          <Line
            key={transfer.id}
            transfer={transfer}
            {...(mayChange && { onStrike: () => strike.mutate({ params: { itemId: item.id, transferId: transfer.id } }) })}
          />
        ))}
      </ul>
      {isAdding && <TransferForm item={item} onClose={() => setAdding(false)} />}
    </Card>
  );
}

function Line({ transfer, onStrike }: { transfer: Transfer; onStrike?: () => void }) {
  const struck = transfer.isWithdrawn ? 'text-muted line-through' : '';
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-t border-row py-2 text-table first:border-0">
      <time className={`text-muted ${struck}`}>{transfer.on}</time>
      <span className={`min-w-0 flex-1 ${struck}`}>
        {transfer.toName}
        <span className="ml-2 text-note text-muted">
          {[codeLabel('achievement_way', transfer.way), transfer.contractNumber, transfer.note].filter(Boolean).join(' · ')}
        </span>
      </span>
      <b className={struck}>{transfer.amountFen === null ? '—' : `${wanLabel(transfer.amountFen)} ${m.libraries_item_wan()}`}</b>
      {onStrike && !transfer.isWithdrawn && (
        <span data-print="hidden">
          <Button size="small" onClick={onStrike}>
            {m.libraries_transfer_strike()}
          </Button>
        </span>
      )}
    </li>
  );
}

const shape = z.object({
  on: z.string().min(1),
  toName: z.string().trim().min(2).max(100),
  way: z.enum(ACHIEVEMENT_WAYS),
  amountFen: z.number().min(0).max(100_000).nullable(),
  contractNumber: z.string().trim().max(60),
  note: z.string().trim().max(300),
});

function TransferForm({ item, onClose }: { item: AchievementDetail; onClose: () => void }) {
  const add = useAct(itemRoutes.addTransfer, ITEMS_CHANGED);
  const state = useForm(shape, {
    values: { on: dayOf(new Date()), toName: '', way: item.ways[0] ?? 'transfer', amountFen: null, contractNumber: '', note: '' },
    send: async (values) => {
      const amountFen = values.amountFen === null ? null : Math.round(values.amountFen * FEN_PER_WAN);
      await add.mutateAsync({ params: { itemId: item.id }, body: { ...values, amountFen } });
      toast(m.libraries_transfer_added({ to: values.toName }));
      onClose();
    },
  });
  const foot = (
    <Button look="filled" type="submit" form="transfer" disabled={state.isSending}>
      {m.libraries_transfer_add()}
    </Button>
  );
  return (
    <SideSheet title={m.libraries_transfer_add()} isOpen onClose={onClose} dims foot={foot}>
      <Form state={state} id="transfer" label={m.libraries_transfer_add()}>
        <DateField name="on" label={m.libraries_transfer_on()} />
        <TextField name="toName" label={m.libraries_transfer_to()} />
        <SelectField name="way" label={m.libraries_transfer_way()} options={optionsOf('achievement_way', ACHIEVEMENT_WAYS)} />
        <NumberField name="amountFen" label={m.libraries_transfer_amount()} unit={m.libraries_item_wan()} isOptional />
        <TextField name="contractNumber" label={m.libraries_transfer_contract()} isOptional />
        <TextField name="note" label={m.libraries_transfer_note()} isOptional />
      </Form>
    </SideSheet>
  );
}
