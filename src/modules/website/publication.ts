import { and, eq, isNotNull, lte, sql, type SQL } from 'drizzle-orm';
import { text, timestamp, type AnyPgColumn } from 'drizzle-orm/pg-core';
import { procedure } from '#engines/procedure/procedure.ts';
import {
  isChangeable,
  PUBLICATION_PAST,
  publicationPlan,
  publicationRefusals,
  type Publication,
  type PublicationState,
  type PublicationStep,
  type PublicationVerb,
} from '#shared/publication.ts';
import { Refusal } from '#shared/refusal.ts';
import { anyone } from '#platform/db/walls.ts';
import type { RecordValue } from '#platform/events/record.ts';
import { notify } from '#platform/mail/notices.ts';
import type { Ctx } from '#platform/ctx.ts';
import { peopleNamesOf, personKey } from '#modules/parties/index.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** The columns of whatever can be published; the table spreads them: `...publicationColumns()`. */
export function publicationColumns() {
  return {
    publicationState: text('publication_state').$type<PublicationState>().notNull().default('draft'),
    /** Public from then on, as long as the state is `published`. */
    publishesAt: instant('publishes_at'),
    gateStatement: text('gate_statement'),
    gateBy: personKey('gate_by'),
    gateAt: instant('gate_at'),
    submittedBy: personKey('submitted_by'),
    submittedAt: instant('submitted_at'),
    reviewedBy: personKey('reviewed_by'),
    reviewedAt: instant('reviewed_at'),
    publicationGround: text('publication_ground'),
  };
}

export type PublicationColumns = {
  readonly publicationState: PublicationState;
  readonly publishesAt: Date | null;
  readonly gateStatement: string | null;
  readonly gateBy: string | null;
  readonly gateAt: Date | null;
  readonly submittedBy: string | null;
  readonly submittedAt: Date | null;
  readonly reviewedBy: string | null;
  readonly reviewedAt: Date | null;
  readonly publicationGround: string | null;
};

/** What the gate asks besides the columns. A confidential row is never published, whoever reviews it. */
export type Publishable = PublicationColumns & {
  readonly isConfidential: boolean;
  /** What people call it, and where it is in the workspace; the one who handed it in is told by it. */
  readonly title: string;
  readonly path: string;
};

/** For the walls and queries of visitors: published, and its time has come. */
export function isPublicNow(table: { publicationState: AnyPgColumn; publishesAt: AnyPgColumn }): SQL {
  // In a wall as well: without a context nobody is there to read even what is public.
  const condition = and(
    anyone,
    eq(table.publicationState, sql`'published'`),
    isNotNull(table.publishesAt),
    lte(table.publishesAt, sql`now()`),
  );
  return sql`(${condition})`;
}

/** Before any change of what visitors read: nothing is changed behind the reviewer's back. */
export function refuseUnlessChangeable(row: { readonly publicationState: PublicationState }, title: string): void {
  if (!isChangeable(row.publicationState)) throw new Refusal(publicationRefusals.not_changeable, { title });
}

const steps = procedure(publicationPlan({ write: 'write', review: 'review' }));

/** What was taken: the columns to set, and what the module's record says: `libraries.expert_${past}`. */
export type TakenStep = {
  readonly columns: Partial<PublicationColumns> & { readonly publicationState: PublicationState };
  readonly past: (typeof PUBLICATION_PAST)[PublicationVerb];
  readonly values: Readonly<Record<string, RecordValue>>;
};

/**
 * One step on the way to the public site. The caller has locked the row and asked the access table; it sets the
 * columns and makes the record. The one who handed it in is told of the reviewer's word here.
 *
 * @throws Refusal `publication.step_wrong`, `gate_missing`, `confidential`, `second_person_wanted`, `ground_missing`
 */
export async function takePublicationStep(ctx: Ctx, row: Publishable, step: PublicationStep): Promise<TakenStep> {
  const { verb } = step;
  const move = steps.move(row.publicationState, verb);
  if (!move.isAllowed) throw new Refusal(publicationRefusals.step_wrong, { title: row.title });
  if (verb === 'submit' || verb === 'publish') checkGate(row, step);
  const isReview = verb === 'publish' || verb === 'return';
  if (isReview && !isSecondPerson(ctx, row)) throw new Refusal(publicationRefusals.second_person_wanted, { title: row.title });
  const ground = step.ground || null;
  if ('isGrounded' in steps.steps[verb] && !ground) {
    throw new Refusal(publicationRefusals.ground_missing, {}, [{ path: '/ground', code: 'publication.ground_missing' }]);
  }
  const columns = { ...columnsOf(ctx, step), publicationState: move.to };
  if (row.submittedBy && (isReview || verb === 'withdraw')) await tell(ctx, row, step, row.submittedBy);
  const values: Record<string, RecordValue> = { title: row.title };
  if (ground) values['ground'] = ground;
  if (columns.gateStatement) values['statement'] = columns.gateStatement;
  if (columns.publishesAt) values['publishes_at'] = columns.publishesAt.toISOString();
  return { columns, past: PUBLICATION_PAST[verb], values };
}

function checkGate(row: Publishable, { verb, gate }: PublicationStep): void {
  if (row.isConfidential) throw new Refusal(publicationRefusals.confidential, { title: row.title });
  const isStated = verb === 'submit' ? (gate?.isClear ?? false) : row.gateBy !== null;
  if (!isStated) throw new Refusal(publicationRefusals.gate_missing, {}, [{ path: '/gate', code: 'publication.gate_missing' }]);
}

const isSecondPerson = ({ actor }: Ctx, row: PublicationColumns) =>
  actor.personId !== null && actor.personId !== row.submittedBy && actor.personId !== row.gateBy;

function columnsOf(ctx: Ctx, { verb, gate, publishesAt, ground }: PublicationStep): Partial<PublicationColumns> {
  const by = ctx.actor.personId;
  const reviewed = { reviewedBy: by, reviewedAt: ctx.now };
  switch (verb) {
    case 'submit':
      return {
        gateStatement: gate?.statement ?? null,
        gateBy: by,
        gateAt: ctx.now,
        submittedBy: by,
        submittedAt: ctx.now,
        reviewedBy: null,
        reviewedAt: null,
        publicationGround: null,
      };
    case 'publish': {
      const wanted = publishesAt ? new Date(publishesAt) : ctx.now;
      return { ...reviewed, publishesAt: wanted > ctx.now ? wanted : ctx.now, publicationGround: null };
    }
    case 'return':
      return { ...reviewed, publicationGround: ground || null };
    case 'withdraw':
      return { publishesAt: null, publicationGround: ground || null };
    case 'take_back':
    case 'revise':
      return { publishesAt: null, gateStatement: null, gateBy: null, gateAt: null };
  }
}

async function tell(ctx: Ctx, { title, path }: Publishable, { verb, ground }: PublicationStep, submittedBy: string): Promise<void> {
  const told = { personIds: [submittedBy], path };
  if (verb === 'publish') await notify(ctx, { ...told, wordKey: 'notice_publication_published', values: { title } });
  else if (verb === 'return')
    await notify(ctx, { ...told, wordKey: 'notice_publication_returned', values: { title, ground: ground ?? '' } });
  else await notify(ctx, { ...told, wordKey: 'notice_publication_withdrawn', values: { title, ground: ground ?? '' } });
}

/** What this person may do with the row now; `isAble` answers for the module's access table. */
export function publicationVerbs(
  ctx: Ctx,
  row: PublicationColumns & { readonly isConfidential: boolean },
  isAble: (kind: 'write' | 'review') => boolean,
): PublicationVerb[] {
  return steps
    .verbsIn(row.publicationState, (kind) => isAble(kind as 'write' | 'review'))
    .filter((verb) => {
      if (verb === 'publish' || verb === 'return') return isSecondPerson(ctx, row);
      return verb !== 'submit' || !row.isConfidential;
    });
}

/** Rows' publication as `publicationShape` says it, in the order of the rows. */
export async function describePublications(
  ctx: Ctx,
  rows: readonly (PublicationColumns & { readonly isConfidential: boolean })[],
  isAble: (kind: 'write' | 'review', at: number) => boolean,
): Promise<Publication[]> {
  const ids = rows.flatMap((row) => [row.gateBy, row.submittedBy, row.reviewedBy]).filter((id) => id !== null);
  const names = await peopleNamesOf(ctx, ids);
  const signed = (by: string | null, at: Date | null) => (by && at ? { by: names.get(by) ?? '', at: at.toISOString() } : null);
  return rows.map((row, at) => {
    const gate = signed(row.gateBy, row.gateAt);
    return {
      state: row.publicationState,
      isPublic: row.publicationState === 'published' && row.publishesAt !== null && row.publishesAt <= ctx.now,
      publishesAt: row.publishesAt?.toISOString() ?? null,
      gate: gate && { ...gate, statement: row.gateStatement ?? '' },
      submitted: signed(row.submittedBy, row.submittedAt),
      reviewed: signed(row.reviewedBy, row.reviewedAt),
      ground: row.publicationGround,
      verbs: publicationVerbs(ctx, row, (kind) => isAble(kind, at)),
    };
  });
}
