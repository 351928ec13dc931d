import type { Ctx } from '#platform/ctx.ts';
import { Refusal } from '#shared/refusal.ts';
import { colleaguesOf, directoryOf, type DirectoryEntry } from '#modules/parties/index.ts';
import { letterRefusals, RECIPIENT_GROUPS, type RecipientGroup } from '../contract/letters.ts';

const KINDS = ['bureau', 'department', 'county', 'park_committee', 'station', 'enterprise'] as const;
const KIND_OF: Readonly<Record<RecipientGroup, DirectoryEntry['kind']>> = {
  departments: 'department',
  counties: 'county',
  park_committees: 'park_committee',
  stations: 'station',
};
const FEW = 10;

/** Everybody that a letter can be issued to, without one's own office. */
async function addressees(ctx: Ctx): Promise<readonly DirectoryEntry[]> {
  const all = await directoryOf(ctx, KINDS);
  return all.filter((one) => one.closedGround === null && one.id !== ctx.actor.orgId);
}

/** What the choice of recipients offers. */
export async function chooseRecipients(ctx: Ctx, q: string | undefined) {
  const all = await addressees(ctx);
  const parks = await directoryOf(ctx, ['park']);
  const found = q ? all.filter((one) => one.name.includes(q) || (one.shortName ?? '').includes(q)) : [];
  return {
    groups: RECIPIENT_GROUPS.map((group) => ({ group, count: all.filter(({ kind }) => kind === KIND_OF[group]).length })),
    parks: parks
      .filter((park) => park.closedGround === null)
      .map((park) => ({
        id: park.id,
        name: park.shortName ?? park.name,
        enterprises: all.filter(({ kind, parkId }) => kind === 'enterprise' && parkId === park.id).length,
      })),
    rows: found.slice(0, FEW).map(({ id, name }) => ({ id, name })),
  };
}

export type Chosen = {
  readonly groups: readonly RecipientGroup[];
  readonly parkIds: readonly string[];
  readonly orgIds: readonly string[];
};

/** The organisations that were chosen, each once. Refuses one that cannot receive letters. */
export async function recipientsOf(ctx: Ctx, { groups, parkIds, orgIds }: Chosen): Promise<readonly DirectoryEntry[]> {
  const all = await addressees(ctx);
  const unknown = orgIds.findIndex((id) => !all.some((one) => one.id === id));
  if (unknown >= 0) {
    const code = letterRefusals.letter_organisation_unknown.code;
    throw new Refusal(letterRefusals.letter_organisation_unknown, {}, [{ path: `/orgIds/${unknown}`, code }]);
  }
  const kinds = groups.map((group) => KIND_OF[group]);
  return all.filter(
    ({ id, kind, parkId }) =>
      orgIds.includes(id) || kinds.includes(kind) || (kind === 'enterprise' && parkId !== null && parkIds.includes(parkId)),
  );
}

/** Offices and people that can be asked to countersign, by name. */
export async function chooseCountersigners(ctx: Ctx, q: string | undefined) {
  const offices = await directoryOf(ctx, ['bureau', 'department', 'county', 'park_committee', 'station']);
  const people = (await colleaguesOf(ctx, q, FEW * 2)).filter(({ orgId }) => offices.some((office) => office.id === orgId));
  const named = q ? offices.filter((office) => office.name.includes(q) && office.closedGround === null) : [];
  return {
    rows: [
      ...named.slice(0, FEW).map((office) => ({
        orgId: office.id,
        orgName: office.name,
        personId: null,
        name: office.shortName ?? office.name,
      })),
      ...people
        .filter(({ id }) => id !== ctx.actor.personId)
        .slice(0, FEW)
        .map(({ id, name, orgId, orgName }) => ({ orgId, orgName, personId: id, name })),
    ],
  };
}
