import organisations from '../../../../content/demo/organisations.json' with { type: 'json' };
import people from '../../../../content/demo/people.json' with { type: 'json' };
import type { Day } from '#shared/dates.ts';
import type { Ctx } from '#platform/ctx.ts';
import { organisationIdsByName, personIdsByName } from '#modules/parties/index.ts';

/** The demo's people and organisations by the names its files know them by. */
export type Cast = {
  readonly org: (slug: string) => string;
  readonly person: (username: string) => string;
  readonly orgName: (slug: string) => string;
  readonly parkOf: (slug: string) => string | null;
};

/** Finds them all by name. */
export async function castOf(ctx: Ctx): Promise<Cast> {
  const names = new Map(organisations.map((row) => [row.slug, row]));
  const orgIds = await organisationIdsByName(
    ctx,
    organisations.map((row) => row.zh),
  );
  const peopleNames = new Map(people.map((row) => [row.username, row.zh]));
  const personIds = await personIdsByName(ctx, [...peopleNames.values()]);
  const found = (id: string | undefined, slug: string) => {
    if (!id) throw new Error(`the demo has nobody called ${slug}`);
    return id;
  };
  const org = (slug: string) => found(orgIds.get(names.get(slug)?.zh ?? ''), slug);
  return {
    org,
    person: (username) => found(personIds.get(peopleNames.get(username) ?? ''), username),
    orgName: (slug) => names.get(slug)?.zh ?? slug,
    parkOf: (slug) => {
      const park = names.get(slug)?.park;
      return park ? org(park) : null;
    },
  };
}

/** Nine in the morning in China, and so many hours after. */
export const atNine = (day: Day, hours = 0) => new Date(Date.parse(`${day}T01:00:00Z`) + hours * 3_600_000);
