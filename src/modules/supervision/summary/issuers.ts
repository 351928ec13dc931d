import type { Ctx } from '#platform/ctx.ts';
import { directoryOf, type DirectoryEntry } from '#modules/parties/index.ts';
import type { SummaryKind, SummaryLevel } from '../contract/summary-codes.ts';
import { outline } from './outline.ts';

export type Scope = { readonly level: SummaryLevel; readonly parkId: string | null };

const ISSUER = { station: 'station', park: 'park_committee', city: 'bureau' } as const;

/** Whose summaries there are, by level and park: a station, a committee, the bureau. */
export type Issuers = { nameOf(scope: Scope): string; readonly parks: readonly { readonly id: string; readonly name: string }[] };

export async function issuersOf(ctx: Ctx): Promise<Issuers> {
  const entries = await directoryOf(ctx, ['park', 'station', 'park_committee', 'bureau']);
  const of = ({ level, parkId }: Scope) =>
    entries.find((entry) => entry.kind === ISSUER[level] && entry.closedGround === null && (level === 'city' || entry.parkId === parkId));
  const parks = entries.filter(({ kind, closedGround }) => kind === 'park' && closedGround === null);
  const placeName = (entry: DirectoryEntry | undefined) => entry?.shortName ?? entry?.name ?? '';
  return {
    nameOf: (scope) => of(scope)?.name ?? placeName(parks.find(({ id }) => id === scope.parkId)),
    parks: parks.map((entry) => ({ id: entry.id, name: placeName(entry) })),
  };
}

/** `\n` where it breaks by sense. */
export function titleOf(scope: Scope, kind: SummaryKind, year: number, issuers: Issuers): string {
  const name = issuers.nameOf(scope);
  return outline.titles[scope.level][kind].replaceAll(/\{(\w+)\}/g, (_, word: string) => (word === 'year' ? String(year) : name));
}
