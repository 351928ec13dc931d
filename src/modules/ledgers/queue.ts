import { and, desc, eq } from 'drizzle-orm';
import { QUEUE_LIMIT, type QueueItem } from '#shared/queue.ts';
import { say, saySafe } from '#shared/words.ts';
import { mayAtAll } from '#platform/access/table.ts';
import type { Ctx } from '#platform/ctx.ts';
import { activeCodes } from '#modules/parties/index.ts';
import { ledgersAccess } from './access.ts';
import { listDue } from './due.ts';
import { ledgerImports } from './tables/imports.ts';

/** How far ahead what falls due waits in the queue of the park, the county or the enterprise itself. */
const AHEAD_DAYS = 30;

/** Imports that were read and wait to be admitted, and what falls due where this person works. */
export async function ledgersWaiting(ctx: Ctx): Promise<readonly QueueItem[]> {
  return [...(await importsWaiting(ctx)), ...(await dueWaiting(ctx))];
}

async function importsWaiting(ctx: Ctx): Promise<QueueItem[]> {
  if (!mayAtAll(ledgersAccess, ctx.actor, 'ledgers.import')) return [];
  const rows = await ctx.db
    .select({ id: ledgerImports.id, title: ledgerImports.title, rows: ledgerImports.rowsRead })
    .from(ledgerImports)
    .where(and(eq(ledgerImports.state, 'ready'), eq(ledgerImports.broughtBy, ctx.actor.personId ?? '')))
    .orderBy(desc(ledgerImports.broughtAt))
    .limit(QUEUE_LIMIT);
  return rows.map(({ id, title, rows: count }) => ({
    id,
    kind: 'import',
    title: say('ledgers_queue_import', { title }, ctx.locale),
    note: say('ledgers_queue_import_rows', { count }, ctx.locale),
    path: `/imports/${id}`,
    dueOn: null,
  }));
}

/** The whole city's due items are everybody's list and nobody's queue. */
async function dueWaiting(ctx: Ctx): Promise<QueueItem[]> {
  if (ctx.actor.reach === 'city' || !mayAtAll(ledgersAccess, ctx.actor, 'ledgers.read_enterprises')) return [];
  const { rows } = await listDue(ctx, { page: 1, pageSize: QUEUE_LIMIT, within: AHEAD_DAYS });
  if (rows.length === 0) return [];
  const kinds = new Map(
    (await activeCodes(ctx, 'certificate_kind')).map(({ code, name, nameEn }) => [code, ctx.locale === 'en' ? (nameEn ?? name) : name]),
  );
  return rows.map(({ id, day, about, enterpriseId, enterpriseName }) => ({
    id,
    kind: 'due',
    title: say('ledgers_queue_due', { what: kinds.get(about) ?? saySafe(`code_due_about_${about}`, about, {}, ctx.locale) }, ctx.locale),
    note: enterpriseName,
    path: enterpriseId ? `/enterprises/${enterpriseId}` : '/due',
    dueOn: day,
  }));
}
