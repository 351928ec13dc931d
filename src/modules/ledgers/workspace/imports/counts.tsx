import { m } from '#words/messages.js';
import type { ImportCounts, RowVerdict } from '../../contract/imports.ts';

/** All rows and what is said of them; a figure opens its rows. */
export function Counts({ counts, onShow }: { counts: ImportCounts; onShow: (verdict: RowVerdict | undefined) => void }) {
  const cells: readonly { verdict: RowVerdict | undefined; label: string; value: number; note: string; tone: string }[] = [
    {
      verdict: undefined,
      label: m.ledgers_import_all(),
      value: counts.total,
      note: counts.admitted > 0 ? m.ledgers_import_admitted_rows({ count: counts.admitted }) : '',
      tone: 'text-muted',
    },
    {
      verdict: 'good',
      label: m.ledgers_import_good(),
      value: counts.good,
      note: m.ledgers_import_new_update({ added: counts.new, updated: counts.update }),
      tone: 'text-done',
    },
    {
      verdict: 'problem',
      label: m.ledgers_import_problem(),
      value: counts.problem,
      note: m.ledgers_import_problem_note(),
      tone: 'text-late',
    },
    {
      verdict: 'duplicate',
      label: m.ledgers_import_duplicate(),
      value: counts.duplicate,
      note: m.ledgers_import_duplicate_note({ within: counts.withinFiles, against: counts.againstLedger }),
      tone: 'text-estimate',
    },
    {
      verdict: 'skipped',
      label: m.ledgers_import_skipped(),
      value: counts.skipped,
      note: m.ledgers_import_skipped_note({ same: counts.unchanged }),
      tone: 'text-muted',
    },
  ];
  return (
    <section
      aria-label={m.ledgers_import_counts()}
      className="grid grid-cols-5 rounded-card border border-line bg-white max-md:grid-cols-2"
    >
      {cells.map((cell, index) => (
        <button
          key={cell.label}
          type="button"
          onClick={() => onShow(cell.verdict)}
          className={`flex min-w-0 flex-col items-start border-line px-4 py-3 text-left hover:bg-head ${index > 0 ? 'border-l max-md:border-l-0' : ''} max-md:border-b`}
        >
          <span className={`text-note ${cell.tone}`}>{cell.label}</span>
          <span className="flex flex-wrap items-baseline gap-x-2">
            <span className="text-figure font-bold tabular-nums">{cell.value}</span>
            <span className="text-note text-muted">{cell.note}</span>
          </span>
        </button>
      ))}
    </section>
  );
}
