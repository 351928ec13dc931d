import { newId } from '#shared/ids.ts';
import { dayOf, type Day } from '#shared/dates.ts';
import type { Ctx } from '#platform/ctx.ts';
import { appendEntry } from '#platform/trail/append.ts';
import { sealEntry } from '#platform/trail/entry.ts';

/** A plain value of a record: numbers are integers, decimals are strings. */
export type RecordValue = string | number | boolean | null;

/** What a module says has happened. */
export type RecordDraft = {
  /** `parties.enterprise_added`: module, noun, verb in the past. */
  readonly type: string;
  /** The id of what it happened to. */
  readonly subject: string;
  /** The clause of the policy document under which it was done; only these become work-ledger rows. */
  readonly clause?: string;
  readonly parkId?: string | null;
  readonly enterpriseIds?: readonly string[];
  /** The type of the earlier record on the same subject that this one takes back; its work-ledger row shows as withdrawn. */
  readonly undoes?: string;
  /** The day it happened, when that is not the day it was entered. */
  readonly occurredOn?: Day;
  /** Who did it besides, or instead of, the person entering it. */
  readonly personIds?: readonly string[];
  /** What the record's sentence needs; kept salted beside the trail, so that it can be erased. */
  readonly values?: Readonly<Record<string, RecordValue>>;
  /** SHA-256 and size of files that belong to it. */
  readonly files?: readonly { readonly sha256: string; readonly size: number }[];
};

export type Recorded = RecordDraft & { readonly id: string; readonly occurredOn: Day };

/** Hears records in the same transaction. Throwing takes the whole act back. */
export type Listener = {
  /** A record type, or `*` for all. */
  readonly type: string;
  readonly hear: (ctx: Ctx, recorded: Recorded) => Promise<void>;
};

/** Makes `ctx.record`: the trail entry and every listener's doing commit with the act, or not at all. */
export function recorder(node: string, listeners: readonly Listener[]) {
  return async (ctx: Ctx, draft: RecordDraft): Promise<void> => {
    const recorded: Recorded = { ...draft, id: newId('rec', ctx.now), occurredOn: draft.occurredOn ?? dayOf(ctx.now) };
    const entry = sealEntry({
      id: recorded.id,
      node,
      stream: draft.parkId ? `park/${draft.parkId}` : 'city',
      type: draft.type,
      subject: draft.subject,
      occurred: recorded.occurredOn,
      recorded: ctx.now,
      // The person's id says nothing once the person's row is erased.
      actor: { pseudonym: ctx.actor.personId ?? 'nobody', org: ctx.actor.orgId ?? '', role: ctx.actor.roles[0] ?? 'visitor' },
      fields: Object.entries(bodyOf(draft)).map(([path, value]) => ({ path, value })),
      files: [...(draft.files ?? [])],
    });
    await appendEntry(ctx.db, entry);
    for (const listener of listeners) {
      if (listener.type === '*' || listener.type === draft.type) await listener.hear(ctx, recorded);
    }
  };
}

function bodyOf(draft: RecordDraft): Readonly<Record<string, RecordValue>> {
  const body: Record<string, RecordValue> = { ...draft.values };
  if (draft.clause) body['clause'] = draft.clause;
  if (draft.undoes) body['undoes'] = draft.undoes;
  if (draft.enterpriseIds?.length) body['enterprises'] = draft.enterpriseIds.join(' ');
  if (draft.personIds?.length) body['people'] = draft.personIds.join(' ');
  return body;
}
