import { Card } from '#web/workspace/card.tsx';
import { Chip } from '#web/workspace/chip.tsx';
import { m } from '#words/messages.js';
import type { ImportDetail } from '../../contract/imports.ts';
import { ActButton, useImportActs, type Shown } from './acts.tsx';
import { FieldPicker } from './field-picker.tsx';
import { problemTitle, type Fields } from './words.ts';

/** The kinds of problems with their counts; one opens its rows. */
export function ProblemsCard({
  one,
  fields,
  shown,
  onShow,
}: {
  one: ImportDetail;
  fields: Fields;
  shown: Shown;
  onShow: (code: string | undefined) => void;
}) {
  const ledger = one.sheets.find((sheet) => sheet.id === shown.sheetId)?.ledger ?? null;
  return (
    <Card title={m.ledgers_import_problem_list()} aside={m.ledgers_import_rows({ count: one.counts.problem })} flush>
      {one.groups.length === 0 && <p className="m-0 px-4 pb-4 text-table text-muted">{m.ledgers_import_no_problems()}</p>}
      <ul className="m-0 max-h-[340px] list-none overflow-y-auto p-0">
        {one.groups.map((group) => {
          const isNow = shown.code === group.code;
          const notes = [
            group.field ? fields.name(ledger, group.field) : '',
            group.proposals > 0 ? m.ledgers_import_proposals({ count: group.proposals }) : '',
          ];
          return (
            <li key={`${group.code} ${group.field} ${group.level}`} className="border-t border-row">
              <button
                type="button"
                aria-pressed={isNow}
                onClick={() => onShow(isNow ? undefined : group.code)}
                className={`flex w-full items-start gap-2 px-4 py-2 text-left text-table max-md:min-h-11 ${isNow ? 'bg-brand-tint' : 'hover:bg-head'}`}
              >
                <span aria-hidden className={`mt-2 size-1.5 shrink-0 rounded-full ${group.level === 'must' ? 'bg-late' : 'bg-watch'}`} />
                <span className="min-w-0 flex-1">
                  <span className="block font-bold">{problemTitle(group.code)}</span>
                  <span className="block text-note text-muted">
                    {[group.level === 'must' ? m.ledgers_import_must() : m.ledgers_import_should(), ...notes].filter(Boolean).join(' · ')}
                  </span>
                </span>
                <span className="whitespace-nowrap text-muted">{m.ledgers_import_rows({ count: group.rows })}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

/** Columns that a person has to look at: what they probably hold, or that they hold nothing known. */
export function ColumnsCard({ one, fields, sheetId }: { one: ImportDetail; fields: Fields; sheetId: string }) {
  const { column: act } = useImportActs();
  const sheet = one.sheets.find((each) => each.id === sheetId);
  if (!sheet || sheet.ledger === null) return null;
  const { ledger } = sheet;
  const mapped = sheet.columns.filter((column) => column.state === 'taken').length;
  const open = sheet.columns.filter((column) => column.state === 'asked' || (column.state === 'none' && column.reason === 'none'));
  const said = (column: number, field: string | null) =>
    act.mutateAsync({ params: { importId: one.id, sheetId, column }, body: { field } });
  return (
    <Card title={m.ledgers_import_columns()} aside={m.ledgers_import_columns_mapped({ count: mapped })} flush>
      {open.length === 0 && <p className="m-0 px-4 pb-4 text-table text-muted">{m.ledgers_import_columns_done()}</p>}
      {open.map((column) => (
        <div key={column.index} className="flex flex-col gap-2 border-t border-row px-4 py-3 text-table">
          <div className="flex items-center justify-between gap-2">
            <span className="min-w-0 truncate font-bold">{column.heading}</span>
            <Chip tone={column.field ? 'watch' : 'late'}>{`${Math.round(column.certainty * 100)}%`}</Chip>
          </div>
          <p className="m-0 text-note text-muted">
            {column.field ? m.ledgers_import_column_asked({ field: fields.name(ledger, column.field) }) : m.ledgers_import_column_none()}
          </p>
          <div className="flex flex-wrap items-center gap-2">
            {column.field && <ActButton label={m.ledgers_import_column_yes()} act={() => said(column.index, column.field)} />}
            <FieldPicker
              column={column}
              ledger={ledger}
              fields={fields}
              onPick={(field) => void said(column.index, field).catch(() => {})}
              label={m.ledgers_import_column_pick()}
            />
          </div>
        </div>
      ))}
    </Card>
  );
}
