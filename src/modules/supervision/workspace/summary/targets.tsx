import { useState } from 'react';
import { Button } from '#web/workspace/button.tsx';
import { Card } from '#web/workspace/card.tsx';
import { Choice } from '#web/workspace/choice.tsx';
import { PageTitle, WhoCanSee } from '#web/workspace/page-title.tsx';
import { useAct, useCall } from '#web/workspace/query.ts';
import { ErrorState, Skeleton } from '#web/workspace/states.tsx';
import { toast } from '#web/workspace/toast.ts';
import { m } from '#words/messages.js';
import { summaryRoutes, type SummaryTarget } from '../../contract.ts';
import { unitOf } from './words.tsx';

const YEARS = 4;

/** 年度目标 of a park or of the city. */
export default function Targets() {
  const thisYear = new Date().getFullYear();
  const [year, setYear] = useState(thisYear);
  const [scope, setScope] = useState<string | null>(null);
  const { data: choices } = useCall(summaryRoutes.summaryChoices, { query: {} });
  const scopes = (choices?.scopes ?? []).filter(({ level }) => level !== 'park');
  const parkId = scope ?? scopes[0]?.parkId ?? '';
  const query = { year, ...(parkId !== '' && { parkId }) };
  const { data, error, refetch } = useCall(summaryRoutes.listSummaryTargets, { query }, { enabled: choices !== undefined });
  return (
    <>
      <PageTitle title={m.supervision_summary_targets()} note={m.supervision_summary_targets_note()} />
      <div className="mb-3 flex flex-wrap gap-2">
        <Choice
          label={m.supervision_summary_year()}
          value={String(year)}
          onChange={(value) => setYear(Number(value))}
          options={Array.from({ length: YEARS }, (_, at) => ({ value: String(thisYear + 1 - at), label: String(thisYear + 1 - at) }))}
        />
        {scopes.length > 1 && (
          <Choice
            label={m.supervision_summary_scope()}
            value={parkId}
            onChange={setScope}
            options={scopes.map((one) => ({ value: one.parkId ?? '', label: one.name }))}
          />
        )}
      </div>
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : data ? (
        <TargetTable key={`${year} ${parkId}`} rows={data.rows} mayKeep={data.mayKeep} year={year} parkId={parkId || null} />
      ) : (
        <Skeleton />
      )}
      <div className="mt-3">
        <WhoCanSee who={m.supervision_summary_targets_who()} />
      </div>
    </>
  );
}

type TableParts = { rows: readonly SummaryTarget[]; mayKeep: boolean; year: number; parkId: string | null };
/** What a person types: money in 万元, shares in percent. */
const scaleOf = ({ unit }: SummaryTarget) => (unit === 'money_fen' ? 1_000_000 : unit === 'share' ? 0.01 : 1);
const typedOf = (row: SummaryTarget) => (row.value === null ? '' : String(Number((row.value / scaleOf(row)).toFixed(4))));

function TargetTable({ rows, mayKeep, year, parkId }: TableParts) {
  const keep = useAct(summaryRoutes.keepSummaryTargets, [summaryRoutes.listSummaryTargets]);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const changed = rows.filter((row) => typed[row.figureId] !== undefined && typed[row.figureId] !== typedOf(row));
  const isWrong = (text: string) => text.trim() !== '' && !(Number(text) >= 0);
  const wrong = changed.some((row) => isWrong(typed[row.figureId] ?? ''));
  const save = async () => {
    const targets = changed.map((row) => {
      const text = (typed[row.figureId] ?? '').trim();
      return { figureId: row.figureId, value: text === '' ? null : Number(text) * scaleOf(row), note: row.note ?? '' };
    });
    await keep.mutateAsync({ body: { year, parkId, targets } });
    setTyped({});
    toast(m.supervision_summary_targets_kept({ count: targets.length }));
  };
  return (
    <Card flush>
      {keep.error && <ErrorState error={keep.error} />}
      <ul className="m-0 list-none p-0">
        {rows.map((row) => {
          const text = typed[row.figureId] ?? typedOf(row);
          return (
            <li
              key={row.figureId}
              className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-row px-4 py-1.5 text-table last:border-b-0"
            >
              <label htmlFor={`target-${row.figureId}`} className="min-w-0 flex-1 basis-48">
                {row.name}
                {row.note && <span className="ml-2 text-note text-muted">{row.note}</span>}
              </label>
              <span className="flex items-center gap-2">
                <input
                  id={`target-${row.figureId}`}
                  inputMode="decimal"
                  disabled={!mayKeep}
                  aria-invalid={isWrong(text) || undefined}
                  value={text}
                  onChange={(event) => setTyped({ ...typed, [row.figureId]: event.target.value })}
                  className={`h-8 w-28 rounded-control border bg-white px-2.5 text-right max-md:h-11 ${isWrong(text) ? 'border-late' : 'border-edge'}`}
                />
                <span className="w-12 text-note text-muted">{row.unit === 'share' ? '%' : unitOf(row)}</span>
              </span>
            </li>
          );
        })}
      </ul>
      {mayKeep && (
        <div className="sticky bottom-0 flex justify-end border-t border-line bg-white px-4 py-2">
          <Button look="filled" disabled={changed.length === 0 || wrong || keep.isPending} onClick={() => void save().catch(() => {})}>
            {m.supervision_summary_targets_save({ count: changed.length })}
          </Button>
        </div>
      )}
    </Card>
  );
}
