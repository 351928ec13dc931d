import type { Role } from '#shared/roles.ts';
import { Refusal } from '#shared/refusal.ts';
import { relationsOf } from '#platform/access/table.ts';
import type { Ctx } from '#platform/ctx.ts';
import { directoryOf, namesOf, peopleServing, type DirectoryEntry } from '#modules/parties/index.ts';
import { enterprisesMatching } from '#modules/ledgers/index.ts';
import { RECIPIENT_KINDS, taskRefusals, type Recipient, type RecipientKind } from '../contract/tasks.ts';
import { taskAccess } from './access.ts';

/** Whoever answers for an organisation. */
export const REPORTING_ROLES = Object.keys(taskAccess['supervision.answer_tasks']) as Role[];

const MOST = 1000;

type Query = {
  readonly kind: RecipientKind;
  readonly parkId?: string | undefined;
  readonly isHighTech?: 'yes' | undefined;
  readonly field?: string | undefined;
  readonly q?: string | undefined;
};

const isCityWide = (ctx: Ctx) => relationsOf(taskAccess, ctx.actor, 'supervision.keep_tasks').includes('any');

/** Whether this person may ask this organisation: park officers those of their parks only. */
export const mayAsk = (ctx: Ctx, entry: DirectoryEntry) =>
  isCityWide(ctx) || (entry.parkId !== null && ctx.actor.parkIds.includes(entry.parkId) && entry.id !== ctx.actor.orgId);

/** Who can be asked, for choosing. */
export async function findRecipients(ctx: Ctx, query: Query): Promise<{ rows: Recipient[]; total: number }> {
  const directory = await directoryOf(ctx, [query.kind]);
  const matching = query.kind === 'enterprise' ? new Set(await enterprisesMatching(ctx, query)) : null;
  const found = directory.filter(
    (entry) =>
      entry.closedGround === null &&
      mayAsk(ctx, entry) &&
      (matching === null || matching.has(entry.id)) &&
      (!query.parkId || entry.parkId === query.parkId) &&
      (!query.q || entry.name.includes(query.q) || (entry.shortName ?? '').includes(query.q)),
  );
  const shown = found.toSorted((one, other) => one.id.localeCompare(other.id)).slice(0, MOST);
  const serving = new Set(
    (
      await peopleServing(
        ctx,
        shown.map(({ id }) => id),
        REPORTING_ROLES,
      )
    ).map(({ orgId }) => orgId),
  );
  const parks = await namesOf(
    ctx,
    shown.flatMap(({ parkId }) => parkId ?? []),
  );
  return {
    total: found.length,
    rows: shown.map(({ id, name, parkId }) => ({
      id,
      name,
      kind: query.kind,
      parkName: parks.get(parkId ?? '') ?? null,
      hasAccount: serving.has(id),
    })),
  };
}

/** The organisations of these ids that can be asked. Refuses one that is unknown, closed, or of another park. */
export async function askable(ctx: Ctx, orgIds: readonly string[]): Promise<readonly DirectoryEntry[]> {
  const directory = new Map((await directoryOf(ctx, RECIPIENT_KINDS)).map((entry) => [entry.id, entry]));
  return [...new Set(orgIds)].map((id, at) => {
    const entry = directory.get(id);
    const path = `/orgIds/${at}`;
    if (!entry || entry.closedGround !== null) {
      const kind = taskRefusals.task_recipient_unknown;
      throw new Refusal(kind, { id }, [{ path, code: kind.code, values: { id } }]);
    }
    if (!mayAsk(ctx, entry)) {
      const kind = taskRefusals.task_recipient_elsewhere;
      throw new Refusal(kind, { name: entry.name }, [{ path, code: kind.code, values: { name: entry.name } }]);
    }
    return entry;
  });
}
