import { useState } from 'react';
import { z } from 'zod';
import { Button, ButtonLink } from '#web/workspace/button.tsx';
import { Card } from '#web/workspace/card.tsx';
import { Form } from '#web/workspace/form/form.tsx';
import { TextField } from '#web/workspace/form/inputs.tsx';
import { useForm } from '#web/workspace/form/use-form.ts';
import { useAct } from '#web/workspace/query.ts';
import { ErrorState } from '#web/workspace/states.tsx';
import { toast } from '#web/workspace/toast.ts';
import { m } from '#words/messages.js';
import type { ItemNoun } from '../../contract/item-codes.ts';
import { itemRoutes } from '../../contract/items.ts';
import { ITEMS_CHANGED, type AnyItem } from './item-form.tsx';
import { libraryPath } from './words.ts';

/** What else can be done: taken out, put back, parted again, inquiries answered. */
export function ItemActs({ noun, item }: { noun: ItemNoun; item: AnyItem }) {
  const [isLeaving, setLeaving] = useState(false);
  const restore = useAct(itemRoutes.restoreItem, ITEMS_CHANGED);
  const part = useAct(itemRoutes.partItem, ITEMS_CHANGED);
  const { abilities } = item;
  const params = { itemId: item.id };
  const hasAny = Object.entries(abilities).some(([name, may]) => may && name !== 'change');
  if (!hasAny) return null;
  return (
    <Card title={m.libraries_item_acts()}>
      <div className="flex flex-col gap-3">
        {item.mergedFrom.map((from) => (
          <MergedFrom key={from.id} id={from.id} title={from.title} mayPart={abilities.change} />
        ))}
        {(restore.error ?? part.error) && <ErrorState error={restore.error ?? part.error} />}
        <div className="flex flex-wrap gap-2">
          {abilities.answer && (
            <ButtonLink to={`/library-inquiries?itemId=${item.id}`}>{m.libraries_item_inquiries({ count: item.openInquiries })}</ButtonLink>
          )}
          {abilities.merge && <ButtonLink to={`${libraryPath(noun)}/duplicates`}>{m.libraries_item_duplicates()}</ButtonLink>}
          {abilities.part && <Button onClick={() => part.mutate({ params })}>{m.libraries_item_part()}</Button>}
          {abilities.restore && <Button onClick={() => restore.mutate({ params })}>{m.libraries_item_restore()}</Button>}
          {abilities.withdraw && !isLeaving && (
            <Button look="danger" onClick={() => setLeaving(true)}>
              {m.libraries_item_take_out()}
            </Button>
          )}
        </div>
        {isLeaving && <Leaving item={item} onDone={() => setLeaving(false)} />}
      </div>
    </Card>
  );
}

function MergedFrom({ id, title, mayPart }: { id: string; title: string; mayPart: boolean }) {
  const part = useAct(itemRoutes.partItem, ITEMS_CHANGED);
  return (
    <div className="text-table">
      <p className="m-0">{m.libraries_item_merged_from({ title })}</p>
      {part.error && <ErrorState error={part.error} />}
      {mayPart && (
        <Button size="small" onClick={() => part.mutate({ params: { itemId: id } })}>
          {m.libraries_item_part()}
        </Button>
      )}
    </div>
  );
}

function Leaving({ item, onDone }: { item: AnyItem; onDone: () => void }) {
  const withdraw = useAct(itemRoutes.withdrawItem, ITEMS_CHANGED);
  const restore = useAct(itemRoutes.restoreItem, ITEMS_CHANGED);
  const params = { itemId: item.id };
  const state = useForm(z.object({ ground: z.string().trim().min(2).max(200) }), {
    values: { ground: '' },
    send: async (body) => {
      await withdraw.mutateAsync({ params, body });
      toast(m.libraries_item_taken_out_now({ title: item.title }), () => void restore.mutateAsync({ params }));
      onDone();
    },
  });
  const foot = (
    <>
      <Button onClick={onDone}>{m.web_keep_as_is()}</Button>
      <Button look="filled" type="submit" disabled={state.isSending}>
        {m.libraries_item_take_out()}
      </Button>
    </>
  );
  return (
    <Form state={state} label={m.libraries_item_take_out()} foot={foot}>
      <TextField name="ground" label={m.libraries_item_ground()} hint={m.libraries_item_ground_hint()} />
    </Form>
  );
}
