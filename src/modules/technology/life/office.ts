import type { Ctx } from '#platform/ctx.ts';
import { placesOf } from '#modules/parties/index.ts';
import type { NeedRow } from '../need.ts';

const OFFICES: readonly string[] = ['bureau', 'department', 'county', 'park_committee', 'station'];

/**
 * The office a need is handed to, as the need keeps it: an office that serves a park brings the people of that park
 * along. Null for what is no office, and for the one that has it already.
 */
export async function chosenOffice(
  ctx: Ctx,
  need: NeedRow,
  officeId: string,
): Promise<(Pick<NeedRow, 'officeId' | 'officeParkId'> & { name: string }) | null> {
  const office = (await placesOf(ctx, [officeId])).get(officeId);
  if (!office || !OFFICES.includes(office.kind) || office.mergedInto || office.id === need.officeId) return null;
  return { officeId: office.id, officeParkId: office.parkId, name: office.shortName ?? office.name };
}
