import { eq } from 'drizzle-orm';
import { dayOf } from '#shared/dates.ts';
import type { FigureMark } from '#shared/figures.ts';
import { newId } from '#shared/ids.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Ctx } from '#platform/ctx.ts';
import { summaryRefusals, type SummaryCase, type SummaryPlan } from '../contract/summaries.ts';
import type { SummaryKind, SummaryLevel } from '../contract/summary-codes.ts';
import { supervisionSummaries as summaries, type FigureNotes } from '../tables/summaries.ts';
import { textIds } from './drafting.ts';
import { issuersOf, titleOf } from './issuers.ts';
import { measured } from './measuring.ts';
import { countedOn, draftableFrom, periodOf } from './periods.ts';
import { countedScope, mayDraft, openDraft, personOf, summaryInSight, type StoredSummary } from './sight.ts';

export type SummaryDraft = {
  readonly kind: SummaryKind;
  readonly level: SummaryLevel;
  readonly parkId: string | null;
  readonly year: number;
  readonly correctsId: string | null;
};

/** Drafts a summary: figures are measured at once. Of a period there is one; after signing, corrections of it. */
export async function draftSummary(ctx: Ctx, draft: SummaryDraft): Promise<string> {
  const at = (path: string, code: string) => [{ path, code }];
  if ((draft.level === 'city') !== (draft.parkId === null)) {
    throw new Refusal(summaryRefusals.summary_scope, {}, at('/parkId', summaryRefusals.summary_scope.code));
  }
  if (!mayDraft(ctx, draft)) throw new Refusal(summaryRefusals.summary_level_not_yours);
  const period = periodOf(draft.kind, draft.year);
  const from = draftableFrom(period);
  if (dayOf(ctx.now) < from) {
    throw new Refusal(summaryRefusals.summary_period_ahead, { from }, at('/year', summaryRefusals.summary_period_ahead.code));
  }
  const corrected = draft.correctsId ? await toCorrect(ctx, draft.correctsId, draft) : null;
  const issuers = await issuersOf(ctx);
  const row = {
    id: newId('sum', ctx.now),
    kind: draft.kind,
    level: draft.level,
    parkId: draft.parkId,
    year: draft.year,
    fromDay: period.from,
    untilDay: period.until,
    title: titleOf(draft, draft.kind, draft.year, issuers),
    state: 'draft' as const,
    figures: await measured(ctx, { ...countedOn(period, dayOf(ctx.now)), parkId: draft.parkId }),
    notes: corrected?.notes ?? {},
    measuredAt: ctx.now,
    texts: corrected?.texts ?? {},
    cases: corrected?.cases ?? [],
    plans: corrected?.plans ?? [],
    draftedBy: personOf(ctx),
    draftedAt: ctx.now,
    correctsId: draft.correctsId,
  };
  const kept = await ctx.db.insert(summaries).values(row).onConflictDoNothing().returning({ id: summaries.id });
  if (kept.length === 0) throw new Refusal(summaryRefusals.summary_exists, { title: row.title.replaceAll('\n', '') });
  await say(ctx, 'supervision.summary_drafted', row);
  return row.id;
}

async function toCorrect(ctx: Ctx, id: string, { kind, level, parkId, year }: SummaryDraft): Promise<StoredSummary> {
  const row = await summaryInSight(ctx, id, { locks: true });
  const isSame = row.kind === kind && row.level === level && row.parkId === parkId && row.year === year;
  if (row.state !== 'signed' || !isSame) throw new Refusal(summaryRefusals.summary_corrects_unsigned);
  return row;
}

type Named = Pick<StoredSummary, 'id' | 'title' | 'parkId'>;

/** One record about a summary. Only the signed one is work done under clause 11; its drafts would count themselves. */
export function say(ctx: Ctx, type: string, row: Named, values: Readonly<Record<string, string | number>> = {}): Promise<void> {
  return ctx.record({
    type,
    subject: row.id,
    parkId: row.parkId,
    values: { title: row.title.replaceAll('\n', ''), ...values },
  });
}

export type SummaryChange = {
  readonly title?: string | undefined;
  readonly texts?: Readonly<Record<string, string | null>> | undefined;
  readonly cases?: SummaryCase[] | undefined;
  readonly plans?: SummaryPlan[] | undefined;
};

/** The officer's own words, cases and plans; the outline's order is not theirs to change. */
export async function changeSummary(ctx: Ctx, id: string, change: SummaryChange): Promise<void> {
  const row = await openDraft(ctx, id);
  const known = textIds(row.kind);
  const unknown = Object.keys(change.texts ?? {}).find((line) => !known.has(line));
  if (unknown) {
    const path = `/texts/${unknown}`;
    throw new Refusal(summaryRefusals.summary_line_unknown, { line: unknown }, [{ path, code: summaryRefusals.summary_line_unknown.code }]);
  }
  const texts = Object.fromEntries(
    Object.entries({ ...row.texts, ...change.texts }).filter((entry): entry is [string, string] => entry[1] !== null && entry[1] !== ''),
  );
  await ctx.db
    .update(summaries)
    .set({
      texts,
      ...(change.title && { title: change.title }),
      ...(change.cases && { cases: change.cases }),
      ...(change.plans && { plans: change.plans }),
    })
    .where(eq(summaries.id, id));
}

/** Takes the figures from the ledgers again; everything an officer said stays. */
export async function refreshSummary(ctx: Ctx, id: string): Promise<void> {
  const row = await openDraft(ctx, id);
  const figures = await measured(ctx, countedScope(row, ctx.now));
  await ctx.db.update(summaries).set({ figures, measuredAt: ctx.now }).where(eq(summaries.id, id));
}

export type FigureSaying = {
  readonly mark?: FigureMark | undefined;
  readonly confirmed?: { readonly value: number; readonly note: string } | null | undefined;
};

/** 核定数 beside the measured figure, with the note on its definition; both stay visible. */
export async function noteFigure(ctx: Ctx, id: string, figureId: string, said: FigureSaying): Promise<void> {
  const row = await openDraft(ctx, id);
  const figure = row.figures.find((one) => one.id === figureId);
  if (!figure) throw new Refusal(summaryRefusals.summary_figure_unknown, { id: figureId });
  const { confirmed } = said;
  if (confirmed && confirmed.note === '') {
    const code = summaryRefusals.summary_note_missing.code;
    throw new Refusal(summaryRefusals.summary_note_missing, { name: figure.name }, [{ path: '/confirmed/note', code }]);
  }
  const { confirmed: before, ...rest } = row.notes[figureId] ?? {};
  const kept = confirmed === undefined ? before : confirmed && { ...confirmed, by: ctx.actor.name, on: dayOf(ctx.now) };
  const notes: FigureNotes = {
    ...row.notes,
    [figureId]: { ...rest, ...(said.mark && { mark: said.mark }), ...(kept && { confirmed: kept }) },
  };
  await ctx.db.update(summaries).set({ notes }).where(eq(summaries.id, id));
  if (confirmed === undefined) return;
  await ctx.record({
    type: confirmed ? 'supervision.summary_figure_confirmed' : 'supervision.summary_figure_released',
    subject: id,
    parkId: row.parkId,
    values: { title: row.title.replaceAll('\n', ''), figure: figure.name, note: confirmed?.note ?? '' },
  });
}
