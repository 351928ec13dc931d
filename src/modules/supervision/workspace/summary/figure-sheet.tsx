import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { z } from 'zod';
import { FIGURE_MARKS, type FigureMark } from '#shared/figures.ts';
import { say } from '#shared/words.ts';
import { Button } from '#web/workspace/button.tsx';
import { Chip } from '#web/workspace/chip.tsx';
import { Choice } from '#web/workspace/choice.tsx';
import { Form } from '#web/workspace/form/form.tsx';
import { NumberField, TextField } from '#web/workspace/form/inputs.tsx';
import { useForm } from '#web/workspace/form/use-form.ts';
import { linkTo } from '#web/workspace/link-to.ts';
import { useAct, useCall } from '#web/workspace/query.ts';
import { SideSheet } from '#web/workspace/side-sheet.tsx';
import { ErrorState, Skeleton } from '#web/workspace/states.tsx';
import { toast } from '#web/workspace/toast.ts';
import { m } from '#words/messages.js';
import { reachedShare, summaryRoutes, type Summary, type SummaryFigure } from '../../contract.ts';
import { changeText, unitOf, valueText } from './words.tsx';

const CHANGES = [summaryRoutes.readSummary];
const PAGE = 20;

/** A figure: how it is counted, what was confirmed beside it, and the rows it stands on. */
export function FigureSheet({ summary, figure, onClose }: { summary: Summary; figure: SummaryFigure; onClose: () => void }) {
  const reached = reachedShare(figure);
  const facts: readonly (readonly [string, string])[] = [
    [m.supervision_summary_computed(), valueText(figure.value, figure)],
    [m.supervision_summary_before(), valueText(figure.before, figure)],
    [m.supervision_summary_change(), changeText(figure)],
    [m.supervision_summary_target(), valueText(figure.target, figure)],
    [m.supervision_summary_reached(), reached === null ? '—' : `${(reached * 100).toFixed(1)}%`],
  ];
  return (
    <SideSheet
      title={figure.year ? m.supervision_summary_of_year({ name: figure.name, year: String(figure.year) }) : figure.name}
      isOpen
      onClose={onClose}
      note={<p className="m-0 text-note text-muted">{figure.meaning}</p>}
    >
      <dl className="m-0 mb-3 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-table">
        {facts.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-muted">{label}</dt>
            <dd className="m-0 text-right">{value}</dd>
          </div>
        ))}
      </dl>
      {figure.confirmed && (
        <p className="m-0 mb-3 rounded-control bg-estimate-tint px-3 py-2 text-table">
          <b>{m.supervision_summary_confirmed({ value: valueText(figure.confirmed.value, figure) })}</b>
          <br />
          {figure.confirmed.note} · {figure.confirmed.by} {figure.confirmed.on}
        </p>
      )}
      {summary.abilities.edit ? (
        <Setting summary={summary} figure={figure} />
      ) : (
        figure.mark !== 'actual' && (
          <Chip tone="estimate" tag>
            {say(`code_figure_mark_${figure.mark}`)}
          </Chip>
        )
      )}
      <Rows summary={summary} figure={figure} />
    </SideSheet>
  );
}

const shape = z.object({ value: z.number(), note: z.string().trim().max(300) });
/** What a person types: money in 万元, shares in percent. */
const scaleOf = ({ unit }: SummaryFigure) => (unit === 'money_fen' ? 1_000_000 : unit === 'share' ? 0.01 : 1);

function Setting({ summary, figure }: { summary: Summary; figure: SummaryFigure }) {
  const params = { summaryId: summary.id, figureId: figure.id };
  const confirm = useAct(summaryRoutes.confirmSummaryFigure, CHANGES);
  const [problem, setProblem] = useState<unknown>(null);
  const scale = scaleOf(figure);
  const start = figure.confirmed?.value ?? figure.value;
  const state = useForm(shape, {
    values: { ...(start !== null && { value: Number((start / scale).toFixed(4)) }), note: figure.confirmed?.note ?? '' },
    send: async ({ value, note }) => {
      await confirm.mutateAsync({ params, body: { confirmed: { value: value * scale, note } } });
      toast(m.supervision_summary_confirmed_done());
    },
  });
  const set = (body: { mark?: FigureMark; confirmed?: null }) => {
    setProblem(null);
    confirm.mutateAsync({ params, body }).catch(setProblem);
  };
  return (
    <details className="mb-4 rounded-control border border-line" open={figure.confirmed !== null}>
      <summary className="flex min-h-9 cursor-pointer items-center px-3 text-table text-brand-strong max-md:min-h-11">
        {m.supervision_summary_setting()}
      </summary>
      <div className="flex flex-col gap-3 px-3 pb-3">
        <Choice
          label={m.supervision_summary_mark()}
          value={figure.mark}
          onChange={(mark) => set({ mark: mark as FigureMark })}
          options={FIGURE_MARKS.map((value) => ({ value, label: say(`code_figure_mark_${value}`) }))}
        />
        {problem !== null && <ErrorState error={problem} />}
        <Form
          state={state}
          label={m.supervision_summary_confirm()}
          foot={
            <>
              {figure.confirmed && (
                <Button look="quiet" onClick={() => set({ confirmed: null })}>
                  {m.supervision_summary_confirm_release()}
                </Button>
              )}
              <Button type="submit" disabled={state.isSending}>
                {m.supervision_summary_confirm()}
              </Button>
            </>
          }
        >
          <NumberField name="value" label={m.supervision_summary_confirm_value()} unit={figure.unit === 'share' ? '%' : unitOf(figure)} />
          <TextField name="note" label={m.supervision_summary_confirm_note()} hint={m.supervision_summary_confirm_hint()} />
        </Form>
      </div>
    </details>
  );
}

function Rows({ summary, figure }: { summary: Summary; figure: SummaryFigure }) {
  const [page, setPage] = useState(1);
  const { data, error } = useCall(summaryRoutes.listSummaryFigureRows, {
    params: { summaryId: summary.id, figureId: figure.id },
    query: { page, pageSize: PAGE },
  });
  if (error) return <ErrorState error={error} />;
  if (!data) return <Skeleton />;
  const pages = Math.max(1, Math.ceil(data.total / PAGE));
  return (
    <section aria-label={m.supervision_summary_rows()}>
      <h3 className="m-0 mb-1 flex items-center gap-2 text-table font-bold">
        {m.supervision_summary_rows_count({ count: data.total })}
        {data.isFrozen && (
          <Chip tone="done" tag>
            {m.supervision_summary_frozen()}
          </Chip>
        )}
      </h3>
      <ol className="m-0 list-none p-0">
        {data.rows.map((row) => (
          <li key={row.id} className="flex items-baseline justify-between gap-3 border-b border-row py-1.5 text-table">
            <span className="min-w-0">
              {row.path ? <Link {...linkTo(row.path)}>{row.label}</Link> : row.label}
              {row.note && <span className="block text-note text-muted">{row.note}</span>}
            </span>
            <span className="shrink-0 text-right text-note text-muted">
              {row.amount === null ? row.day : valueText(row.amount, figure)}
            </span>
          </li>
        ))}
      </ol>
      {pages > 1 && (
        <div className="mt-2 flex items-center justify-end gap-2 text-note text-muted">
          <Button size="small" disabled={page <= 1} onClick={() => setPage(page - 1)}>
            {m.supervision_summary_page_before()}
          </Button>
          {page} / {pages}
          <Button size="small" disabled={page >= pages} onClick={() => setPage(page + 1)}>
            {m.supervision_summary_page_next()}
          </Button>
        </div>
      )}
    </section>
  );
}
