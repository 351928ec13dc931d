import { createHash } from 'node:crypto';
import { and, asc, eq, gt, sql } from 'drizzle-orm';
import { Refusal } from '#shared/refusal.ts';
import type { Ctx } from '#platform/ctx.ts';
import { reopenEnterpriseRows, setCreditCode } from '#modules/parties/index.ts';
import { keepNeeds } from '#modules/technology/index.ts';
import { keepCertificates } from '../certificate.ts';
import { importRefusals } from '../contract/imports.ts';
import { addEnterprises } from '../enterprise.ts';
import { stateFacts } from '../fact.ts';
import { ledgerImportFiles, ledgerImportRows, ledgerImports, ledgerImportSheets } from '../tables/imports.ts';
import { enterWorkRows } from '../work-entry.ts';
import type { ImportRow, SheetRow } from './context.ts';
import { foldName, openDirectory, type Directory } from './directory.ts';
import { certificateOf, NO_CERTIFICATES } from './certificate-kind.ts';
import { certificateDraft, factDrafts, needDrafts, workDraft } from './drafts.ts';
import { peopleIn } from './known.ts';
import { openImport } from './lock.ts';
import type { RowValues } from './reading.ts';

const CHUNK = 2000;
/** A record names at most so many enterprises; above that it says how many. */
const NAMED = 500;

export type Admitted = {
  rows: number;
  enterprisesAdded: number;
  factsStated: number;
  certificates: number;
  needs: number;
  workEntries: number;
  left: number;
};

type GoodRow = {
  seq: number;
  values: RowValues;
  enterpriseId: string | null;
  matchKey: string | null;
  codeKey: string | null;
  digest: string | null;
};

/** What one admission does, gathered while its rows go in. */
type Gathering = {
  readonly one: ImportRow;
  readonly note: string;
  readonly directory: Directory;
  /** Enterprises this import has added, by what its rows are matched by. */
  readonly added: Map<string, string>;
  readonly coded: Set<string>;
  readonly touched: Set<string>;
  readonly digests: string[];
  readonly totals: Admitted;
};

/**
 * Puts the good rows of an import into the ledgers: all of them or none, in the act's transaction, with one record
 * that carries a digest of the rows. Rows with problems stay where they are.
 */
export async function admitImport(ctx: Ctx, importId: string): Promise<Admitted> {
  const one = await openImport(ctx, importId);
  const sheets = await ctx.db
    .select()
    .from(ledgerImportSheets)
    .where(and(eq(ledgerImportSheets.importId, importId), eq(ledgerImportSheets.state, 'table')))
    .orderBy(asc(ledgerImportSheets.position));
  const unclear = sheets.find((sheet) => certificateOf(sheet)?.kind === null);
  if (unclear) throw new Refusal(importRefusals.import_certificate_unclear, { sheet: unclear.name });
  const totals: Admitted = { rows: 0, enterprisesAdded: 0, factsStated: 0, certificates: 0, needs: 0, workEntries: 0, left: 0 };
  const note = one.title.slice(0, 120);
  const sets = { added: new Map<string, string>(), coded: new Set<string>(), touched: new Set<string>(), digests: [] };
  const gathering: Gathering = { one, note, directory: await openDirectory(ctx), totals, ...sets };
  for (const sheet of sheets) await admitSheet(ctx, gathering, sheet);
  if (totals.rows === 0) throw new Refusal(importRefusals.import_nothing_to_admit, { title: one.title });
  const [left] = await ctx.db
    .select({ rows: sql<number>`count(*)` })
    .from(ledgerImportRows)
    .where(and(eq(ledgerImportRows.importId, importId), sql`${ledgerImportRows.verdict} in ('problem', 'duplicate')`));
  totals.left = left?.rows ?? 0;
  await ctx.db
    .update(ledgerImports)
    .set({
      state: 'admitted',
      admittedAt: one.admittedAt ?? ctx.now,
      admittedBy: ctx.actor.personId,
      addedEnterpriseIds: [...one.addedEnterpriseIds, ...new Set(gathering.added.values())],
      codedEnterpriseIds: [...one.codedEnterpriseIds, ...gathering.coded],
    })
    .where(eq(ledgerImports.id, importId));
  await tell(ctx, gathering, sheets);
  return totals;
}

async function admitSheet(ctx: Ctx, gathering: Gathering, sheet: SheetRow): Promise<void> {
  for (let after = -1; ; ) {
    const rows: GoodRow[] = (
      await ctx.db
        .select({
          seq: ledgerImportRows.seq,
          values: ledgerImportRows.values,
          enterpriseId: ledgerImportRows.enterpriseId,
          matchKey: ledgerImportRows.matchKey,
          codeKey: ledgerImportRows.codeKey,
          digest: ledgerImportRows.digest,
        })
        .from(ledgerImportRows)
        .where(
          and(
            eq(ledgerImportRows.importId, gathering.one.id),
            eq(ledgerImportRows.sheetId, sheet.id),
            eq(ledgerImportRows.verdict, 'good'),
            gt(ledgerImportRows.seq, after),
          ),
        )
        .orderBy(asc(ledgerImportRows.seq))
        .limit(CHUNK)
    ).map((row) => ({ ...row, values: row.values ?? {} }));
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.seq;
    if (sheet.ledger !== 'work_entries') await findOrAdd(ctx, gathering, rows);
    if (sheet.ledger === 'enterprises') await admitEnterprises(ctx, gathering, sheet, rows);
    else if (sheet.ledger === 'needs') await admitNeeds(ctx, gathering, rows);
    else await admitWork(ctx, gathering, rows);
    await markAdmitted(ctx, gathering, rows);
  }
}

/** Gives every row its enterprise: the one recognised, one that has come into the register meanwhile, or a new one. */
async function findOrAdd(ctx: Ctx, { one, directory, added, coded, totals }: Gathering, rows: GoodRow[]): Promise<void> {
  const fresh = new Map<string, { name: string; creditCode: string | null; parkId: string | null; countyId: string | null }>();
  const reopened = new Set<string>();
  const keyOf = (row: GoodRow) => `n:${foldName(nameOf(row))}`;
  for (const row of rows) {
    const byCode = row.codeKey ? directory.byCode(row.codeKey) : undefined;
    const byName = directory.byName(nameOf(row), false);
    row.enterpriseId ??=
      added.get(keyOf(row)) ?? added.get(row.matchKey ?? '') ?? byCode?.id ?? (byName.by === 'exact' ? byName.enterprise.id : null);
    const known = row.enterpriseId ? directory.byId(row.enterpriseId) : undefined;
    if (known?.closedGround?.startsWith('import ')) reopened.add(known.id);
    if (known && known.creditCode === null && row.codeKey && !byCode && !coded.has(known.id)) {
      coded.add(known.id);
      await setCreditCode(ctx, known.id, row.codeKey);
    }
    if (row.enterpriseId) continue;
    // Two rows a person has merged share the key of the first.
    const key = row.matchKey?.startsWith('n:') ? row.matchKey : keyOf(row);
    const draft = fresh.get(key);
    const place = (field: string) => (typeof row.values[field] === 'string' ? row.values[field] : null);
    if (draft) draft.creditCode ??= row.codeKey;
    else
      fresh.set(key, {
        name: nameOf(row),
        creditCode: row.codeKey,
        parkId: place('park_id') ?? one.parkId,
        countyId: place('county_id') ?? one.countyId,
      });
  }
  if (reopened.size > 0) await reopenEnterpriseRows(ctx, [...reopened]);
  // Taken back with an earlier import and brought again: this import added them, and its undoing closes them again.
  for (const id of reopened) added.set(`again:${id}`, id);
  const ids = await addEnterprises(ctx, [...fresh.values()]);
  [...fresh.keys()].forEach((key, at) => added.set(key, ids[at] ?? ''));
  totals.enterprisesAdded += ids.length + reopened.size;
  for (const row of rows) row.enterpriseId ??= added.get(row.matchKey ?? '') ?? added.get(keyOf(row)) ?? null;
}

const nameOf = (row: GoodRow) => (typeof row.values['enterprise_name'] === 'string' ? row.values['enterprise_name'] : '');

async function admitEnterprises(ctx: Ctx, { one, note, totals }: Gathering, sheet: SheetRow, rows: readonly GoodRow[]): Promise<void> {
  const from = { asOf: sheet.asOf, importId: one.id, note };
  const { stated } = await stateFacts(
    ctx,
    rows.flatMap((row) => factDrafts(row.values, row.enterpriseId ?? '', from)),
  );
  totals.factsStated += stated;
  const kind = certificateOf(sheet)?.kind ?? NO_CERTIFICATES;
  if (kind === NO_CERTIFICATES) return;
  const certificates = rows.flatMap((row) => {
    const draft = certificateDraft(row.values, row.enterpriseId ?? '', one.id);
    return draft ? [{ ...draft, kind }] : [];
  });
  if (certificates.length > 0) totals.certificates += (await keepCertificates(ctx, certificates)).kept;
}

async function admitNeeds(ctx: Ctx, { one, totals }: Gathering, rows: readonly GoodRow[]): Promise<void> {
  const drafts = rows.flatMap((row) => needDrafts(row.values, row.enterpriseId ?? ''));
  const { added, changed } = await keepNeeds(ctx, drafts, one.id);
  totals.needs += added.length + changed.length;
}

async function admitWork(ctx: Ctx, { one, totals }: Gathering, rows: readonly GoodRow[]): Promise<void> {
  const people = await peopleIn(ctx, rows);
  const { entered } = await enterWorkRows(
    ctx,
    rows.map((row) => workDraft(row.values, people, one.parkId)),
    one.id,
  );
  totals.workEntries += entered.length;
}

async function markAdmitted(ctx: Ctx, { one, totals, touched, digests }: Gathering, rows: readonly GoodRow[]): Promise<void> {
  await ctx.db.execute(sql`
    update ledger_import_rows t set verdict = 'admitted', enterprise_id = r->>1
    from jsonb_array_elements(${JSON.stringify(rows.map((row) => [row.seq, row.enterpriseId]))}::jsonb) r
    where t.import_id = ${one.id} and t.seq = (r->>0)::int`);
  totals.rows += rows.length;
  for (const row of rows) {
    if (row.enterpriseId) touched.add(row.enterpriseId);
    if (row.digest) digests.push(row.digest);
  }
}

/** One record for all rows: how many, of which ledgers, and a digest by which they can be proved. */
async function tell(ctx: Ctx, { one, totals, touched, digests }: Gathering, sheets: readonly SheetRow[]): Promise<void> {
  const files = await ctx.db.select().from(ledgerImportFiles).where(eq(ledgerImportFiles.importId, one.id));
  const enterpriseIds = touched.size <= NAMED ? [...touched] : [];
  await ctx.record({
    type: 'ledgers.import_admitted',
    subject: one.id,
    clause: '3.1',
    parkId: one.parkId,
    enterpriseIds,
    values: {
      title: one.title,
      ledgers: [...new Set(sheets.map((sheet) => sheet.ledger ?? ''))].join(' '),
      rows: totals.rows,
      enterprises: touched.size,
      digest: createHash('sha256').update(digests.sort().join('\n')).digest('hex'),
    },
    files: files.map((file) => ({ sha256: file.sha256, size: file.sizeBytes })),
  });
}
