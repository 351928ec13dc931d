import organisations from '../../../content/demo/organisations.json' with { type: 'json' };
import people from '../../../content/demo/people.json' with { type: 'json' };
import policyText from '../../../content/demo/policy-document.txt?raw';
import responsibilities from '../../../content/demo/responsibilities.json' with { type: 'json' };
import { dayOf, type Day } from '#shared/dates.ts';
import type { Ctx } from '#platform/ctx.ts';
import { organisationIdsByName, personIdsByName } from '#modules/parties/index.ts';
import type { MeasureState, Party } from './contract.ts';
import { keepDocument, pasted } from './document.ts';
import { seedLetters } from './letters/seed.ts';
import { assignResponsibility } from './responsibility.ts';
import { partsOf } from './rows.ts';
import { seedSummaries } from './summary/seed.ts';
import { seedTasks } from './tasks/seed.ts';

const NAME = '靖朔市人民政府关于推进科技服务进园区工作的实施意见';
const ISSUED_ON = '2024-11-26';
const LOADED_AT = '2024-12-02T02:00:00Z';
/** Who loaded the document and wrote the list. */
const KEEPER = 'haojianping';
/** What has not gone as planned; everything else is done when its day has come, and under way before. */
const STATES: Readonly<Record<string, MeasureState>> = { '3.3': 'behind', '7.2': 'not_started' };

/** The demo city's document, cut, with the responsibility list of clause 8. */
export async function seedSupervision(ctx: Ctx): Promise<void> {
  const organisationNames = new Map(organisations.map((row) => [row.slug, row.zh]));
  const peopleNames = new Map(people.map((row) => [row.username, row.zh]));
  const organisationIds = await organisationIdsByName(ctx, [...organisationNames.values()]);
  const leaders = responsibilities.flatMap((row) => [row.leaderInChargeZh, row.departmentLeaderZh]);
  const personIds = await personIdsByName(ctx, [...peopleNames.values(), ...leaders]);
  const organisation = (slug: string): Party => {
    const name = organisationNames.get(slug) ?? slug;
    return { id: organisationIds.get(name) ?? null, name };
  };
  const person = (name: string): Party => ({ id: personIds.get(name) ?? null, name });
  const then = atThatTime(ctx, personIds.get(peopleNames.get(KEEPER) ?? '') ?? null);
  const documentId = await keepDocument(
    then,
    { name: NAME, number: '靖政发〔2024〕18号', issuedOn: ISSUED_ON, supersedesId: null },
    pasted(NAME, policyText),
  );
  const parts = await partsOf(ctx, documentId);
  for (const row of responsibilities) {
    const part = parts.find((one) => one.clause === row.clause);
    if (!part) throw new Error(`the demo's document has no clause ${row.clause}`);
    await assignResponsibility(then, part.id, {
      leaderInCharge: person(row.leaderInChargeZh),
      department: organisation(row.department),
      departmentLeader: person(row.departmentLeaderZh),
      officeResponsible: row.officeResponsibleZh,
      liaison: person(peopleNames.get(row.liaison) ?? row.liaison),
      supportingDepartments: row.supportingDepartments.map(organisation),
      deadlineOn: row.deadline,
      note: row.deadlineNoteZh,
      state: stateOf(row.clause, row.deadline, dayOf(ctx.now)),
    });
  }
  await seedLetters(ctx);
  await seedTasks(ctx);
  await seedSummaries(ctx);
}

function stateOf(clause: string, deadline: Day, today: Day): MeasureState {
  return STATES[clause] ?? (deadline < today ? 'done' : 'in_progress');
}

/** The same act, but by the one who did it, on the day it was done. */
function atThatTime(ctx: Ctx, personId: string | null): Ctx {
  const now = new Date(LOADED_AT);
  return {
    ...ctx,
    now,
    actor: { ...ctx.actor, personId },
    record: (draft) => ctx.record({ ...draft, occurredOn: dayOf(now), ...(personId && { personIds: [personId] }) }),
  };
}
