import { m } from '#words/messages.js';
import { Button } from '#web/workspace/button.tsx';
import { Card } from '#web/workspace/card.tsx';
import { Chip, type Tone } from '#web/workspace/chip.tsx';
import { Choice } from '#web/workspace/choice.tsx';
import type { FilledLabel, FilledTable } from '../../contract/filled.ts';
import type { FilledActs } from './use-filled.ts';
import { unitOptions, useFillFields, type FillFields } from './words.ts';

/** The headings of the form and what they mean; what a person says is remembered for the next form. */
export function LabelsCard({ table, acts }: { table: FilledTable; acts: FilledActs }) {
  const fields = useFillFields();
  const labels = table.labels.filter((label) => !label.isClosed);
  const open = labels.filter(needsLook);
  const known = labels.filter((label) => !needsLook(label));
  return (
    <Card title={m.ledgers_filled_headings()} aside={m.ledgers_filled_headings_known({ known: known.length, all: labels.length })} flush>
      <ul className="m-0 list-none p-0">
        {open.map((label) => (
          <Line key={label.key} label={label} fields={fields} acts={acts} />
        ))}
      </ul>
      {known.length > 0 && (
        <details className="border-t border-row">
          <summary className="flex min-h-11 cursor-pointer items-center px-4 text-table text-brand-strong">
            {m.ledgers_filled_known_show({ count: known.length })}
          </summary>
          <ul className="m-0 list-none p-0">
            {known.map((label) => (
              <Line key={label.key} label={label} fields={fields} acts={acts} />
            ))}
          </ul>
        </details>
      )}
    </Card>
  );
}

const needsLook = (label: FilledLabel) => label.state === 'asked' || label.state === 'none' || label.isUnitless || label.isYearless;

const TONES: Record<FilledLabel['state'], Tone> = { taken: 'done', asked: 'watch', none: 'late', left: 'waiting' };
const STATES: Record<FilledLabel['state'], () => string> = {
  taken: m.ledgers_filled_label_taken,
  asked: m.ledgers_filled_label_asked,
  none: m.ledgers_filled_label_none,
  left: m.ledgers_filled_label_left,
};

function Line({ label, fields, acts }: { label: FilledLabel; fields: FillFields; acts: FilledActs }) {
  const isMoney = label.field !== null && fields.isMoney(label.field);
  const notes = [
    label.unit,
    label.year && m.ledgers_filled_from_year({ year: String(label.year) }),
    m.ledgers_filled_label_places({ filled: label.filled, places: label.places }),
  ];
  return (
    <li className="grid items-center gap-x-4 gap-y-2 border-t border-row px-4 py-2.5 md:grid-cols-[minmax(0,1fr)_72px_minmax(0,300px)]">
      <div className="min-w-0">
        <p className="m-0 truncate text-table font-bold" title={label.heading}>
          {label.heading}
        </p>
        <p className="m-0 text-note text-muted">{notes.filter(Boolean).join(' · ')}</p>
      </div>
      <div>
        <Chip tone={TONES[label.state]}>{STATES[label.state]()}</Chip>
      </div>
      <div className="flex min-w-0 flex-wrap items-center gap-2">
        <FieldChoice label={label} fields={fields} onPick={(field) => acts.setLabel({ key: label.key, field })} />
        {label.state === 'asked' && label.field && (
          <Button size="small" onClick={() => acts.setLabel({ key: label.key, field: label.field })}>
            {m.ledgers_filled_yes({ field: fields.name(label.field) })}
          </Button>
        )}
        {label.isUnitless && isMoney && (
          <Choice
            label={m.ledgers_filled_unit_of({ heading: label.heading })}
            value=""
            placeholder={m.ledgers_filled_unit()}
            options={unitOptions()}
            onChange={(unit) => acts.setUnit(label.key, unit)}
          />
        )}
      </div>
    </li>
  );
}

/** The likely fields first, then all, or nothing. */
function FieldChoice({ label, fields, onPick }: { label: FilledLabel; fields: FillFields; onPick: (field: string | null) => void }) {
  const likely = label.candidates.map((candidate) => candidate.field);
  const rest = fields.ids.filter((id) => !likely.includes(id));
  const asked = label.state === 'asked' && label.field ? label.field : null;
  const options = [
    { value: '', label: m.ledgers_filled_leave_empty() },
    ...[...likely, ...rest].map((id) => ({
      value: id,
      label: asked === id ? m.ledgers_filled_perhaps({ field: fields.name(id) }) : fields.name(id),
    })),
  ];
  const value = label.state === 'none' ? '?' : label.state === 'asked' ? '?' : label.state === 'left' ? '' : (label.field ?? '');
  return (
    <Choice
      label={m.ledgers_filled_means({ heading: label.heading })}
      isWide
      value={value}
      placeholder={asked ? m.ledgers_filled_perhaps({ field: fields.name(asked) }) : m.ledgers_filled_pick()}
      options={options}
      onChange={(field) => onPick(field === '' ? null : field)}
    />
  );
}
