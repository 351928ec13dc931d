import { useState } from 'react';
import { Choice } from '#web/workspace/choice.tsx';
import { m } from '#words/messages.js';
import { IMPORT_LEDGERS, type ImportDetail, type ImportLedger } from '../../contract/imports.ts';
import { useCertificateOptions } from '../code-options.ts';
import { ActButton, useImportActs } from './acts.tsx';
import { lastYears } from './import-new.tsx';
import { ledgerText, type Fields } from './words.ts';

/** What only a person can say: which year, which ledger, where the needed columns are. */
export function Questions({ one, fields }: { one: ImportDetail; fields: Fields }) {
  if (one.state !== 'ready' && one.state !== 'admitted') return null;
  return (
    <>
      <YearQuestion one={one} fields={fields} />
      {one.sheets.map((sheet) => (
        <div key={sheet.id} className="contents">
          {sheet.state === 'left_out' && <LedgerQuestion one={one} sheet={sheet} />}
          <CertificateQuestion one={one} sheet={sheet} />
          {sheet.missing.length > 0 && (
            <Ask>
              <span>
                {m.ledgers_import_missing({
                  sheet: sheet.name,
                  fields: sheet.missing.map((field) => fields.name(sheet.ledger, field)).join('、'),
                })}
              </span>
            </Ask>
          )}
        </div>
      ))}
    </>
  );
}

function Ask({ children }: { children: React.ReactNode }) {
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-3 rounded-control border border-watch bg-watch-tint px-4 py-2.5 text-body text-watch"
    >
      {children}
    </div>
  );
}

/** Dates and yearly figures without a year: the sheet's own year is proposed, a person says yes. */
function YearQuestion({ one, fields }: { one: ImportDetail; fields: Fields }) {
  const { change } = useImportActs();
  const [year, setYear] = useState(String(one.suggestedYear ?? lastYears()[0]));
  const yearless = one.sheets.flatMap((sheet) =>
    sheet.columns.filter((column) => column.isYearless).map((column) => fields.name(sheet.ledger, column.field ?? '')),
  );
  const dates = one.groups.find((group) => group.code === 'year_missing')?.rows ?? 0;
  if (one.defaultYear !== null || (yearless.length === 0 && dates === 0)) return null;
  const what = [...new Set(yearless)].slice(0, 4).join('、');
  return (
    <Ask>
      <span className="min-w-0">
        {yearless.length > 0
          ? m.ledgers_import_ask_year_figures({ count: yearless.length, what })
          : m.ledgers_import_ask_year_dates({ count: dates })}
      </span>
      <Choice
        label={m.ledgers_import_year()}
        value={year}
        onChange={setYear}
        options={[...new Set([year, ...lastYears()])].map((each) => ({ value: each, label: each }))}
      />
      <ActButton
        label={m.ledgers_import_confirm_year({ year })}
        act={() => change.mutateAsync({ params: { importId: one.id }, body: { defaultYear: Number(year) } })}
      />
    </Ask>
  );
}

/** Of which kind a sheet's certificates are: asked where its words do not say, and open to correction where they do. */
function CertificateQuestion({ one, sheet }: { one: ImportDetail; sheet: ImportDetail['sheets'][number] }) {
  const acts = useImportActs();
  const kinds = useCertificateOptions();
  const { certificate } = sheet;
  if (!certificate) return null;
  const options = [...kinds, { value: 'none', label: m.ledgers_import_certificate_none() }];
  const choice = (
    <Choice
      label={m.ledgers_import_certificate_kind()}
      value={certificate.kind ?? ''}
      placeholder={m.ledgers_import_certificate_choose()}
      onChange={(certificateKind) =>
        void acts.sheet.mutateAsync({ params: { importId: one.id, sheetId: sheet.id }, body: { certificateKind } }).catch(() => {})
      }
      options={options}
    />
  );
  if (certificate.kind !== null)
    return (
      <div className="flex flex-wrap items-center gap-3 px-1 text-table text-muted">
        <span>{m.ledgers_import_certificate_taken({ sheet: sheet.name })}</span>
        {choice}
      </div>
    );
  return (
    <Ask>
      <span>{m.ledgers_import_ask_certificate({ sheet: sheet.name })}</span>
      {choice}
    </Ask>
  );
}

function LedgerQuestion({ one, sheet }: { one: ImportDetail; sheet: ImportDetail['sheets'][number] }) {
  const acts = useImportActs();
  const [ledger, setLedger] = useState<ImportLedger>(sheet.ledger ?? 'enterprises');
  return (
    <Ask>
      <span>{m.ledgers_import_ask_ledger({ sheet: sheet.name })}</span>
      <Choice
        label={m.ledgers_import_which_ledger()}
        value={ledger}
        onChange={(next) => setLedger(next as ImportLedger)}
        options={IMPORT_LEDGERS.map((each) => ({ value: each, label: ledgerText(each) }))}
      />
      <ActButton
        label={m.ledgers_import_take_sheet()}
        act={() => acts.sheet.mutateAsync({ params: { importId: one.id, sheetId: sheet.id }, body: { ledger } })}
      />
    </Ask>
  );
}
