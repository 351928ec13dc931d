import { basics, recognitions, statistics } from './ledgers-enterprises.ts';
import { matching, parkNeeds, questionnaire } from './ledgers-needs.ts';
import { monthly, workEntries } from './ledgers-work.ts';
import { oldWorkbook, workbook } from './workbooks.ts';

/** The eight kinds of ledger as they arrive, and an old .xls; the files of `test/fixtures/ledgers` are exactly these. */
export function ledgerFiles(): ReadonlyMap<string, Uint8Array> {
  return new Map([
    ['1-enterprise-basics.xlsx', workbook([basics()])],
    ['2-recognitions.xlsx', workbook([recognitions()])],
    ['3-statistics.xlsx', workbook([statistics()])],
    ['4-questionnaire.xlsx', workbook([questionnaire()])],
    ['5-park-needs.xlsx', workbook([parkNeeds()])],
    ['6-matching.xlsx', workbook([matching()])],
    ['7-work-entries.xlsx', workbook([workEntries()])],
    ['8-monthly.xlsx', workbook(monthly())],
    ['8-monthly.xls', oldWorkbook()],
  ]);
}
