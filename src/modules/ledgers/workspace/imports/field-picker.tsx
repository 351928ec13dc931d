import { Choice } from '#web/workspace/choice.tsx';
import { m } from '#words/messages.js';
import type { ImportColumn, ImportLedger } from '../../contract/imports.ts';
import type { Fields } from './words.ts';

type Parts = { column: ImportColumn; ledger: ImportLedger; fields: Fields; onPick: (field: string | null) => void; label: string };

/** What a column holds: the likely fields first, then all, or nothing. */
export function FieldPicker({ column, ledger, fields, onPick, label }: Parts) {
  const likely = column.candidates.map((candidate) => candidate.field);
  const rest = fields
    .of(ledger)
    .map((field) => field.id)
    .filter((id) => !likely.includes(id));
  const options = [
    { value: '', label: m.ledgers_import_column_keep() },
    ...[...likely, ...rest].map((id) => ({ value: id, label: fields.name(ledger, id) })),
  ];
  return (
    <Choice
      label={`${label}：${column.heading}`}
      value={column.state === 'none' ? '' : (column.field ?? '')}
      placeholder={m.ledgers_import_column_pick()}
      options={options}
      onChange={(field) => onPick(field === '' ? null : field)}
    />
  );
}
