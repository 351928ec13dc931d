import { Link } from '@tanstack/react-router';
import { Button } from '#web/workspace/button.tsx';
import { Card } from '#web/workspace/card.tsx';
import { Chip } from '#web/workspace/chip.tsx';
import { linkTo } from '#web/workspace/link-to.ts';
import { PageTitle, WhoCanSee } from '#web/workspace/page-title.tsx';
import { useAct, useCall } from '#web/workspace/query.ts';
import { EmptyState, ErrorState, Skeleton } from '#web/workspace/states.tsx';
import { toast } from '#web/workspace/toast.ts';
import { m } from '#words/messages.js';
import type { ItemNoun } from '../../contract/item-codes.ts';
import { itemRoutes, type Item, type Twin } from '../../contract/items.ts';
import { ITEMS_CHANGED } from './item-form.tsx';
import { codeLabel, itemPath, libraryPath, libraryTitle, publicationLabel, publicationTone } from './words.ts';

const CHANGED = [...ITEMS_CHANGED, itemRoutes.listItemTwins];

/** Pairs that may be the same, side by side: one becomes the other, or they are told apart. */
export function Duplicates({ noun }: { noun: ItemNoun }) {
  const { data, error, refetch } = useCall(itemRoutes.listItemTwins, { query: { noun } });
  return (
    <>
      <PageTitle
        title={m.libraries_item_duplicates_title()}
        crumbs={[{ label: libraryTitle(noun), to: libraryPath(noun) }]}
        note={data && m.libraries_item_duplicates_count({ count: data.rows.length })}
      />
      {error && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={8} />}
      {data?.rows.length === 0 && <EmptyState why={m.libraries_item_duplicates_none()} />}
      <div className="flex flex-col gap-3">
        {data?.rows.map((twin) => (
          <Pair key={`${twin.one.id} ${twin.other.id}`} twin={twin} />
        ))}
      </div>
      <div className="mt-3">
        <WhoCanSee who={m.libraries_item_who()} />
      </div>
    </>
  );
}

function Pair({ twin: { one, other, signs } }: { twin: Twin }) {
  const merge = useAct(itemRoutes.mergeItem, CHANGED);
  const part = useAct(itemRoutes.partItem, CHANGED);
  const keepApart = useAct(itemRoutes.keepItemsApart, CHANGED);
  const into = async (from: Item, to: Item) => {
    await merge.mutateAsync({ params: { itemId: from.id }, body: { intoId: to.id } });
    toast(m.libraries_item_merged_now({ from: from.title, into: to.title }), () => void part.mutateAsync({ params: { itemId: from.id } }));
  };
  return (
    <Card>
      <p className="m-0 mb-2 flex flex-wrap gap-1.5">
        {signs.map((sign) => (
          <Chip key={sign} tone="estimate" tag>
            {codeLabel('item_twin', sign)}
          </Chip>
        ))}
      </p>
      {(merge.error ?? keepApart.error) && <ErrorState error={merge.error ?? keepApart.error} />}
      <div className="grid gap-3 md:grid-cols-2">
        <Side item={one} onKeep={() => void into(other, one).catch(() => undefined)} />
        <Side item={other} onKeep={() => void into(one, other).catch(() => undefined)} />
      </div>
      <div className="mt-3 flex justify-end">
        <Button onClick={() => keepApart.mutate({ params: { itemId: one.id }, body: { otherId: other.id } })}>
          {m.libraries_item_keep_apart()}
        </Button>
      </div>
    </Card>
  );
}

function Side({ item, onKeep }: { item: Item; onKeep: () => void }) {
  return (
    <div className="flex min-w-0 flex-col gap-1 rounded-control border border-row p-3 text-table">
      <Link {...linkTo(itemPath(item.noun, item.id))} className="font-bold text-brand-strong no-underline">
        {item.title}
      </Link>
      <span>{item.ownerName}</span>
      <span className="text-muted">
        {[codeLabel(`${item.noun}_kind`, item.kind), item.keywords.join('、')].filter(Boolean).join(' · ')}
      </span>
      <span className="flex flex-wrap items-center justify-between gap-2 pt-1">
        <Chip tone={publicationTone(item.publication)}>{publicationLabel(item.publication)}</Chip>
        <Button size="small" onClick={onKeep}>
          {m.libraries_item_keep_this()}
        </Button>
      </span>
    </div>
  );
}
