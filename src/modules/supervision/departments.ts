import { Refusal } from '#shared/refusal.ts';
import type { Ctx } from '#platform/ctx.ts';
import { supervisionRefusals, type Department, type Measure } from './contract.ts';
import { keyOf, listMeasures } from './queries.ts';

/** Every department in the list in force with what it owes; those that are behind come first. */
export async function listDepartments(ctx: Ctx): Promise<{ rows: Department[]; total: number }> {
  const { rows: measures } = await listMeasures(ctx, {});
  const rows = [...departmentsIn(measures).values()].toSorted(
    (one, other) => other.overdue - one.overdue || other.responsible - one.responsible,
  );
  return { rows, total: rows.length };
}

function departmentsIn(measures: readonly Measure[]): Map<string, Department> {
  const found = new Map<string, Department>();
  const at = (party: { id: string | null; name: string }): Department => {
    const key = keyOf(party);
    const row = found.get(key) ?? { key, name: party.name, responsible: 0, supporting: 0, done: 0, overdue: 0 };
    found.set(key, row);
    return row;
  };
  for (const { responsibility, warning } of measures) {
    if (responsibility?.department) {
      const row = at(responsibility.department);
      row.responsible += 1;
      if (responsibility.state === 'done') row.done += 1;
      if (warning === 'overdue') row.overdue += 1;
    }
    for (const party of responsibility?.supportingDepartments ?? []) at(party).supporting += 1;
  }
  return found;
}

/** What one department answers for and what it supports. */
export async function readDepartment(ctx: Ctx, key: string) {
  const { rows: measures } = await listMeasures(ctx, {});
  const department = departmentsIn(measures).get(key);
  if (!department) throw new Refusal(supervisionRefusals.department_not_found, { key });
  const isOf = (party: { id: string | null; name: string }) => keyOf(party) === key;
  return {
    ...department,
    answersFor: measures.filter(({ responsibility }) => responsibility?.department && isOf(responsibility.department)),
    supports: measures.filter(({ responsibility }) => responsibility?.supportingDepartments.some(isOf)),
  };
}
