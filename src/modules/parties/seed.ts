import { eq } from 'drizzle-orm';
import organisations from '../../../content/demo/organisations.json' with { type: 'json' };
import people from '../../../content/demo/people.json' with { type: 'json' };
import enterprises from '../../../content/demo/enterprises.json' with { type: 'json' };
import { newId } from '#shared/ids.ts';
import type { Role } from '#shared/roles.ts';
import type { Ctx } from '#platform/ctx.ts';
import { openAccount } from './account.ts';
import type { OrganisationKind } from './contract.ts';
import { addOrganisation } from './organisation.ts';
import { partyDuties, partyOrganisations, partyPeople } from './tables.ts';

/** The demo's password, printed at the start; an account that has it is marked and works in the demo only. */
export const demoPassword = 'ruyuan2026';

/** The demo city: who there is. Later modules find rows by name and username. */
export async function seedParties(ctx: Ctx): Promise<void> {
  const ids = await seedOrganisations(ctx);
  await seedPeople(ctx, ids);
}

/** Parents first: a row waits until what it points to is there. */
async function seedOrganisations(ctx: Ctx): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  const idOf = (slug: string | null | undefined) => (slug ? (ids.get(slug) ?? null) : null);
  const inOrder = [...organisations].sort((a, b) => rank(a.kind) - rank(b.kind));
  for (const row of inOrder) {
    const id = await addOrganisation(ctx, {
      kind: row.kind as OrganisationKind,
      name: row.zh,
      nameEn: row.en,
      shortName: 'shortZh' in row ? row.shortZh : null,
      parkId: row.kind === 'park' ? null : idOf(row.park),
      creditCode: row.creditCode,
    });
    ids.set(row.slug, id);
  }
  for (const row of organisations) {
    const parentId = idOf(row.parent);
    const id = ids.get(row.slug);
    if (parentId && id) await ctx.db.update(partyOrganisations).set({ parentId }).where(eq(partyOrganisations.id, id));
  }
  for (const row of enterprises) {
    const id = await addOrganisation(ctx, {
      kind: 'enterprise',
      name: row.zh,
      nameEn: row.en,
      parkId: idOf(row.park),
      countyId: idOf(row.county),
      creditCode: row.creditCode,
    });
    ids.set(row.slug, id);
  }
  return ids;
}

/** Parks before all that lies in one. */
const rank = (kind: string) => (kind === 'park' ? 0 : 1);

async function seedPeople(ctx: Ctx, ids: ReadonlyMap<string, string>): Promise<void> {
  for (const row of people) {
    const id = newId('prs', ctx.now);
    const dispatch = 'dispatch' in row ? row.dispatch : undefined;
    const home = dispatch?.from ?? row.organisation;
    const orgId = ids.get(home);
    if (!orgId) throw new Error(`the demo has no organisation ${home}`);
    await ctx.db.insert(partyPeople).values({
      id,
      name: row.zh,
      nameEn: row.en,
      title: row.titleZh,
      orgId,
      phone: row.phone,
      email: row.email,
      addedAt: ctx.now,
    });
    for (const role of row.roles) {
      for (const park of row.parks.length > 0 ? row.parks : [null]) {
        await ctx.db.insert(partyDuties).values({
          id: newId('dty', ctx.now),
          personId: id,
          role: role as Role,
          orgId: (dispatch && ids.get(dispatch.to)) || orgId,
          parkId: park ? (ids.get(park) ?? null) : null,
          isDispatch: dispatch !== undefined,
          ground: dispatch?.basisZh ?? null,
          startsOn: dispatch?.startsOn ?? '2025-01-01',
          endsOn: dispatch?.endsOn ?? null,
        });
      }
    }
    const isDemo = true;
    await openAccount(ctx, { personId: id, username: row.username, name: row.zh, password: demoPassword, isDemo });
  }
}

/** The people to sign in as, a line each, for the start's last words. */
export const demoPersonas = people
  .filter((row) => row.isPersona)
  .map((row) => ({ username: row.username, zh: row.personaZh, en: row.personaEn }));
