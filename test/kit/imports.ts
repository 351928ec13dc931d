import { readFileSync } from 'node:fs';
import { importRoutes, type ImportDetail, type ImportRow, type RowVerdict } from '#modules/ledgers/contract.ts';
import type { Caller } from './node.ts';
import { workbook, type MadeSheet } from './workbooks.ts';

/** A ledger of `test/fixtures/ledgers` by the beginning of its name: `1-`. */
export function fixture(name: string): File {
  return new File([readFileSync(new URL(`../fixtures/ledgers/${name}`, import.meta.url))], name);
}

/** A workbook made on the spot. */
export function madeFile(name: string, sheets: readonly MadeSheet[]): File {
  return new File([new Uint8Array(workbook(sheets))], name);
}

/** One import by somebody: brought, read to its end, and what they do with it. */
export async function bring(caller: Caller, files: readonly File[], fields: Record<string, string> = {}): Promise<ImportDetail> {
  const started = await caller.call(importRoutes.startImport, { files, fields });
  if (started.status !== 201) throw new Error(`not brought: ${JSON.stringify(started.body)}`);
  return read(caller, started.body.id);
}

/** Waits until the import has been read. */
export async function read(caller: Caller, importId: string): Promise<ImportDetail> {
  for (let tries = 0; tries < 200; tries += 1) {
    const { body } = await caller.call(importRoutes.readImport, { params: { importId } });
    if (body.state !== 'reading') return body;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error('never read to the end');
}

export async function rowsOf(caller: Caller, importId: string, verdict?: RowVerdict): Promise<ImportRow[]> {
  const { body } = await caller.call(importRoutes.listImportRows, {
    params: { importId },
    query: { pageSize: 100, ...(verdict ? { verdict } : {}) },
  });
  return body.rows;
}

/** The id of the column under a heading. */
export function columnAt(detail: ImportDetail, heading: string): { sheetId: string; column: number } {
  for (const sheet of detail.sheets) {
    const found = sheet.columns.find((column) => column.heading.startsWith(heading));
    if (found) return { sheetId: sheet.id, column: found.index };
  }
  throw new Error(`no column ${heading}`);
}
