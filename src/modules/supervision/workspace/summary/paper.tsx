import { Pencil } from 'lucide-react';
import { Fragment, useState, type ReactNode } from 'react';
import { Button, IconButton } from '#web/workspace/button.tsx';
import { m } from '#words/messages.js';
import type { Summary, SummaryFigure, SummaryLine, SummarySection, SummaryTable } from '../../contract.ts';
import { CaseEditor, PlanEditor } from './lists.tsx';
import type { SummaryActs } from './use-summary.ts';
import { shownText } from './words.tsx';

export type PaperParts = { summary: Summary; acts: SummaryActs; onFigure: (id: string) => void };

/** The text as a page: every line over its figures, each figure one click from its rows. */
export function Paper({ summary, acts, onFigure }: PaperParts) {
  const parts = { summary, acts, onFigure };
  return (
    <article
      aria-label={m.supervision_summary_text()}
      className="rounded-card border border-line bg-white px-10 py-9 max-md:px-4 max-md:py-5"
    >
      <header className="mb-6 text-center">
        {summary.title.split('\n').map((line) => (
          <p key={line} className="m-0 font-serif text-title leading-relaxed font-bold">
            {line}
          </p>
        ))}
      </header>
      <Line line={summary.opening} {...parts} />
      {summary.sections.map((section) => (
        <Section key={section.id} section={section} {...parts} />
      ))}
    </article>
  );
}

function Section({ section, ...parts }: PaperParts & { section: SummarySection }) {
  const { summary, acts } = parts;
  const isEmpty = section.lines.length + section.parts.length === 0 && !section.table && section.own === '';
  const hasList = section.kind === 'cases' ? summary.cases.length > 0 : section.kind === 'plans' && summary.plans.length > 0;
  if (isEmpty && !hasList && !summary.abilities.edit) return null;
  return (
    <section aria-label={section.heading} className="mt-6">
      <h2 className="m-0 mb-2 text-section font-bold">
        {section.mark}
        {section.heading}
      </h2>
      {section.lines.map((line) => (
        <Line key={line.id} line={line} {...parts} />
      ))}
      {section.parts.map((part) => (
        <Fragment key={part.id}>
          <h3 className="mt-4 mb-1 font-serif text-body font-bold">
            {part.mark}
            {part.heading}
          </h3>
          {part.lines.map((line) => (
            <Line key={line.id} line={line} {...parts} />
          ))}
        </Fragment>
      ))}
      {section.kind === 'cases' && <CaseEditor summary={summary} acts={acts} />}
      {section.kind === 'plans' && <PlanEditor summary={summary} acts={acts} />}
      {section.table && <Table table={section.table} label={section.heading} />}
      <OwnParagraph section={section} {...parts} />
    </section>
  );
}

/** A drafted line, or the officer's words in its place; below it the figures it stands on. */
function Line({ line, summary, acts, onFigure }: PaperParts & { line: SummaryLine }) {
  const [isOpen, setOpen] = useState(false);
  const figures = line.indicators.flatMap((id) => summary.figures.find((figure) => figure.id === id) ?? []);
  if (isOpen) {
    return (
      <Editor
        label={m.supervision_summary_own_words()}
        start={line.own ?? line.drafted}
        drafted={line.drafted}
        onCancel={() => setOpen(false)}
        onKeep={async (text) => {
          if (await acts.write(line.id, text === line.drafted ? null : text)) setOpen(false);
        }}
      />
    );
  }
  return (
    <div className="group relative pr-9">
      {(line.own ?? line.drafted).split('\n').map((text) => (
        <p key={text} className="m-0 indent-[2em] font-serif text-body leading-loose">
          {text}
        </p>
      ))}
      {summary.abilities.edit && (
        <span className="absolute top-0 -right-1" data-print="hidden">
          <IconButton
            icon={Pencil}
            label={m.supervision_summary_edit_line({ words: line.drafted.slice(0, 12) })}
            onClick={() => setOpen(true)}
          />
        </span>
      )}
      {line.own !== null && summary.abilities.edit && (
        <p className="m-0 mb-1 text-note text-muted" data-print="hidden">
          {m.supervision_summary_drafted_now({ text: line.drafted })}
        </p>
      )}
      <Figures figures={figures} onFigure={onFigure} />
    </div>
  );
}

function Figures({ figures, onFigure }: { figures: readonly SummaryFigure[]; onFigure: (id: string) => void }) {
  if (figures.length === 0) return null;
  return (
    <ul data-print="hidden" aria-label={m.supervision_summary_figures()} className="m-0 mb-2 flex list-none flex-wrap gap-1.5 p-0">
      {figures.map((figure) => (
        <li key={figure.id}>
          <button
            type="button"
            onClick={() => onFigure(figure.id)}
            className="inline-flex min-h-6 items-center gap-1 rounded-chip border border-line bg-head px-1.5 text-note text-muted hover:border-brand hover:text-brand-strong max-md:min-h-9"
          >
            {figure.name}
            <b className="text-brand-strong">{shownText(figure)}</b>
          </button>
        </li>
      ))}
    </ul>
  );
}

const ownAct = ({ own }: SummarySection) => (own === '' ? m.supervision_summary_own_add() : m.supervision_summary_own_change());

function OwnParagraph({ section, summary, acts }: PaperParts & { section: SummarySection }) {
  const [isOpen, setOpen] = useState(false);
  if (isOpen) {
    return (
      <Editor
        label={m.supervision_summary_own_paragraph()}
        start={section.own}
        onCancel={() => setOpen(false)}
        onKeep={async (text) => {
          if (await acts.write(section.id, text === '' ? null : text)) setOpen(false);
        }}
      />
    );
  }
  return (
    <>
      {section.own !== '' &&
        section.own.split('\n').map((text) => (
          <p key={text} className="m-0 indent-[2em] font-serif text-body leading-loose">
            {text}
          </p>
        ))}
      {summary.abilities.edit && (
        <div className="mt-1" data-print="hidden">
          <Button
            size="small"
            look="quiet"
            onClick={() => setOpen(true)}
            aria-label={m.supervision_summary_own_of({ act: ownAct(section), section: section.heading })}
          >
            {ownAct(section)}
          </Button>
        </div>
      )}
    </>
  );
}

type EditorParts = { label: string; start: string; drafted?: string; onCancel: () => void; onKeep: (text: string) => Promise<void> };

function Editor({ label, start, drafted, onCancel, onKeep }: EditorParts) {
  const [text, setText] = useState(start);
  return (
    <div className="my-2 rounded-control border border-brand bg-brand-tint p-3">
      <textarea
        aria-label={label}
        value={text}
        rows={Math.min(10, Math.max(3, Math.ceil(text.length / 40)))}
        onChange={(event) => setText(event.target.value)}
        className="w-full rounded-control border border-edge bg-white px-2.5 py-1.5 font-serif text-body leading-relaxed"
      />
      <div className="mt-2 flex flex-wrap justify-end gap-2">
        {drafted !== undefined && text !== drafted && (
          <Button look="quiet" onClick={() => setText(drafted)}>
            {m.supervision_summary_back_to_draft()}
          </Button>
        )}
        <Button onClick={onCancel}>{m.supervision_summary_leave()}</Button>
        <Button look="filled" onClick={() => void onKeep(text.trim())}>
          {m.supervision_summary_keep()}
        </Button>
      </div>
    </div>
  );
}

function Table({ table, label }: { table: SummaryTable; label: string }): ReactNode {
  return (
    <div className="my-3 overflow-x-auto" tabIndex={0} role="region" aria-label={label}>
      <table className="w-full border-collapse text-table">
        <thead>
          <tr>
            {table.columns.map((column, at) => (
              <th key={column} className={`border border-edge bg-head px-2 py-1.5 font-bold ${at === 0 ? 'text-left' : 'text-right'}`}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row[0]}>
              {row.map((cell, at) => (
                <td key={`${row[0]} ${table.columns[at]}`} className={`border border-edge px-2 py-1 ${at === 0 ? '' : 'text-right'}`}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
