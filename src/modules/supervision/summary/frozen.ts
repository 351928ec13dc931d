import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { FigureRow } from '#shared/figures.ts';
import type { Ctx } from '#platform/ctx.ts';
import { keepFile, openFile } from '#platform/files/uploads.ts';
import type { FigureDifference, SummaryFigure, SummaryText } from '../contract/summaries.ts';
import { scopeOf, type SummaryScope } from './measuring.ts';
import type { StoredSummary } from './sight.ts';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** Each figure with all the rows behind it. */
export type Behind = { readonly figures: readonly { readonly figure: SummaryFigure; readonly rows: readonly FigureRow[] }[] };
/** What a signature freezes: the text, and what it stands on. */
export type Frozen = Behind & { readonly text: SummaryText };

const digestOf = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Reads all rows behind every figure of a summary. */
export async function rowsBehind(ctx: Ctx, counted: SummaryScope, figures: readonly SummaryFigure[]): Promise<Behind> {
  const spoken: Ctx = { ...ctx, locale: 'zh-CN' };
  const scope = scopeOf(counted);
  const all: { figure: SummaryFigure; rows: readonly FigureRow[] }[] = [];
  for (const figure of figures) all.push({ figure, rows: (await ctx.figures.rows(spoken, figure.id, scope, 'all')).rows });
  return { figures: all };
}

/** Keeps it as a compressed file; the digests are of what is in it, whole and by figure. */
export async function keepFrozen(ctx: Ctx, row: StoredSummary, frozen: Frozen) {
  const text = JSON.stringify(frozen);
  const bytes = await pack(text);
  const { id } = await keepFile(ctx, {
    name: `${row.id}-frozen.json.gz`,
    bytes,
    mediaType: 'application/gzip',
    parkId: row.parkId,
  });
  return {
    frozenFileId: id,
    digest: digestOf(text),
    figureDigests: Object.fromEntries(frozen.figures.map((one) => [one.figure.id, digestOf(JSON.stringify(one))])),
    frozenRows: frozen.figures.reduce((sum, { rows }) => sum + rows.length, 0),
  };
}

/** What was frozen, as it was: a file that does not bear the digest of the signature is a fault. */
export async function openFrozen(ctx: Ctx, row: StoredSummary): Promise<Frozen> {
  if (!row.frozenFileId) throw new Error(`${row.id} was not frozen`);
  const text = (await unpack((await openFile(ctx, row.frozenFileId)).bytes)).toString('utf8');
  if (digestOf(text) !== row.digest) throw new Error(`the frozen figures of ${row.id} do not bear their digest`);
  return JSON.parse(text) as Frozen;
}

/** So many rows of a kind are shown; the counts are of all. */
const SHOWN = 50;

/** Where the ledgers say something else than what was signed, figure by figure. */
export function differencesOf(then: Behind, now: Behind): FigureDifference[] {
  const today = new Map(now.figures.map((one) => [one.figure.id, one]));
  return then.figures.flatMap(({ figure, rows }) => {
    const current = today.get(figure.id);
    const before = new Map(rows.map((row) => [row.id, row]));
    const after = new Map((current?.rows ?? []).map((row) => [row.id, row]));
    const added = [...after.values()].filter(({ id }) => !before.has(id));
    const gone = rows.filter(({ id }) => !after.has(id));
    const changed = rows.flatMap((row) => {
      const other = after.get(row.id);
      return other && isOther(row, other) ? [{ signed: row, today: other }] : [];
    });
    const counts = { added: added.length, gone: gone.length, changed: changed.length };
    const value = current?.figure.value ?? null;
    if (value === figure.value && counts.added + counts.gone + counts.changed === 0) return [];
    return [
      {
        id: figure.id,
        name: figure.name,
        unit: figure.unit,
        signed: figure.value,
        today: value,
        added: added.slice(0, SHOWN),
        gone: gone.slice(0, SHOWN),
        changed: changed.slice(0, SHOWN),
        counts,
      },
    ];
  });
}

const isOther = (one: FigureRow, other: FigureRow) =>
  one.label !== other.label || one.amount !== other.amount || one.day !== other.day || one.note !== other.note;
